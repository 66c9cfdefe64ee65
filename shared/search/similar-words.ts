/** Words a few typing mistakes away, found by scanning compact tables of letter masks in the order of the words. */
import { bitCount, editDistance, letterMask } from './edit-distance.ts';
import { grown } from './chunked-arrays.ts';
import type { WordForm } from './normal-form.ts';
import type { TermStore } from './term-store.ts';

/** The length under which words are filed that no misspelling is taken for. */
const NEVER_SIMILAR = 49;
/** Words filed in one step. */
const STEP = 1 << 14;

/** Numbers, identifiers and citation keys mean what they say: 2408.11743 is not 2408.11742. */
function similarityLength(units: Uint16Array, from: number, to: number): number {
  if (to - from >= NEVER_SIMILAR) return NEVER_SIMILAR;
  let digits = 0;
  for (let at = from; at < to; at++) {
    const code = units[at]!;
    if (code >= 48 && code <= 57 && (at === from || ++digits > 2)) return NEVER_SIMILAR;
  }
  return to - from;
}

/** Takes a word that is near and how many edits away it is. */
type TakeSimilar = (id: number, edits: number) => void;

/** Words in the order that they are scanned in. Those with higher numbers are not among them yet. */
export interface FiledWords {
  /** The sorted words, and the letters of each beside them. */
  readonly sorted: Uint32Array;
  readonly sortedMasks: Int32Array;
  /** The same by length first. */
  readonly byLength: Uint32Array;
  readonly masksByLength: Int32Array;
  readonly lengthStarts: Uint32Array;
}

export class SimilarWords {
  private masks = new Int32Array(1024);
  private lengths = new Uint8Array(1024);
  private filed: FiledWords = {
    sorted: new Uint32Array(0),
    sortedMasks: new Int32Array(0),
    byLength: new Uint32Array(0),
    masksByLength: new Int32Array(0),
    lengthStarts: new Uint32Array(NEVER_SIMILAR + 2),
  };

  constructor(private readonly terms: TermStore) {}

  /** Makes room for words with numbers below `size`. */
  reserve(size: number): void {
    if (size <= this.masks.length) return;
    this.masks = grown(this.masks, size);
    this.lengths = grown(this.lengths, size);
  }

  /** Takes note of a new word. */
  add(id: number): void {
    this.reserve(id + 1);
    const { units, starts } = this.terms;
    this.masks[id] = letterMask(units, starts[id]!, starts[id + 1]!);
    this.lengths[id] = similarityLength(units, starts[id]!, starts[id + 1]!);
  }

  /** Files the sorted words, some ten thousand a step; for `take`. */
  *file(sorted: Uint32Array): Generator<void, FiledWords> {
    const lengthStarts = new Uint32Array(NEVER_SIMILAR + 2);
    const sortedMasks = new Int32Array(sorted.length);
    for (let at = 0; at < sorted.length; at++) {
      lengthStarts[this.lengths[sorted[at]!]! + 1]!++;
      sortedMasks[at] = this.masks[sorted[at]!]!;
      if (at % STEP === STEP - 1) yield;
    }
    for (let length = 1; length < lengthStarts.length; length++)
      lengthStarts[length]! += lengthStarts[length - 1]!;
    const next = lengthStarts.slice();
    const byLength = new Uint32Array(sorted.length);
    const masksByLength = new Int32Array(sorted.length);
    for (let at = 0; at < sorted.length; at++) {
      const place = next[this.lengths[sorted[at]!]!]!++;
      byLength[place] = sorted[at]!;
      masksByLength[place] = sortedMasks[at]!;
      if (at % STEP === STEP - 1) yield;
    }
    return { sorted, sortedMasks, byLength, masksByLength, lengthStarts };
  }

  take(filed: FiledWords): void {
    this.filed = filed;
  }

  /** Words within `bound` edits of `word`, one or two; with two, `word` has at least six letters. */
  forWord(word: WordForm, bound: number, take: TakeSimilar): void {
    const { masks, lengths } = this;
    const { sorted, byLength, masksByLength, lengthStarts } = this.filed;
    const { units, starts } = this.terms;
    const mask = letterMask(word.units, 0, word.length);
    const first = word.units[0]!;
    const compare = (id: number, other: number): void => {
      if (bitCount(mask & ~other) > bound || bitCount(other & ~mask) > bound) return;
      const [from, to] = [starts[id]!, starts[id + 1]!];
      if (bound === 2 && units[from] !== first && !isAlikeBehindFirst(word, units, from, to)) return;
      const edits = editDistance(word, units, from, to, bound, false);
      if (edits <= bound) take(id, edits);
    };
    // A replaced letter changes two bits of the mask, an inserted or deleted one, a swap none.
    const most = 2 * bound;
    const longest = Math.min(NEVER_SIMILAR - 1, word.length + bound);
    const end = lengthStarts[longest + 1]!;
    for (let at = lengthStarts[Math.max(1, word.length - bound)]!; at < end; at++) {
      const other = masksByLength[at]!;
      if (bitCount(mask ^ other) <= most) compare(byLength[at]!, other);
    }
    for (let id = sorted.length; id < this.terms.size; id++) {
      const other = masks[id]!;
      if (Math.abs(lengths[id]! - word.length) <= bound && bitCount(mask ^ other) <= most) compare(id, other);
    }
  }

  /**
   * Words that have a beginning within `bound` edits of `word`. Only words with the same first letter: a word that is still being
   * typed is compared at every key.
   */
  forBeginning(word: WordForm, bound: number, take: TakeSimilar): void {
    const { masks, lengths } = this;
    const { sorted, sortedMasks } = this.filed;
    const { units, starts } = this.terms;
    const mask = letterMask(word.units, 0, word.length);
    const first = word.units[0]!;
    const shortest = word.length - bound;
    const consider = (id: number, other: number): void => {
      if (bitCount(mask & ~other) > bound) return;
      if (lengths[id]! < shortest || lengths[id] === NEVER_SIMILAR) return;
      const edits = editDistance(word, units, starts[id]!, starts[id + 1]!, bound, true);
      if (edits <= bound) take(id, edits);
    };
    const to = this.firstOfLetter(sorted, 0, sorted.length, first + 1);
    for (let at = this.firstOfLetter(sorted, 0, to, first); at < to; at++)
      consider(sorted[at]!, sortedMasks[at]!);
    for (let id = sorted.length; id < this.terms.size; id++)
      if (units[starts[id]!] === first) consider(id, masks[id]!);
  }

  /** The first place in `from`..`to` of `ids`, which are in order there, whose word begins with `letter` or a later one. */
  private firstOfLetter(ids: Uint32Array, from: number, to: number, letter: number): number {
    const { units, starts } = this.terms;
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (units[starts[ids[middle]!]!]! < letter) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Whether a word of six letters or more can be two edits from one with another first letter: one is spent there, so either the other
 * leaves the last letters alike, or the letters behind the first are. Rules out most words before their distance is computed.
 */
function isAlikeBehindFirst(
  { units: word, length }: WordForm,
  units: Uint16Array,
  from: number,
  to: number,
): boolean {
  if (word[length - 1] === units[to - 1]) return true;
  const [w0, w1, w2] = [word[0]!, word[1]!, word[2]!];
  const [o0, o1, o2] = [units[from]!, units[from + 1]!, units[from + 2]!];
  // Replaced, inserted, left out, swapped with the second.
  return (
    (w1 === o1 && w2 === o2) ||
    (w1 === o0 && w2 === o1) ||
    (w0 === o1 && w1 === o2) ||
    (w0 === o1 && w1 === o0)
  );
}
