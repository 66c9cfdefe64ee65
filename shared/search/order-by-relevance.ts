/**
 * Puts what a query found in order: first by the keys of the ranking; the best are then read closely: words of the title, and words
 * that stand together, count more.
 */
import { keepLargest } from './keep-largest.ts';
import { sumOf, type WordRanking } from './rank.ts';
import type { WordIndex } from './word-index.ts';
import type { WordMatch } from './word-matcher.ts';

/** How many papers are read closely. */
const CLOSE_READING = 256;
/** A key is counted by its high bits, then by its low ones. */
const HALF = 14;
const HALF_COUNT = 1 << HALF;

/** Kept between queries: with a large library, fresh arrays are work for the garbage collector. */
let keyScratch = new Float64Array(0);
const counts = new Uint32Array(HALF_COUNT);

/**
 * Puts the best of what was found in order: by their first scores, then the first few read closely. `byPlace`
 * has all slots in the order of equals, `places` their places in it. Returns the slots, best first, and their final scores; at
 * least the first `wanted`.
 */
export function orderByRelevance(
  ranking: WordRanking,
  { byPlace, places }: { readonly byPlace: ArrayLike<number>; readonly places: Uint32Array },
  wanted: number,
  index: WordIndex,
): { slots: Uint32Array; scores: Float64Array } {
  const { keys, total } = ranking;
  const count = Math.max(wanted, CLOSE_READING);
  const least = total > 4 * count ? keyOfLast(keys, count, index.slotCount) : ranking.least;
  if (keyScratch.length < total) keyScratch = new Float64Array(total + (total >> 3));
  // Key and place among equals (24 bits) in one exact number; larger is better.
  let end = 0;
  for (let slot = 0; slot < index.slotCount; slot++) {
    const key = keys[slot]!;
    if (key >= least) keyScratch[end++] = key * 0x1000000 + (0xffffff - places[slot]!);
  }
  const best = keepLargest(keyScratch.subarray(0, end), count);
  const slots = new Uint32Array(best.length);
  const scores = new Float64Array(best.length);
  best.forEach((key, i) => {
    const slot = byPlace[0xffffff - (key % 0x1000000)]!;
    slots[i] = slot;
    scores[i] = scoreOf(keys[slot]!, 1);
  });
  readClosely(slots, scores, ranking, places, index);
  return { slots, scores };
}

/** The key of the last of the `count` best papers: counted in two passes, which takes less than comparing them. */
function keyOfLast(keys: Uint32Array, count: number, slots: number): number {
  counts.fill(0);
  for (let slot = 0; slot < slots; slot++) counts[keys[slot]! >>> HALF]!++;
  const high = lastOfBest(count);
  counts.fill(0);
  for (let slot = 0; slot < slots; slot++) {
    const key = keys[slot]!;
    if (key >>> HALF === high.value) counts[key & (HALF_COUNT - 1)]!++;
  }
  return high.value * HALF_COUNT + lastOfBest(count - high.above).value;
}

/** The largest number with `count` papers counted at it or above it, and how many are above it. */
function lastOfBest(count: number): { value: number; above: number } {
  let value = HALF_COUNT - 1;
  let above = 0;
  while (value > 0 && above + counts[value]! < count) above += counts[value--]!;
  return { value, above };
}

/** What the window sees: cover decides first, then what the words say, `factor` times. */
function scoreOf(key: number, factor: number): number {
  const sum = sumOf(key);
  return key - sum + (sum * factor) / 4;
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
  // A phrase alone has nothing more to say.
  if (units === 0) return;
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
  const allPairs = 2 ** (units - 1) - 1;
  const visitor = {
    word(id: number): boolean {
      // Nothing more to be learned from this paper.
      if (field > 0 && pairs === allPairs) return true;
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
    const factor = 1 + 0.5 * titleShare ** 2 + 0.4 * pairShare + 0.5 * exactTitle;
    read.push({ slot, score: scoreOf(ranking.keys[slot]!, factor) });
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
