/** Libraries whose online sources are on this machine, over restarts and with or without a network. */
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { RequestOutput } from '../../shared/api/contract.ts';
import type { LibraryHost } from '../../electron/library-host/host.ts';
import { openLibrary } from '../../electron/library-host/open-library.ts';
import { RECORDS } from './fake-records.ts';
import { fakeSources, type FakeRecord, type FakeSources } from './fake-sources.ts';
import { ask, temporaryFolder } from './library.ts';
import { TestClock } from './test-clock.ts';

export interface OnlineLibrary {
  readonly clock: TestClock;
  readonly sources: FakeSources;
  /** Opens the library, again after it was closed. Without a network nobody answers. */
  open(network?: 'there' | 'gone', timeoutMs?: number): Promise<LibraryHost>;
}

/** A library in a folder of its own, and sources that know `records`; both end with the test. */
export async function onlineLibrary(records: readonly FakeRecord[] = RECORDS): Promise<OnlineLibrary> {
  const sources = await fakeSources(records);
  const folder = await temporaryFolder();
  const gone = Object.fromEntries(Object.keys(sources.origins).map((id) => [id, `http://127.0.0.1:1/${id}`]));
  const clock = new TestClock();
  return {
    sources,
    clock,
    async open(network = 'there', timeoutMs = 10_000) {
      const host = await openLibrary({
        folder: path.join(folder, 'library'),
        cacheFolder: path.join(folder, 'cache'),
        online: {
          origins: network === 'there' ? sources.origins : gone,
          http: { clock, timeoutMs },
        },
      });
      onTestFinished(() => host.close());
      return host;
    },
  };
}

/** The ids of all papers. */
export const idsOf = async (host: LibraryHost): Promise<string[]> =>
  (await ask(host, 'papers.search', { limit: 500 })).rows.map(({ id }) => id);

/** Looks all papers up. */
export const lookUp = async (
  host: LibraryHost,
  more: { fresh?: boolean; publishedVersions?: boolean } = {},
): Promise<RequestOutput<'complete.look-up'>> =>
  ask(host, 'complete.look-up', { ids: await idsOf(host), ...more });
