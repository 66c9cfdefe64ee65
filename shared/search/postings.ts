/**
 * Which papers have a word. A posting is one number: the paper's slot, in which fields the word stands, and its impact (0 to 127:
 * how much the word counts in the paper). Most postings are packed, word by word; those of the latest changes grow beside them.
 */
const FIELD_SHIFT = 7;
export const SLOT_SHIFT = 12;
export const MAX_IMPACT = 127;
/** The most papers an index can number: 20 bits of a posting. */
export const MAX_SLOTS = 1 << 20;

/** Fields of a posting, one bit each. */
export const IN_TITLE = 1;
export const IN_AUTHORS = 2;
export const IN_LABELS = 4;
export const IN_ABSTRACT = 8;
export const IN_NOTE = 16;
/** What a paper is called: its short texts. Postings of a word in one of them come first. */
export const IN_HEAD = IN_TITLE | IN_AUTHORS | IN_LABELS;
export const IN_ANY = IN_HEAD | IN_ABSTRACT | IN_NOTE;

/** What is set in a posting of a word in one of the short texts. */
export const HEAD_BITS = IN_HEAD << FIELD_SHIFT;

export function posting(slot: number, fields: number, impact: number): number {
  return ((slot << SLOT_SHIFT) | (fields << FIELD_SHIFT) | impact) >>> 0;
}

/** Raises `vector[slot]` to impact × weight (at most 65535) for those of `postings[from..to]` in one of `fields`. */
export function accumulate(
  postings: Uint32Array,
  from: number,
  to: number,
  weight: number,
  vector: Uint16Array,
  fields: number,
): void {
  const wanted = fields << FIELD_SHIFT;
  for (let at = from; at < to; at++) {
    const one = postings[at]!;
    if ((one & wanted) === 0) continue;
    const score = (one & MAX_IMPACT) * weight;
    const slot = one >>> SLOT_SHIFT;
    if (score > vector[slot]!) vector[slot] = score;
  }
}

export interface PackedArrays {
  /**
   * Where postings begin in `postings`, in the order of the words: those in short texts of each word, then those only in long texts of
   * each, then the end. So words with the same beginning lie side by side.
   */
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
}

export class PackedPostings implements PackedArrays {
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
  /** How many words have a place here. */
  readonly words: number;
  /** The place of each word, by its number. */
  private readonly places: Uint32Array;

  /** `order` has the numbers of the words in the order of the places. */
  constructor({ starts, postings }: PackedArrays, order: Uint32Array) {
    this.starts = starts;
    this.postings = postings;
    this.words = (starts.length - 1) / 2;
    this.places = new Uint32Array(this.words);
    for (let place = 0; place < this.words; place++) this.places[order[place]!] = place;
  }

  static readonly EMPTY = new PackedPostings(
    { starts: new Uint32Array(1), postings: new Uint32Array(0) },
    new Uint32Array(0),
  );

  accumulate(id: number, weight: number, vector: Uint16Array, fields: number): void {
    if (id < this.words) this.accumulateAt(this.places[id]!, weight, vector, fields);
  }

  /** As `accumulate`, for the word with a place in the order of the words. */
  accumulateAt(place: number, weight: number, vector: Uint16Array, fields: number): void {
    const { starts, postings, words } = this;
    const body = words + place;
    accumulate(postings, starts[place]!, starts[place + 1]!, weight, vector, fields);
    if ((fields & ~IN_HEAD) !== 0)
      accumulate(postings, starts[body]!, starts[body + 1]!, weight, vector, fields);
  }

  /** In how many live papers a word is. */
  frequency(id: number, live: Uint8Array): number {
    const { starts, postings, words } = this;
    let count = 0;
    for (const place of [this.places[id]!, words + this.places[id]!]) {
      for (let at = starts[place]!; at < starts[place + 1]!; at++)
        count += live[postings[at]! >>> SLOT_SHIFT]!;
    }
    return count;
  }

  /** Copies the live ones in (or, with `head` false, not in) the short texts to `into` from `at` on; returns where they end. */
  copy(id: number, head: boolean, live: Uint8Array, into: Uint32Array, at: number): number {
    if (id >= this.words) return at;
    const { postings, starts } = this;
    const place = this.places[id]! + (head ? 0 : this.words);
    let end = at;
    for (let i = starts[place]!; i < starts[place + 1]!; i++) {
      const one = postings[i]!;
      if (live[one >>> SLOT_SHIFT] === 1) into[end++] = one;
    }
    return end;
  }

  /** The postings with the slots' new numbers, which are those in `renumbered` less one; slots with 0 there are left out. */
  renumber(renumbered: Uint32Array): PackedArrays {
    const { postings, starts } = this;
    const newStarts = new Uint32Array(starts.length);
    const newPostings = new Uint32Array(postings.length);
    let end = 0;
    for (let place = 0; place + 1 < starts.length; place++) {
      newStarts[place] = end;
      for (let at = starts[place]!; at < starts[place + 1]!; at++) {
        const one = postings[at]!;
        const slot = renumbered[one >>> SLOT_SHIFT]!;
        if (slot !== 0)
          newPostings[end++] = posting(slot - 1, (one >>> FIELD_SHIFT) & IN_ANY, one & MAX_IMPACT);
      }
    }
    newStarts[starts.length - 1] = end;
    return { starts: newStarts, postings: newPostings.subarray(0, end) };
  }
}
