/**
 * Two records of one paper become one: field by field the better-sourced value, and nothing lost. What the user typed
 * always wins. The same rules serve an import that meets a known paper and the merging of duplicates in a library.
 */
import type { Patch } from './changes.ts';
import { displayName, familyName, isOthers } from './names.ts';
import type { EditableField, Link, Name, Paper, PaperDraft, PartialDate, Source } from './paper.ts';
import { isPlaceholderTitle } from './placeholder-title.ts';
import { comparableTitle, foldAccents } from './text.ts';
import { mergeVersions, versionKind } from './versions.ts';

/** One field that a merge changes, as a person reads it. */
export interface FieldDifference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** The outcome of a merge: what to set on the paper (empty where the draft has nothing new), and how that reads. */
export interface DraftMerge {
  readonly set: Patch;
  readonly changed: readonly FieldDifference[];
}

/**
 * Merges what a source says about a known paper into it. Fills what is missing and prefers the better-sourced value: names
 * over a count, an exact date over a year, a printed year over an inferred one, the published version over the preprint.
 * Never changes what the user typed, the status, or the key; tags and notes are added to.
 *
 * @param importedAt ISO-8601 time, for sources without a capture date
 * @param isKeyTaken whether another paper has that key; a key of the draft that is free becomes an alias
 */
export function mergeDraft(
  paper: Paper,
  draft: PaperDraft,
  importedAt: string,
  isKeyTaken: (key: string) => boolean = () => false,
): DraftMerge {
  const format = draft.sources[0]?.format ?? 'manual';
  const sources = mergeSources(paper.sources, draft.sources, importedAt);
  const merge = new FieldMerge(paper, format);
  mergeBibliography(merge, paper, draft);

  // A source that was read before has given its tags and note; what the user has since removed does not come back.
  const readBefore = sources === paper.sources && draft.sources.length > 0;
  if (!(readBefore && paper.origin['tags'] === 'user'))
    merge.add('tags', union(paper.tags, draft.tags ?? []));
  if (!(readBefore && paper.origin['note'] === 'user'))
    merge.add('note', joinNotes(paper.note, draft.note ?? ''));
  if (draft.starred && paper.origin['starred'] === undefined) merge.fill('starred', true);
  if (draft.rating !== undefined && paper.rating === undefined) merge.fill('rating', draft.rating);
  const keys = [draft.citeKey, ...(draft.keyAliases ?? [])].filter(
    (key): key is string => key !== undefined && !isVariantOfKey(paper.citeKey, key) && !isKeyTaken(key),
  );
  merge.add('keyAliases', union(paper.keyAliases, keys));
  merge.record('sources', paper.sources, sources);
  return merge.finish(importedAt);
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
    if (same(before[field], merged[field])) continue;
    set[field] = merged[field] ?? null;
    if (field !== 'origin' && field !== 'updatedAt') {
      changed.push({ field, before: describe(before[field]), after: describe(merged[field]) });
    }
  }
  return { set, changed, removedIds: others.map((other) => other.id) };
}

function mergeTwo(keep: Paper, other: Paper, now: string): Paper {
  // What the user typed on the other paper only is put in first, as the user's.
  const typed = Object.keys(other.origin).filter(
    (field) => other.origin[field] === 'user' && keep.origin[field] !== 'user' && isBibliographic(field),
  );
  const base: Paper = {
    ...keep,
    ...Object.fromEntries(typed.map((field) => [field, other[field as keyof Paper]])),
    origin: { ...keep.origin, ...Object.fromEntries(typed.map((field) => [field, 'user'])) },
  };
  const { set } = mergeDraft(base, { ...other, keyAliases: [...other.keyAliases] }, now);
  const merged = applyPatch(base, set);
  const untouched = keep.status === 'inbox' && other.status !== 'discarded';
  return {
    ...merged,
    keyAliases: union(merged.keyAliases, [other.citeKey, ...other.keyAliases]).filter(
      (key) => key !== keep.citeKey,
    ),
    status: untouched ? other.status : keep.status,
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

const BIBLIOGRAPHIC: ReadonlySet<string> = new Set<EditableField>([
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
]);

function isBibliographic(field: string): boolean {
  return BIBLIOGRAPHIC.has(field);
}

/** Collects what a merge sets; a field that the user typed is left alone. */
class FieldMerge {
  readonly #paper: Paper;
  readonly #format: string;
  readonly #set: Record<string, unknown> = {};
  readonly #changed: FieldDifference[] = [];
  readonly #origin: Record<string, string> = {};

  constructor(paper: Paper, format: string) {
    this.#paper = paper;
    this.#format = format;
  }

  /** True where the user typed the field. */
  isTyped(field: EditableField): boolean {
    return this.#paper.origin[field] === 'user';
  }

  /** Sets a field to what the source says; `undefined` removes it. Does nothing to what the user typed. */
  fill<F extends EditableField>(field: F, value: Paper[F] | undefined): void {
    if (this.isTyped(field)) return;
    if (this.record(field, this.#paper[field], value)) this.#origin[field] = this.#format;
  }

  /** Sets a field that only grows (tags, notes, links); who set it first stays its origin. */
  add<F extends EditableField>(field: F, value: Paper[F]): void {
    if (this.record(field, this.#paper[field], value) && this.#paper.origin[field] === undefined) {
      this.#origin[field] = this.#format;
    }
  }

  /** Notes a change of any field. Returns whether it is one. */
  record(field: keyof Paper, before: unknown, after: unknown): boolean {
    if (same(before, after)) return false;
    this.#set[field] = after ?? null;
    this.#changed.push({ field, before: describe(before), after: describe(after) });
    return true;
  }

  finish(now: string): DraftMerge {
    if (this.#changed.length === 0) return { set: {}, changed: [] };
    const origin = { ...this.#paper.origin, ...this.#origin };
    if (!same(origin, this.#paper.origin)) this.#set['origin'] = origin;
    this.#set['updatedAt'] = now;
    return { set: this.#set, changed: this.#changed };
  }
}

function mergeBibliography(merge: FieldMerge, paper: Paper, draft: PaperDraft): void {
  const own = versionKind(paper);
  const theirs = versionKind(draft);
  const upgrade = own !== 'published' && theirs === 'published';
  const downgrade = own === 'published' && theirs === 'preprint';

  if (draft.title && betterTitle(paper.title, draft.title, upgrade)) {
    merge.fill('title', draft.title);
    merge.fill('titleProtected', draft.titleProtected);
  } else if (!paper.titleProtected && comparableTitle(paper.title) === comparableTitle(draft.title)) {
    if (draft.titleProtected) merge.fill('titleProtected', draft.titleProtected);
  }
  if (draft.abstract && betterAbstract(paper.abstract, draft.abstract) && !merge.isTyped('abstract')) {
    merge.fill('abstract', draft.abstract);
    merge.record('abstractPrinted', paper.abstractPrinted, draft.abstractPrinted);
  }
  mergeAuthors(merge, paper, draft);
  if (draft.editors && (paper.editors ?? []).length < draft.editors.length)
    merge.fill('editors', draft.editors);
  if (draft.published && !downgrade) mergeDate(merge, paper, draft, draft.published, upgrade);
  if (draft.type && (upgrade || (paper.type === 'misc' && !downgrade))) merge.fill('type', draft.type);
  if (draft.venue && !downgrade && (upgrade || !paper.venue)) merge.fill('venue', draft.venue);
  if (draft.language && !paper.language) merge.fill('language', draft.language);
  merge.add('ids', mergeIds(paper.ids, draft.ids ?? {}));
  if (!merge.isTyped('versions')) merge.fill('versions', mergeVersions(paper, draft));
  if (!merge.isTyped('links')) merge.add('links', mergeLinks(paper.links, draft.links ?? []));
  merge.add(
    'attachments',
    unionBy(paper.attachments, draft.attachments ?? [], (file) => `${file.kind} ${file.path}`),
  );
  if (!merge.isTyped('bib')) merge.add('bib', mergeBib(paper.bib, draft.bib ?? {}, upgrade, downgrade));
}

function betterTitle(own: string, other: string, upgrade: boolean): boolean {
  if (own === other || isPlaceholderTitle(other)) return false;
  if (isPlaceholderTitle(own)) return true;
  const [a, b] = [comparableTitle(own), comparableTitle(other)];
  if (a === b) return false;
  // A published version may have been renamed; else a longer title only wins where it contains the one that is known.
  return (
    (upgrade && a.length <= b.length * 1.5) ||
    ` ${b} `.includes(` ${a} `) ||
    (a.length >= 20 && b.startsWith(a))
  );
}

function betterAbstract(own: string | undefined, other: string): boolean {
  if (!own) return true;
  const cut = /(?:\.\.\.|…)$/.exec(own);
  return cut !== null && other.length > own.length;
}

function mergeAuthors(merge: FieldMerge, paper: Paper, draft: PaperDraft): void {
  const theirs = draft.authors ?? [];
  const total = Math.max(draft.authorCount ?? 0, theirs.length);
  if (theirs.length > 0 && betterNames(paper, theirs)) {
    merge.fill('authors', completeNames(paper.authors, theirs));
    if (merge.isTyped('authors')) return;
    const count = Math.max(paper.authorCount ?? 0, draft.authorCount ?? 0);
    merge.fill('authorCount', count > theirs.length && draft.authorCount ? count : undefined);
  } else if (paper.authors.length === 0 && paper.authorCount === undefined && total > 0) {
    merge.fill('authorCount', total);
  }
}

function betterNames(paper: Paper, theirs: readonly Name[]): boolean {
  const own = paper.authors.filter((name) => !isOthers(name));
  const cut = own.length < paper.authors.length || (paper.authorCount ?? 0) > own.length;
  if (own.length === 0) return true;
  const families = (names: readonly Name[]) => names.map((name) => foldAccents(familyName(name)));
  const [a, b] = [families(own), families(theirs)];
  if (theirs.length > own.length) {
    // More names are better only where the known list is the beginning of them ("et al.", "and others").
    return cut && a.every((family, index) => b[index] === family);
  }
  return (
    theirs.length === own.length &&
    a.every((family, index) => b[index] === family) &&
    givenLetters(theirs) > givenLetters(own)
  );
}

function givenLetters(names: readonly Name[]): number {
  return names.reduce((sum, name) => sum + (name.given ?? '').replace(/[^\p{L}]/gu, '').length, 0);
}

/** The other side's names, with a longer given name kept where this side knows one ("Woosuk" over "W."). */
function completeNames(own: readonly Name[], theirs: readonly Name[]): Name[] {
  return theirs.map((name, index) => {
    const known = own[index];
    if (!known || foldAccents(familyName(known)) !== foldAccents(familyName(name))) return name;
    return givenLetters([known]) > givenLetters([name]) ? known : name;
  });
}

function mergeDate(
  merge: FieldMerge,
  paper: Paper,
  draft: PaperDraft,
  theirs: PartialDate,
  upgrade: boolean,
): void {
  const own = paper.published;
  if (theirs.year === undefined && own?.year !== undefined) return;
  const ownIsGuess = own?.year === undefined || paper.yearInferred === true;
  const printed = ownIsGuess && theirs.year !== undefined && !draft.yearInferred;
  const agrees = (key: keyof PartialDate) => own?.[key] === undefined || own[key] === theirs[key];
  const finer = agrees('year') && agrees('month') && agrees('day') && exactness(theirs) > exactness(own);
  const publishedNow = upgrade && !draft.yearInferred;
  if (own?.year === undefined || finer || publishedNow || (printed && own.year !== theirs.year)) {
    // One source printed day and month without a year, the other the year alone: together they are the date.
    const completes = !publishedNow && ownIsGuess && own?.month !== undefined && theirs.month === undefined;
    merge.fill('published', completes ? { ...own, year: theirs.year } : theirs);
    if (!merge.isTyped('published')) merge.fill('yearInferred', draft.yearInferred || undefined);
  } else if (printed && paper.yearInferred && !merge.isTyped('published')) {
    merge.fill('yearInferred', undefined);
  }
}

/** How exact a date is, 0 to 3: how many of year, month and day it has. */
function exactness(date: PartialDate | undefined): number {
  return [date?.year, date?.month, date?.day].filter((part) => part !== undefined).length;
}

function mergeIds(own: Paper['ids'], theirs: Paper['ids']): Paper['ids'] {
  const { arxivVersion, ...rest } = theirs;
  const realDoi = own.doi?.startsWith('10.48550/') && theirs.doi && !theirs.doi.startsWith('10.48550/');
  const merged = { ...rest, ...own, ...(realDoi ? { doi: theirs.doi } : {}) };
  const samePreprint = own.arxiv === undefined || own.arxiv === theirs.arxiv;
  const version = samePreprint ? Math.max(own.arxivVersion ?? 0, arxivVersion ?? 0) : (own.arxivVersion ?? 0);
  return version > 0 ? { ...merged, arxivVersion: version } : merged;
}

function mergeLinks(own: readonly Link[], theirs: readonly Link[]): readonly Link[] {
  const place = (link: Link) =>
    link.url
      .replace(/^https?:\/\/(?:www\.)?/i, '')
      .replace(/(?:\.git)?\/?$/, '')
      .toLowerCase();
  return unionBy(own, theirs, place);
}

function mergeBib(
  own: Paper['bib'],
  theirs: Paper['bib'],
  upgrade: boolean,
  downgrade: boolean,
): Paper['bib'] {
  if (upgrade) return { ...withoutPlace(own), ...theirs };
  // Pages and volumes of a preprint record don't belong to the published version.
  const added = downgrade
    ? Object.entries(theirs).filter(
        ([field]) => !/^(?:pages|volume|number|series|publisher|address|booktitle|journal)$/.test(field),
      )
    : Object.entries(theirs);
  return { ...Object.fromEntries(added), ...own };
}

/** Where and when a record says it was printed belongs to that record's version alone. */
function withoutPlace(bib: Paper['bib']): Paper['bib'] {
  const place =
    /^(?:pages|volume|number|series|publisher|address|booktitle|journal|journaltitle|howpublished|year|month|date|entrytype)$/;
  return Object.fromEntries(Object.entries(bib).filter(([field]) => !place.test(field)));
}

/** The sources of both; one that was read before adds nothing. The same array where nothing is new. */
function mergeSources(
  own: readonly Source[],
  theirs: readonly Source[],
  importedAt: string,
): readonly Source[] {
  const known = new Set(own.map(sourceIdentity));
  const added = theirs.filter((source) => !known.has(sourceIdentity(source)));
  if (added.length === 0) return own;
  return [...own, ...added.map((source) => ({ ...source, capturedAt: source.capturedAt ?? importedAt }))];
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

function union(own: readonly string[], added: readonly string[]): readonly string[] {
  return unionBy(own, added, (value) => value);
}

/** `own` and what of `added` has a new key; `own` itself where nothing is new. */
function unionBy<T>(own: readonly T[], added: readonly T[], key: (value: T) => string): readonly T[] {
  const known = new Set(own.map(key));
  const fresh = added.filter((value) => !known.has(key(value)) && known.add(key(value)));
  return fresh.length === 0 ? own : [...own, ...fresh];
}

function same(a: unknown, b: unknown): boolean {
  return a === b || stable(a) === stable(b);
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

/** A value as the preview of a merge shows it. */
function describe(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(describeItem).join(', ');
  return describeItem(value);
}

function describeItem(value: unknown): string {
  if (!value || typeof value !== 'object') return String(value);
  const item = value as Readonly<Record<string, unknown>>;
  if ('family' in item || 'literal' in item) return displayName(item as Name);
  if ('year' in item || 'month' in item) {
    return [item['year'] ?? '????', item['month'], item['day']]
      .filter((part) => part !== undefined)
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  }
  if ('url' in item) return String(item['url']);
  if ('path' in item) return String(item['path']);
  if ('format' in item) return [item['format'], item['from']].filter(Boolean).join(': ');
  return Object.entries(item)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => `${key} ${describe(part)}`)
    .join(', ');
}
