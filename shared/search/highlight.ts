/** Where a paper matches a query: ranges of its fields, and a snippet of the abstract or note around the best place. */
import type { Match, Snippet } from '../api/schemas.ts';
import { displayName } from '../library/names.ts';
import type { Paper } from '../library/paper.ts';
import type { HighlightPlan } from './highlight-plan.ts';
import { tokenize } from './tokenize.ts';

export type Range = readonly [number, number];
export type MatchField = Match['field'];

/** A text cut into words: word i is `terms[i]`, from `places[3 * i]` to the next number; the third is 1 for a joined spelling. */
interface WordList {
  readonly terms: readonly string[];
  readonly places: readonly number[];
}

/** Texts whose words are kept: those of the rows on the screen, which mostly stay while a query is typed. */
const MAX_TEXTS = 1_000;
/** Reading on beyond a few screens of text would cost more than a match there is worth in a row. */
const MAX_ROW_TEXT = 6_000;

/** Finds what to mark in papers. */
export class Highlighter {
  private readonly texts = new Map<string, WordList>();

  /** The matches of all fields of a paper, whole texts. */
  paperMatches(paper: Paper, plan: HighlightPlan): Match[] {
    const matches = this.rowMatches(paper, plan);
    for (const field of ['abstract', 'note'] as const) {
      const ranges = this.ranges(paper[field] ?? '', field, plan);
      if (ranges.length > 0) matches.push({ field, ranges });
    }
    return matches;
  }

  /** The matches of the fields that a row of the list shows. */
  rowMatches(paper: Paper, plan: HighlightPlan): Match[] {
    const matches: Match[] = [];
    const add = (field: MatchField, text: string, index?: number): void => {
      const ranges = this.ranges(text, field, plan);
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
  snippet(paper: Paper, plan: HighlightPlan): Snippet | undefined {
    for (const field of ['abstract', 'note'] as const) {
      const whole = paper[field] ?? '';
      const text = whole.length > MAX_ROW_TEXT ? whole.slice(0, MAX_ROW_TEXT) : whole;
      const snippet = snippetAround(field, text, this.ranges(text, field, plan));
      if (snippet) return snippet;
    }
    return undefined;
  }

  /** Ranges of matching words and phrases; neighbours that touch or overlap are one range. */
  ranges(text: string, field: MatchField, plan: HighlightPlan): Range[] {
    if (text === '') return [];
    const { terms, places } = this.wordsOf(text);
    const ranges: [number, number][] = [];
    for (let i = 0; i < terms.length; i++) {
      const length = plan.test(terms[i]!, field);
      if (length === 0) continue;
      const [start, end] = [places[3 * i]!, places[3 * i + 1]!];
      // A beginning is marked as such, where the word's letters stand for themselves one by one.
      const partial = length < terms[i]!.length && terms[i]!.length === end - start;
      ranges.push([start, partial ? start + length : end]);
    }
    for (const phrase of plan.phrases) {
      if (phrase.field === undefined || phrase.field === field)
        addPhraseRanges(terms, places, phrase.words, ranges);
    }
    return ranges.length > 1 ? merge(ranges) : ranges;
  }

  private wordsOf(text: string): WordList {
    const known = this.texts.get(text);
    if (known) return known;
    const terms: string[] = [];
    const places: number[] = [];
    tokenize(text, (term, start, end, joined) => {
      terms.push(term);
      places.push(start, end, joined ? 1 : 0);
    });
    const list = { terms, places };
    if (this.texts.size >= MAX_TEXTS) this.texts.delete(this.texts.keys().next().value ?? '');
    this.texts.set(text, list);
    return list;
  }
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

function addPhraseRanges(
  terms: readonly string[],
  places: readonly number[],
  phrase: readonly string[],
  ranges: [number, number][],
): void {
  const last = phrase.length - 1;
  const lastWord = phrase[last]!;
  for (let at = 0; at < terms.length; at++) {
    if (terms[at] !== phrase[0]) continue;
    let matched = 1;
    let end = at;
    for (let next = at + 1; next < terms.length && matched <= last; next++) {
      if (places[3 * next + 2] === 1) continue;
      const term = terms[next]!;
      if (term !== phrase[matched] && !(matched === last && term === `${lastWord}s`)) break;
      matched++;
      end = next;
    }
    if (matched > last) ranges.push([places[3 * at]!, places[3 * end + 1]!]);
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
