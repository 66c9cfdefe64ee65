/** Which texts of a paper are searched, in which order, and how much a word in each counts. */
import { displayName } from '../library/names.ts';
import type { Paper } from '../library/paper.ts';

/** The fields of the index, in the order of a paper's word stream. */
export const INDEX_FIELDS = ['title', 'authors', 'tags', 'venue', 'key', 'abstract', 'note'] as const;
export type IndexField = (typeof INDEX_FIELDS)[number];

/** How much one occurrence counts, beside one in the abstract. Found by measuring known-item searches (test/bench/search.ts). */
export const FIELD_WEIGHTS: readonly number[] = [5, 5, 4, 3, 5, 1, 1.2];

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

/**
 * A number that changes when the indexed texts of a paper do (all but certainly): what a cached index is checked with. Short
 * texts are read whole; of an abstract only every 16th character, since every change of a paper also changes `updatedAt`.
 */
export function paperFingerprint(paper: Paper): number {
  let hash = mix(0x811c9dc5, paper.updatedAt, 1);
  forEachText(paper, (text, field) => {
    hash = Math.imul(hash ^ (text.length + field * 65_537), 0x01000193);
    hash = mix(hash, text, field === 5 ? 16 : 1);
  });
  return hash >>> 0;
}

/** FNV-1a over every `step`-th UTF-16 unit. */
function mix(start: number, text: string, step: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i += step) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
