/** The heads of the table's columns: click to sort, click again to turn the order round. */
import { setPreference, usePreferences, type Column } from '../../state/preferences.ts';
import { Icon } from '../../ui/icon.tsx';
import { COLUMN_FACTS } from './table-row.tsx';

export function TableHead({ columns }: { readonly columns: readonly Column[] }) {
  const { sort, descending } = usePreferences();
  return (
    <div className="table-head" role="group" aria-label="Columns">
      {columns.map((column) => {
        const { name, sort: by } = COLUMN_FACTS[column];
        const active = by !== undefined && by === sort;
        if (by === undefined) {
          return (
            <span key={column} className="cell" data-column={column}>
              {name}
            </span>
          );
        }
        return (
          <button
            key={column}
            type="button"
            className="cell table-sort"
            data-column={column}
            aria-pressed={active}
            aria-label={`Sort by ${name}${active ? (descending ? ', now descending' : ', now ascending') : ''}`}
            onClick={() => setPreference({ sort: by, descending: active ? !descending : descendsFirst(by) })}
          >
            <span className="truncate">{name}</span>
            {active && <Icon name={descending ? 'down' : 'up'} />}
          </button>
        );
      })}
    </div>
  );
}

/** Dates, ratings and claims are wanted largest first, words from A. */
export function descendsFirst(sort: string): boolean {
  return ['added', 'updated', 'published', 'rating', 'claim', 'relevance'].includes(sort);
}
