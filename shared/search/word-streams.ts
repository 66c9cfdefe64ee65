/**
 * The words of each paper in order, for phrases and nearness: numbers in 7-bit groups, low ones first (LEB128), with codes for the
 * borders of fields and texts.
 */
import { ByteSearch } from './byte-search.ts';
import { BYTES_PER_CHUNK, ByteStore, grown } from './chunked-arrays.ts';

/** Codes in a stream; a word is its number + FIRST_WORD. */
const END = 0;
const NEXT_FIELD = 1;
const NEXT_TEXT = 2;
const FIRST_WORD = 3;

/** What visits the words of a paper in order. Returning true ends the walk. */
export interface StreamVisitor {
  word(id: number): boolean;
  /** A new text begins, of the field with this number. Nothing may match across it. */
  text(field: number): void;
}

/** The bytes of words in a row, as they stand in a stream. */
function bytesOfWords(ids: readonly number[]): Uint8Array {
  const writer = new StreamWriter();
  writer.begin();
  for (const id of ids) writer.word(id);
  return writer.bytes.slice(0, writer.length);
}

/** Writes the stream of one paper. */
export class StreamWriter {
  bytes = new Uint8Array(1 << 12);
  length = 0;
  private field = 0;
  private isFirst = true;

  begin(): void {
    this.length = this.field = 0;
    this.isFirst = true;
  }

  /** Begins a text of a field, which is not below the one before. */
  text(field: number): void {
    if (!this.isFirst && field === this.field) this.write(NEXT_TEXT);
    for (; this.field < field; this.field++) this.write(NEXT_FIELD);
    this.isFirst = false;
  }

  word(id: number): void {
    this.write(id + FIRST_WORD);
  }

  end(): void {
    this.write(END);
  }

  private write(code: number): void {
    if (this.length + 5 > this.bytes.length) this.bytes = grown(this.bytes, this.length + 5);
    let rest = code;
    while (rest >= 128) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }
}

export class WordStreams {
  constructor(
    private readonly store = new ByteStore(),
    private starts: Uint32Array = new Uint32Array(1024),
  ) {}

  set(slot: number, { bytes, length }: StreamWriter): void {
    if (slot >= this.starts.length) this.starts = grown(this.starts, slot + 1);
    this.starts[slot] = this.store.append(bytes, length);
  }

  /** The bytes of a slot, its end included. */
  bytesOf(slot: number): Uint8Array {
    const start = this.starts[slot]!;
    const chunk = this.store.chunks[Math.floor(start / BYTES_PER_CHUNK)]!;
    const from = start % BYTES_PER_CHUNK;
    // A zero byte is only ever the end: longer codes have no zero byte but as a whole.
    return chunk.subarray(from, chunk.indexOf(END, from) + 1);
  }

  /** Visits the words of a slot in order, texts announced. */
  walk(slot: number, visitor: StreamVisitor): void {
    const start = this.starts[slot]!;
    const bytes = this.store.chunks[Math.floor(start / BYTES_PER_CHUNK)]!;
    let at = start % BYTES_PER_CHUNK;
    let field = 0;
    visitor.text(0);
    for (;;) {
      let code = bytes[at++]!;
      if (code >= 128) {
        code &= 127;
        let shift = 7;
        let byte: number;
        do {
          byte = bytes[at++]!;
          code |= (byte & 127) << shift;
          shift += 7;
        } while (byte >= 128);
      }
      if (code >= FIRST_WORD) {
        if (visitor.word(code - FIRST_WORD)) return;
      } else if (code === END) return;
      else {
        if (code === NEXT_FIELD) field++;
        visitor.text(field);
      }
    }
  }

  /**
   * Whether words follow one another in one text of a slot: bit i of `places[id]` says that word `id` may stand in place i, `last` is
   * the bit of the last place, `fields` has the bits of the field numbers to look in. The Shift-And algorithm of Baeza-Yates and Gonnet (1992).
   */
  hasPhrase(slot: number, places: Uint32Array, last: number, fields: number): boolean {
    const start = this.starts[slot]!;
    const bytes = this.store.chunks[Math.floor(start / BYTES_PER_CHUNK)]!;
    let at = start % BYTES_PER_CHUNK;
    let active = fields & 1 ? -1 : 0;
    let field = 0;
    let state = 0;
    for (;;) {
      let code = bytes[at++]!;
      if (code >= 128) {
        code &= 127;
        let shift = 7;
        let byte: number;
        do {
          byte = bytes[at++]!;
          code |= (byte & 127) << shift;
          shift += 7;
        } while (byte >= 128);
      } else if (code < FIRST_WORD) {
        if (code === END) return false;
        if (code === NEXT_FIELD) field++;
        active = (fields >>> field) & 1 ? -1 : 0;
        state = 0;
        continue;
      }
      state = ((state << 1) | 1) & places[code - FIRST_WORD]! & active;
      if ((state & last) !== 0) return true;
    }
  }

  /** A test whether two or more words in a row stand in a slot, in any field: as `hasPhrase`, in a fraction of the time. For now only. */
  plainPhrase(ids: readonly number[]): (slot: number) => boolean {
    const search = new ByteSearch(this.store.chunks, bytesOfWords(ids));
    return (slot) => {
      const start = this.starts[slot]!;
      return search.isIn(Math.floor(start / BYTES_PER_CHUNK), start % BYTES_PER_CHUNK);
    };
  }

  /** Whether all words stand in one text of a slot, in any order: `all` has the bits of all places. */
  hasAll(slot: number, places: Uint32Array, all: number, fields: number): boolean {
    let seen = 0;
    let active = false;
    let found = false;
    this.walk(slot, {
      word(id) {
        if (active) seen |= places[id]!;
        return (found = seen === all);
      },
      text(field) {
        active = ((fields >>> field) & 1) === 1;
        seen = 0;
      },
    });
    return found;
  }
}
