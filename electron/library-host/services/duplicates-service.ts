/** Papers of the library that are, or may be, the same: found, and merged when the user says so. */
import { RooflineError } from '../../../shared/api/errors.ts';
import { DuplicateFinder } from '../../../shared/library/duplicates.ts';
import { mergePapers } from '../../../shared/library/merge.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { LongWork } from './long-work.ts';
import { describePapers, papersById, type Handlers, type HostContext } from './service.ts';

export function duplicatesService(
  context: HostContext,
): Pick<Handlers, 'duplicates.find' | 'duplicates.preview' | 'duplicates.merge'> {
  const { store } = context;
  return {
    'duplicates.find': async () => {
      const work = new LongWork(context.emit, 'duplicates');
      const papers = [...store.state.papers.values()];
      // Each paper is compared with those before it; a match joins the other's group.
      const earlier = new DuplicateFinder([]);
      const groups = new Map<string, { ids: string[]; certain: boolean; reason: string }>();
      const groupOf = new Map<string, string>();
      for (const [at, paper] of papers.entries()) {
        await work.at(at / papers.length, 'Comparing papers');
        const found = paper.status === 'discarded' ? undefined : earlier.find(paper);
        if (found) {
          const first = groupOf.get(found.paper.id) ?? found.paper.id;
          const group = groups.get(first) ?? { ids: [first], certain: true, reason: found.reason };
          group.ids.push(paper.id);
          group.certain &&= found.certainty === 'same';
          groups.set(first, group);
          groupOf.set(paper.id, first);
        }
        earlier.put(paper);
      }
      work.end();
      return {
        groups: [...groups.values()].map(({ ids, certain, reason }) => ({
          certain,
          reason,
          papers: ids.flatMap((id) => {
            const paper = store.state.papers.get(id);
            return paper ? [{ id, citeKey: paper.citeKey, title: paper.title }] : [];
          }),
        })),
      };
    },

    'duplicates.preview': ({ keep, others }) => ({ changes: [...merge(keep, others).changed] }),

    'duplicates.merge': async ({ keep, others }) => {
      const { kept, merged, set, removedIds } = merge(keep, others);
      const revision = await store.apply({
        name: `merge of ${describePapers(merged)} into ${kept.citeKey}`,
        changes: [
          ...removedIds.map((id) => ({ kind: 'remove' as const, id })),
          { kind: 'edit', id: keep, set },
        ],
      });
      return { revision };
    },
  };

  function merge(keep: string, others: readonly string[]) {
    if (others.includes(keep)) {
      throw new RooflineError('invalid-request', 'A paper can’t be merged into itself.');
    }
    const [kept, ...merged] = papersById(context, [keep, ...new Set(others)]) as [Paper, ...Paper[]];
    return { kept, merged, ...mergePapers(kept, merged, context.now().toISOString()) };
  }
}
