/**
 * Which papers have a word. A posting is one number: the paper's slot, in which fields the word stands, and its impact (0 to 127:
 * how much the word counts in the paper). Most postings are packed, word by word; those of the latest changes grow beside them.
 */
import { grown } from './chunked-arrays.ts';

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
/** What a paper is called: its short texts. Postings of a word in one of them are kept apart. */
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

/** Postings on their way from one form to another. */
export class PostingBuffer {
  postings: Uint32Array = new Uint32Array(1024);
  count = 0;

  push(one: number): void {
    if (this.count === this.postings.length) this.postings = grown(this.postings, this.count + 1);
    this.postings[this.count++] = one;
  }

  /** Puts them in the order of the slots. */
  sort(): void {
    const { postings, count } = this;
    for (let i = 1; i < count; i++) {
      if (postings[i - 1]! <= postings[i]!) continue;
      postings.subarray(0, count).sort();
      return;
    }
  }
}
