/** What a service is: answers for some of the contract's requests, made from the host's shared context. */
import type {
  EventData,
  EventName,
  RequestData,
  RequestName,
  RequestOutput,
} from '../../../shared/api/contract.ts';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { Selection } from '../../../shared/api/schemas.ts';
import type { DuplicateFinder } from '../../../shared/library/duplicates.ts';
import { papers } from '../../../shared/library/paper-count.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import type { CompleteOptions } from '../metadata/complete.ts';
import type { LibraryView } from '../library-view.ts';
import type { ReadApart } from '../read-apart.ts';
import type { ReadPdf } from '../pdf/read-pdf-apart.ts';
import type { SearchIndex } from '../search-index.ts';
import type { LibraryStore } from '../store/library-store.ts';
import type { WorkUnderWay } from './long-work.ts';

/** What services share. Everything that differs between machines and moments comes in here, so that tests can set it. */
export interface HostContext {
  readonly store: LibraryStore;
  readonly view: LibraryView;
  readonly index: SearchIndex;
  /** Finds papers that the library has already; made when it is first asked for. */
  readonly duplicates: () => Promise<DuplicateFinder>;
  /** Reads large texts apart from the host, where the shell gave it a place for that. */
  readonly readApart: ReadApart;
  readonly emit: <N extends EventName>(name: N, data: EventData<N>) => void;
  /** Does work that may take long under the name of a task: it tells how far it is, and `work.stop` ends it. */
  readonly atLength: WorkUnderWay['run'];
  readonly now: () => Date;
  /** A new paper id. */
  readonly newId: () => string;
  /** Reads a PDF's first pages. */
  readonly readPdf: ReadPdf;
  /** The online sources and the way to them. */
  readonly online: () => CompleteOptions;
}

/** One function for each request: validated input in, output or a RooflineError thrown. */
export type Handlers = {
  readonly [N in RequestName]: (input: RequestData<N>) => RequestOutput<N> | Promise<RequestOutput<N>>;
};

/** Throws `read-only` where the library can't be changed: to be asked before a file is put into its folder. */
export function checkWritable({ store: { readOnly } }: HostContext): void {
  if (readOnly !== undefined) throw new RooflineError('read-only', readOnly);
}

/** The papers with these ids, in this order. Throws `not-found` if one is gone. */
export function papersById(context: HostContext, ids: readonly string[]): Paper[] {
  return ids.map((id) => {
    const paper = context.store.state.papers.get(id);
    if (!paper)
      throw new RooflineError('not-found', 'That paper is no longer in the library.', { detail: id });
    return paper;
  });
}

/** The papers that a selection names: ids and keys in their order, a query's by citation key so that exports are stable. */
export async function selectPapers(context: HostContext, selection: Selection): Promise<Paper[]> {
  if ('ids' in selection) return papersById(context, selection.ids);
  if ('keys' in selection) {
    return selection.keys.map((key) => {
      const paper = context.view.findByKey(key);
      if (paper) return paper;
      throw new RooflineError(
        'not-found',
        `No paper has the citation key “${key}”. Use “roofline search” to find it.`,
      );
    });
  }
  if ('cited' in selection) return selection.cited.flatMap((key) => context.view.findByKey(key) ?? []);
  const ids = await context.index.ids(selection.query, context.now());
  const papers = ids.flatMap((id) => context.store.state.papers.get(id) ?? []);
  return papers.sort((a, b) => (a.citeKey < b.citeKey ? -1 : 1));
}

/** "moelens2025" or "3 papers": what an operation's name says it touched. */
export function describePapers(touched: readonly Paper[]): string {
  return touched.length === 1 ? touched[0]!.citeKey : papers(touched.length);
}
