/** Above the rows: how many papers, in which order, as list or table; with several selected, what can be done with them. */
import { Fragment } from 'react';
import { actionById, runAction } from '../../actions/registry.ts';
import { COLUMNS, setPreference, usePreferences, type Column } from '../../state/preferences.ts';
import { useResults } from '../../state/results.ts';
import { chooseNone, useSelection } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuCheck, MenuChoice, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { PaneBar } from '../../ui/pane-bar.tsx';
import { descendsFirst } from './table-head.tsx';
import { COLUMN_FACTS } from './table-row.tsx';

const SORT_NAMES = [
  ['auto', 'Best match, else newest'],
  ['added', 'Added'],
  ['published', 'Published'],
  ['title', 'Title'],
  ['author', 'First author'],
  ['venue', 'Venue'],
  ['rating', 'Rating'],
  ['claim', 'Claim'],
  ['updated', 'Changed'],
] as const;
type SortChoice = (typeof SORT_NAMES)[number][0];

interface ListBarProps {
  /** The columns of the table that have room. */
  readonly shown: readonly Column[];
}

export function ListBar(props: ListBarProps) {
  const chosen = useSelection((state) => state.chosen.size);
  return chosen > 1 ? <ChosenBar count={chosen} /> : <PlainBar {...props} />;
}

function PlainBar({ shown }: ListBarProps) {
  const total = useResults((state) => state.total);
  const { sort, descending, layout, columns } = usePreferences();
  const place = useView((state) => state.place.name);
  const searching = useView((state) => state.text.trim() !== '');
  const choice: SortChoice = SORT_NAMES.find(([id]) => id === sort)?.[0] ?? 'auto';
  const setSort = (next: SortChoice): void =>
    setPreference(
      next === 'auto'
        ? { sort: undefined, descending: undefined }
        : { sort: next, descending: descendsFirst(next) },
    );
  return (
    <PaneBar title={<bdi>{place}</bdi>} count={total} of="papers">
      <Menu
        align="end"
        trigger={
          <button type="button" className="pane-menu" aria-label="Sort the papers">
            <Icon name="sort" />
            <span>
              {choice === 'auto'
                ? searching
                  ? 'Best match'
                  : 'Newest'
                : SORT_NAMES.find(([id]) => id === choice)?.[1]}
            </span>
          </button>
        }
      >
        <MenuChoice label="Sort by" value={choice} options={SORT_NAMES} onChange={setSort} />
        {choice !== 'auto' && (
          <>
            <MenuSeparator />
            <MenuCheck
              checked={(descending ?? descendsFirst(choice)) !== descendsFirst(choice)}
              onChange={(on) => setPreference({ descending: descendsFirst(choice) !== on })}
            >
              The other way round
            </MenuCheck>
          </>
        )}
        {layout === 'table' && <MenuSeparator />}
        {layout === 'table' &&
          COLUMNS.filter((column) => column !== 'title').map((column) => (
            <MenuCheck
              key={column}
              checked={columns.includes(column)}
              onChange={(on) =>
                setPreference({
                  columns: COLUMNS.filter((each) => (each === column ? on : columns.includes(each))),
                })
              }
            >
              {COLUMN_FACTS[column].name} column
              {columns.includes(column) && !shown.includes(column) && (
                <span className="muted">, no room</span>
              )}
            </MenuCheck>
          ))}
      </Menu>
      <IconButton
        icon={layout === 'list' ? 'table' : 'list'}
        label={layout === 'list' ? 'Show as table' : 'Show as list'}
        keys="v"
        onClick={() => runAction('layout')}
      />
      <IconButton
        icon="triage"
        label="Triage"
        keys="t"
        disabled={total === 0}
        onClick={() => runAction('triage')}
      />
      <Menu align="end" trigger={<IconButton icon="more" label="More" />}>
        {['import-paste', 'import-file', 'export'].map((id) => (
          <ActionItem key={id} id={id} />
        ))}
        <MenuSeparator />
        {['select-all', 'save-search', 'tags', 'duplicates', 'shortcuts'].map((id) => (
          <ActionItem key={id} id={id} />
        ))}
      </Menu>
    </PaneBar>
  );
}

function ActionItem({ id }: { readonly id: string }) {
  const { name, icon, keys, when } = actionById(id);
  if (when && !when()) return null;
  return (
    <MenuItem
      {...(icon ? { icon } : {})}
      keys={keys[0]}
      danger={id === 'delete'}
      onSelect={() => runAction(id)}
    >
      {name}
    </MenuItem>
  );
}

/** Buttons for which a narrow list has no room; the menu has them too. */
const ROOMY = ['status.archived', 'status.discarded', 'star', 'tag', 'complete', 'export'] as const;

const CHOSEN_MENU = [
  ['status.inbox', 'status.reading', 'status.read', 'status.archived', 'status.discarded'],
  ['star', 'tag', 'complete', 'find-published', 'export'],
  ['copy-key', 'copy-bibtex', 'copy-markdown', 'regenerate-keys'],
  ['delete'],
] as const;

function ChosenBar({ count }: { readonly count: number }) {
  return (
    <div className="pane-bar list-bar-chosen" role="group" aria-label="Selected papers">
      <strong aria-live="polite" className="truncate">
        {count.toLocaleString('en')} <span className="list-bar-noun">papers </span>selected
      </strong>
      <span className="pane-gap" />
      <ActionButton id="status.to-read" />
      <span className="list-bar-buttons">
        {ROOMY.map((id) => (
          <ActionButton key={id} id={id} />
        ))}
      </span>
      <Menu align="end" trigger={<IconButton icon="more" label="More for the selected papers" />}>
        {CHOSEN_MENU.map((ids, at) => (
          <Fragment key={ids[0]}>
            {at > 0 && <MenuSeparator />}
            {ids.map((id) => (
              <ActionItem key={id} id={id} />
            ))}
          </Fragment>
        ))}
      </Menu>
      <IconButton icon="close" label="Clear the selection" keys="escape" onClick={chooseNone} />
    </div>
  );
}

function ActionButton({ id }: { readonly id: string }) {
  const { name, icon = 'check', keys } = actionById(id);
  return <IconButton icon={icon} label={name} keys={keys[0]} onClick={() => runAction(id)} />;
}
