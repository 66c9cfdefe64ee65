/** What would change in a paper, field by field: what was there struck out, what comes in its place. */
import type { FieldDifference } from '../../shared/api/schemas.ts';
import './item.css';

/** More than this of a value is not shown. */
const SHOWN = 400;
/** Longer lists start folded. */
const OPEN_UP_TO = 4;

export function FieldChanges({
  changes,
  open = changes.length <= OPEN_UP_TO,
}: {
  readonly changes: readonly FieldDifference[];
  readonly open?: boolean;
}) {
  return (
    <details className="item-changes" open={open}>
      <summary>{changes.length === 1 ? '1 field changes' : `${changes.length} fields change`}</summary>
      <dl>
        {changes.map(({ field, before, after }) => (
          <div key={field} className="change">
            <dt>{fieldName(field)}</dt>
            <dd>
              <Difference before={before} after={after} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What goes struck out, what comes beside it; of a value that only grows, what stays as it is. */
function Difference({ before, after }: Pick<FieldDifference, 'before' | 'after'>) {
  const grows = before !== '' && after.startsWith(before);
  if (grows) {
    return (
      <>
        {before.slice(-SHOWN)}
        <ins>{after.slice(before.length, before.length + SHOWN)}</ins>
      </>
    );
  }
  return (
    <>
      {before !== '' && <del>{before.slice(0, SHOWN)}</del>} <ins>{after.slice(0, SHOWN)}</ins>
    </>
  );
}

/** "authorCount" as "author count". */
function fieldName(field: string): string {
  return field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
