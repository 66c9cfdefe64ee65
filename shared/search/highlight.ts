/** Where a paper matches a query: ranges of its fields, and a snippet of the abstract or note around the best place. */
import type { Match, Snippet } from '../api/schemas.ts';
import { displayName } from '../library/names.ts';
import type { Paper } from '../library/paper.ts';
import type { HighlightPlan } from './highlight-plan.ts';
import type { WordForm } from './normal-form.ts';
import { scanWords } from './tokenize.ts';

export type Range = readonly [number, number];
export type MatchField = Match['field'];

/** Reading on beyond a few screens of text would cost more than a match there is worth in a row. */
const MAX_ROW_TEXT = 6_000;

/** The matches of all fields of a paper, whole texts. */
export function paperMatches(paper: Paper, plan: HighlightPlan): Match[] {
  const matches = rowMatches(paper, plan);
  for (const field of ['abstract', 'note'] as const) {
    const ranges = rangesOf(paper[field] ?? '', field, plan);
    if (ranges.length > 0) matches.push({ field, ranges });
  }
  return matches;
}

/** The matches of the fields that a row of the list shows. */
export function rowMatches(paper: Paper, plan: HighlightPlan): Match[] {
  const matches: Match[] = [];
  const add = (field: MatchField, text: string, index?: number): void => {
    const ranges = rangesOf(text, field, plan);
    if (ranges.length > 0) matches.push({ field, ...(index === undefined ? {} : { index }), ranges });
  };
  add('title', paper.title);
  paper.authors.forEach((name, index) => add('authors', displayName(name), index));
  if (paper.venue !== undefined) add('venue', paper.venue);
  paper.tags.forEach((tag, index) => add('tags', tag, index));
  add('citeKey', paper.citeKey);
  return matches;
}

/** A snippet of the abstract, or of the note where the abstract has no match. */
export function rowSnippet(paper: Paper, plan: HighlightPlan): Snippet | undefined {
  for (const field of ['abstract', 'note'] as const) {
    const whole = paper[field] ?? '';
    const text = whole.length > MAX_ROW_TEXT ? whole.slice(0, MAX_ROW_TEXT) : whole;
    const snippet = snippetAround(field, text, rangesOf(text, field, plan));
    if (snippet) return snippet;
  }
  return undefined;
}

/**
 * Ranges of matching words and phrases; neighbours that touch or overlap are one range. Texts are scanned anew at
 * every key: that is faster than what their words, kept, would cost the garbage collector.
 */
function rangesOf(text: string, field: MatchField, plan: HighlightPlan): Range[] {
  if (text === '') return [];
  const ranges: [number, number][] = [];
  const phrases = plan.phrases
    .filter((phrase) => phrase.field === undefined || phrase.field === field)
    .map(({ words }) => new PhraseFinder(words));
  scanWords(text, (form, start, end, joined) => {
    const length = plan.test(form, field);
    // A beginning is marked as such, where the word's letters stand for themselves one by one.
    const partial = length < form.length && form.length === end - start;
    if (length > 0) ranges.push([start, partial ? start + length : end]);
    for (const phrase of phrases) {
      const from = phrase.next(form, start, joined);
      if (from >= 0) ranges.push([from, end]);
    }
  });
  return ranges.length > 1 ? merge(ranges) : ranges;
}

/** Finds a phrase of two words or more in a text that is read word by word. */
class PhraseFinder {
  /** By number of words - 1: where those begin that match up to the word read last, or -1. */
  private readonly starts: number[];

  constructor(private readonly words: readonly string[]) {
    this.starts = words.map(() => -1);
  }

  /** Takes the next word; returns where the phrase begins that ends with it, or -1. */
  next(form: WordForm, start: number, joined: boolean): number {
    const { starts, words } = this;
    const begins = form.matches(words[0]!, false);
    // "kvcache" after "kv" and "cache": a phrase may begin with it, but does not go on with it.
    if (joined) {
      if (begins) starts[0] = start;
      return -1;
    }
    const last = words.length - 1;
    for (let i = last; i > 0; i--) {
      const matches =
        starts[i - 1]! >= 0 && (form.matches(words[i]!, false) || (i === last && isPlural(form, words[i]!)));
      starts[i] = matches ? starts[i - 1]! : -1;
    }
    starts[0] = begins ? start : -1;
    return starts[last]!;
  }
}

function isPlural(form: WordForm, word: string): boolean {
  return form.length === word.length + 1 && form.units[word.length] === 115 && form.matches(word, true);
}

function merge(ranges: [number, number][]): Range[] {
  ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: [number, number][] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return merged;
}

const SNIPPET_LENGTH = 180;

/** A piece of `text` with the most matches, cut at words, "…" where it was cut; undefined where nothing matches. */
function snippetAround(field: Snippet['field'], text: string, ranges: readonly Range[]): Snippet | undefined {
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
