/** The steps that can be undone and redone, newest last. Immutable: a failed write goes back to the history before. */
import type { Change } from '../../../shared/library/changes.ts';
import type { Step } from '../../../shared/library/undo.ts';
import type { JournalRecord } from './journal-format.ts';

/** How many steps are kept, and how many changes of papers in them: a third of a kilobyte each, and more. The newest step always is. */
const MOST_STEPS = 100;
const MOST_CHANGES = 500_000;

export interface History {
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

export const EMPTY_HISTORY: History = { undo: [], redo: [] };

/** The history after an operation was done, undone or redone; `inverse` takes the operation back. */
export function remember(
  history: History,
  { step: kind, operation }: Pick<JournalRecord, 'step' | 'operation'>,
  inverse: readonly Change[],
): History {
  const { group, changes } = operation;
  if (operation.background) return history;
  switch (kind) {
    case 'do': {
      const last = history.undo.at(-1);
      const step: Step = { name: operation.name, changes, inverse, ...(group ? { group } : {}) };
      if (!last || !group || last.group !== group || history.redo.length > 0) {
        return { undo: kept([...history.undo, step]), redo: [] };
      }
      return { undo: [...history.undo.slice(0, -1), joined(last, step)], redo: [] };
    }
    case 'undo':
      return moved(history, 'undo', 'redo', changes, inverse);
    case 'redo':
      return moved(history, 'redo', 'undo', changes, inverse);
  }
}

/** The newest step goes from one list to the other, turned round. Its name stays: "import of 16 papers". */
function moved(
  history: History,
  from: 'undo' | 'redo',
  to: 'undo' | 'redo',
  changes: readonly Change[],
  inverse: readonly Change[],
): History {
  const step = history[from].at(-1);
  if (!step) return history;
  const turned = { name: step.name, changes, inverse };
  const result = {
    ...history,
    [from]: history[from].slice(0, -1),
    [to]: kept([...history[to], turned]),
  };
  return result;
}

/** The newest of the steps, as many as are kept. */
function kept(steps: readonly Step[]): readonly Step[] {
  const newest = steps.length - 1;
  let left = MOST_CHANGES;
  const tooMany = steps.findLastIndex(({ changes }, at) => (left -= changes.length) < 0 && at < newest);
  return steps.slice(Math.max(tooMany + 1, steps.length - MOST_STEPS));
}

/** Two steps of one group as one. Typing in a note keeps the first text and the last, nothing between. */
function joined(first: Step, second: Step): Step {
  const [a] = first.changes;
  const [b] = second.changes;
  const [undoA] = first.inverse;
  const [undoB] = second.inverse;
  const bothEditOnePaper =
    first.changes.length === 1 &&
    second.changes.length === 1 &&
    a?.kind === 'edit' &&
    b?.kind === 'edit' &&
    a.id === b.id &&
    undoA?.kind === 'edit' &&
    undoB?.kind === 'edit';
  if (!bothEditOnePaper) {
    return {
      ...first,
      changes: [...first.changes, ...second.changes],
      inverse: [...second.inverse, ...first.inverse],
    };
  }
  return {
    ...first,
    changes: [{ ...a, set: { ...a.set, ...b.set } }],
    inverse: [{ ...undoA, set: { ...undoB.set, ...undoA.set } }],
  };
}
