import type { LibraryStore } from '../../electron/library-host/store/library-store.ts';
import { editOf, importOf, samplePaper } from '../electron/library-host/store/sample-papers.ts';

/**
 * Change number `revision` of a mixed load: edits, notes, imports, deletes, settings, undo and redo. The same number is always the same
 * change, so that anyone can work out what a library at a revision holds. Resolves to the revision when acknowledged.
 */
export async function change(store: LibraryStore, revision: number): Promise<number> {
  const round = Math.floor((revision - 1) / 50);
  const imported = Array.from({ length: 8 }, (_, index) => samplePaper(1000 + (round % 20) * 8 + index));
  switch (revision % 50) {
    case 1:
      return store.apply(importOf(...imported.filter(({ id }) => !store.state.papers.has(id))));
    case 17:
    case 18:
    case 33:
      return (await store.undo()).revision;
    case 19:
    case 34:
      return (await store.redo()).revision;
    case 40:
      return store.apply({
        name: 'colours',
        changes: [{ kind: 'meta', set: { tagColours: { moe: round % 12 } } }],
      });
    case 45:
      return store.apply({
        name: 'delete',
        changes: imported.slice(0, 4).map(({ id }) => ({ kind: 'remove', id })),
      });
    default:
      return store.apply(
        editOf(imported[7]!, {
          note: `Change ${revision} ${'word '.repeat(revision % 60)}`,
          rating: (revision % 5) + 1,
        }),
      );
  }
}
