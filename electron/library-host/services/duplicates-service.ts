/** Papers of the library that are, or may be, the same: found, and merged when the user says so. */
import { RooflineError } from '../../../shared/api/errors.ts';
import { DuplicateFinder } from '../../../shared/library/duplicates.ts';
import { mergePapers } from '../../../shared/library/merge.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { describePapers, papersById, type Handlers, type HostContext } from './service.ts';

export function duplicatesService(
  context: HostContext,
): Pick<Handlers, Extract<keyof Handlers, `duplicates.${string}`>> {
  const { store } = context;
  return {
    'duplicates.find': () =>
      context.atLength('duplicates', async (work) => {
        const papers = [...store.state.papers.values()];
        // Each paper is compared with those before it; a match joins the other's group.
        const earlier = new DuplicateFinder([]);
        const groups = new Map<string, { ids: string[]; certain: boolean; reason: string }>();
        const groupOf = new Map<string, string>();
        const apart = pairs(store.state.meta.keptApart ?? []);
        for (const [at, paper] of papers.entries()) {
          await work.at(at / papers.length, 'Comparing papers');
          const found =
            paper.status === 'discarded'
              ? undefined
              : earlier.find(paper, (id) => apart.get(paper.id)?.has(id) ?? false);
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
      }),

    'duplicates.preview': ({ keep, others }) => ({ changes: [...merge(keep, others).changed] }),

    'duplicates.keep-apart': async ({ ids }) => {
      const papers = papersById(context, [...new Set(ids)]);
      const known = store.state.meta.keptApart ?? [];
      // Groups of which no two papers are left say nothing any more.
      const groups = [...known, papers.map(({ id }) => id)].filter(
        (group) => group.filter((id) => store.state.papers.has(id)).length > 1,
      );
      const revision = await store.apply({
        name: `leaving of ${describePapers(papers)} as they are`,
        changes: [{ kind: 'meta', set: { keptApart: groups } }],
      });
      return { revision };
    },

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

/** For each paper, the others of its groups. */
function pairs(groups: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const others = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const id of group) others.set(id, new Set([...(others.get(id) ?? []), ...group]));
  }
  return others;
}
