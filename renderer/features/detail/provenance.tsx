/** Where the paper came from: each source with what it printed. */
import type { Paper, Source } from '../../../shared/library/paper.ts';

export function Provenance({ paper }: { readonly paper: Paper }) {
  return (
    <details className="provenance">
      <summary>
        Added {paper.addedAt.slice(0, 10)}
        {paper.sources.length > 0 &&
          ` from ${paper.sources.length === 1 ? 'one source' : `${paper.sources.length} sources`}`}
      </summary>
      <ul>
        {paper.sources.slice(0, 50).map((source, at) => (
          <li key={at}>{sourceText(source)}</li>
        ))}
      </ul>
    </details>
  );
}

function sourceText(source: Source): string {
  const parts = [
    source.format,
    source.from,
    source.capturedAt?.slice(0, 10),
    source.lines && `lines ${source.lines[0]} to ${source.lines[1]}`,
    source.datePrinted && `date printed “${source.datePrinted}”`,
    source.comments !== undefined && `${source.comments} comments`,
    source.votes !== undefined && `${source.votes} votes`,
    source.organisation,
    source.headings?.join(' › '),
  ];
  return parts
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ')
    .slice(0, 600);
}
