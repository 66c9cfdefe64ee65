/**
 * Puts the papers that match free words in order. First by how many of the words a paper has, then by what those words say about
 * it; the first few hundred are then read closely: words of the title, and words that stand together, count more.
 */
import { aliasesFrom, spells } from './aliases.ts';
import { keepLargest } from './keep-largest.ts';
import { isSet, raise, Vectors } from './vectors.ts';
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
/** How many papers are read closely. */
const CLOSE_READING = 256;

type QueryWords = Pick<UnitReading, 'units' | 'words' | 'compounds'>;

/** What ranking asks of a matcher. */
export type Matcher = Pick<WordMatcher, 'strict' | 'similar' | 'joined' | 'knows'>;

/** Arrays for rankings; who drops a ranking gives its arrays back. */
export class RankingArrays {
  readonly bytes = new Vectors<Uint8Array>((length) => new Uint8Array(length));
  readonly sums = new Vectors<Uint32Array>((length) => new Uint32Array(length));
}

export interface WordRanking {
  /** By slot: how many units the paper matches, hints not counted. */
  readonly cover: Uint8Array;
  /** By slot: what the matching words say, summed. */
  readonly sums: Uint32Array;
  /** A paper must match this many units to be in the result. */
  readonly needed: number;
  /** What each unit matched. */
  readonly matches: readonly WordMatch[];
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
  const cover = arrays.bytes.take(index.slotCount);
  const sums = arrays.sums.take(index.slotCount);
  const required = units.reduce((count, unit) => count + (unit.hint ? 0 : 1), 0);
  const strict = units.map((unit) => matcher.strict(unit.word, unit.prefix));
  const combine = (given: readonly WordMatch[]): { matches: WordMatch[]; counts: Uint32Array } => {
    const matches = withJoinedWords(query, given, matcher, given !== strict);
    return {
      matches: matches.map(({ match }) => match),
      counts: sumUp(units, matches, allowed, cover, sums, index.slotCount),
    };
  };
  const exact = combine(strict);
  const full = exact.counts[required]!;
  if (full >= enough(required, index.liveCount) || (full > 0 && !partial))
    return { cover, sums, matches: exact.matches, needed: required };

  const rarest = strict
    .map((match, i) => ({ papers: match.papers, i }))
    .sort((a, b) => a.papers - b.papers || a.i - b.i);
  const chosen = new Set(rarest.slice(0, MAX_SIMILAR_UNITS).map(({ i }) => i));
  const similar = units.map((unit, i) =>
    chosen.has(i) ? matcher.similar(unit.word, unit.prefix, unit.typing) : strict[i]!,
  );
  cover.fill(0);
  sums.fill(0);
  const { matches, counts } = combine(similar);
  let best = required;
  while (best > 0 && counts[best] === 0) best--;
  if (best === 0) return { cover, sums, matches, needed: 1 };
  // One word less lets in the paper whose title was remembered a little wrong.
  const fewer = partial && required >= 3 && counts[best]! < 10;
  const needed = fewer ? Math.min(best, Math.max(best - 1, Math.ceil(required / 2))) : best;
  return { cover, sums, matches, needed };
}

/** A match of a unit, with those of spellings that stand for it and its neighbours. */
interface JoinedMatch {
  readonly match: WordMatch;
  readonly joined: readonly WordMatch[];
}

/** Kept for matches with joined spellings. */
let joinedScratch = new Uint16Array(0);

/** Counts and sums what the units matched of the allowed papers. Returns how many papers match 0, 1, 2, ... units. */
function sumUp(
  units: readonly WordUnit[],
  matches: readonly JoinedMatch[],
  allowed: Uint8Array,
  cover: Uint8Array,
  sums: Uint32Array,
  slots: number,
): Uint32Array {
  matches.forEach(({ match, joined }, i) => {
    if (match.papers === 0) return;
    let { vector } = match;
    if (joined.length > 0) {
      if (joinedScratch.length < slots) joinedScratch = new Uint16Array(slots + (slots >> 3));
      joinedScratch.set(vector.subarray(0, slots));
      vector = joinedScratch;
      for (const other of joined) raise(vector, other.vector, 0.9, slots);
    }
    const counted = units[i]!.hint ? 0 : 1;
    for (let slot = 0; slot < slots; slot++) {
      const score = vector[slot]!;
      cover[slot]! += isSet(score) & counted;
      sums[slot]! += score;
    }
  });
  const counts = new Uint32Array(units.length + 1);
  for (let slot = 0; slot < slots; slot++) {
    const matched = cover[slot]! * allowed[slot]!;
    cover[slot] = matched;
    counts[matched]!++;
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

/** Kept between queries, as are the others: with a large library, fresh arrays are work for the garbage collector. */
let keyScratch = new Float64Array(0);

/**
 * Puts the best of the `total` slots that `found` marks in order: by their first scores, then the first few read closely. `byPlace`
 * has all slots in the order of equals, `places` their places in it. Returns the slots, best first, and their final scores; at
 * least the first `wanted`.
 */
export function orderByRelevance(
  found: Uint8Array,
  total: number,
  ranking: WordRanking,
  { byPlace, places }: { readonly byPlace: readonly number[]; readonly places: Uint32Array },
  wanted: number,
  index: WordIndex,
): { slots: Uint32Array; scores: Float64Array } {
  const { cover, sums } = ranking;
  if (keyScratch.length < total) keyScratch = new Float64Array(total + (total >> 3));
  const keys = keyScratch.subarray(0, total);
  // Cover (6 bits), sum (22 bits) and place among equals (24 bits) in one exact number; larger is better.
  for (let slot = 0, at = 0; at < total; slot++) {
    if (found[slot] === 0) continue;
    const score = cover[slot]! * 0x400000 + sums[slot]!;
    keys[at++] = score * 0x1000000 + (0xffffff - places[slot]!);
  }
  const best = keepLargest(keys, Math.max(wanted, CLOSE_READING));
  const slots = new Uint32Array(best.length);
  const scores = new Float64Array(best.length);
  best.forEach((key, i) => {
    const slot = byPlace[0xffffff - (key % 0x1000000)]!;
    slots[i] = slot;
    scores[i] = cover[slot]! * 0x400000 + sums[slot]! / 4;
  });
  readClosely(slots, scores, ranking, places, index);
  return { slots, scores };
}

/** By word number: the unit that it matches, + 1. Kept between queries, all 0: a vocabulary is large to allocate at each key. */
let unitScratch = new Uint8Array(0);
const NO_WORDS = new Uint32Array(0);

/** Rescores the first papers by reading them: cover stays first, nearness and title words decide within it. */
function readClosely(
  slots: Uint32Array,
  scores: Float64Array,
  ranking: WordRanking,
  tieRank: Uint32Array,
  index: WordIndex,
): void {
  const { matches } = ranking;
  const units = matches.length;
  if (unitScratch.length < index.vocabulary.size) unitScratch = new Uint8Array(index.vocabulary.size * 2);
  const unitOf = unitScratch;
  const mark = ({ ids, completions = NO_WORDS }: WordMatch, value: number): void => {
    for (const id of ids) unitOf[id] = value;
    for (let i = 0; i < completions.length; i++) unitOf[completions[i]!] = value;
  };
  for (let unit = units - 1; unit >= 0; unit--) mark(matches[unit]!, unit + 1);
  let inTitle = 0;
  let titleWords = 0;
  let pairs = 0;
  let field = 0;
  let last = -1;
  let distance = 0;
  const visitor = {
    word(id: number): boolean {
      if (field === 0) titleWords++;
      distance++;
      const unit = unitOf[id]!;
      if (unit === 0) return false;
      if (field === 0) inTitle |= 1 << (unit - 1);
      if (unit - 1 === last + 1 && distance <= 3 && last >= 0) pairs |= 1 << last;
      last = unit - 1;
      distance = 0;
      return false;
    },
    text(textField: number): void {
      field = textField;
      last = -1;
    },
  };
  const count = Math.min(CLOSE_READING, slots.length);
  const read: { slot: number; score: number }[] = [];
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!;
    inTitle = titleWords = pairs = field = 0;
    index.streams.walk(slot, visitor);
    const titleShare = bits(inTitle) / units;
    const pairShare = units > 1 ? bits(pairs) / (units - 1) : 0;
    const exactTitle = titleShare === 1 ? units / Math.max(units, titleWords) : 0;
    const base = ranking.sums[slot]! * (1 + 0.5 * titleShare ** 2 + 0.4 * pairShare + 0.5 * exactTitle);
    read.push({ slot, score: ranking.cover[slot]! * 0x400000 + base / 4 });
  }
  for (const match of matches) mark(match, 0);
  read.sort((a, b) => b.score - a.score || tieRank[a.slot]! - tieRank[b.slot]!);
  read.forEach(({ slot, score }, i) => {
    slots[i] = slot;
    scores[i] = score;
  });
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
