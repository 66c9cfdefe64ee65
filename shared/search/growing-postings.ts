/** Postings of the latest changes. */
import { grown } from './chunked-arrays.ts';
import { accumulate, HEAD_BITS, type PostingBuffer } from './postings.ts';

const CHUNK = 1 << 16;
const FIRST_BLOCK = 4;
const LAST_LEVEL = 6;

/**
 * Postings that grow: those of one word in blocks of 4, 8, ... 256 numbers (4 << level). The first number of a block says where the
 * block before lies, so that a word's postings are read in few jumps. A place and a level make one number, place × 8 + level. A
 * chunk holds blocks of one level: then a place is at the end of its block where it is a multiple of the block's size.
 */
export class GrowingPostings {
  count = 0;
  private readonly chunks: Uint32Array[] = [];
  /** By level: where its next block goes; 0 where a new chunk is needed. */
  private readonly free = new Uint32Array(LAST_LEVEL + 1);
  /** By word: where its next posting goes; 0 where it has none. */
  private ends = new Uint32Array(1024);
  private readonly path: number[] = [];
  protected lastRead = 0;

  /** Makes room for words with numbers below `words`. */
  reserve(words: number): void {
    if (words > this.ends.length) this.ends = grown(this.ends, words);
  }

  /** Reads where the next postings of words will go, for all of them together: see `TermStore.reach`. */
  reach(ids: Uint32Array): void {
    const { ends, chunks } = this;
    let read = 0;
    for (const id of ids) read ^= ends[id] ?? 0;
    for (const id of ids) {
      const place = (ends[id] ?? 0) >>> 3;
      read ^= chunks[place >>> 16]?.[place & (CHUNK - 1)] ?? 0;
    }
    this.lastRead = read;
  }

  add(id: number, one: number): void {
    this.reserve(id + 1);
    let end = this.ends[id]!;
    if (end === 0 || ((end >>> 3) & ((FIRST_BLOCK << (end & 7)) - 1)) === 0) end = this.startBlock(end);
    const place = end >>> 3;
    this.chunks[place >>> 16]![place & (CHUNK - 1)] = one;
    this.ends[id] = end + 8;
    this.count++;
  }

  /** Whether a word has postings here. */
  has(id: number): boolean {
    return id < this.ends.length && this.ends[id] !== 0;
  }

  accumulate(id: number, weight: number, vector: Uint16Array, fields: number): void {
    this.forBlocks(id, (chunk, from, to) => accumulate(chunk, from, to, weight, vector, fields));
  }

  /** As `PackedPostings.copy`. */
  copy(id: number, head: PostingBuffer, body: PostingBuffer): void {
    this.forBlocks(id, (chunk, from, to) => {
      for (let i = from; i < to; i++) {
        const one = chunk[i]!;
        if ((one & HEAD_BITS) !== 0) head.push(one);
        else body.push(one);
      }
    });
  }

  /** Visits the blocks of a word, the oldest first: so its postings mostly come in the order of the slots. */
  private forBlocks(id: number, visit: (chunk: Uint32Array, from: number, to: number) => void): void {
    const { path } = this;
    path.length = 0;
    for (let end = this.ends[id] ?? 0; end !== 0;) {
      path.push(end);
      const start = blockStart(end);
      end = this.chunks[start >>> 16]![start & (CHUNK - 1)]!;
    }
    for (let i = path.length - 1; i >= 0; i--) {
      const start = blockStart(path[i]!);
      const from = start & (CHUNK - 1);
      visit(this.chunks[start >>> 16]!, from + 1, from + (path[i]! >>> 3) - start);
    }
  }

  /** Begins a block for a word whose postings ended at `end`; returns where the first goes. */
  private startBlock(end: number): number {
    const level = end === 0 ? 0 : Math.min(LAST_LEVEL, (end & 7) + 1);
    const size = FIRST_BLOCK << level;
    let place = this.free[level]!;
    if ((place & (CHUNK - 1)) === 0) place = (this.chunks.push(new Uint32Array(CHUNK)) - 1) * CHUNK;
    this.free[level] = place + size;
    this.chunks[place >>> 16]![place & (CHUNK - 1)] = end;
    return (place + 1) * 8 + level;
  }
}

/** Where the block begins that a word's postings end in. */
function blockStart(end: number): number {
  // The last place in use tells the block, also where the next is beyond it.
  return ((end >>> 3) - 1) & -(FIRST_BLOCK << (end & 7));
}
