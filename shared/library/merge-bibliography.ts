/** Which value of each bibliographic field is the better-sourced one, where two records describe one paper. */
import type { FieldMerge } from './field-merge.ts';
import { familyName, isOthers } from './names.ts';
import type { Link, Name, Paper, PaperDraft, PartialDate } from './paper.ts';
import { isPlaceholderTitle } from './placeholder-title.ts';
import { isPreprintDoi } from './preprint-servers.ts';
import { comparableTitle, foldAccents } from './text.ts';
import { unionBy } from './union.ts';
import { mergeVersions, upgradedType, versionKind } from './versions.ts';

/** Merges the bibliographic fields: names over a count, an exact date over a year, the published version over the preprint. */
export function mergeBibliography(merge: FieldMerge, paper: Paper, draft: PaperDraft): void {
  const publishedType = upgradedType(paper, draft);
  const upgrade = publishedType !== undefined;
  const downgrade = versionKind(paper) === 'published' && versionKind(draft) === 'preprint';

  if (merge.isTyped('title')) {
    // The runs that a source protects are runs of its own title.
  } else if (draft.title && betterTitle(paper.title, draft.title, upgrade)) {
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
  if (upgrade) merge.fill('type', publishedType);
  else if (paper.type === 'misc' && draft.type && !downgrade) merge.fill('type', draft.type);
  // An upgrade without a venue takes away "arXiv": the version that is remembered keeps it.
  if (upgrade || (draft.venue && !downgrade && !paper.venue)) merge.fill('venue', draft.venue);
  if (draft.language && !paper.language) merge.fill('language', draft.language);
  merge.add('ids', mergeIds(paper.ids, draft.ids ?? {}, merge.isTyped('ids')));
  merge.addUntyped('versions', mergeVersions(paper, draft));
  merge.addUntyped('links', mergeLinks(paper.links, draft.links ?? []));
  merge.add(
    'attachments',
    unionBy(paper.attachments, draft.attachments ?? [], (file) => `${file.kind} ${file.path}`),
  );
  merge.addUntyped('bib', mergeBib(paper.bib, draft.bib ?? {}, upgrade && !merge.isTyped('bib'), downgrade));
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

function betterNames(paper: Paper, listed: readonly Name[]): boolean {
  const own = paper.authors.filter((name) => !isOthers(name));
  const theirs = listed.filter((name) => !isOthers(name));
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

/** What is known stays; a preprint's DOI gives way to a publisher's and a version to a later one, unless the user typed them. */
function mergeIds(own: Paper['ids'], theirs: Paper['ids'], typed: boolean): Paper['ids'] {
  if (typed) return { ...theirs, ...own };
  const { arxivVersion, ...rest } = theirs;
  const realDoi = own.doi && isPreprintDoi(own.doi) && theirs.doi && !isPreprintDoi(theirs.doi);
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
