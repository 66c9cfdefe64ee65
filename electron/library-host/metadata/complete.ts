/**
 * Completing papers: asks the sources for what a listing left out. By identifier without asking; by title only with evidence
 * (match.ts), else the candidates are shown and the user chooses. One failing source never stops the others.
 */
import type { ApiError } from '../../../shared/api/errors.ts';
import { toApiError } from '../../../shared/api/errors.ts';
import type { Paper, PaperDraft, PaperIds } from '../../../shared/library/paper.ts';
import { isPlaceholderTitle } from '../../../shared/library/placeholder-title.ts';
import { versionKind } from '../../../shared/library/versions.ts';
import { Unreachable, type Http } from './http.ts';
import { matchRecord, type Wanted } from './match.ts';
import type { Asked, MetadataSource, Origins, SourceAccess, SourceId } from './source.ts';

/** A record of a source about a paper, and why it is believed to be that paper. */
export interface Found {
  readonly source: SourceId;
  readonly draft: PaperDraft;
  readonly evidence: readonly string[];
}

/** The records of one work that may be the paper, from one source or more. */
export type Candidate = readonly [Found, ...Found[]];

/** What was found about one paper. */
export interface Completion {
  readonly paperId: string;
  /** Records of this paper, in the order in which they fill it. */
  readonly accepted: readonly Found[];
  /** Candidates that only the user can judge, each as all sources have it; empty where something was accepted. */
  readonly choices: readonly Candidate[];
}

export interface CompletionOutcome {
  readonly completions: readonly Completion[];
  /** Sources that failed, each once, with what it said. */
  readonly failures: readonly { readonly source: SourceId; readonly error: ApiError }[];
  /** No source could be reached at all: what was not found can wait for the network. */
  readonly offline: boolean;
}

export interface CompleteOptions {
  readonly sources: readonly MetadataSource[];
  readonly http: Http;
  readonly origins?: Origins;
  readonly signal?: AbortSignal;
  /** Answers no older than this are taken from the cache, milliseconds; every source is asked anew where missing. */
  readonly maxAgeMs?: number;
  /** Looks for published versions of preprints, and asks only the sources that know any. */
  readonly publishedVersions?: boolean;
  /** Called with 0 to 1. */
  readonly progress?: (fraction: number) => void;
}

/** A paper that is looked up: an empty or placeholder title is no evidence, only its ids count. */
export type Target = Wanted &
  Partial<Pick<Paper, 'type' | 'venue'>> & { readonly id: string; readonly ids: PaperIds };

/** Looks papers up. Never throws for a source's failure; a cancelled run gives what was found so far. */
export async function completePapers(
  papers: readonly Target[],
  options: CompleteOptions,
): Promise<CompletionOutcome> {
  const { publishedVersions, sources } = options;
  const run = new Run(papers, {
    ...options,
    sources: publishedVersions ? sources.filter(({ knowsPublished }) => knowsPublished) : sources,
  });
  await run.all();
  return run.outcome();
}

/** Which papers each source is asked about by their ids. */
type Plan = readonly { readonly source: MetadataSource; readonly known: readonly Asked[] }[];

class Run {
  readonly #papers: ReadonlyMap<string, Target>;
  readonly #accepted = new Map<string, Found[]>();
  readonly #choices = new Map<string, Found[]>();
  readonly #failures = new Map<SourceId, ApiError>();
  readonly #asked = new Set<SourceId>();
  #unreachable = 0;

  constructor(
    papers: readonly Target[],
    private readonly options: CompleteOptions,
  ) {
    this.#papers = new Map(papers.map((paper) => [paper.id, paper]));
  }

  /** By ids first, then by title what still lacks what is looked for. */
  async all(): Promise<void> {
    const plan = this.#plan([...this.#papers.keys()]);
    const searches = this.#lacking().length;
    const total = plan.reduce((sum, { known }) => sum + known.length, searches);
    let done = 0;
    const step = (questions: number): void => this.options.progress?.((done += questions) / total);

    await this.#byIds(plan, step);
    const lacking = this.#lacking();
    if (searches > lacking.length) step(searches - lacking.length);
    for (const paper of lacking) {
      if (this.options.signal?.aborted) return;
      await this.#byTitle(paper);
      // An id that was just found opens the other sources: code links, published versions.
      if (this.#isSettled(paper)) await this.#byIds(this.#plan([paper.id]));
      step(1);
    }
  }

  #plan(wanted: readonly string[]): Plan {
    return this.options.sources.map((source) => ({
      source,
      known: wanted
        .filter((id) => !this.#isAnsweredBy(id, source.id))
        .map((id) => ({ id, ids: this.#idsOf(id) }))
        .filter(({ ids }) => source.knows(ids)),
    }));
  }

  /** Asks the sources, different hosts at the same time; `step` is told of how many papers each has answered. */
  async #byIds(plan: Plan, step?: (papers: number) => void): Promise<void> {
    await Promise.all(
      plan.map(async ({ source, known }) => {
        for (let i = 0; i < known.length && !this.options.signal?.aborted; i += source.batch) {
          const batch = known.slice(i, i + source.batch);
          await this.#try(source, (access) =>
            source.byIds(batch, access, (id, draft) => this.#take(id, source, draft)),
          );
          step?.(batch.length);
        }
      }),
    );
  }

  /** Papers that lack what is looked for, and have a title to search by. */
  #lacking(): readonly Target[] {
    return [...this.#papers.values()].filter((paper) => hasTitle(paper) && !this.#isSettled(paper));
  }

  outcome(): CompletionOutcome {
    const rank = (found: Found): number => this.options.sources.findIndex(({ id }) => id === found.source);
    return {
      completions: [...this.#papers.keys()].map((paperId) => {
        const accepted = (this.#accepted.get(paperId) ?? []).sort((a, b) => rank(a) - rank(b));
        return {
          paperId,
          accepted,
          choices: accepted.length > 0 ? [] : candidates(this.#choices.get(paperId)),
        };
      }),
      failures: [...this.#failures].map(([source, error]) => ({ source, error })),
      offline: this.#unreachable > 0 && this.#unreachable === this.#asked.size,
    };
  }

  /** Whether what is looked for was found: an identifier, or a published version. */
  #isSettled(paper: Target): boolean {
    if (!this.options.publishedVersions) return isIdentified(this.#idsOf(paper.id));
    const found = (this.#accepted.get(paper.id) ?? []).map(({ draft }) => draft);
    return [paper, ...found].some((record) => versionKind(record) === 'published');
  }

  async #byTitle(paper: Target): Promise<void> {
    for (const source of this.options.sources) {
      const candidates = (await this.#try(source, (access) => source.byTitle(paper.title, access))) ?? [];
      const judged = candidates
        .filter((draft) => !this.options.publishedVersions || versionKind(draft) === 'published')
        .map((draft) => ({ draft, ...matchRecord(paper, draft) }));
      const same = judged.filter(({ verdict }) => verdict === 'same');
      // Two different records that both look right are a choice, not an answer.
      if (same.length === 1 && same[0]) {
        push(this.#accepted, paper.id, {
          source: source.id,
          draft: same[0].draft,
          evidence: same[0].evidence,
        });
        if (this.#isSettled(paper)) return;
        continue;
      }
      for (const { draft, verdict, evidence } of judged) {
        if (verdict !== 'other') push(this.#choices, paper.id, { source: source.id, draft, evidence });
      }
    }
  }

  /** An id may have been typed wrong: a record with quite another title is shown, not taken. */
  #take(id: string, source: MetadataSource, draft: PaperDraft): void {
    const paper = this.#papers.get(id);
    if (!paper) return;
    const { verdict, evidence } = matchRecord(paper, draft);
    const into = verdict === 'other' && hasTitle(paper) ? this.#choices : this.#accepted;
    push(into, id, { source: source.id, draft, evidence: ['by its identifier', ...evidence] });
  }

  /** The paper's own ids with those that accepted records brought. */
  #idsOf(id: string): PaperIds {
    const found = (this.#accepted.get(id) ?? []).map(({ draft }) => draft.ids ?? {});
    return Object.assign({}, ...found, this.#papers.get(id)?.ids) as PaperIds;
  }

  #isAnsweredBy(id: string, source: SourceId): boolean {
    return (this.#accepted.get(id) ?? []).some((found) => found.source === source);
  }

  async #try<T>(source: MetadataSource, ask: (access: SourceAccess) => Promise<T>): Promise<T | undefined> {
    // A source that failed once, after its retries, is not tried with every other paper again.
    if (this.#failures.has(source.id)) return undefined;
    const { signal } = this.options;
    this.#asked.add(source.id);
    try {
      return await ask(accessTo(source, this.options));
    } catch (error) {
      // Stopped by the user: what was found so far is kept, and no source is to blame.
      if (signal?.aborted) return undefined;
      if (!this.#failures.has(source.id) && error instanceof Unreachable) this.#unreachable++;
      this.#failures.set(source.id, toApiError(error));
      return undefined;
    }
  }
}

/** The way to a source. */
export function accessTo(
  source: MetadataSource,
  { http, origins, signal, maxAgeMs }: Pick<CompleteOptions, 'http' | 'origins' | 'signal' | 'maxAgeMs'>,
): SourceAccess {
  return {
    http,
    origin: origins?.[source.id] ?? source.origin,
    ...(signal ? { signal } : {}),
    ...(maxAgeMs === undefined ? {} : { maxAgeMs }),
  };
}

function hasTitle({ title }: Target): boolean {
  return !isPlaceholderTitle(title);
}

function isIdentified(ids: PaperIds): boolean {
  return (ids.arxiv ?? ids.doi ?? ids.openreview) !== undefined;
}

/** Records of the same arXiv id or DOI are one candidate: which source names it is no choice. */
function candidates(records: readonly Found[] = []): readonly Candidate[] {
  const groups: [Found, ...Found[]][] = [];
  for (const record of records) {
    const group = groups.find((known) => isSameRecord(known, record));
    if (group) group.push(record);
    else groups.push([record]);
  }
  return groups;
}

/** Whether a record has an id of a candidate, and none that contradicts one. */
function isSameRecord(known: Candidate, { draft: { ids = {} } }: Found): boolean {
  const pairs = known.flatMap(({ draft }) =>
    (['arxiv', 'doi'] as const).map((kind) => [draft.ids?.[kind], ids[kind]] as const),
  );
  const both = pairs.filter(([one, other]) => one !== undefined && other !== undefined);
  return both.length > 0 && both.every(([one, other]) => one === other);
}

function push(map: Map<string, Found[]>, id: string, found: Found): void {
  const list = map.get(id);
  if (list) list.push(found);
  else map.set(id, [found]);
}
