/** Bibliographies that follow the library: rewritten shortly after a change, only when their content changed. */
import { extname, isAbsolute } from 'node:path';
import { toApiError, RooflineError } from '../../../shared/api/errors.ts';
import type { LiveExportState } from '../../../shared/api/schemas.ts';
import type { LiveExport } from '../../../shared/library/library-meta.ts';
import { writeLiveBibliography } from '../live-bibliography.ts';
import { printerFor, printPapers } from './print-papers.ts';
import { selectPapers, type Handlers, type HostContext } from './service.ts';

/** A burst of edits (tagging, typing) becomes one write, this long after its last edit; milliseconds. */
const QUIET_MS = 400;

type LiveRequests = 'export.keep-updated' | 'export.stop-updating' | 'export.live';

export interface LiveExportService extends Pick<Handlers, LiveRequests> {
  /** Writes what is due now; the host calls it when it closes. */
  flush(): Promise<void>;
}

export function liveExportService(context: HostContext): LiveExportService {
  const { store } = context;
  const outcomes = new Map<string, Pick<LiveExportState, 'state' | 'message'>>();
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  const kept = (): readonly LiveExport[] => store.state.meta.settings.liveExports;

  if (kept().length > 0) schedule();
  store.onChange(() => {
    if (kept().length > 0) schedule();
  });

  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), QUIET_MS);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    // One after the other: two writers of one file would each see the other's as a change from outside.
    writing = writing.then(async () => {
      for (const live of kept()) outcomes.set(live.path, await write(live));
    });
    return writing;
  }

  async function write(live: LiveExport): Promise<Pick<LiveExportState, 'state' | 'message'>> {
    try {
      const { text } = await context.atLength('live', async (work) => {
        const papers = await selectPapers(context, { query: live.query });
        return printPapers(work, printerFor(live.format), papers, live.options);
      });
      const outcome = await writeLiveBibliography(live.path, text);
      if (outcome !== 'changed-outside') return { state: 'current' };
      const message = `${live.path} was changed by another program, so Roofline stopped writing it. Import it to keep those changes, or delete it to have it written again.`;
      if (outcomes.get(live.path)?.state !== 'changed-outside')
        context.emit('notice', { level: 'warning', message });
      return { state: 'changed-outside', message };
    } catch (error) {
      const { message } = toApiError(error);
      const reason =
        error instanceof Error && 'code' in error
          ? `${live.path} could not be written (${String(error.code)}).`
          : message;
      return { state: 'failed', message: reason };
    }
  }

  function states(): LiveExportState[] {
    return kept().map(({ path, format, query }) => ({
      path,
      format,
      query,
      state: 'pending',
      ...outcomes.get(path),
    }));
  }

  async function setLive(name: string, liveExports: readonly LiveExport[]): Promise<LiveExportState[]> {
    await store.apply({
      name,
      changes: [{ kind: 'meta', set: { settings: { ...store.state.meta.settings, liveExports } } }],
    });
    await flush();
    return states();
  }

  return {
    'export.keep-updated': async (live) => {
      if (!isAbsolute(live.path) || extname(live.path).toLowerCase() !== '.bib') {
        throw new RooflineError(
          'invalid-request',
          'Give the whole path of a .bib file, such as /home/you/paper/references.bib.',
        );
      }
      return setLive(`keeping ${live.path} up to date`, [
        ...kept().filter(({ path }) => path !== live.path),
        live,
      ]);
    },
    'export.stop-updating': ({ path }) =>
      setLive(
        `no longer keeping ${path} up to date`,
        kept().filter((live) => live.path !== path),
      ),
    'export.live': () => states(),
    flush,
  };
}
