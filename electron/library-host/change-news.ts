/** What the shells hear of changes to the library. */
import type { EventData } from '../../shared/api/contract.ts';
import type { StateChange } from './store/library-store.ts';

/** More ids than this are not named: a window then refreshes as a whole. */
const NAMED_IDS = 200;
/** How long changes made in the background are gathered, milliseconds: a window reads its rows anew with each piece of news. */
const GATHERED_MS = 500;

/**
 * Returns the function that passes changes on to `tell`: what somebody did at once, work in the background together. `stop` drops what was
 * not told yet.
 */
export function changeNews(tell: (data: EventData<'library.changed'>) => void): {
  readonly pass: (change: StateChange) => void;
  readonly stop: () => void;
} {
  let gathered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let latest = 0;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const tellAll = (): void => {
    stop();
    const ids = [...gathered];
    gathered = new Set();
    tell(ids.length > NAMED_IDS ? { revision: latest } : { revision: latest, ids });
  };
  const pass = ({ revision, ids, background }: StateChange): void => {
    latest = revision;
    for (const id of ids) gathered.add(id);
    if (background) timer ??= setTimeout(tellAll, GATHERED_MS).unref();
    else tellAll();
  };
  return { pass, stop };
}
