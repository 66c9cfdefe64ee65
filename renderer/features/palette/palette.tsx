/** The command palette: every action with its shortcut, and the places, tags and papers that match what is typed. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Row } from '../../../shared/api/schemas.ts';
import { matchShortList } from '../../../shared/search/match-short-list.ts';
import { actions, keyName } from '../../actions/registry.ts';
import { focusShown } from '../../actions/focus.ts';
import { api } from '../../api.ts';
import { useLibrary } from '../../state/library.ts';
import { openPaper } from '../../state/selection.ts';
import { goTo, setMode, tagPlace, topicPlace } from '../../state/view.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Keys } from '../../ui/keys.tsx';
import { MarkedText, type Ranges } from '../../ui/marked-text.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import './palette.css';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly hint?: string;
  readonly icon: IconName;
  readonly keys?: string | undefined;
  readonly also?: string;
  readonly run: () => void;
}

const MOST = 40;
const PAPERS = 6;

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { rows, of } = usePapers(text);
  /** Enter was pressed before the papers of the last letters were there. */
  const [entered, setEntered] = useState(false);
  const fixed = useEntries();
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  const commands: readonly { readonly item: Entry; readonly ranges: Ranges }[] =
    text.trim() === ''
      ? fixed
          .filter(({ id: entry }) => !entry.startsWith('tag:') && !entry.startsWith('rating'))
          .map((item) => ({ item, ranges: [] }))
      : matchShortList(fixed, text, ({ name, also }) => (also === undefined ? name : `${name} ${also}`));
  const shown: readonly { readonly item: Entry; readonly ranges: Ranges }[] = [
    ...commands.slice(0, text.trim() === '' ? MOST : 8),
    ...rows.map((row) => ({
      item: {
        id: row.id,
        name: row.title,
        hint: row.citeKey,
        icon: 'file' as const,
        run: () => {
          setMode('library');
          openPaper(row.id);
        },
      },
      ranges: row.matches.find(({ field }) => field === 'title')?.ranges ?? [],
    })),
    ...commands.slice(8, text.trim() === '' ? 0 : MOST),
  ];
  const current = Math.min(at, shown.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const isWaiting = commands.length === 0 && of !== text;
  const awaited = entered && !isWaiting ? shown[0]?.item : undefined;
  useEffect(() => {
    if (awaited) run(awaited);
    // What it does is fixed when it is first there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [awaited?.id]);

  function run(entry: Entry | undefined): void {
    if (!entry) return;
    onClose();
    // After the focus is back where it was, so that an action that moves it has the last word.
    requestAnimationFrame(() => {
      focusShown();
      entry.run();
    });
  }
  function onKeyDown(event: KeyboardEvent): void {
    // The keys are then about the letters that are being put together.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt((current + 1) % Math.max(1, shown.length));
    else if (event.key === 'ArrowUp') setAt((current - 1 + shown.length) % Math.max(1, shown.length));
    else if (event.key === 'Home') setAt(0);
    else if (event.key === 'End') setAt(shown.length - 1);
    else if (keyName(event.nativeEvent) === 'mod+k') onClose();
    else if (event.key === 'Enter' && isWaiting) setEntered(true);
    else if (event.key === 'Enter') run(shown[current]?.item);
    else return;
    event.preventDefault();
  }

  return (
    <Sheet title="Commands" size="palette" bare onClose={onClose}>
      <div className="palette-field">
        <Icon name="search" />
        <input
          className="palette-input"
          role="combobox"
          aria-label="Command, place, tag or paper"
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
          placeholder="Type a command, a tag, or words of a paper"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
            setEntered(false);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={id} ref={list} className="palette-list" role="listbox" aria-label="Matches" tabIndex={-1}>
        {shown.map(({ item, ranges }, index) => (
          // The keyboard chooses through the field (aria-activedescendant).
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={item.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className="palette-entry"
            onMouseMove={() => setAt(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run(item)}
          >
            <Icon name={item.icon} />
            <bdi className="truncate palette-name">
              <MarkedText
                text={item.name}
                ranges={ranges.filter(([, end]) => end <= item.name.length)}
                limit={160}
              />
            </bdi>
            {item.hint !== undefined && <span className="muted truncate palette-hint">{item.hint}</span>}
            {item.keys !== undefined && <Keys of={item.keys} />}
          </div>
        ))}
      </div>
      {shown.length === 0 && (
        <p className="palette-none" role="status">
          Nothing matches
        </p>
      )}
    </Sheet>
  );
}

function useEntries(): readonly Entry[] {
  const overview = useLibrary((state) => state.overview);
  // What makes sense is asked once, when the palette opens: the sheet itself changes nothing it depends on.
  const [available] = useState(() =>
    actions.filter((action) => !action.movement && action.id !== 'palette' && (action.when?.() ?? true)),
  );
  return [
    ...available.map(({ id, name, icon = 'right', keys, also, run }) => ({
      id,
      name,
      icon,
      keys: keys[0],
      ...(also === undefined ? {} : { also }),
      run,
    })),
    ...(overview?.savedSearches ?? []).map(({ id, name, query }) => ({
      id: `saved:${id}`,
      name,
      hint: query,
      icon: 'filter' as const,
      run: () => goTo({ id: `saved:${id}`, name, query }),
    })),
    ...(overview?.tags ?? []).map(({ name, count }) => ({
      id: `tag:${name}`,
      name,
      hint: String(count),
      icon: 'tag' as const,
      run: () => goTo(tagPlace(name)),
    })),
    ...(overview?.topics ?? []).map(({ value, label, count }) => ({
      id: `tag:topic:${value}`,
      name: label,
      hint: String(count),
      icon: 'topic' as const,
      run: () => goTo(topicPlace(value, label)),
    })),
  ];
}

interface FoundPapers {
  readonly rows: readonly Row[];
  /** The text that they are found by. */
  readonly of: string;
}

/** Papers that match, a moment after the typing; answers to older words are dropped. */
function usePapers(text: string): FoundPapers {
  const [found, setFound] = useState<FoundPapers>({ rows: [], of: '' });
  useEffect(() => {
    if (text.trim().length < 2) {
      // eslint-disable-next-line react-hooks/set-state-in-effect -- an empty field has no papers, at once
      setFound({ rows: [], of: text });
      return;
    }
    let current = true;
    void api.request('papers.search', { query: text, limit: PAPERS }).then((answer) => {
      if (current) setFound({ rows: answer.ok ? answer.value.rows : [], of: text });
    });
    return () => {
      current = false;
    };
  }, [text]);
  return found;
}
