/** The middle pane: bar, rows, and what stands there when there are none. */
import { useEffect, useRef } from 'react';
import { catchFocus } from '../../actions/focus.ts';
import { runAction } from '../../actions/registry.ts';
import { usePreferences } from '../../state/preferences.ts';
import { search, useResults } from '../../state/results.ts';
import { goTo, PLACES, searchEverywhere, setSearchText, useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { prepareDrags } from './drag-out.ts';
import { fittingColumns, useRoom } from './fitting-columns.ts';
import { ListBar } from './list-bar.tsx';
import { PaperList } from './paper-list.tsx';
import { TableHead } from './table-head.tsx';
import './list.css';
import './table.css';

export function ListPane() {
  const { total, key, error } = useResults();
  const { layout, columns } = usePreferences();
  const pane = useRef<HTMLElement>(null);
  const shown = fittingColumns(columns, useRoom(pane));
  useEffect(prepareDrags, []);
  const empty = total === 0;
  // What had the focus goes away with the last row, and where triage ends.
  useEffect(catchFocus, [empty, error]);
  return (
    <section className="list-pane" aria-label="List" ref={pane}>
      <ListBar shown={shown} />
      {layout === 'table' && total > 0 && <TableHead columns={shown} />}
      {error ? (
        <Empty main icon="warning" title={error.message} more={error.detail}>
          <Button icon="undo" onClick={() => void search()}>
            Try again
          </Button>
        </Empty>
      ) : total > 0 ? (
        <PaperList columns={shown} />
      ) : (
        key && <NothingHere />
      )}
    </section>
  );
}

function NothingHere() {
  const { place, text } = useView();
  if (text.trim() !== '') {
    return (
      <Empty
        main
        icon="search"
        title="Nothing found"
        more={`No paper${place.query === '' ? '' : ` in ${place.name}`} matches these words.`}
      >
        <Button onClick={() => setSearchText('')} keys="escape">
          Clear the search
        </Button>
        {place.query !== '' && <Button onClick={searchEverywhere}>Search all papers</Button>}
      </Empty>
    );
  }
  if (place.id === 'status:inbox') {
    return (
      <Empty
        main
        icon="inbox"
        title="The inbox is empty"
        more="New papers land here. Paste a listing anywhere in the window to bring some in."
      >
        <Button icon="clipboard" keys="mod+i" onClick={() => runAction('import-paste')}>
          Paste a listing
        </Button>
      </Empty>
    );
  }
  return (
    <Empty main icon="stack" title="No papers here yet">
      <Button onClick={() => goTo(PLACES.all)}>Show all papers</Button>
    </Empty>
  );
}
