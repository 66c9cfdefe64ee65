/** Papers of the library that are, or may be, the same: found, and merged when the user says so. */
import { RooflineError } from '../../../shared/api/errors.ts';
import { DuplicateFinder } from '../../../shared/library/duplicates.ts';
import { mergePapers } from '../../../shared/library/merge.ts';
import { describePapers, papersById, type Handlers, type HostContext } from './service.ts';

export function duplicatesService(
  context: HostContext,
): Pick<Handlers, 'duplicates.find' | 'duplicates.merge'> {
  const { store } = context;
  return {
    'duplicates.find': () => {
      // Each paper is compared with those before it; a match joins the other's group.
      const earlier = new DuplicateFinder([]);
      const groups = new Map<string, { ids: string[]; certain: boolean; reason: string }>();
      const groupOf = new Map<string, string>();
      for (const paper of store.state.papers.values()) {
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
      return {
        groups: [...groups.values()].map(({ ids, certain, reason }) => ({
          certain,
          reason,
          papers: papersById(context, ids).map(({ id, citeKey, title }) => ({ id, citeKey, title })),
        })),
      };
    },

    'duplicates.merge': async ({ keep, others }) => {
      if (others.includes(keep)) {
        throw new RooflineError('invalid-request', 'A paper can’t be merged into itself.');
      }
      const [kept, ...merged] = papersById(context, [keep, ...new Set(others)]);
      const { set, removedIds } = mergePapers(kept!, merged, context.now().toISOString());
      const revision = await store.apply({
        name: `merge of ${describePapers(merged)} into ${kept!.citeKey}`,
        changes: [
          ...removedIds.map((id) => ({ kind: 'remove' as const, id })),
          { kind: 'edit', id: keep, set },
        ],
      });
      return { revision };
    },
  };
}
