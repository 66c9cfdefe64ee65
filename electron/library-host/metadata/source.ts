/** What an online source of metadata is. One file each; registry.ts lists them in the order in which they are asked. */
import type { Paper, PaperDraft, PaperIds } from '../../../shared/library/paper.ts';
import type { Http } from './http.ts';

export const SOURCE_IDS = [
  'arxiv',
  'hugging-face',
  'dblp',
  'crossref',
  'semantic-scholar',
  'openreview',
] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

/** How a source is reached: the network, and where it lives (tests put it on a loopback server). */
export interface SourceAccess {
  readonly http: Http;
  readonly origin: string;
  readonly signal?: AbortSignal;
}

export interface MetadataSource {
  readonly id: SourceId;
  /** For people: "arXiv". */
  readonly name: string;
  /** Its documented API host, "https://export.arxiv.org". */
  readonly origin: string;
  /** What of a paper is sent there, for people: shown before the first use. */
  readonly sends: string;
  /** Whether it can look a paper up by these ids. */
  knows(ids: PaperIds): boolean;
  /**
   * Looks up papers by id, in as few requests as the API allows. The answer has a draft for each paper that was found, by
   * the paper's id in the library. Throws RooflineError (`network`, ...) where the source failed.
   */
  byIds(
    papers: readonly Pick<Paper, 'id' | 'ids'>[],
    access: SourceAccess,
  ): Promise<ReadonlyMap<string, PaperDraft>>;
  /** Candidates for a title, best first; none is known to be right. */
  byTitle(title: string, access: SourceAccess): Promise<readonly PaperDraft[]>;
}
