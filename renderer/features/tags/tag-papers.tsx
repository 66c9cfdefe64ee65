/** Adds and removes tags of the selected papers: those that all of them have are shown, and go when removed. */
import { useEffect, useRef, useState } from 'react';
import { papers } from '../../../shared/library/paper-count.ts';
import { api } from '../../api.ts';
import { tagPapers } from '../../state/edits.ts';
import { useLibrary } from '../../state/library.ts';
import { targets } from '../../state/selection.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import './tags.css';

export function TagPapers({ onClose }: { readonly onClose: () => void }) {
  const [ids] = useState(() => targets());
  const [before, setBefore] = useState<readonly string[]>();
  const [tags, setTags] = useState<readonly string[]>([]);
  const known = useLibrary((state) => state.overview?.tags) ?? [];
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    let current = true;
    void api.request('tags.shared', { ids: [...ids] }).then((answer) => {
      if (!current || !answer.ok) return;
      const shared = answer.value;
      setBefore(shared);
      setTags((typed) => [...shared, ...typed.filter((tag) => !shared.includes(tag))]);
    });
    return () => {
      current = false;
    };
  }, [ids]);

  function done(): void {
    const had = before ?? [];
    const add = tags.filter((tag) => !had.includes(tag));
    const remove = had.filter((tag) => !tags.includes(tag));
    void tagPapers(add, remove, ids);
    onClose();
  }
  return (
    <Sheet
      title={ids.length === 1 ? 'Tags' : `Tags of ${papers(ids.length)}`}
      size="small"
      onClose={onClose}
      initialFocus={field}
      footer={
        <>
          <span className="muted sheet-gap">Nest tags with a slash</span>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" keys="enter" onClick={done}>
            Done
          </Button>
        </>
      }
    >
      <div className="tag-papers">
        <TagsField
          label="Add a tag"
          tags={tags}
          known={known}
          onChange={setTags}
          inputRef={field}
          inline
          onDone={done}
        />
      </div>
    </Sheet>
  );
}
