/**
 * Bounded edit distance between words: insertions, deletions, replacements and swaps of neighbours count 1 each (the optimal
 * string alignment form of Damerau-Levenshtein). Before it is worth computing, letter masks rule most words out.
 */

import { MAX_TERM, type WordForm } from './normal-form.ts';

const ROW = MAX_TERM + 1;
const rows = [new Uint8Array(ROW), new Uint8Array(ROW), new Uint8Array(ROW)] as const;

/** Which letters `units[from..to]` has, one bit each; digits and other scripts share the bits left over. */
export function letterMask(units: Uint16Array, from: number, to: number): number {
  let mask = 0;
  for (let at = from; at < to; at++) {
    const code = units[at]!;
    mask |= code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << (26 + (code % 5));
  }
  return mask;
}

/** The number of bits set in the low 31 bits (Hacker's Delight, figure 5-2). */
export function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/**
 * How many edits make `word` into the word in `units[from..to]`, or with `asPrefix` into some beginning of it; `bound + 1` where
 * there are more than `bound`. Linear in the length of the word for a fixed bound.
 */
export function editDistance(
  word: WordForm,
  units: Uint16Array,
  from: number,
  to: number,
  bound: number,
  asPrefix: boolean,
): number {
  const letters = word.units;
  const m = word.length;
  const n = asPrefix ? Math.min(to - from, m + bound) : to - from;
  if (m - n > bound || (!asPrefix && n - m > bound)) return bound + 1;
  let [older, previous, current] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= n; j++) previous[j] = j;
  for (let i = 1; i <= m; i++) {
    const low = Math.max(1, i - bound);
    const high = Math.min(n, i + bound);
    const a = letters[i - 1]!;
    current[low - 1] = low === 1 ? i : bound + 1;
    let least = current[low - 1]!;
    for (let j = low; j <= high; j++) {
      const b = units[from + j - 1]!;
      let cost = previous[j - 1]! + (a === b ? 0 : 1);
      if (j < i + bound && previous[j]! + 1 < cost) cost = previous[j]! + 1;
      if (current[j - 1]! + 1 < cost) cost = current[j - 1]! + 1;
      if (i > 1 && j > 1 && a === units[from + j - 2]! && letters[i - 2] === b && older[j - 2]! + 1 < cost) {
        cost = older[j - 2]! + 1;
      }
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (high < n) current[high + 1] = bound + 1;
    if (least > bound) return bound + 1;
    [older, previous, current] = [previous, current, older];
  }
  if (!asPrefix) return Math.min(previous[n]!, bound + 1);
  let best = bound + 1;
  for (let j = Math.max(0, m - bound); j <= n; j++) if (previous[j]! < best) best = previous[j]!;
  return best;
}
