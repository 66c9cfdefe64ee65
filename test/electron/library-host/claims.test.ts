/** What Compare and Insights ask of the host. */
import { expect, test } from 'vitest';
import { ask, openTestLibrary } from '../../helpers/library.ts';

test('claims.list counts beyond its limit, and leaves out what was rejected', async () => {
  const host = await openTestLibrary();
  await ask(host, 'import.sample', {});
  const all = await ask(host, 'claims.list', {});
  expect(all.total).toBe(all.claims.length);
  const few = await ask(host, 'claims.list', { limit: 3 });
  expect(few.total).toBe(all.total);
  expect(few.claims).toEqual(all.claims.slice(0, 3));

  const { paperId, index } = all.claims[0]!;
  const { paper } = await ask(host, 'papers.get', { id: paperId });
  const claims = paper.claims.map((claim, at) =>
    at === index ? { ...claim, settled: 'rejected' as const } : claim,
  );
  await ask(host, 'papers.edit', { ids: [paperId], edit: { claims } });
  expect((await ask(host, 'claims.list', {})).total).toBe(all.total - 1);
});

test('claims.insights counts an accepted topic, and else the best suggestion, and says how many it guessed', async () => {
  const host = await openTestLibrary();
  await ask(host, 'import.sample', {});
  const before = await ask(host, 'claims.insights', {});
  expect(before.papers).toBeGreaterThan(0);
  expect(before.suggested).toBeGreaterThan(0);
  expect(before.topics.every(({ name }) => !name.includes('/'))).toBe(true);

  const { rows } = await ask(host, 'papers.search', { query: '', limit: 500 });
  await ask(host, 'papers.edit', { ids: rows.map(({ id }) => id), edit: { topics: ['serving/kv-cache'] } });
  const after = await ask(host, 'claims.insights', {});
  expect(after.suggested).toBe(0);
  expect(new Set(after.topics.map(({ name }) => name))).toEqual(new Set(['serving']));
});

test('claims.insights counts only what the query finds', async () => {
  const host = await openTestLibrary();
  await ask(host, 'import.sample', {});
  expect(await ask(host, 'claims.insights', { query: 'title:nothinglikethis' })).toEqual({
    papers: 0,
    unit: 'month',
    topics: [],
    suggested: 0,
    hardware: [],
    baselines: [],
    venues: [],
  });
});
