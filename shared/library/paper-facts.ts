/** What two records are compared by: identifiers, titles, people, places, each in one spelling. */
import { parseArxivId } from './identifiers.ts';
import { isOthers } from './names.ts';
import type { Name, Paper, PaperDraft, PaperIds } from './paper.ts';
import { isPlaceholderTitle } from './placeholder-title.ts';
import { isArxivDoi, namesPreprintServer } from './preprint-servers.ts';
import { comparableTitle, foldAccents } from './text.ts';
import { splitTitle, systemName } from './title-words.ts';

/** What papers are found by, read from every paper that is indexed; the rest of the facts only from those compared. */
export interface PaperKeys {
  /** Identifiers in one spelling: "arxiv:2309.06180", "doi:10.1145/...". */
  readonly ids: readonly string[];
  /** The title without case, accents, punctuation and blanks; empty where the title only stands for an identifier. */
  readonly title: string;
  /** The same for what stands before and after the first colon, where there is one. */
  readonly main?: string;
  readonly subtitle?: string;
}

/** Names beyond this many say nothing new about whether two papers are the same. */
const AUTHORS_COMPARED = 60;
/** So does an abstract's end. */
const ABSTRACT_COMPARED = 4000;

/** Reads what a paper or draft is found by. */
export function keysOf(paper: Paper | PaperDraft): PaperKeys {
  const ids = idKeys(paper.ids ?? {});
  for (const version of paper.versions ?? []) {
    for (const id of idKeys(version.ids)) if (!ids.includes(id)) ids.push(id);
  }
  if (isPlaceholderTitle(paper.title)) return { ids, title: '' };
  const title = compact(paper.title);
  const { main, subtitle } = splitTitle(paper.title);
  return subtitle === undefined
    ? { ids, title }
    : { ids, title, main: compact(main), subtitle: compact(subtitle) };
}

/** What is compared of a paper or draft. Each fact is read when it is first asked for: most comparisons need few. */
export class PaperFacts {
  readonly paper: Paper | PaperDraft;
  readonly keys: PaperKeys;
  #authors: ReadonlyMap<string, string> | undefined;
  #abstractWords: ReadonlySet<string> | undefined;

  constructor(paper: Paper | PaperDraft, keys: PaperKeys = keysOf(paper)) {
    this.paper = paper;
    this.keys = keys;
  }

  get ids(): readonly string[] {
    return this.keys.ids;
  }

  get title(): string {
    return this.keys.title;
  }

  get year(): number | undefined {
    return this.paper.published?.year;
  }

  /** Family names, each with the first letter of the given name (empty where that says nothing), and whole names. */
  get authors(): ReadonlyMap<string, string> {
    if (this.#authors) return this.#authors;
    const authors = new Map<string, string>();
    for (const name of this.names.slice(0, AUTHORS_COMPARED)) {
      const { family, initial, whole } = nameKeys(name);
      if (family) authors.set(family, authors.has(family) ? '' : initial);
      if (whole) authors.set(whole, '');
    }
    return (this.#authors = authors);
  }

  get names(): readonly Name[] {
    // "and others" is no person, and must not look like a shared author.
    return (this.paper.authors ?? []).filter((name) => !isOthers(name));
  }

  /** The words that its abstract begins with; empty without one. */
  get abstractWords(): ReadonlySet<string> {
    const { abstract } = this.paper;
    return (this.#abstractWords ??= new Set(
      abstract ? comparableTitle(abstract.slice(0, ABSTRACT_COMPARED)).split(' ') : [],
    ));
  }

  get authorCount(): number {
    return Math.max(this.names.length, this.paper.authorCount ?? 0);
  }

  get kind(): 'preprint' | 'article' | 'proceedings' | 'other' {
    const { type, venue = '' } = this.paper;
    if (type === 'preprint' || namesPreprintServer(venue)) return 'preprint';
    if (type === 'article' && venue) return 'article';
    return type === 'inproceedings' || type === 'incollection' ? 'proceedings' : 'other';
  }

  /** Venue, volume, number and first page: where exactly it was printed. */
  get place(): string {
    const { venue = '', bib = {} } = this.paper;
    return [compact(venue), bib['volume'], bib['number'], /\d+/.exec(bib['pages'] ?? '')?.[0]].join('|');
  }

  /** The name of the system it presents, or its whole title. */
  get system(): string {
    return compact(systemName(this.paper.title) ?? this.paper.title);
  }

  get words(): number {
    return countWords(this.paper.title);
  }

  get mainWords(): number {
    return countWords(splitTitle(this.paper.title).main);
  }
}

/** The identifiers of a paper by which it is known, in one spelling. An arXiv DOI and a Hugging Face page are arXiv ids. */
export function idKeys(ids: PaperIds): string[] {
  const keys: string[] = [];
  const add = (key: string) => keys.includes(key) || keys.push(key);
  if (ids.arxiv) add(`arxiv:${ids.arxiv.toLowerCase()}`);
  if (ids.doi) {
    const arxiv = isArxivDoi(ids.doi) ? parseArxivId(ids.doi) : undefined;
    add(arxiv ? `arxiv:${arxiv.id.toLowerCase()}` : `doi:${ids.doi.toLowerCase()}`);
  }
  if (ids.hf) add(`arxiv:${ids.hf.toLowerCase()}`);
  if (ids.openreview) add(`openreview:${ids.openreview}`);
  if (ids.dblp) add(`dblp:${ids.dblp}`);
  if (ids.acl) add(`acl:${ids.acl.toLowerCase()}`);
  if (ids.semanticScholar) add(`semanticscholar:${ids.semanticScholar.toLowerCase()}`);
  return keys;
}

/** A text's letters and digits without case, accents, markup, punctuation and blanks. */
export function compact(text: string): string {
  // Most titles are ASCII without TeX, where one pass is enough.
  return /^[ -[\]-~]*$/.test(text)
    ? text.toLowerCase().replace(/[^a-z0-9]+/g, '')
    : comparableTitle(text).replaceAll(' ', '');
}

function countWords(title: string): number {
  const comparable = comparableTitle(title);
  return comparable === '' ? 0 : comparable.split(' ').length;
}

/** What a person is found by: the folded family name, the first letter of the given name, and "=" before all letters in order. */
export function nameKeys(name: Name): { family: string; initial: string; whole: string } {
  const words = (name.literal ?? `${name.given ?? ''} ${name.family ?? ''}`)
    .split(/[\s.-]+/)
    .map(nameLetters);
  const known = words.filter((word) => word !== '');
  return {
    family: nameLetters(name.family ?? known[known.length - 1] ?? ''),
    initial: name.given === undefined ? '' : (known[0] ?? '').slice(0, 1),
    // Given and family names are swapped often enough (East Asian names): the same words in any order are the same name.
    whole: known.length > 1 ? `=${known.toSorted().join('')}` : '',
  };
}

function nameLetters(text: string): string {
  return foldAccents(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
