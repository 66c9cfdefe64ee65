/** The BibTeX tab: the entry as an export would write it. */
import { useState } from 'react';
import type { Paper } from '../../../shared/library/paper.ts';
import { copyText } from '../../actions/copy.ts';
import { useLibrary } from '../../state/library.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Segmented } from '../../ui/segmented.tsx';

type Kind = 'bibtex' | 'biblatex';

export function BibtexTab({ paper }: { readonly paper: Paper }) {
  const [kind, setKind] = useState<Kind>('bibtex');
  const options = useLibrary((state) => state.settings?.export);
  const { answer: entry, error } = useAnswer(
    'export.text',
    { format: kind, papers: { ids: [paper.id] }, ...(options ? { options } : {}) },
    paper,
  );

  return (
    <div className="bibtex-tab">
      <div className="bibtex-bar">
        <Segmented
          label="Format"
          value={kind}
          options={[
            ['bibtex', 'BibTeX'],
            ['biblatex', 'BibLaTeX'],
          ]}
          onChange={setKind}
        />
        <span className="head-gap" />
        <Button
          icon="copy"
          keys="b"
          disabled={!entry}
          onClick={() => void copyText(entry?.text ?? '', 'the entry')}
        >
          Copy
        </Button>
      </div>
      {error && <p className="problem">{error.message}</p>}
      {entry && (
        // A long entry scrolls, so it must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className="code-block" tabIndex={0} aria-label="The entry" role="region">
          {entry.text.slice(0, 100_000)}
        </pre>
      )}
      {entry && entry.problems.length > 0 && (
        <ul className="problems">
          {entry.problems.map((problem, at) => (
            <li key={at}>
              <Icon name="info" />
              {problem.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
