/** Gives the current search a name and a place in the sidebar. */
import { useRef, useState, type FormEvent } from 'react';
import { change } from '../../state/edits.ts';
import { notify } from '../../state/notify.ts';
import { usePreferences } from '../../state/preferences.ts';
import { combinedQuery, goTo, useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';

export function SaveSearch({ onClose }: { readonly onClose: () => void }) {
  const [{ query, suggestion }] = useState(() => {
    const { place, text } = useView.getState();
    const words = text.trim();
    return {
      query: combinedQuery(place, text).query,
      suggestion: words === '' ? place.name : words.slice(0, 60),
    };
  });
  const [name, setName] = useState(suggestion);
  const field = useRef<HTMLInputElement>(null);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { sort } = usePreferences.getState();
    const id = crypto.randomUUID();
    onClose();
    const done = await change('searches.save', { id, name: name.trim(), query, ...(sort ? { sort } : {}) });
    if (!done) return;
    goTo({ id: `saved:${id}`, name: name.trim(), query });
    notify(`Saved the search “${name.trim()}”`, { level: 'success' });
  }
  return (
    <Sheet
      title="Save this search"
      size="small"
      onClose={onClose}
      initialFocus={field}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="save-search" disabled={name.trim() === ''}>
            Save
          </Button>
        </>
      }
    >
      <form id="save-search" className="save-search" onSubmit={(event) => void save(event)}>
        <label>
          Name
          <input
            ref={field}
            className="text-field"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <p className="muted">
          Finds <code>{query}</code>
        </p>
      </form>
    </Sheet>
  );
}
