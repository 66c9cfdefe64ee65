/**
 * What importing drafts into a library would do, worked out paper by paper: which are new, which are there already, which
 * fill gaps of a paper that is there. A preview shows the plan, a commit turns it into one operation.
 */
import type { FieldDifference, ImportItem, ImportReport } from '../../../shared/api/schemas.ts';
import { refreshClaims } from '../../../shared/claims/refresh.ts';
import { makeCiteKey } from '../../../shared/library/citation-key.ts';
import type { Change, Patch } from '../../../shared/library/changes.ts';
import { applyPatch, mergeDraft } from '../../../shared/library/merge.ts';
import { DuplicateFinder, type DuplicateMatch } from '../../../shared/library/duplicates.ts';
import { newPaper } from '../../../shared/library/new-paper.ts';
import type { Paper, PaperDraft } from '../../../shared/library/paper.ts';
import { normaliseTag } from '../../../shared/library/tags.ts';
import type { Pace } from '../store/library-store.ts';
import type { HostContext } from './service.ts';

/** What the user decided about a preview. */
export interface ImportChoices {
  /** Indexes of the drafts to take. */
  readonly include: (index: number) => boolean;
  /** Suggestions that the user confirmed as the same paper. */
  readonly sameAs: ReadonlySet<number>;
  /** Tags for everything that is imported. */
  readonly tags: readonly string[];
  readonly headingTags: boolean;
}

export interface ImportPlan {
  readonly items: readonly ImportItem[];
  readonly changes: readonly Change[];
  readonly added: readonly Paper[];
  readonly merged: ImportReport['merged'];
  readonly duplicates: ImportReport['duplicates'];
}

/** A paper as the import would leave it. `before` is missing for a new one. */
interface Touched {
  readonly before: Paper | undefined;
  after: Paper;
  set: Patch;
  readonly fields: Set<string>;
}

/**
 * Plans the import of `drafts`, but for the claims in their abstracts, which `withClaims` reads. Changes nothing. Without `pause`
 * nothing else happens in this thread meanwhile.
 */
export async function planImport(
  context: HostContext,
  drafts: readonly PaperDraft[],
  choices: ImportChoices,
  pause?: Pace['pause'],
): Promise<ImportPlan> {
  const { store, view } = context;
  const duplicates = await context.duplicates();
  /** The papers as the import would leave them: the library's own finder never learns of them. */
  const touchedFinder = new DuplicateFinder();
  const touched = new Map<string, Touched>();
  const newKeys = new Set<string>();
  const items: ImportItem[] = [];
  const already: ImportReport['duplicates'][number][] = [];
  const now = context.now().toISOString();
  const isTaken = (key: string): boolean => newKeys.has(key.toLowerCase()) || view.isKeyTaken(key);

  for (const [index, source] of drafts.entries()) {
    if (!choices.include(index)) continue;
    await pause?.(index / drafts.length);
    const tags = tagsOf(source, choices);
    const draft = withTags(source, tags);
    const found = surest(touchedFinder.find(draft), () => duplicates.find(draft));
    const match = found && {
      id: found.paper.id,
      citeKey: found.paper.citeKey,
      title: found.paper.title,
      reason: found.reason,
    };
    const common = { index, draft, offeredTags: headingTags(source), ...(match ? { match } : {}) };

    if (found && (found.certainty === 'same' || choices.sameAs.has(index))) {
      const paper = touched.get(found.paper.id)?.after ?? found.paper;
      const { set, changed } = mergeDraft(paper, draft, now, {
        tags,
        isKeyTaken: (key) => newKeys.has(key.toLowerCase()) || view.isKeyTaken(key, paper.id),
      });
      // Another listing that prints what is known already changes no field: only where the paper stood is noted.
      const state = changed.length === 0 ? 'duplicate' : 'merge';
      items.push({ ...common, state, changes: [...changed], citeKey: paper.citeKey });
      if (state === 'duplicate') already.push({ citeKey: paper.citeKey, title: paper.title });
      if (Object.keys(set).length > 0) touch(paper, set, changed);
      continue;
    }

    const citeKey = makeCiteKey(draft, store.state.meta.settings.keyPattern, isTaken);
    newKeys.add(citeKey.toLowerCase());
    const paper = newPaper(draft, { id: context.newId(), citeKey, now });
    items.push({ ...common, state: found ? 'suggestion' : 'new', changes: [], citeKey });
    touched.set(paper.id, { before: undefined, after: paper, set: {}, fields: new Set() });
    touchedFinder.put(paper);
  }

  function touch(paper: Paper, set: Patch, changed: readonly FieldDifference[]): void {
    const after = applyPatch(paper, set);
    const earlier = touched.get(paper.id);
    touched.set(paper.id, {
      before: earlier ? earlier.before : store.state.papers.get(paper.id),
      after,
      set: { ...earlier?.set, ...set },
      fields: new Set([...(earlier?.fields ?? []), ...changed.map(({ field }) => field)]),
    });
    touchedFinder.put(after);
  }

  const outcomes = [...touched.values()];
  return {
    items,
    added: outcomes.filter(({ before }) => !before).map(({ after }) => after),
    merged: outcomes
      .filter(({ before, fields }) => before && fields.size > 0)
      .map(({ after, fields }) => ({ id: after.id, citeKey: after.citeKey, changed: [...fields] })),
    duplicates: already,
    changes: outcomes.map(({ before, after, set }) =>
      before ? { kind: 'edit', id: after.id, set } : { kind: 'add', paper: after },
    ),
  };
}

/** A plan with the claims that its new abstracts make. */
export async function withClaims(
  { store }: HostContext,
  plan: ImportPlan,
  pause?: Pace['pause'],
): Promise<ImportPlan> {
  const added: Paper[] = [];
  const changes: Change[] = [];
  for (const [index, change] of plan.changes.entries()) {
    await pause?.(index / plan.changes.length);
    if (change.kind === 'add') {
      const paper = { ...change.paper, claims: refreshClaims(change.paper) };
      added.push(paper);
      changes.push({ ...change, paper });
      continue;
    }
    const before = change.kind === 'edit' ? store.state.papers.get(change.id) : undefined;
    const newAbstract =
      change.kind === 'edit' && ('abstract' in change.set || 'abstractPrinted' in change.set);
    if (!before || !newAbstract) changes.push(change);
    else {
      const claims = refreshClaims(applyPatch(before, change.set));
      changes.push({ ...change, set: { ...change.set, claims } });
    }
  }
  return { ...plan, added, changes };
}

/** The match to go by: a certain one, among the papers of this import first, before a suggested one. */
function surest(
  own: DuplicateMatch | undefined,
  inLibrary: () => DuplicateMatch | undefined,
): DuplicateMatch | undefined {
  if (own?.certainty === 'same') return own;
  const found = inLibrary();
  return found?.certainty === 'same' ? found : (own ?? found);
}

/** The tags that a draft's headings would give: each heading path is one nested tag. */
export function headingTags(draft: PaperDraft): string[] {
  const paths = draft.sources.flatMap(({ headings }) => (headings?.length ? [headings] : []));
  return [
    ...new Set(paths.map((path) => normaliseTag(path.map((level) => level.replaceAll('/', '-')).join('/')))),
  ];
}

/** The tags that the user gives to a paper of this import. */
function tagsOf(draft: PaperDraft, choices: ImportChoices): string[] {
  const chosen = choices.tags.map(normaliseTag).filter((tag) => tag !== '');
  return [...chosen, ...(choices.headingTags ? headingTags(draft) : [])];
}

/** The draft with its own tags and more. */
function withTags(draft: PaperDraft, more: readonly string[]): PaperDraft {
  const own = (draft.tags ?? []).map(normaliseTag).filter((tag) => tag !== '');
  const tags = [...new Set([...own, ...more])];
  return tags.length === 0 ? draft : { ...draft, tags };
}
