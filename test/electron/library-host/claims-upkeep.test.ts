/** Claims are read again when the rules are newer than those a library was read with. */
import { expect, test } from 'vitest';
import { createHost } from '../../../electron/library-host/host.ts';
import { refreshLibraryClaims } from '../../../electron/library-host/claims-upkeep.ts';
import type { LibraryStore } from '../../../electron/library-host/store/library-store.ts';
import { openStore } from '../../../electron/library-host/store/open-store.ts';
import { extractClaims } from '../../../shared/claims/extract.ts';
import { RULES_VERSION } from '../../../shared/claims/rules-version.ts';
import type { Claim } from '../../../shared/library/knowledge.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { draft, paperFrom } from '../../helpers/papers.ts';
import { ask, temporaryFolder } from '../../helpers/library.ts';

const ABSTRACT =
  'We present Foo. It is 2x faster than vLLM, saves 30% of memory, and serves 90% of requests in time.';
/** What older rules may have read. */
const STALE: Claim = {
  metric: 'other', direction: 'lower-better', value: 7, unit: 'x', bound: 'exact', hardware: [], quote: '2x', start: 22, end: 24,
}; // prettier-ignore

const running = new AbortController().signal;

const makePaper = (id: string, claims: readonly Claim[]): Paper => ({
  ...paperFrom(draft('Foo', { abstract: ABSTRACT }), { id, citeKey: `key-${id}` }),
  claims,
});

async function storeWith(papers: readonly Paper[]): Promise<LibraryStore> {
  const store = await openStore(await temporaryFolder());
  await store.apply({ name: 'import', changes: papers.map((paper) => ({ kind: 'add', paper })) });
  return store;
}

const claimsIn = (store: LibraryStore, id: string): readonly Claim[] => store.state.papers.get(id)!.claims;

test('newer rules replace what nobody settled, once, and a later import is read by them anyway', async () => {
  const papers = Array.from({ length: 40 }, (_, i) => makePaper(`p${String(i)}`, [STALE]));
  const store = await storeWith(papers);
  expect(await refreshLibraryClaims(store, running)).toBe(40);
  for (const { id } of papers) expect(claimsIn(store, id)).toEqual(extractClaims(ABSTRACT));
  expect(store.state.meta.claimRules).toBe(RULES_VERSION);
  const { revision } = store;
  expect(await refreshLibraryClaims(store, running)).toBe(0);
  expect(store.revision).toBe(revision);
  await store.close();
});

test('windows hear of it now and then, and at once of what somebody does meanwhile', async () => {
  const store = await storeWith(Array.from({ length: 40 }, (_, i) => makePaper(`p${String(i)}`, [STALE])));
  const host = createHost({ store });
  const heard: (readonly string[] | undefined)[] = [];
  host.on('library.changed', ({ ids }) => heard.push(ids));
  const reading = refreshLibraryClaims(store, running);
  await ask(host, 'papers.edit', { ids: ['p39'], edit: { starred: true } });
  expect(heard.flat()).toContain('p39');
  await reading;
  await expect.poll(() => new Set(heard.flat()).size).toBe(40);
  expect(heard.length).toBeLessThan(6);
  await host.close();
});

test('what the user confirmed, corrected, added or rejected stays as it is', async () => {
  const [first, second, third] = extractClaims(ABSTRACT) as [Claim, Claim, Claim];
  const settled: Claim[] = [
    { ...first, settled: 'confirmed', metric: 'throughput' },
    { ...second, settled: 'corrected', value: 35 },
    { ...third, settled: 'rejected' },
    { ...STALE, start: undefined, end: undefined, quote: '', where: 'Fig. 3', settled: 'added' },
  ];
  const store = await storeWith([makePaper('p', settled)]);
  await refreshLibraryClaims(store, running);
  expect(claimsIn(store, 'p')).toEqual(settled);
  await store.close();
});

test('it is no step to undo, and steps made before can still be undone', async () => {
  const old = makePaper('p', [STALE]);
  const store = await storeWith([old]);
  const confirmed = { ...extractClaims(ABSTRACT)[0]!, value: 2.5, settled: 'corrected' as const };
  await store.apply({
    name: 'confirmation',
    changes: [{ kind: 'edit', id: 'p', set: { claims: [STALE, confirmed] } }],
  });
  await refreshLibraryClaims(store, running);
  expect(store.undoName).toBe('confirmation');
  expect(claimsIn(store, 'p')).toContainEqual(confirmed);

  expect((await store.undo()).skipped).toEqual([]);
  expect(claimsIn(store, 'p').some(({ settled }) => settled !== undefined)).toBe(false);
  expect((await store.redo()).skipped).toEqual([]);
  expect(claimsIn(store, 'p')).toContainEqual(confirmed);
  await store.undo();
  expect((await store.undo()).skipped).toEqual([]);
  expect(store.state.papers.size).toBe(0);
  await store.close();
});

test('undo of an import is as ever where the user settled a claim since', async () => {
  const store = await storeWith([makePaper('p', [STALE])]);
  await refreshLibraryClaims(store, running);
  const claims = claimsIn(store, 'p').map((claim) => ({ ...claim, settled: 'confirmed' as const }));
  await store.apply({ name: 'other', changes: [{ kind: 'edit', id: 'p', set: { claims } }] });
  await store.undo();
  await store.redo();
  await store.undo();
  expect((await store.undo()).skipped).toEqual([]);
  await store.close();
});

test('one that is cut short goes on at the next start', async () => {
  const folder = await temporaryFolder();
  const first = await openStore(folder);
  const papers = Array.from({ length: 60 }, (_, i) => makePaper(`p${String(i)}`, [STALE]));
  await first.apply({ name: 'import', changes: papers.map((paper) => ({ kind: 'add', paper })) });
  const stop = new AbortController();
  const stopListening = first.onChange(() => stop.abort());
  const changed = await refreshLibraryClaims(first, stop.signal);
  stopListening();
  expect(changed).toBeLessThan(60);
  expect(first.state.meta.claimRules).toBeUndefined();
  await first.close();

  const second = await openStore(folder);
  expect(second.undoName).toBe('import');
  expect(await refreshLibraryClaims(second, running)).toBe(60 - changed);
  expect(second.state.meta.claimRules).toBe(RULES_VERSION);
  await second.close();
});
