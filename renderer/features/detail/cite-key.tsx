/** The citation key: copied with a click, edited where it stands, pinned so that nothing changes it. */
import type { Paper } from '../../../shared/library/paper.ts';
import { copyCitations } from '../../actions/copy.ts';
import { editPapers } from '../../state/edits.ts';
import { IconButton } from '../../ui/button.tsx';
import { EditableText } from '../../ui/editable-text.tsx';

export function checkKey(key: string): string | undefined {
  if (key === '') return 'A paper needs a citation key.';
  const wrong = /[\s,{}()=#%~\\"']/.exec(key);
  return wrong ? `A citation key can’t hold ${wrong[0].trim() === '' ? 'blanks' : wrong[0]}` : undefined;
}

export function CiteKey({ paper }: { readonly paper: Paper }) {
  const ids = [paper.id];
  const pinned = paper.citeKeyPinned === true;
  return (
    <div className="cite-key">
      <EditableText
        label="citation key"
        value={paper.citeKey}
        className="cite-key-text"
        check={checkKey}
        onSave={(citeKey) => editPapers({ citeKey }, ids)}
      >
        <code className="truncate">{paper.citeKey}</code>
      </EditableText>
      <IconButton
        icon="pin"
        label={pinned ? 'Unpin the key' : 'Pin the key'}
        filled={pinned}
        aria-pressed={pinned}
        onClick={() => void editPapers({ citeKeyPinned: !pinned }, ids)}
      />
      <IconButton
        icon="copy"
        label="Copy \cite{key}"
        keys="c"
        onClick={() => void copyCitations('latex', ids)}
      />
    </div>
  );
}
