/** Where a paper matches a query: ranges of its fields, and a snippet of the abstract or note around the best place. */
import type { Match, Snippet } from '../api/schemas.ts';
import { displayName } from '../library/names.ts';
import type { Paper } from '../library/paper.ts';
import type { HighlightPlan } from './highlight-plan.ts';
import { tokenize } from './tokenize.ts';

export type Range = readonly [number, number];
export type MatchField = Match['field'];

/** The matches of all fields of a paper, whole texts. */
export function paperMatches(paper: Paper, plan: HighlightPlan): Match[] {
  return [...shortMatches(paper, plan), ...longMatches(paper, plan)];
}

/** The matches of the fields that a row of the list shows. */
export function shortMatches(paper: Paper, plan: HighlightPlan): Match[] {
  const matches: Match[] = [];
  const add = (field: MatchField, text: string, index?: number): void => {
    const ranges = textRanges(text, field, plan);
    if (ranges.length > 0) matches.push({ field, ...(index === undefined ? {} : { index }), ranges });
  };
  add('title', paper.title);
  paper.authors.forEach((name, index) => add('authors', displayName(name), index));
  if (paper.venue !== undefined) add('venue', paper.venue);
  paper.tags.forEach((tag, index) => add('tags', tag, index));
  add('citeKey', paper.citeKey);
  return matches;
}

function longMatches(paper: Paper, plan: HighlightPlan): Match[] {
  const matches: Match[] = [];
  for (const field of ['abstract', 'note'] as const) {
    const ranges = textRanges(paper[field] ?? '', field, plan);
    if (ranges.length > 0) matches.push({ field, ranges });
  }
  return matches;
}

/** A snippet of the abstract, or of the note where the abstract has no match. */
export function paperSnippet(paper: Paper, plan: HighlightPlan): Snippet | undefined {
  for (const field of ['abstract', 'note'] as const) {
    // Reading on beyond a few screens of text would cost more than the match is worth in a row.
    const text = (paper[field] ?? '').slice(0, 6_000);
    const snippet = snippetAround(field, text, textRanges(text, field, plan));
    if (snippet) return snippet;
  }
  return undefined;
}

/** Ranges of matching words and phrases; neighbours that touch or overlap are one range. */
export function textRanges(text: string, field: MatchField, plan: HighlightPlan): Range[] {
  if (text === '') return [];
  const ranges: [number, number][] = [];
  const phrases = plan.phrases.filter((phrase) => phrase.field === undefined || phrase.field === field);
  const words: { term: string; start: number; end: number }[] = [];
  tokenize(text, (term, start, end, joined) => {
    if (phrases.length > 0 && !joined) words.push({ term, start, end });
    const length = plan.test(term, field);
    if (length === 0) return;
    // A beginning is marked as such, where the word's letters stand for themselves one by one.
    const to = length < term.length && term.length === end - start ? start + length : end;
    ranges.push([start, to]);
  });
  for (const phrase of phrases) addPhraseRanges(words, phrase.words, ranges);
  ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: [number, number][] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return merged;
}

function addPhraseRanges(
  words: readonly { term: string; start: number; end: number }[],
  phrase: readonly string[],
  ranges: [number, number][],
): void {
  const last = phrase.length - 1;
  for (let at = 0; at + last < words.length; at++) {
    let i = 0;
    while (i < last && words[at + i]!.term === phrase[i]) i++;
    const term = words[at + last]!.term;
    if (i === last && (term === phrase[last] || term === `${phrase[last]!}s`)) {
      ranges.push([words[at]!.start, words[at + last]!.end]);
    }
  }
}

const SNIPPET_LENGTH = 180;

/** A piece of `text` with the most matches, cut at words, "…" where it was cut; undefined where nothing matches. */
export function snippetAround(
  field: Snippet['field'],
  text: string,
  ranges: readonly Range[],
): Snippet | undefined {
  if (ranges.length === 0) return undefined;
  let best = 0;
  let bestCount = 0;
  for (let first = 0, last = 0; first < ranges.length; first++) {
    while (last < ranges.length && ranges[last]![1] - ranges[first]![0] <= SNIPPET_LENGTH - 40) last++;
    if (last - first > bestCount) [best, bestCount] = [first, last - first];
  }
  const inside = ranges.slice(best, best + Math.max(1, bestCount));
  const span = inside.at(-1)![1] - inside[0]![0];
  let from = Math.max(0, inside[0]![0] - Math.max(20, Math.floor((SNIPPET_LENGTH - span) / 3)));
  if (from > 0) from = nextBlank(text, from, inside[0]![0]);
  let to = Math.min(text.length, from + SNIPPET_LENGTH);
  if (to < text.length) to = Math.max(inside[0]![1], text.lastIndexOf(' ', to));
  const before = from > 0 ? '…' : '';
  const after = to < text.length ? '…' : '';
  const shift = before.length - from;
  return {
    field,
    text: `${before}${text.slice(from, to).replace(/\s/g, ' ')}${after}`,
    ranges: ranges
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start + shift, end + shift]),
  };
}

/** The start of the first word in `from`..`limit`; `from` where there is none, moved off the middle of a surrogate pair. */
function nextBlank(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at++) if (/\s/.test(text[at]!)) return at + 1;
  const code = text.charCodeAt(from);
  return code >= 0xdc00 && code <= 0xdfff ? from + 1 : from;
}
