/** Papers that are, or may be, the same: group by group, with what a merge would change before it is done. */
import { useEffect, useState } from 'react';
import type { RequestOutput } from '../../../shared/api/contract.ts';
import type { ApiError } from '../../../shared/api/errors.ts';
import { api } from '../../api.ts';
import { useLibrary } from '../../state/library.ts';
import { Empty } from '../../ui/empty.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { DuplicateGroup } from './duplicate-group.tsx';
import './duplicates.css';

type Groups = RequestOutput<'duplicates.find'>['groups'];

/** Groups shown at once; the next ones follow as these are settled. */
const SHOWN = 20;

export function DuplicatesSheet({ onClose }: { readonly onClose: () => void }) {
  const [groups, setGroups] = useState<Groups>();
  const [error, setError] = useState<ApiError>();
  const progress = useLibrary((state) => state.progress.get('duplicates'));
  useEffect(() => {
    let current = true;
    void api.request('duplicates.find', {}).then((answer) => {
      if (!current) return;
      if (answer.ok) setGroups(answer.value.groups);
      else setError(answer.error);
    });
    return () => {
      current = false;
    };
  }, []);
  const settle = (group: Groups[number]): void =>
    setGroups((before) => before?.filter((each) => each !== group));

  return (
    <Sheet title="Duplicates" size="large" onClose={onClose}>
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
                onSettled={() => settle(group)}
              />
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
