/** Gives the current search a name and a place in the sidebar, or changes one that has them. */
import { useRef, useState, type FormEvent } from 'react';
import type { SavedSearch } from '../../../shared/library/library-meta.ts';
import { change, notifyUndo } from '../../state/edits.ts';
import { combinedQuery, goTo, useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';

export function SaveSearch({
  saved,
  onClose,
}: {
  readonly saved: SavedSearch | undefined;
  readonly onClose: () => void;
}) {
  const [start] = useState(() => {
    if (saved) return saved;
    const { place, text } = useView.getState();
    const words = text.trim();
    return {
      query: combinedQuery(place, text).query,
      name: words === '' ? place.name : words.slice(0, 60),
    };
  });
  const [name, setName] = useState(start.name);
  const [query, setQuery] = useState(start.query);
  const field = useRef<HTMLInputElement>(null);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const id = saved?.id ?? crypto.randomUUID();
    const search = { id, name: name.trim(), query: query.trim() };
    onClose();
    if (!(await change('searches.save', search))) return;
    goTo({ id: `saved:${id}`, name: search.name, query: search.query });
    notifyUndo(`Saved the search “${search.name}”`);
  }
  return (
    <Sheet
      title={saved ? 'Change the search' : 'Save this search'}
      size="small"
      onClose={onClose}
      initialFocus={field}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            form="save-search"
            disabled={name.trim() === '' || query.trim() === ''}
          >
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
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          Finds
          <input
            className="text-field"
            maxLength={2_000}
            spellCheck={false}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
      </form>
    </Sheet>
  );
}
