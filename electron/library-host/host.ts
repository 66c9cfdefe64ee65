/**
 * The library host: the core that owns an open library and answers the contract. It knows nothing of windows, HTTP or
 * terminals; shells reach it through LibraryClient, in process or over a Transport.
 */
import type { LibraryClient } from '../../shared/api/client.ts';
import { isRequestName, requests } from '../../shared/api/contract.ts';
import { toApiError, RooflineError } from '../../shared/api/errors.ts';
import { fail, ok } from '../../shared/api/result.ts';
import { newId } from '../../shared/library/new-paper.ts';
import type { CompleteOptions } from './metadata/complete.ts';
import type { AnswerCache } from './metadata/answer-cache.ts';
import { Http, type HttpOptions } from './metadata/http.ts';
import { metadataSources } from './metadata/registry.ts';
import type { Origins } from './metadata/source.ts';
import { DuplicateIndex } from './duplicate-index.ts';
import { hostEvents } from './host-events.ts';
import { changeNews } from './change-news.ts';
import { refreshLibraryClaims } from './claims-upkeep.ts';
import type { IndexCache } from './index-cache.ts';
import { LibraryView } from './library-view.ts';
import { readHere, type ReadApart } from './read-apart.ts';
import { OnlineMemory } from './online-memory.ts';
import { readPdfApart, type ReadPdf } from './pdf/read-pdf-apart.ts';
import { SearchIndex } from './search-index.ts';
import { attachmentService } from './services/attachment-service.ts';
import { backupService } from './services/backup-service.ts';
import { claimsService } from './services/claims-service.ts';
import { duplicatesService } from './services/duplicates-service.ts';
import { completeService } from './services/complete-service.ts';
import { exportService } from './services/export-service.ts';
import { importService } from './services/import-service.ts';
import { libraryService } from './services/library-service.ts';
import { liveExportService } from './services/live-export-service.ts';
import { WorkUnderWay } from './services/long-work.ts';
import { savedSourcesService } from './services/saved-sources-service.ts';
import { papersService } from './services/papers-service.ts';
import type { Handlers, HostContext } from './services/service.ts';
import type { LibraryStore } from './store/library-store.ts';

/** Where the host writes what it can't tell a user: unexpected exceptions, once each. */
export type Log = (message: string, error?: unknown) => void;

export interface LibraryHost extends LibraryClient {
  /** Writes what is due and gives the library up. Later requests fail with `host-gone`. */
  close(): Promise<void>;
}

export interface HostOptions {
  readonly store: LibraryStore;
  readonly log?: Log;
  /** Where the search index is kept between starts. */
  readonly cache?: IndexCache;
  /** Reads large texts for imports; in this thread when missing. */
  readonly readApart?: ReadApart;
  /** Reads PDFs; in a thread of the built files when missing. */
  readonly readPdf?: ReadPdf;
  /** Where answers of online sources are kept. */
  readonly answers?: AnswerCache;
  /** How long the host must have been open before it reads claims with newer rules, in ms: a command is over before. */
  readonly upkeepAfter?: number;
  /** The clock; tests set it. */
  readonly now?: () => Date;
  /** Where online sources live instead of their own hosts, and how they are asked: for tests with servers on this machine. */
  readonly online?: {
    readonly origins: Origins;
    readonly http?: Partial<HttpOptions>;
  };
}

/** Puts a host on an open store. */
export function createHost({
  store,
  log = () => undefined,
  cache,
  readApart = readHere,
  answers,
  upkeepAfter = 3000,
  readPdf = readPdfApart,
  now = () => new Date(),
  online: { origins, http } = { origins: {} },
}: HostOptions): LibraryHost {
  const { on, emit } = hostEvents();

  const view = new LibraryView(store.state);
  const duplicates = new DuplicateIndex(() => store.state);
  const index = new SearchIndex(() => store.state, {
    cache,
    finished: () => emit('library.changed', { revision: store.revision, ids: [] }),
  });
  const news = changeNews((data) => emit('library.changed', data));
  store.onChange((change) => {
    const { ids } = change;
    view.update(store.state, ids);
    index.update(ids);
    duplicates.update(ids);
    news.pass(change);
  });
  store.onNotice((notice) => emit('notice', notice));

  // Made with the first question: who never asks the network never has a way to it.
  let network: { contact: string | undefined; http: Http } | undefined;
  const online = (): CompleteOptions => {
    const { contact } = store.state.meta.settings;
    if (!network || network.contact !== contact) {
      const userAgent = contact ? `Roofline/0.1 (mailto:${contact})` : 'Roofline/0.1';
      const trustedHosts = Object.values(origins).flatMap((origin) => (origin ? [new URL(origin).host] : []));
      network = {
        contact,
        http: new Http({ userAgent, trustedHosts, ...(answers ? { cache: answers } : {}), ...http }),
      };
    }
    return { sources: metadataSources, http: network.http, origins };
  };

  const work = new WorkUnderWay(emit);
  const context: HostContext = {
    store,
    view,
    index,
    duplicates: duplicates.finder,
    emit,
    readApart,
    readPdf,
    atLength: (task, action) => work.run(task, action),
    now,
    newId: idMaker(now),
    online,
  };
  const { flush, ...liveExports } = liveExportService(context);
  const { previewReading, ...imports } = importService(context);
  const memory = new OnlineMemory(store.folder, () => store.readOnly === undefined);
  const { closeQueue, ...completing } = completeService(context, memory);
  const upkeep = new AbortController();
  let refreshing: Promise<number> | undefined;
  const refreshClaims = (): Promise<number> =>
    (refreshing ??= refreshLibraryClaims(store, upkeep.signal).finally(() => (refreshing = undefined)));
  const handlers: Handlers = {
    ...papersService(context),
    ...imports,
    ...completing,
    ...savedSourcesService(context, memory, previewReading),
    ...libraryService(context),
    ...exportService(context),
    ...liveExports,
    ...claimsService(context),
    'claims.refresh': async () => ({ papers: await refreshClaims() }),
    ...duplicatesService(context),
    ...backupService(context),
    ...attachmentService(context),
    'work.stop': ({ task }) => {
      work.stop(task);
      return {};
    },
  };
  let closed = false;

  const upkeepTimer = setTimeout(() => {
    void index
      .allRead()
      .then(refreshClaims)
      .catch((error: unknown) => log('claims could not be read again with newer rules', error));
  }, upkeepAfter);
  upkeepTimer.unref();

  return {
    async request(name, input) {
      try {
        if (closed)
          throw new RooflineError('host-gone', 'The library is closed. Start Roofline again to go on.', {
            retry: true,
          });
        if (!isRequestName(name))
          throw new RooflineError('invalid-request', `There is no request “${String(name)}”.`);
        const parsed = requests[name].input.safeParse(input);
        if (!parsed.success) {
          const issue = parsed.error.issues[0];
          const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
          throw new RooflineError(
            'invalid-request',
            `That request is not complete: ${where}${issue?.message ?? 'wrong shape'}.`,
          );
        }
        // The map ties each name to its data; TypeScript can't follow that through a union of names.
        const handler = handlers[name] as (data: unknown) => unknown;
        return ok((await handler(parsed.data)) as never);
      } catch (thrown) {
        const error = toApiError(thrown);
        if (error.code === 'internal') log(`request ${name} failed`, thrown);
        return fail(error);
      }
    },

    on,

    async close() {
      if (closed) return;
      closed = true;
      clearTimeout(upkeepTimer);
      upkeep.abort();
      work.stop();
      closeQueue();
      news.stop();
      await flush();
      await index.close();
      await store.close();
    },
  };
}

/** Makes ids that count up, also within one millisecond and when the clock is set back: papers keep the order they came in. */
function idMaker(now: () => Date): () => string {
  let time = 0;
  let counter = 0;
  return () => {
    const present = now().getTime();
    if (present > time) [time, counter] = [present, 0];
    else if (++counter > 0xfff) [time, counter] = [time + 1, 0];
    return newId(time, crypto.getRandomValues(new Uint8Array(10)), counter);
  };
}
