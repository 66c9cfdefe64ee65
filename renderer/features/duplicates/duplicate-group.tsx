/** One group: which paper is kept, which are merged into it, and what that changes. */
import { useEffect, useId, useState } from 'react';
import type { RequestOutput } from '../../../shared/api/contract.ts';
import { displayName } from '../../../shared/library/names.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { papers as countPapers } from '../../../shared/library/paper-count.ts';
import { api } from '../../api.ts';
import { change, notifyUndo } from '../../state/edits.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { FieldChanges } from '../../ui/field-changes.tsx';
import '../../ui/item.css';

type Group = RequestOutput<'duplicates.find'>['groups'][number];

export function DuplicateGroup({
  group,
  onSettled,
}: {
  readonly group: Group;
  readonly onSettled: () => void;
}) {
  const ids = group.papers.map(({ id }) => id);
  const [keep, setKeep] = useState(ids[0] ?? '');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [merging, setMerging] = useState(false);
  const known = usePapers(ids);
  const others = ids.filter((id) => id !== keep && !left.has(id));
  const changes = useAnswer('duplicates.preview', others.length > 0 ? { keep, others } : undefined).answer
    ?.changes;
  const name = useId();

  async function merge(): Promise<void> {
    setMerging(true);
    const done = await change('duplicates.merge', { keep, others });
    setMerging(false);
    if (!done) return;
    notifyUndo(`Merged ${countPapers(others.length + 1)} into one`);
    onSettled();
  }
  async function leave(): Promise<void> {
    if (!(await change('duplicates.keep-apart', { ids }))) return;
    notifyUndo(`Left ${countPapers(ids.length)} as they are`);
    onSettled();
  }
  return (
    <li className="duplicate-group">
      <p className="duplicate-reason">
        <span className="item-state" data-state={group.certain ? 'merge' : 'suggestion'}>
          {group.certain ? 'Same paper' : 'Same paper?'}
        </span>
        {group.reason}
      </p>
      <fieldset>
        <legend className="visually-hidden">Which one to keep</legend>
        {group.papers.map(({ id, title, citeKey }) => (
          <div key={id} className="duplicate" data-kept={id === keep || undefined}>
            <div className="duplicate-keep">
              <input
                type="radio"
                id={`${name}-${id}`}
                name={name}
                checked={id === keep}
                onChange={() => {
                  setKeep(id);
                  setLeft(new Set([...left].filter((each) => each !== id)));
                }}
              />
              <label htmlFor={`${name}-${id}`} className="item-words">
                <bdi className="item-title">{title.slice(0, 300)}</bdi>
                <span className="item-facts">{facts(known.get(id), citeKey)}</span>
              </label>
            </div>
            {id === keep ? (
              <span className="duplicate-role">kept</span>
            ) : (
              <label className="check duplicate-role">
                <input
                  type="checkbox"
                  checked={!left.has(id)}
                  onChange={() => {
                    const next = new Set(left);
                    if (!next.delete(id)) next.add(id);
                    setLeft(next);
                  }}
                />
                merge
              </label>
            )}
          </div>
        ))}
      </fieldset>
      {others.length > 0 && changes && changes.length > 0 && <FieldChanges changes={changes} open />}
      <div className="duplicate-actions">
        <Button look="quiet" onClick={() => void leave()}>
          Leave them
        </Button>
        <Button icon="merge" disabled={others.length === 0 || merging} onClick={() => void merge()}>
          Merge {countPapers(others.length + 1)}
        </Button>
      </div>
    </li>
  );
}

/** The group's papers, whole, once they are read. */
function usePapers(ids: readonly string[]): ReadonlyMap<string, Paper> {
  const [known, setKnown] = useState<ReadonlyMap<string, Paper>>(new Map());
  const wanted = ids.join();
  useEffect(() => {
    let current = true;
    void Promise.all(wanted.split(',').map((id) => api.request('papers.get', { id }))).then((answers) => {
      if (!current) return;
      const papers = answers.flatMap((answer) => (answer.ok ? [answer.value.paper] : []));
      setKnown(new Map(papers.map((paper) => [paper.id, paper])));
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  return known;
}

/** "Kwon et al. · 2023 · SOSP · 2 tags · note · kwon2023efficient": what tells one from the other. */
function facts(paper: Paper | undefined, citeKey: string): string {
  if (!paper) return citeKey;
  const { authors, authorCount, published, venue, tags, note, attachments, addedAt } = paper;
  const [first] = authors;
  return [
    first
      ? `${displayName(first)}${authors.length > 1 ? ' et al.' : ''}`
      : authorCount && `${authorCount} authors`,
    published?.year,
    venue,
    tags.length > 0 && `${tags.length} ${tags.length === 1 ? 'tag' : 'tags'}`,
    note !== '' && 'note',
    attachments.length > 0 && `${attachments.length} ${attachments.length === 1 ? 'file' : 'files'}`,
    `added ${addedAt.slice(0, 10)}`,
    citeKey,
  ]
    .filter((part) => part !== undefined && part !== false && part !== '')
    .join(' · ')
    .slice(0, 300);
}
