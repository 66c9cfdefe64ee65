/** Completing papers from online sources: looked up when asked, shown, and applied as one undo step. */
import { randomUUID } from 'node:crypto';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { CompletionItem } from '../../../shared/api/schemas.ts';
import { refreshClaims } from '../../../shared/claims/refresh.ts';
import type { Change, Patch } from '../../../shared/library/changes.ts';
import { applyPatch, mergeDraft } from '../../../shared/library/merge.ts';
import { displayName } from '../../../shared/library/names.ts';
import type { Paper, PaperDraft } from '../../../shared/library/paper.ts';
import { completePapers, type Completion, type Found } from '../metadata/complete.ts';
import type { RequestOutput } from '../../../shared/api/contract.ts';
import type { OnlineMemory } from '../online-memory.ts';
import { CompleteQueue } from './complete-queue.ts';
import { keyMaker } from './papers-service.ts';
import { describePapers, papersById, type Handlers, type HostContext } from './service.ts';

type CompleteRequests = Extract<keyof Handlers, `complete.${string}`>;

/** What a source said about a paper this long ago is as good as what it says now, milliseconds. */
const GOOD_FOR = 3 * 24 * 3_600_000;

/** Look-ups are kept until they are applied. */
const KEPT_LOOK_UPS = 4;

export interface CompleteService extends Pick<Handlers, CompleteRequests> {
  /** Ends what runs by itself. */
  closeQueue(): void;
}

export function completeService(context: HostContext, memory: OnlineMemory): CompleteService {
  const lookUps = new Map<string, readonly Completion[]>();
  const queue = new CompleteQueue(context, memory, async (ids, publishedVersions) => {
    const papers = papersById(context, ids);
    const options = { ...context.online(), maxAgeMs: GOOD_FOR, publishedVersions };
    return !(await completePapers(papers, options)).offline;
  });

  return {
    'complete.sources': () =>
      context
        .online()
        .sources.map(({ id, name, origin, sends }) => ({ id, name, host: new URL(origin).host, sends })),

    'complete.look-up': async ({ ids, fresh, publishedVersions }) => {
      const papers = papersById(context, ids);
      const { signal, completions, failures, offline } = await context.atLength('complete', async (work) => ({
        signal: work.signal,
        ...(await completePapers(papers, {
          ...context.online(),
          signal: work.signal,
          progress: (fraction) => work.tell(fraction, 'Looking papers up'),
          publishedVersions,
          ...(fresh ? {} : { maxAgeMs: GOOD_FOR }),
        })),
      }));
      const missing = completions.filter(({ accepted }) => accepted.length === 0);
      const queued = offline && !signal.aborted ? missing.map(({ paperId }) => paperId) : [];
      if (offline) await queue.add(queued, publishedVersions);
      else if (!signal.aborted) await queue.remove(ids, publishedVersions);
      const lookUpId = randomUUID();
      lookUps.set(lookUpId, completions);
      const oldest = lookUps.keys().next();
      if (lookUps.size > KEPT_LOOK_UPS && !oldest.done) lookUps.delete(oldest.value);
      return {
        lookUpId,
        items: completions.flatMap((completion) => describe(completion) ?? []),
        failures: failures.map(({ source, error }) => ({ source: nameOf(source), message: error.message })),
        queued,
      };
    },

    'complete.apply': async ({ lookUpId, ids, chosen, newKeys }) => {
      const completions = lookUps.get(lookUpId);
      if (!completions) {
        throw new RooflineError(
          'not-found',
          'That look-up is gone. Look the papers up again; nothing was changed.',
        );
      }
      const wanted = ids && new Set(ids);
      const filled: Paper[] = [];
      const rekey = newKeys ? keyMaker(context) : () => ({});
      const changes = completions.flatMap((completion): Change[] => {
        const paper = context.store.state.papers.get(completion.paperId);
        if (!paper || wanted?.has(paper.id) === false) return [];
        const choice = completion.choices[chosen[paper.id] ?? -1];
        const { set: found } = merged(paper, choice ?? completion.accepted);
        if (Object.keys(found).length === 0) return [];
        filled.push(paper);
        const set = { ...found, ...rekey(applyPatch(paper, found)) };
        return [{ kind: 'edit', id: paper.id, set }];
      });
      lookUps.delete(lookUpId);
      if (changes.length === 0) return { revision: context.store.revision, papers: 0 };
      const revision = await context.store.apply({
        name: `completion of ${describePapers(filled)}`,
        changes,
      });
      return { revision, papers: filled.length };
    },

    'complete.queue': queued,
    'complete.run-queue': async () => {
      await queue.run();
      return queued();
    },
    'complete.dequeue': async ({ ids }) => {
      await queue.remove(ids);
      return queued();
    },
    closeQueue: () => queue.close(),
  };

  async function queued(): Promise<RequestOutput<'complete.queue'>> {
    return (await queue.list()).flatMap(({ id, ...rest }) => {
      const paper = context.store.state.papers.get(id);
      return paper ? [{ id, citeKey: paper.citeKey, title: paper.title, ...rest }] : [];
    });
  }

  function nameOf(source: string): string {
    return context.online().sources.find(({ id }) => id === source)?.name ?? source;
  }

  /** Merges records into a paper, one after the other; the later fill what the earlier left open. */
  function merged(
    paper: Paper,
    records: readonly Found[],
  ): { set: Patch; changes: CompletionItem['changes'] } {
    let after = paper;
    let set: Patch = {};
    const changes = new Map<string, CompletionItem['changes'][number]>();
    const now = context.now().toISOString();
    for (const { draft } of records) {
      const step = mergeDraft(after, draft, now, {
        isKeyTaken: (key) => context.view.isKeyTaken(key, paper.id),
      });
      after = applyPatch(after, step.set);
      set = { ...set, ...step.set };
      for (const { field, before, after: value } of step.changed) {
        // Where a record came from is told beside the changes, and is none by itself.
        if (field === 'sources') continue;
        changes.set(field, { field, before: changes.get(field)?.before ?? before, after: value });
      }
    }
    if (changes.size === 0) return { set: {}, changes: [] };
    if ('abstract' in set || 'abstractPrinted' in set) set = { ...set, claims: refreshClaims(after) };
    return { set, changes: [...changes.values()] };
  }

  function describe({ paperId, accepted, choices }: Completion): CompletionItem | undefined {
    const paper = context.store.state.papers.get(paperId);
    if (!paper) return undefined;
    return {
      paperId,
      citeKey: paper.citeKey,
      title: paper.title,
      state: accepted.length > 0 ? 'found' : choices.length > 0 ? 'choice' : 'nothing',
      sources: [...new Set(accepted.map(({ source }) => nameOf(source)))],
      evidence: [...(accepted[0]?.evidence ?? [])],
      changes: merged(paper, accepted).changes,
      choices: choices.map((records) => ({
        sources: [...new Set(records.map(({ source }) => nameOf(source)))],
        ...summary(records[0].draft),
        evidence: [...records[0].evidence],
      })),
    };
  }
}

function summary({
  title,
  authors = [],
  published,
  venue,
  ids = {},
}: PaperDraft): Omit<CompletionItem['choices'][number], 'sources' | 'evidence'> {
  const names = authors.slice(0, 3).map(displayName).join(', ');
  const id = ids.arxiv
    ? `arXiv ${ids.arxiv}`
    : ids.doi
      ? `doi ${ids.doi}`
      : ids.openreview && `OpenReview ${ids.openreview}`;
  return {
    title,
    authors: authors.length > 3 ? `${names} and ${authors.length - 3} more` : names,
    ...(published?.year === undefined ? {} : { year: published.year }),
    ...(venue === undefined ? {} : { venue }),
    ...(id === undefined ? {} : { id }),
  };
}
