/** Papers that are, or may be, the same: group by group, with what a merge would change before it is done. */
import { useState } from 'react';
import type { RequestOutput } from '../../../shared/api/contract.ts';
import { stopWork, useLibrary } from '../../state/library.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Empty } from '../../ui/empty.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { DuplicateGroup } from './duplicate-group.tsx';
import './duplicates.css';

type Group = RequestOutput<'duplicates.find'>['groups'][number];

/** Groups shown at once; the next ones follow as these are settled. */
const SHOWN = 20;

export function DuplicatesSheet({ onClose }: { readonly onClose: () => void }) {
  const { answer, error } = useAnswer('duplicates.find', {});
  const [settled, setSettled] = useState<ReadonlySet<Group>>(new Set());
  const progress = useLibrary((state) => state.progress.get('duplicates'));
  const groups = answer?.groups.filter((group) => !settled.has(group));

  function close(): void {
    if (!answer && !error) stopWork('duplicates');
    onClose();
  }
  return (
    <Sheet title="Duplicates" size="large" onClose={close}>
      {error ? (
        <Empty icon="warning" title={error.message} more={error.detail} />
      ) : !groups ? (
        <div className="duplicates-wait">
          <TaskProgress task={progress} label="Comparing papers" />
        </div>
      ) : groups.length === 0 ? (
        <Empty
          icon="check"
          title="No duplicates"
          more="No two papers of the library look like the same work."
        />
      ) : (
        <>
          <p className="duplicates-count" role="status">
            {groups.length === 1
              ? '1 group of papers'
              : `${groups.length.toLocaleString('en')} groups of papers`}{' '}
            that look like the same work. A merge keeps every tag, note, file and key, and can be undone.
          </p>
          <ul className="duplicates" aria-label="Groups">
            {groups.slice(0, SHOWN).map((group) => (
              <DuplicateGroup
                key={group.papers.map(({ id }) => id).join()}
                group={group}
                onSettled={() => setSettled((before) => new Set(before).add(group))}
              />
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
