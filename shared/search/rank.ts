/**
 * Says of each paper how many of a query's free words it has, and what those words say about it. Misspellings and joined words
 * are tried here.
 */
import { aliasesFrom, spells } from './aliases.ts';
import { raise, Vectors } from './vectors.ts';
import type { WordIndex } from './word-index.ts';
import type { WordMatch, WordMatcher } from './word-matcher.ts';
import type { UnitReading, WordUnit } from './word-units.ts';

/**
 * With this many papers that have all words as typed, nobody is looking for a misspelling: one, where three words or more agree or
 * the library is small; more for a single word in a large one, which may itself be someone's misspelling.
 */
function enough(units: number, papers: number): number {
  if (units >= 3) return 1;
  return units === 2
    ? Math.min(3, 1 + Math.floor(papers / 5000))
    : Math.min(10, 1 + Math.floor(papers / 1000));
}
/** Looking for misspellings costs most; in a long query the rarest words suffice to recognise a paper. */
const MAX_SIMILAR_UNITS = 12;
/** Where the cover begins in a key. */
const COVER_SHIFT = 22;
const MAX_SUM = (1 << COVER_SHIFT) - 1;

type QueryWords = Pick<UnitReading, 'units' | 'words' | 'compounds'>;

/** What ranking asks of a matcher. */
export type Matcher = Pick<WordMatcher, 'strict' | 'similar' | 'joined' | 'knows'>;

/** Arrays for rankings; who drops a ranking gives its arrays back. */
export class RankingArrays {
  readonly bytes = new Vectors<Uint8Array>((length) => new Uint8Array(length));
  readonly keys = new Vectors<Uint32Array>((length) => new Uint32Array(length));
}

export interface WordRanking {
  /**
   * By slot, what papers are put in order by; larger is better: how many units the paper matches, hints not counted (its cover: 6
   * bits), then what the matching words say, summed (22 bits). 0 for papers that may not be found.
   */
  readonly keys: Uint32Array;
  /** The smallest key of a paper that is found, and how many are. */
  readonly least: number;
  readonly total: number;
  /** What each unit matched. */
  readonly matches: readonly WordMatch[];
}

/** What the words say about the paper with a key, without its cover. */
export function sumOf(key: number): number {
  return key & MAX_SUM;
}

/** Adds to what the words say about each of the first `length` papers. */
export function addToSums(keys: Uint32Array, more: Uint32Array, length: number): void {
  for (let slot = 0; slot < length; slot++) {
    const key = keys[slot]!;
    keys[slot] = key - sumOf(key) + Math.min(MAX_SUM, sumOf(key) + more[slot]!);
  }
}

/**
 * Matches the units against the papers that `allowed` marks. Misspellings are tried where few papers have all words; papers that
 * lack words are let in (`partial`) where that finds few, too.
 */
export function rankWords(
  query: QueryWords,
  allowed: Uint8Array,
  index: WordIndex,
  matcher: Matcher,
  arrays: RankingArrays,
  partial: boolean,
): WordRanking {
  const { units } = query;
  const keys = arrays.keys.take(index.slotCount);
  const required = units.reduce((count, unit) => count + (unit.hint ? 0 : 1), 0);
  const strict = units.map((unit) => matcher.strict(unit.word, unit.prefix));
  const combine = (given: readonly WordMatch[]): { matches: WordMatch[]; counts: Uint32Array } => {
    const matches = withJoinedWords(query, given, matcher, given !== strict);
    return {
      matches: matches.map(({ match }) => match),
      counts: sumUp(units, matches, allowed, keys, index.slotCount),
    };
  };
  const exact = combine(strict);
  const ranking = (needed: number, matches: readonly WordMatch[], counts: Uint32Array): WordRanking => ({
    keys,
    least: needed << COVER_SHIFT,
    total: counts.subarray(needed).reduce((sum, count) => sum + count, 0),
    matches,
  });
  const full = exact.counts[required]!;
  if (full >= enough(required, index.liveCount) || (full > 0 && !partial))
    return ranking(required, exact.matches, exact.counts);

  const rarest = strict
    .map((match, i) => ({ papers: match.papers, i }))
    .sort((a, b) => a.papers - b.papers || a.i - b.i);
  const chosen = new Set(rarest.slice(0, MAX_SIMILAR_UNITS).map(({ i }) => i));
  const similar = units.map((unit, i) =>
    chosen.has(i) ? matcher.similar(unit.word, unit.prefix, unit.typing) : strict[i]!,
  );
  keys.fill(0);
  const { matches, counts } = combine(similar);
  let best = required;
  while (best > 0 && counts[best] === 0) best--;
  if (best === 0) return ranking(1, matches, counts);
  // One word less lets in the paper whose title was remembered a little wrong.
  const fewer = partial && required >= 3 && counts[best]! < 10;
  const needed = fewer ? Math.min(best, Math.max(best - 1, Math.ceil(required / 2))) : best;
  return ranking(needed, matches, counts);
}

/** A match of a unit, with those of spellings that stand for it and its neighbours. */
interface JoinedMatch {
  readonly match: WordMatch;
  readonly joined: readonly WordMatch[];
}

/** Kept for matches with joined spellings. */
let joinedScratch = new Uint16Array(0);

/** Adds up what the units matched of the allowed papers. Returns how many papers match 1, 2, ... units, by their number. */
function sumUp(
  units: readonly WordUnit[],
  matches: readonly JoinedMatch[],
  allowed: Uint8Array,
  keys: Uint32Array,
  slots: number,
): Uint32Array {
  matches.forEach(({ match, joined }, i) => {
    if (match.papers === 0) return;
    let { vector } = match;
    if (joined.length > 0) {
      if (joinedScratch.length < slots) joinedScratch = new Uint16Array((slots + (slots >> 3) + 3) & ~3);
      joinedScratch.set(vector.subarray(0, slots));
      vector = joinedScratch;
      for (const other of joined) raise(vector, other.vector, 0.9, slots);
    }
    addUnit(keys, vector, slots, !units[i]!.hint);
  });
  return countCovers(keys, allowed, slots, units.length);
}

/**
 * Adds what one unit says and, if it `counts`, one to the cover of the papers that have it. Most words are in few papers: blocks of
 * four slots without any are passed over.
 */
function addUnit(keys: Uint32Array, scores: Uint16Array, slots: number, counts: boolean): void {
  const bit = counts ? 0x10000 : 0;
  const pairs = new Int32Array(scores.buffer, 0, scores.length >> 1);
  for (let pair = 0; pair * 2 < slots; pair += 2) {
    if ((pairs[pair]! | pairs[pair + 1]!) === 0) continue;
    const end = Math.min(slots, pair * 2 + 4);
    for (let slot = pair * 2; slot < end; slot++) {
      const score = scores[slot]!;
      // The sum has bit 16 for every score but 0: a branch would be mispredicted for every other paper.
      keys[slot]! += score + (((score + 0xffff) & bit) << (COVER_SHIFT - 16));
    }
  }
}

function countCovers(keys: Uint32Array, allowed: Uint8Array, slots: number, most: number): Uint32Array {
  const counts = new Uint32Array(most + 1);
  for (let slot = 0; slot < slots; slot++) {
    if (keys[slot] === 0) continue;
    const key = keys[slot]! & -allowed[slot]!;
    keys[slot] = key;
    counts[key >>> COVER_SHIFT]!++;
  }
  return counts;
}

/**
 * Neighbouring words that are also written as one ("flash attention", "flashattention"), and long forms of aliases: a paper that
 * has the one word has all of them.
 */
function withJoinedWords(
  { units, words, compounds }: QueryWords,
  given: readonly WordMatch[],
  matcher: Matcher,
  misspelt: boolean,
): readonly JoinedMatch[] {
  const result = given.map((match) => ({ match, joined: [] as WordMatch[] }));
  const unitOf = new Map(units.map((unit, i) => [unit.word, i]));
  const add = (spelled: readonly string[], joined: WordMatch): void => {
    if (joined.papers === 0) return;
    for (const word of spelled) {
      const i = unitOf.get(word);
      if (i === undefined) continue;
      const { match } = result[i]!;
      result[i]!.joined.push(joined);
      result[i]!.match = {
        ...match,
        papers: match.papers + joined.papers,
        spellings: [...match.spellings, ...joined.spellings, ...(joined.prefix ? [] : [joined.word])],
        phrases: [...match.phrases, ...joined.phrases],
      };
    }
  };
  for (let at = 0; at + 1 < words.length; at++) {
    for (const alias of aliasesFrom(words[at]!) ?? []) {
      if (spells(alias, words, at))
        add(words.slice(at, at + alias.words.length), matcher.joined(alias.short, false));
    }
    for (let size = 2; size <= 3 && at + size <= words.length; size++) {
      const parts = words.slice(at, at + size);
      const joined = parts.join('');
      if (joined.length < 4 || joined.length > 48 || !parts.some((part) => unitOf.has(part))) continue;
      const last = unitOf.get(parts[size - 1]!);
      const typing = last !== undefined && units[last]!.typing;
      if (typing || matcher.knows(joined)) add(parts, matcher.joined(joined, typing));
    }
  }
  // "MeaScale": a mistake in one word makes others of it.
  for (const { at, size } of misspelt ? compounds : []) {
    const parts = words.slice(at, at + size);
    const joined = parts.join('');
    if (!matcher.knows(joined) && joined.length <= 48) add(parts, matcher.similar(joined, false, false));
  }
  return result;
}
