/** All tags: rename (which merges where the name is taken), colour, delete. Everything here can be undone. */
import { useState } from 'react';
import type { Tag } from '../../../shared/api/schemas.ts';
import { normaliseTag } from '../../../shared/library/tags.ts';
import { matchShortList } from '../../../shared/search/match-short-list.ts';
import { papers } from '../../../shared/library/paper-count.ts';
import { change, notifyUndo } from '../../state/edits.ts';
import { useLibrary } from '../../state/library.ts';
import { goTo, tagPlace, useView } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { EditableText } from '../../ui/editable-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ColourMenu } from './colour-menu.tsx';
import './tags.css';

const SHOWN = 500;

export function TagsSheet({ onClose }: { readonly onClose: () => void }) {
  const tags = useLibrary((state) => state.overview?.tags) ?? [];
  const [filter, setFilter] = useState('');
  const shown =
    filter.trim() === ''
      ? [...tags].sort((a, b) => a.name.localeCompare(b.name, 'en'))
      : matchShortList(tags, filter, ({ name }) => name).map(({ item }) => item);
  return (
    <Sheet title="Tags" onClose={onClose}>
      {tags.length === 0 ? (
        <Empty icon="tag" title="No tags yet" more="Select papers and press # to tag them." />
      ) : (
        <div className="tags-sheet">
          <input
            className="text-field"
            aria-label="Find a tag"
            placeholder="Find a tag"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
          <ul className="tags-list">
            {shown.slice(0, SHOWN).map((tag) => (
              <TagRow key={tag.name} tag={tag} known={tags} onClose={onClose} />
            ))}
          </ul>
          <p className="muted tags-hint">
            Renaming a tag to the name of another merges them. A slash nests: serving/kv-cache stands under
            serving.
          </p>
        </div>
      )}
    </Sheet>
  );
}

function TagRow({
  tag,
  known,
  onClose,
}: {
  readonly tag: Tag;
  readonly known: readonly Tag[];
  readonly onClose: () => void;
}) {
  const { name, count, colour } = tag;

  async function rename(typed: string): Promise<boolean> {
    const to = normaliseTag(typed);
    const merges = known.some((each) => each.name === to);
    const done = await change('tags.rename', { from: name, to });
    if (done)
      notifyUndo(
        merges ? `Merged ${name} into ${to}` : `Renamed ${name} to ${to}`,
        `On ${papers(done.papers)}`,
      );
    // Who is looking at the tag goes with it.
    if (done && useView.getState().place.id === `tag:${name}`) goTo(tagPlace(to));
    return done !== undefined;
  }
  async function remove(): Promise<void> {
    const done = await change('tags.delete', { tag: name });
    if (done) notifyUndo(`Deleted the tag ${name}`, `It was on ${papers(done.papers)}`);
  }
  return (
    <li className="tags-row">
      <ColourMenu
        tag={name}
        colour={colour}
        onChange={(next) => void change('tags.colour', { tag: name, colour: next })}
      />
      <EditableText
        label={`tag ${name}`}
        value={name}
        className="tags-name"
        check={(text) => (normaliseTag(text) === '' ? 'A tag needs a name.' : undefined)}
        onSave={rename}
      />
      <button
        type="button"
        className="text-button tags-count"
        onClick={() => {
          goTo(tagPlace(name));
          onClose();
        }}
      >
        {papers(count)}
      </button>
      <IconButton icon="trash" label={`Delete ${name}`} onClick={() => void remove()} />
    </li>
  );
}
