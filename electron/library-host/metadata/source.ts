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
  /** Answers no older than this are taken from the cache, milliseconds. */
  readonly maxAgeMs?: number;
}

/** A paper to be looked up by its ids. */
export type Asked = Pick<Paper, 'id' | 'ids'>;

/** Where sources (by id) and pages (by host name) live instead of their own hosts: servers on this machine, for tests. */
export type Origins = Readonly<Partial<Record<string, string>>>;

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
  /** Whether it knows published versions of preprints, and is asked for those. */
  readonly knowsPublished: boolean;
  /** How many papers one request may name. */
  readonly batch: number;
  /**
   * Looks up at most `batch` papers by id, in one request, and hands each record over with the paper's id in the library.
   * Throws RooflineError (`network`, ...) where the source failed.
   */
  byIds(
    papers: readonly Asked[],
    access: SourceAccess,
    take: (id: string, draft: PaperDraft) => void,
  ): Promise<void>;
  /** Candidates for a title, best first; none is known to be right. */
  byTitle(title: string, access: SourceAccess): Promise<readonly PaperDraft[]>;
}
