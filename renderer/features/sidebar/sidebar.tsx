/** The places of the library: reading states, saved searches, topics, tags. */
import type { KeyboardEvent } from 'react';
import { focusList } from '../../actions/focus.ts';
import { runAction } from '../../actions/registry.ts';
import { useLibrary } from '../../state/library.ts';
import { change, notifyUndo } from '../../state/edits.ts';
import { openSheet } from '../../state/sheets.ts';
import { goTo, PLACES, topicPlace, useView, type Place } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { PlaceRow } from './place-row.tsx';
import { SavedSources } from './saved-sources.tsx';
import { Section } from './section.tsx';
import { TagTree } from './tag-tree.tsx';
import './sidebar.css';

const MAIN: readonly (readonly [Place, IconName])[] = [
  [PLACES.inbox, 'inbox'],
  [PLACES.all, 'stack'],
  [PLACES.toRead, 'bookmark'],
  [PLACES.reading, 'book'],
  [PLACES.read, 'check'],
  [PLACES.starred, 'star'],
];
const REST: readonly (readonly [Place, IconName])[] = [
  [PLACES.archived, 'archive'],
  [PLACES.discarded, 'trash'],
];

/** Arrow keys go from entry to entry; with many tags, Tab would take long. */
function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('.place-open, .sidebar-fold')];
  const at = entries.findIndex((entry) => entry === document.activeElement);
  if (at < 0) return;
  const next = {
    ArrowDown: entries[at + 1],
    ArrowUp: entries[at - 1],
    Home: entries[0],
    End: entries.at(-1),
  }[event.key];
  if (event.key === 'ArrowRight') focusList();
  else if (next) next.focus();
  else return;
  event.preventDefault();
}

export function Sidebar() {
  const overview = useLibrary((state) => state.overview);
  const current = useView((state) => state.place.id);
  const mode = useView((state) => state.mode);

  function countOf(place: Place): number | undefined {
    if (!overview) return undefined;
    if (place.id === 'all') return overview.total - (overview.statuses.discarded ?? 0);
    if (place.id === 'starred') return overview.starred;
    const status = place.id.slice('status:'.length) as keyof typeof overview.statuses;
    return overview.statuses[status] ?? 0;
  }
  const row = ([place, icon]: readonly [Place, IconName]) => (
    <PlaceRow
      key={place.id}
      icon={icon}
      name={place.name}
      count={countOf(place)}
      current={current === place.id}
      strong={place.id === 'status:inbox'}
      onOpen={() => goTo(place)}
    />
  );

  return (
    // Its entries are buttons; the keys only go from one to the next.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <nav className="sidebar" aria-label="Library" data-sidebar onKeyDown={moveAlong}>
      <div className="sidebar-brand">
        <span className="sidebar-name">Roofline</span>
        <IconButton
          icon="sidebar"
          label="Hide the sidebar"
          keys="mod+b"
          onClick={() => runAction('sidebar')}
        />
        <IconButton
          icon="plus"
          label="Import"
          keys="mod+i"
          onClick={() => openSheet({ kind: 'import', incoming: [] })}
        />
        <IconButton
          icon="settings"
          label="Settings"
          keys="mod+,"
          onClick={() => openSheet({ kind: 'settings' })}
        />
      </div>
      <div className="sidebar-scroll">
        <ul className="sidebar-places">{MAIN.map(row)}</ul>
        <SavedSearches />
        <SavedSources />
        {overview && overview.topics.length > 0 && (
          <Section id="topics" title="Topics">
            <ul>
              {overview.topics.slice(0, 40).map(({ value, label, count }) => (
                <PlaceRow
                  key={value}
                  icon="topic"
                  name={label}
                  count={count}
                  current={current === `topic:${value}`}
                  onOpen={() => goTo(topicPlace(value, label))}
                />
              ))}
            </ul>
          </Section>
        )}
        {overview && overview.tags.length > 0 && (
          <Section
            id="tags"
            title="Tags"
            action={
              <IconButton icon="more" label="Manage tags" onClick={() => openSheet({ kind: 'tags' })} />
            }
          >
            <TagTree tags={overview.tags} current={current} />
          </Section>
        )}
        <Section id="more" title="Put away">
          <ul>{REST.map(row)}</ul>
        </Section>
      </div>
      <ul className="sidebar-views" aria-label="Views of these papers">
        {(['compare', 'insights'] as const).map((view) => (
          <PlaceRow
            key={view}
            icon={view}
            name={view === 'compare' ? 'Compare' : 'Insights'}
            current={mode === view}
            onOpen={() => runAction(view)}
          />
        ))}
      </ul>
    </nav>
  );
}

function SavedSearches() {
  const searches = useLibrary((state) => state.overview?.savedSearches);
  const current = useView((state) => state.place.id);
  if (!searches || searches.length === 0) return null;
  return (
    <Section id="searches" title="Searches">
      <ul>
        {searches.map(({ count, ...saved }) => {
          const { id, name, query } = saved;
          return (
            <PlaceRow
              key={id}
              icon="filter"
              name={name}
              count={count}
              current={current === `saved:${id}`}
              onOpen={() => goTo({ id: `saved:${id}`, name, query })}
              onEdit={() => openSheet({ kind: 'save-search', saved })}
              onRemove={async () => {
                if (current === `saved:${id}`) goTo(PLACES.all);
                if (await change('searches.delete', { id })) notifyUndo(`Deleted the search “${name}”`);
              }}
            />
          );
        })}
      </ul>
    </Section>
  );
}
