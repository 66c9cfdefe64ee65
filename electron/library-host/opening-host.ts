/** The host of a library that is still being loaded, and the keeping of what it answers from at the next start. */
import { events, requests, type EventName } from '../../shared/api/contract.ts';
import { toApiError } from '../../shared/api/errors.ts';
import { fail, ok } from '../../shared/api/result.ts';
import type { LibraryHost } from './host.ts';
import { hostEvents } from './host-events.ts';
import { answerFrom, type FirstView, type RowCache } from './row-cache.ts';

/** Rows that are kept: some screens of them. */
const KEPT_ROWS = 300;
/** The window's list asks for as many rows at a time, or more; other lists for fewer. */
const LIST_PAGE = 100;
/** Smaller libraries are loaded before a cache would be read. */
const WORTH_CACHING = 1_000;

/**
 * How long opening waits for the rows to be asked for, in milliseconds: it begins with the loading of the core's code, which keeps the
 * thread from answering for a fifth of a second.
 */
const ROWS_FIRST = 300;

/**
 * Answers what a window asks first from `view`, and opens the library: when rows were answered, when anything else is asked for, or
 * soon. When it is open it answers everything, and windows are told to refresh. Where opening fails, every request fails with the reason.
 */
export function openingHost(open: () => Promise<LibraryHost>, view: FirstView): LibraryHost {
  const { on, emit } = hostEvents();
  let isOpening = true;
  let opening: Promise<LibraryHost> | undefined;
  const timer = setTimeout(() => void opened(), ROWS_FIRST);

  function opened(): Promise<LibraryHost> {
    if (opening) return opening;
    clearTimeout(timer);
    opening = open();
    const end = (): void => {
      isOpening = false;
      emit('library.changed', { revision: view.overview.revision });
    };
    opening.then((host) => {
      for (const name of Object.keys(events) as EventName[]) host.on(name, (data) => emit(name, data));
      end();
    }, end);
    return opening;
  }

  return {
    async request(name, input) {
      const early = isOpening ? answerFrom(view, name, input) : undefined;
      if (early !== undefined) {
        if (name === 'papers.search') setImmediate(() => void opened());
        return ok(early as never);
      }
      try {
        return await (await opened()).request(name, input);
      } catch (error) {
        return fail(toApiError(error));
      }
    },
    on,
    async close() {
      clearTimeout(timer);
      await opening?.then(
        (host) => host.close(),
        () => undefined,
      );
    },
  };
}

/** A host that leaves in the cache, when it is closed, what a window will ask first; `before` is what the cache held. */
export function keepingRows(
  host: LibraryHost,
  cache: RowCache,
  before: Awaited<ReturnType<RowCache['read']>>,
): LibraryHost {
  let { sort, descending } = before?.view ?? {};
  /** The revision that the cache holds. */
  const cached = before?.isCurrent ? before.view.overview.revision : undefined;
  let isCurrent = cached !== undefined;
  host.on('library.changed', ({ revision }) => (isCurrent &&= revision === cached));

  async function firstView(): Promise<FirstView | undefined> {
    const overview = await host.request('library.overview', {});
    // What a window must hear about first is not to be hidden behind rows.
    if (!overview.ok || overview.value.trouble.length > 0 || overview.value.readOnly !== undefined)
      return undefined;
    if (overview.value.total < WORTH_CACHING) return undefined;
    const found = await host.request('papers.search', { sort, descending, limit: KEPT_ROWS });
    if (!found.ok) return undefined;
    const { total, rows } = found.value;
    return { overview: overview.value, sort, descending, total, rows };
  }

  return {
    on: host.on.bind(host),
    request(name, input) {
      const asked =
        name === 'papers.search' ? requests['papers.search'].input.safeParse(input).data : undefined;
      // The window's whole list: its order is the one to have ready.
      if (asked?.query === '' && asked.limit >= LIST_PAGE) {
        isCurrent &&= asked.sort === sort && asked.descending === descending;
        ({ sort, descending } = asked);
      }
      return host.request(name, input);
    },
    async close() {
      const view = isCurrent ? undefined : await firstView();
      // A change from outside may still be found and merged while the library closes.
      let revision = view?.overview.revision;
      host.on('library.changed', (change) => ({ revision } = change));
      await host.close();
      if (view && revision === view.overview.revision) await cache.write(view);
    },
  };
}
