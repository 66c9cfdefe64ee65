/** Saved listings: each with how many papers are new in it; opening one checks it now. */
import { change, notifyUndo } from '../../state/edits.ts';
import { refreshSources, useOnline } from '../../state/online.ts';
import { openSheet } from '../../state/sheets.ts';
import { IconButton } from '../../ui/button.tsx';
import { PlaceRow } from './place-row.tsx';
import { Section } from './section.tsx';

export function SavedSources() {
  const sources = useOnline((state) => state.sources);
  if (sources.length === 0) return null;
  return (
    <Section
      id="sources"
      title="Sources"
      action={
        <IconButton
          icon="plus"
          label="Fetch a listing to save"
          onClick={() => openSheet({ kind: 'import', incoming: [] })}
        />
      }
    >
      <ul>
        {sources.map(({ id, name, fresh }) => (
          <PlaceRow
            key={id}
            icon="link"
            name={name}
            count={fresh}
            current={false}
            strong={fresh > 0}
            onOpen={() => openSheet({ kind: 'import', incoming: [{ savedSource: id, name }] })}
            onRemove={async () => {
              if (!(await change('saved-sources.remove', { id }))) return;
              notifyUndo(`Forgot the source “${name}”`);
              await refreshSources();
            }}
          />
        ))}
      </ul>
    </Section>
  );
}
