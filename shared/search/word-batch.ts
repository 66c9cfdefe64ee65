/** The words of one text on their way to their numbers: looked up together, they take half the time of one after the other. */
import { grown } from './chunked-arrays.ts';
import { MAX_TERM, type WordForm } from './normal-form.ts';

export class WordBatch {
  /** How many words there are. */
  count = 0;
  /** The letters of all words; word i is `starts[i]`..`starts[i + 1]`. */
  units: Uint16Array = new Uint16Array(1 << 13);
  starts: Uint32Array = new Uint32Array(1 << 10);
  /** See `WordForm.hash`. */
  hashes: Int32Array = new Int32Array(1 << 10);
  /** Whether a word is made of those just before it (see `TakeForm`): 1 or 0. */
  joined: Uint8Array = new Uint8Array(1 << 10);
  /** The numbers of the words, -1 for none, once they were looked up. */
  ids: Int32Array = new Int32Array(1 << 10);

  clear(): void {
    this.count = 0;
  }

  push({ units, length, hash }: WordForm, joined: boolean): void {
    const at = this.count++;
    if (at + 2 > this.starts.length) this.grow(at + 2);
    const from = this.starts[at]!;
    if (from + MAX_TERM > this.units.length) this.units = grown(this.units, from + MAX_TERM);
    for (let i = 0; i < length; i++) this.units[from + i] = units[i]!;
    this.starts[at + 1] = from + length;
    this.hashes[at] = hash;
    this.joined[at] = joined ? 1 : 0;
  }

  private grow(words: number): void {
    this.starts = grown(this.starts, words);
    this.hashes = grown(this.hashes, words);
    this.joined = grown(this.joined, words);
    this.ids = grown(this.ids, words);
  }
}
