/**
 * Bounded edit distance between words: insertions, deletions, replacements and swaps of neighbours count 1 each (the optimal
 * string alignment form of Damerau-Levenshtein). Before it is worth computing, letter masks rule most words out.
 */

/** Longer words are compared by their first letters only. */
const MAX_LENGTH = 48;
const ROW = MAX_LENGTH + 1;
const rows = [new Uint8Array(ROW), new Uint8Array(ROW), new Uint8Array(ROW)] as const;

/** Which letters a word has, one bit each; digits and other scripts share the bits left over. */
export function letterMask(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
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
 * How many edits make `word` into `term`, or with `asPrefix` into some beginning of `term`; `bound + 1` where there are more than
 * `bound`. Linear in the length of the word for a fixed bound.
 */
export function editDistance(word: string, term: string, bound: number, asPrefix: boolean): number {
  const m = Math.min(word.length, MAX_LENGTH);
  const n = Math.min(term.length, MAX_LENGTH, asPrefix ? m + bound : Infinity);
  if (m - n > bound || (!asPrefix && n - m > bound)) return bound + 1;
  let [older, previous, current] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= n; j++) previous[j] = j;
  for (let i = 1; i <= m; i++) {
    const from = Math.max(1, i - bound);
    const to = Math.min(n, i + bound);
    const a = word.charCodeAt(i - 1);
    current[from - 1] = from === 1 ? i : bound + 1;
    let least = current[from - 1]!;
    for (let j = from; j <= to; j++) {
      const b = term.charCodeAt(j - 1);
      let cost = previous[j - 1]! + (a === b ? 0 : 1);
      if (j < i + bound && previous[j]! + 1 < cost) cost = previous[j]! + 1;
      if (current[j - 1]! + 1 < cost) cost = current[j - 1]! + 1;
      if (
        i > 1 &&
        j > 1 &&
        a === term.charCodeAt(j - 2) &&
        word.charCodeAt(i - 2) === b &&
        older[j - 2]! + 1 < cost
      ) {
        cost = older[j - 2]! + 1;
      }
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (to < n) current[to + 1] = bound + 1;
    if (least > bound) return bound + 1;
    [older, previous, current] = [previous, current, older];
  }
  if (!asPrefix) return Math.min(previous[n]!, bound + 1);
  let best = bound + 1;
  for (let j = Math.max(0, m - bound); j <= n; j++) if (previous[j]! < best) best = previous[j]!;
  return best;
}
