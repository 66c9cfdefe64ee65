import { expect, it } from 'vitest';
import { EMPTY_HISTORY, remember, type History } from '../../../../electron/library-host/store/history.ts';
import type { Change } from '../../../../shared/library/changes.ts';

/** The history after a step that changed so many papers. */
function changed(history: History, name: string, papers: number): History {
  const changes: Change[] = Array<Change>(papers).fill({ kind: 'edit', id: 'one', set: { rating: 3 } });
  return remember(history, { step: 'do', operation: { name, changes } }, changes);
}

const names = (history: History): string[] => history.undo.map(({ name }) => name);

it('keeps a hundred steps of a few papers', () => {
  let history = EMPTY_HISTORY;
  for (let step = 1; step <= 130; step++) history = changed(history, `step ${step}`, 3);
  expect(names(history)).toHaveLength(100);
  expect(names(history)[0]).toBe('step 31');
});

it('keeps fewer of very many papers, which would fill the memory, and always the newest', () => {
  let history = EMPTY_HISTORY;
  for (let step = 1; step <= 9; step++) history = changed(history, `step ${step}`, 100_000);
  expect(names(history)).toEqual(['step 5', 'step 6', 'step 7', 'step 8', 'step 9']);
  history = changed(history, 'all at once', 700_000);
  expect(names(history)).toEqual(['all at once']);
});
