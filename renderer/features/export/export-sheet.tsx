/** The export sheet: which papers, in which format, with a preview of the very text that is copied or saved. */
import { useRef, useState } from 'react';
import type { ExportResult, Selection } from '../../../shared/api/schemas.ts';
import type { PrintOptions } from '../../../shared/formats/format.ts';
import { problemLines } from '../../../shared/formats/problem-lines.ts';
import { papers } from '../../../shared/library/paper-count.ts';
import { copyText } from '../../actions/copy.ts';
import { api } from '../../api.ts';
import { stopWork, useLibrary } from '../../state/library.ts';
import { notify, notifyError } from '../../state/notify.ts';
import { currentKey, useResults } from '../../state/results.ts';
import { targets, useSelection } from '../../state/selection.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { ExportOptions } from './export-options.tsx';
import { KeepUpdated } from './keep-updated.tsx';
import { NoteVault } from './note-vault.tsx';
import './export.css';

type Scope = 'selected' | 'found' | 'all';
/** Papers of a preview; all are printed when they are copied or saved. */
const PREVIEWED = 200;
/** More of the text than this is written and copied, not shown. */
const SHOWN = 60_000;

export function ExportSheet({ onClose }: { readonly onClose: () => void }) {
  const defaults = useLibrary((state) => state.settings?.export);
  const total = useLibrary((state) => state.overview?.total) ?? 0;
  const found = useResults((state) => state.total);
  const chosen = useSelection((state) => state.chosen.size);
  const formats = useAnswer('export.formats', {}).answer ?? [];
  const [format, setFormat] = useState('bibtex');
  const [scope, setScope] = useState<Scope>(chosen > 1 ? 'selected' : 'found');
  const [options, setOptions] = useState<PrintOptions>(defaults ?? {});
  const [printing, setPrinting] = useState(false);
  const task = useLibrary((state) => state.progress.get('print'));
  const attempt = useRef(0);

  const wanted = { format, papers: selection(scope), options };
  const { answer, error } = useAnswer('export.text', { ...wanted, limit: PREVIEWED });
  const result = error ? undefined : answer;
  /** Prints all of them. What a preview of some could not tell is told then. */
  async function print(act: (whole: ExportResult) => void): Promise<void> {
    if (printing) return;
    if (result && result.count <= PREVIEWED) return act(result);
    const mine = ++attempt.current;
    setPrinting(true);
    const whole = await api.request('export.text', wanted);
    if (mine !== attempt.current) return;
    setPrinting(false);
    if (!whole.ok) return void notifyError(whole.error);
    act(whole.value);
    const { problems } = whole.value;
    if (problems.length > 0)
      notify(thingsToKnow(problems.length), { level: 'warning' }, problemLines(problems).join('\n'));
  }

  /** Also where all is printed and on its way: a hundred megabytes take seconds. */
  function stop(): void {
    attempt.current++;
    setPrinting(false);
    stopWork('print');
    notify('Stopped. Nothing was written.');
  }
  function close(): void {
    if (printing) stop();
    onClose();
  }

  const scopes = [
    ...(chosen > 0 ? [['selected', `Selected (${chosen.toLocaleString('en')})`] as const] : []),
    ['found', `This list (${found.toLocaleString('en')})`] as const,
    ['all', `All (${total.toLocaleString('en')})`] as const,
  ];
  return (
    <Sheet
      title="Export"
      size="large"
      onClose={close}
      footer={
        <>
          <span className="muted sheet-gap" role="status">
            {result && !printing ? papers(result.count) : ''}
          </span>
          {printing && <TaskProgress task={task} label="Writing papers" />}
          <Button onClick={printing ? stop : close}>{printing ? 'Stop' : 'Close'}</Button>
          <Button
            icon="copy"
            disabled={!result}
            onClick={() => void print(({ text, count }) => void copyText(text, papers(count)))}
          >
            Copy
          </Button>
          <Button look="primary" icon="export" disabled={!result} onClick={() => void print(saveFile)}>
            Save {result?.fileName ?? ''}
          </Button>
        </>
      }
    >
      <div className="export">
        <div className="export-side">
          <Segmented label="Papers" value={scope} options={scopes} onChange={setScope} />
          <fieldset className="export-group">
            <legend>Format</legend>
            {formats.map(({ id, name }) => (
              <label key={id} className="check">
                <input type="radio" name="format" checked={id === format} onChange={() => setFormat(id)} />
                {name}
              </label>
            ))}
          </fieldset>
          <ExportOptions format={format} options={options} onChange={setOptions} />
          {(format === 'bibtex' || format === 'biblatex') && (
            <KeepUpdated
              format={format}
              query={scope === 'found' ? currentKey().query : ''}
              options={options}
            />
          )}
          {format === 'markdown' && <NoteVault papers={selection(scope)} />}
        </div>
        <div className="export-preview">
          {error && <p className="problem">{error.message}</p>}
          {result && <Preview result={result} />}
        </div>
      </div>
    </Sheet>
  );
}

function selection(scope: Scope): Selection {
  if (scope === 'selected') return { ids: [...targets()] };
  return { query: scope === 'found' ? currentKey().query : '' };
}

function Preview({ result }: { readonly result: ExportResult }) {
  const { text, problems } = result;
  return (
    <>
      {problems.length > 0 && (
        <details className="export-problems">
          <summary>
            <Icon name="warning" />
            {thingsToKnow(problems.length)}
            {result.count > PREVIEWED && ` in the first ${PREVIEWED} papers`}
          </summary>
          <ul>
            {problemLines(problems).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {/* A long text scrolls, so it must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="code-block export-text" role="region" aria-label="Preview" tabIndex={0}>
        {text.slice(0, SHOWN)}
        {text.length > SHOWN && '\n…'}
      </pre>
    </>
  );
}

function thingsToKnow(count: number): string {
  return count === 1 ? '1 thing to know' : `${count.toLocaleString('en')} things to know`;
}

function saveFile({ text, fileName, count }: ExportResult): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  notify(`Saved ${papers(count)} as ${fileName}`, { level: 'success' });
}
