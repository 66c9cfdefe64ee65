/** Before the first look-up: which hosts are asked, and what of a paper each is sent. */
import { useAnswer } from '../../state/use-answer.ts';
import { SourcesTable } from '../../ui/sources-table.tsx';

export function Consent() {
  const { answer: sources = [], error } = useAnswer('complete.sources', {});
  return (
    <div className="consent">
      <p>
        Looking a paper up asks these public sources. Each is sent only what is written here, and the contact
        address from your settings if you gave one: never your notes, tags or files.
      </p>
      {error ? <p role="alert">{error.message}</p> : <SourcesTable sources={sources} />}
      <p className="muted">
        You are asked this once. Papers are looked up only when you say so, and nothing changes before you
        have seen it.
      </p>
    </div>
  );
}
