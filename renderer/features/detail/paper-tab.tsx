/** The Paper tab: abstract, links, details, other versions and files, each changed where it stands. */
import { editPaper } from '../../state/edits.ts';
import type { OpenPaper } from '../../state/paper.ts';
import { indexOf, rowAt, useResults } from '../../state/results.ts';
import { EditableText } from '../../ui/editable-text.tsx';
import { Abstract } from './abstract.tsx';
import { Attachments } from './attachments.tsx';
import { Details } from './details.tsx';
import { Links } from './links.tsx';
import { Provenance } from './provenance.tsx';
import { Versions } from './versions.tsx';
import './paper-tab.css';

export function PaperTab({ open }: { readonly open: OpenPaper }) {
  const { paper } = open;
  const matches = useResults((state) => rowAt(indexOf(paper.id, state.pages), state.pages)?.matches);
  return (
    <div className="paper-tab">
      <EditableText
        label="abstract"
        value={paper.abstract ?? ''}
        placeholder="No abstract. Click to write or paste one."
        lines
        pencilOnly
        className="abstract"
        onSave={(abstract) => editPaper(paper, { abstract: abstract === '' ? null : abstract })}
      >
        <Abstract paper={paper} ranges={matches?.find(({ field }) => field === 'abstract')?.ranges} />
      </EditableText>
      <Links paper={paper} />
      <Details paper={paper} />
      <Attachments paper={paper} />
      <Versions paper={paper} />
      <Provenance paper={paper} />
    </div>
  );
}
