/** Adds and removes tags of the selected papers: those that all of them have are shown, and go when removed. */
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api.ts';
import { papers, tagPapers } from '../../state/edits.ts';
import { useLibrary } from '../../state/library.ts';
import { targets } from '../../state/selection.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import './tags.css';

/** For larger selections the tags that all share are not worked out; tags can still be added. */
const COMPARED = 30;

export function TagPapers({ onClose }: { readonly onClose: () => void }) {
  const [ids] = useState(() => targets());
  const [before, setBefore] = useState<readonly string[]>();
  const [tags, setTags] = useState<readonly string[]>([]);
  const known = useLibrary((state) => state.overview?.tags) ?? [];
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    let current = true;
    void sharedTags(ids).then((shared) => {
      if (!current) return;
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

/** The tags that every one of the papers has. */
async function sharedTags(ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length > COMPARED) return [];
  const answers = await Promise.all(ids.map((id) => api.request('papers.get', { id })));
  const lists = answers.flatMap((answer) => (answer.ok ? [answer.value.paper.tags] : []));
  return lists[0]?.filter((tag) => lists.every((list) => list.includes(tag))) ?? [];
}
