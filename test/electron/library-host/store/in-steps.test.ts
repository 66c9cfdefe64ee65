/** Changes that are made in steps: others come in between, and nothing is lost, doubled or taken back by them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LibraryStore, Pace } from '../../../../electron/library-host/store/library-store.ts';
import { openStore } from '../../../../electron/library-host/store/open-store.ts';
import type { Operation } from '../../../../shared/library/changes.ts';
import { editOf, importOf, samplePaper } from './sample-papers.ts';
import { temporaryFolders } from './temporary-folder.ts';

const newFolder = temporaryFolders();
const papers = Array.from({ length: 6 }, (_, index) => samplePaper(index));

/** Waits where told to, so many turns of the event loop. */
function pace(pauses: readonly number[]): Pace {
  const left = [...pauses];
  return {
    pause: () => {
      const turns = left.shift() ?? 0;
      return turns === 0 ? undefined : wait(turns);
    },
    saving: () => undefined,
  };
}

async function wait(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
}

/** Tags every paper, in a step for each. */
function tagAll(store: LibraryStore, tag: string, pauses: readonly number[]): Promise<number> {
  function* make(): Generator<number, Operation> {
    const changes: Operation['changes'][number][] = [];
    for (const { id, tags } of [...store.state.papers.values()]) {
      changes.push({ kind: 'edit', id, set: { tags: [...new Set([...tags, tag])] } });
      yield changes.length / store.state.papers.size;
    }
    return { name: `tagging ${tag}`, changes };
  }
  return store.applyInSteps(make, pace(pauses));
}

it('takes undo and redo that are asked for in one turn in that turn, before what comes after', async () => {
  const store = await openStore(newFolder());
  await store.apply(importOf(papers[0]!));
  await store.apply(editOf(papers[0]!, { note: 'first' }));
  await Promise.all([
    store.undo(),
    store.redo(),
    store.undo(),
    store.apply(editOf(papers[0]!, { rating: 4 })),
  ]);
  expect(store.state.papers.get(papers[0]!.id)).toMatchObject({ note: papers[0]!.note, rating: 4 });
  expect(store.redoName).toBeUndefined();
  await store.close();
});

const turns = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 8 });
const action = fc.oneof(
  fc.record({ kind: fc.constant('tag' as const), pauses: turns, tag: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const), pauses: turns }),
  fc.record({
    kind: fc.constant('rate' as const),
    paper: fc.constantFrom(...papers),
    rating: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ kind: fc.constant('wait' as const), turns: fc.integer({ min: 1, max: 4 }) }),
);

type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

interface Refused {
  readonly error: { readonly code: string };
}

function act(store: LibraryStore, each: Exclude<Action, { kind: 'wait' }>): Promise<unknown> {
  switch (each.kind) {
    case 'tag':
      return tagAll(store, each.tag, each.pauses);
    case 'rate':
      return store.apply(editOf(each.paper, { rating: each.rating }));
    case 'undo':
    case 'redo':
      return store[each.kind](pace(each.pauses));
  }
}

it('ends, with whatever comes in between, in a state that the disk has too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 2, maxLength: 12 }), async (actions) => {
      const folder = newFolder();
      const store = await openStore(folder);
      await store.apply(importOf(...papers));
      const running: Promise<unknown>[] = [];
      const refused: string[] = [];
      for (const each of actions) {
        if (each.kind === 'wait') await wait(each.turns);
        else running.push(act(store, each).catch((error: Refused) => refused.push(error.error.code)));
      }
      await Promise.all(running);
      const revision = store.revision;
      for (const code of refused) expect(['nothing-to-undo', 'conflict', 'invalid-request']).toContain(code);
      const again = await openStore(folder, { readOnly: 'only looking' });
      expect(again.revision).toBe(revision);
      expect(Object.fromEntries(again.state.papers)).toEqual(Object.fromEntries(store.state.papers));
      expect([again.undoName, again.redoName]).toEqual([store.undoName, store.redoName]);
      await store.close();
    }),
    { numRuns: 60 },
  );
});
