/** Which texts of a paper are searched, in which order, and how much a word in each counts. */
import { displayName } from '../library/names.ts';
import type { Paper } from '../library/paper.ts';
import { sameValue } from '../library/same-value.ts';
import type { CommonImpacts } from './posting-lists.ts';
import { IN_ABSTRACT, IN_AUTHORS, IN_LABELS, IN_NOTE, IN_TITLE, MAX_IMPACT } from './postings.ts';

/** The fields of the index, in the order of a paper's word stream. */
export const INDEX_FIELDS = ['title', 'authors', 'tags', 'venue', 'key', 'abstract', 'note'] as const;

/** The bit of each field in a posting. */
export const FIELD_BITS: readonly number[] = [
  IN_TITLE,
  IN_AUTHORS,
  IN_LABELS,
  IN_LABELS,
  IN_LABELS,
  IN_ABSTRACT,
  IN_NOTE,
];

/** One occurrence in the abstract; what the others are measured by. */
export const ABSTRACT_WEIGHT = 5;
/** How much one occurrence in each field counts. Found by measuring known-item searches (test/bench/search.ts). */
export const FIELD_WEIGHTS: readonly number[] = [25, 25, 20, 15, 25, ABSTRACT_WEIGHT, 6];

/** How much a word counts in a paper whose occurrences count `weight` together, 0 to MAX_IMPACT: more of them say less and less. */
export function impactOf(weight: number): number {
  return Math.round((MAX_IMPACT * weight) / (weight + 3 * ABSTRACT_WEIGHT));
}

/** Of most postings. */
export const COMMON_IMPACTS: CommonImpacts = {
  once: impactOf(ABSTRACT_WEIGHT),
  twice: impactOf(2 * ABSTRACT_WEIGHT),
};

/** Calls `take` for every text to index: fields ascending, the texts of one field apart from each other. */
export function forEachText(paper: Paper, take: (text: string, field: number) => void): void {
  take(paper.title, 0);
  for (const name of paper.authors) take(displayName(name), 1);
  for (const tag of paper.tags) take(tag, 2);
  for (const topic of paper.topics) take(topic, 2);
  if (paper.venue !== undefined) take(paper.venue, 3);
  for (const version of paper.versions) {
    if (version.venue !== undefined) take(version.venue, 3);
    if (version.title !== undefined && version.title !== paper.title) take(version.title, 3);
  }
  take(paper.citeKey, 4);
  for (const key of paper.keyAliases) take(key, 4);
  if (paper.ids.arxiv !== undefined) take(paper.ids.arxiv, 4);
  if (paper.ids.doi !== undefined) take(paper.ids.doi, 4);
  if (paper.abstract !== undefined) take(paper.abstract, 5);
  if (paper.note !== '') take(paper.note, 6);
}

/** Whether two papers have the same texts to index: `forEachText` says which. */
export function hasSameTexts(a: Paper, b: Paper): boolean {
  return (
    a.title === b.title &&
    a.abstract === b.abstract &&
    a.note === b.note &&
    a.venue === b.venue &&
    a.citeKey === b.citeKey &&
    a.ids.arxiv === b.ids.arxiv &&
    a.ids.doi === b.ids.doi &&
    sameValue(a.authors, b.authors) &&
    sameValue(a.tags, b.tags) &&
    sameValue(a.topics, b.topics) &&
    sameValue(a.versions, b.versions) &&
    sameValue(a.keyAliases, b.keyAliases)
  );
}

/**
 * A number that changes when the indexed texts of a paper do (all but certainly): what a cached index is checked with. Every
 * change that Roofline makes also changes `updatedAt`; for changes from outside, short texts are read whole, and of long ones the
 * length and eight characters: reading 100,000 abstracts would take longer than everything else in loading the index.
 */
export function paperFingerprint(paper: Paper): number {
  let hash = mix(0x811c9dc5, paper.updatedAt, 1);
  hash = mix(hash, paper.title, 1);
  hash = mix(hash, paper.citeKey, 1);
  hash = mix(hash, paper.status, 1);
  hash = mix(hash, paper.venue ?? '', 1);
  for (const { given = '', family = '', literal = '' } of paper.authors) {
    hash = mix(hash, family, 1);
    hash = Math.imul(hash ^ (given.length * 256 + literal.length), 0x01000193);
  }
  for (const tag of paper.tags) hash = mix(hash, tag, 1);
  for (const topic of paper.topics) hash = mix(hash, topic, 1);
  for (const { arxiv = '', doi = '' } of [paper.ids]) hash = mix(mix(hash, arxiv, 1), doi, 1);
  hash = Math.imul(hash ^ (paper.versions.length * 256 + paper.keyAliases.length), 0x01000193);
  const { abstract = '', note } = paper;
  return mix(mix(hash, abstract, sampling(abstract)), note, sampling(note)) >>> 0;
}

/** A number for the id of a paper, to tell those apart whose fingerprints are equal. */
export function idFingerprint({ id }: Paper): number {
  return mix(0x811c9dc5, id, 1) >>> 0;
}

function sampling(text: string): number {
  return Math.max(1, Math.ceil(text.length / 8));
}

/** FNV-1a over the length and every `step`-th UTF-16 unit. */
function mix(start: number, text: string, step: number): number {
  let hash = Math.imul(start ^ text.length, 0x01000193);
  for (let i = 0; i < text.length; i += step) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
