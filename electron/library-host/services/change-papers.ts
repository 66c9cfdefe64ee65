/** Changing papers, one or a hundred thousand, as one step to undo. */
import type { Change, Operation } from '../../../shared/library/changes.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { forEachInSteps } from '../../../shared/library/steps.ts';
import type { HostContext } from './service.ts';

export interface PapersChange {
  /** The step's name, for those papers. */
  readonly name: (papers: readonly Paper[]) => string;
  /** The papers to change, as they are when it is called: again where others changed some meanwhile. */
  readonly papers: () => readonly Paper[];
  /** What to do to each; nothing where it is so already. */
  readonly changeOf: (paper: Paper) => readonly Change[];
  /** What the step changes besides, where it changes a paper. */
  readonly besides?: () => readonly Change[];
  readonly group?: string;
}

/**
 * Changes papers. Many are changed in slices, with progress, until the user stops it: then none is. Resolves when that is on disk,
 * to the revision and the number of papers changed. Rejects as `store.apply` does, and with `cancelled`.
 */
export function changePapers(
  { store, atLength }: HostContext,
  { name, papers, changeOf, besides = () => [], ...operation }: PapersChange,
): Promise<{ revision: number; papers: number }> {
  let changed = 0;
  function* make(): Generator<number, Operation | undefined> {
    const changes: Change[] = [];
    changed = 0;
    const given = papers();
    yield* forEachInSteps(given, (paper) => {
      const made = changeOf(paper);
      if (made.length > 0) changed++;
      changes.push(...made);
    });
    if (changed === 0) return undefined;
    return { name: name(given), changes: [...changes, ...besides()], ...operation };
  }
  return atLength('change', async (work) => {
    const revision = await store.applyInSteps(make, work.pace('Changing papers'));
    return { revision, papers: changed };
  });
}
