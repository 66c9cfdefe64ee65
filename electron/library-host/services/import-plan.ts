/**
 * What importing drafts into a library would do, worked out paper by paper: which are new, which are there already, which
 * fill gaps of a paper that is there. A preview shows the plan, a commit turns it into one operation.
 */
import type { FieldDifference, ImportItem, ImportReport } from '../../../shared/api/schemas.ts';
import { refreshClaims } from '../../../shared/claims/refresh.ts';
import { makeCiteKey } from '../../../shared/library/citation-key.ts';
import type { Change, Patch } from '../../../shared/library/changes.ts';
import { mergeDraft } from '../../../shared/library/merge.ts';
import { newPaper } from '../../../shared/library/new-paper.ts';
import type { Paper, PaperDraft } from '../../../shared/library/paper.ts';
import { normaliseTag } from '../../../shared/library/tags.ts';
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

/** Plans the import of `drafts`. Leaves the store and the duplicate finder as they were. */
export function planImport(
  context: HostContext,
  drafts: readonly PaperDraft[],
  choices: ImportChoices,
): ImportPlan {
  const { store, duplicates, view } = context;
  const touched = new Map<string, Touched>();
  const newKeys = new Set<string>();
  const items: ImportItem[] = [];
  const already: ImportReport['duplicates'][number][] = [];
  const now = context.now().toISOString();
  const isTaken = (key: string): boolean => newKeys.has(key.toLowerCase()) || view.isKeyTaken(key);

  drafts.forEach((source, index) => {
    if (!choices.include(index)) return;
    const draft = withTags(source, choices);
    const found = duplicates.find(draft);
    const match = found && {
      id: found.paper.id,
      citeKey: found.paper.citeKey,
      title: found.paper.title,
      reason: found.reason,
    };
    const common = { index, draft, offeredTags: headingTags(source), ...(match ? { match } : {}) };

    if (found && (found.certainty === 'same' || choices.sameAs.has(index))) {
      const paper = touched.get(found.paper.id)?.after ?? found.paper;
      const { set, changed } = mergeDraft(
        paper,
        draft,
        now,
        (key) => newKeys.has(key.toLowerCase()) || view.isKeyTaken(key, paper.id),
      );
      // Another listing that prints what is known already changes no field: only where the paper stood is noted.
      const state = changed.length === 0 ? 'duplicate' : 'merge';
      items.push({ ...common, state, changes: [...changed], citeKey: paper.citeKey });
      if (state === 'duplicate') already.push({ citeKey: paper.citeKey, title: paper.title });
      if (Object.keys(set).length > 0) touch(paper, set, changed);
      return;
    }

    const citeKey = makeCiteKey(draft, store.state.meta.settings.keyPattern, isTaken);
    newKeys.add(citeKey.toLowerCase());
    const entered = newPaper(draft, { id: context.newId(), citeKey, now });
    const paper = { ...entered, claims: refreshClaims(entered) };
    items.push({ ...common, state: found ? 'suggestion' : 'new', changes: [], citeKey });
    touched.set(paper.id, { before: undefined, after: paper, set: {}, fields: new Set() });
    duplicates.put(paper);
  });

  function touch(paper: Paper, set: Patch, changed: readonly FieldDifference[]): void {
    const merged = applyPatch(paper, set);
    const newAbstract = 'abstract' in set || 'abstractPrinted' in set;
    const extra = newAbstract ? { claims: refreshClaims(merged) } : {};
    const after = { ...merged, ...extra };
    const earlier = touched.get(paper.id);
    touched.set(paper.id, {
      before: earlier ? earlier.before : store.state.papers.get(paper.id),
      after,
      set: { ...earlier?.set, ...set, ...extra },
      fields: new Set([...(earlier?.fields ?? []), ...changed.map(({ field }) => field)]),
    });
    duplicates.put(after);
  }

  // The finder learned of papers that are not in the library yet: it forgets them again.
  for (const { before, after } of touched.values()) {
    if (before) duplicates.put(before);
    else duplicates.remove(after.id);
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

/** The tags that a draft's headings would give: each heading path is one nested tag. */
export function headingTags(draft: PaperDraft): string[] {
  const paths = draft.sources.flatMap(({ headings }) => (headings?.length ? [headings] : []));
  return [
    ...new Set(paths.map((path) => normaliseTag(path.map((level) => level.replaceAll('/', '-')).join('/')))),
  ];
}

function withTags(draft: PaperDraft, choices: ImportChoices): PaperDraft {
  const extra = [...choices.tags.map(normaliseTag), ...(choices.headingTags ? headingTags(draft) : [])];
  const tags = [...new Set([...(draft.tags ?? []).map(normaliseTag), ...extra])].filter((tag) => tag !== '');
  return tags.length === 0 ? draft : { ...draft, tags };
}

/** A paper with a patch applied, before the store does it: what a preview shows. */
export function applyPatch(paper: Paper, set: Patch): Paper {
  const entries = Object.entries({ ...paper, ...set }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Paper;
}
