/**
 * Two records of one paper become one: field by field the better-sourced value, and nothing lost. What the user typed
 * always wins. The same rules serve an import that meets a known paper and the merging of duplicates in a library.
 */
import type { Patch } from './changes.ts';
import { describeValue } from './describe-value.ts';
import { FieldMerge, type DraftMerge, type FieldDifference, type MergeKind } from './field-merge.ts';
import { mergeBibliography } from './merge-bibliography.ts';
import type { EditableField, Paper, PaperDraft, Source } from './paper.ts';
import { sameValue } from './same-value.ts';
import { union } from './union.ts';
import { withIdsOf } from './versions.ts';

/** What an import knows beyond the draft. */
export interface MergeOptions {
  /** Whether another paper has that key; a key of the draft that is free becomes an alias. Default: none has. */
  readonly isKeyTaken?: (key: string) => boolean;
  /** Tags that the user gives with this import: added even where the source gave its own before. */
  readonly tags?: readonly string[];
}

/**
 * Merges what a source says about a known paper into it. Fills what is missing and prefers the better-sourced value: names
 * over a count, an exact date over a year, a printed year over an inferred one, the published version over the preprint.
 * Never changes what the user typed, the status, or the key; tags and notes are added to, but a source that was read before
 * brings nothing back that the user has since removed.
 *
 * @param importedAt ISO-8601 time, for sources without a capture date
 */
export function mergeDraft(
  paper: Paper,
  draft: PaperDraft,
  importedAt: string,
  options: MergeOptions = {},
): DraftMerge {
  const readBefore = draft.sources.length > 0 && newSources(paper, draft).length === 0;
  return merge(paper, draft, importedAt, readBefore ? 'same-source' : 'source', options);
}

function merge(
  paper: Paper,
  draft: PaperDraft,
  importedAt: string,
  kind: MergeKind,
  { isKeyTaken = () => false, tags = [] }: MergeOptions = {},
): DraftMerge {
  const fields = new FieldMerge(paper, draft.sources[0]?.format ?? 'manual', kind);
  mergeBibliography(fields, paper, draft);
  const removed = kind === 'same-source' && fields.isTyped('tags');
  fields.grow('tags', union(paper.tags, [...(removed ? [] : (draft.tags ?? [])), ...tags]));
  fields.add('note', joinNotes(paper.note, draft.note ?? ''));
  if (draft.starred && paper.origin['starred'] === undefined) fields.fill('starred', true);
  if (draft.rating !== undefined && paper.rating === undefined) fields.fill('rating', draft.rating);
  const keys = [draft.citeKey, ...(draft.keyAliases ?? [])].filter(
    (key): key is string => key !== undefined && !isVariantOfKey(paper.citeKey, key) && !isKeyTaken(key),
  );
  fields.add('keyAliases', union(paper.keyAliases, keys));
  const added = newSources(paper, draft).map((source) => ({
    ...source,
    capturedAt: source.capturedAt ?? importedAt,
  }));
  fields.record('sources', paper.sources, [...paper.sources, ...added]);
  return fields.finish(importedAt);
}

/**
 * Merges papers of a library that are the same into `keep`. Every tag, note, file, link, source and key is kept; the keys
 * of the others become aliases. A value the user typed on any of them wins over one that a source gave.
 *
 * @returns what to set on `keep`, how that reads, and the papers that go
 */
export function mergePapers(
  keep: Paper,
  others: readonly Paper[],
  now: string,
): DraftMerge & { readonly removedIds: readonly string[] } {
  let merged = keep;
  const before = keep;
  for (const other of others) merged = mergeTwo(merged, other, now);
  const set: Record<string, unknown> = {};
  const changed: FieldDifference[] = [];
  const fields = new Set([...Object.keys(before), ...Object.keys(merged)]) as Set<keyof Paper>;
  for (const field of fields) {
    if (sameValue(before[field], merged[field])) continue;
    set[field] = merged[field] ?? null;
    if (field !== 'origin' && field !== 'updatedAt') {
      changed.push({ field, before: describeValue(before[field]), after: describeValue(merged[field]) });
    }
  }
  return { set, changed, removedIds: others.map((other) => other.id) };
}

function mergeTwo(keep: Paper, other: Paper, now: string): Paper {
  // What the user typed on the other paper only is put in first, as the user's.
  const isTypedThere = (field: EditableField) =>
    other.origin[field] === 'user' && keep.origin[field] !== 'user';
  const typed = SINGLE_VALUES.filter(isTypedThere);
  const base: Paper = {
    ...keep,
    ...Object.fromEntries(typed.map((field) => [field, other[field]])),
    ids: isTypedThere('ids') ? { ...keep.ids, ...other.ids } : keep.ids,
    bib: isTypedThere('bib') ? { ...keep.bib, ...other.bib } : keep.bib,
    origin: { ...keep.origin, ...Object.fromEntries(typed.map((field) => [field, 'user'])) },
  };
  const { set } = merge(base, other, now, 'papers');
  const merged = applyPatch(base, set);
  const untouched = keep.status === 'inbox' && other.status !== 'discarded';
  return {
    ...merged,
    keyAliases: union(merged.keyAliases, [other.citeKey, ...other.keyAliases]).filter(
      (key) => key !== keep.citeKey,
    ),
    status: untouched ? other.status : keep.status,
    versions: withIdsOf({ ...merged, versions: withIdsOf(merged, keep) }, other),
    starred: keep.starred || other.starred,
    claims: mergeClaims(merged, other),
    topics: union(keep.topics, other.topics),
    addedAt: other.addedAt < keep.addedAt ? other.addedAt : keep.addedAt,
  };
}

/** Claims that a person settled are kept from both; extracted ones belong to the abstract that stays. */
function mergeClaims(keep: Paper, other: Paper): Paper['claims'] {
  const quotes = new Set(keep.claims.map((claim) => claim.quote));
  return [...keep.claims, ...other.claims.filter((claim) => claim.settled && !quotes.has(claim.quote))];
}

/** A paper with a patch applied, before the store does it: `null` takes a field away. */
export function applyPatch(paper: Paper, set: Patch): Paper {
  const entries = Object.entries({ ...paper, ...set }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Paper;
}

/** Fields of one value, where only one of two papers can be right. */
const SINGLE_VALUES = [
  'title',
  'abstract',
  'authors',
  'authorCount',
  'editors',
  'published',
  'yearInferred',
  'type',
  'venue',
  'language',
  'rating',
] as const satisfies readonly EditableField[];

/** The draft's sources that the paper was not read from before. */
function newSources(paper: Paper, draft: PaperDraft): Source[] {
  const known = new Set(paper.sources.map(sourceIdentity));
  return draft.sources.filter((source) => !known.has(sourceIdentity(source)));
}

/** Everything a source says except when it was read. */
function sourceIdentity({ capturedAt: _capturedAt, ...source }: Source): string {
  return stable(source);
}

/** True where `given` is the paper's own key, or the key it would have had if it had been free. */
function isVariantOfKey(own: string, given: string): boolean {
  return own.startsWith(given) && /^[a-z]{0,3}$/.test(own.slice(given.length));
}

function joinNotes(own: string, added: string): string {
  const text = added.trim();
  if (text === '' || own.includes(text)) return own;
  return own.trim() === '' ? added : `${own.trimEnd()}\n\n${text}`;
}

/** JSON with sorted keys and without undefined values: equal data gives equal text. */
function stable(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
