/**
 * Lists of postings as bytes, some two for each posting: the distance to the slot before in 7-bit groups, low ones first (LEB128),
 * with two bits beside it that say what follows: nothing for a word that stands once or twice in the abstract and nowhere else, one
 * byte for the impact of any other word of the abstract, else two for fields and impact.
 */
import { BYTES_PER_CHUNK, grown } from './chunked-arrays.ts';
import { IN_ABSTRACT, MAX_IMPACT, posting, SLOT_SHIFT, type PostingBuffer } from './postings.ts';

/** The most bytes of one posting; one that could reach beyond its chunk goes to the next. */
const LONGEST = 8;
const CHUNK_BITS = Math.log2(BYTES_PER_CHUNK);
const OFFSET = BYTES_PER_CHUNK - 1;
const ROOM = BYTES_PER_CHUNK - LONGEST;

/** What all postings of words in the abstract alone have beside slot and impact. */
const ABSTRACT_ONLY = posting(0, IN_ABSTRACT, 0);
const CONTENT = (1 << SLOT_SHIFT) - 1;

const ONCE = 0;
const TWICE = 1;
const IMPACT_FOLLOWS = 2;
const ALL_FOLLOWS = 3;

/** The impacts of words that stand once and twice in the abstract. */
export interface CommonImpacts {
  readonly once: number;
  readonly twice: number;
}

export class PostingLists {
  constructor(
    /** Where each list begins, counted over all chunks, and the end of the last. */
    readonly starts: Uint32Array,
    readonly chunks: readonly Uint8Array[],
    private readonly impacts: CommonImpacts,
  ) {}

  /** Reads a list to the end of `into`. */
  read(list: number, into: PostingBuffer): void {
    const end = this.starts[list + 1]!;
    const content = [ABSTRACT_ONLY | this.impacts.once, ABSTRACT_ONLY | this.impacts.twice] as const;
    // A posting takes at least one byte.
    const most = into.count + end - this.starts[list]!;
    if (most > into.postings.length) into.postings = grown(into.postings, most);
    const { postings } = into;
    let { count } = into;
    let slot = 0;
    for (let at = this.starts[list]!; at < end; at = (at | OFFSET) + 1) {
      const bytes = this.chunks[at >>> CHUNK_BITS]!;
      let from = at & OFFSET;
      const to = Math.min(ROOM, end - at + from);
      while (from < to) {
        let code = bytes[from++]!;
        if (code >= 128) {
          code &= 127;
          let shift = 7;
          let byte: number;
          do {
            byte = bytes[from++]!;
            code |= (byte & 127) << shift;
            shift += 7;
          } while (byte >= 128);
        }
        slot += code >>> 2;
        const kind = code & 3;
        let rest: number;
        if (kind <= TWICE) rest = content[kind]!;
        else {
          rest = bytes[from++]!;
          rest = kind === IMPACT_FOLLOWS ? ABSTRACT_ONLY | rest : rest | (bytes[from++]! << 8);
        }
        postings[count++] = ((slot << SLOT_SHIFT) | rest) >>> 0;
      }
    }
    into.count = count;
  }
}

/** Writes lists one after the other, at most as many as announced. */
export class PostingListWriter {
  private readonly starts: Uint32Array;
  private readonly chunks: Uint8Array[] = [];
  private lists = 0;
  private end = 0;

  constructor(
    lists: number,
    private readonly impacts: CommonImpacts,
  ) {
    this.starts = new Uint32Array(lists + 1);
  }

  /** Adds a list, in the order of the slots. */
  add({ postings, count }: PostingBuffer): void {
    this.starts[this.lists++] = this.end;
    let last = 0;
    for (let i = 0; i < count; i++) {
      const slot = postings[i]! >>> SLOT_SHIFT;
      this.write(slot - last, postings[i]! & CONTENT);
      last = slot;
    }
    this.starts[this.lists] = this.end;
  }

  finish(): PostingLists {
    const last = this.chunks.length - 1;
    if (last >= 0) this.chunks[last] = this.chunks[last]!.slice(0, this.end - last * BYTES_PER_CHUNK);
    return new PostingLists(this.starts, this.chunks, this.impacts);
  }

  private write(distance: number, content: number): void {
    if ((this.end & OFFSET) >= ROOM) this.end = (this.end | OFFSET) + 1;
    const chunk = this.end >>> CHUNK_BITS;
    if (chunk === this.chunks.length) this.chunks.push(new Uint8Array(BYTES_PER_CHUNK));
    const bytes = this.chunks[chunk]!;
    let at = this.end & OFFSET;
    const kind = this.kindOf(content);
    let rest = distance * 4 + kind;
    for (; rest >= 128; rest >>>= 7) bytes[at++] = (rest & 127) | 128;
    bytes[at++] = rest;
    if (kind >= IMPACT_FOLLOWS) bytes[at++] = kind === IMPACT_FOLLOWS ? content & MAX_IMPACT : content & 255;
    if (kind === ALL_FOLLOWS) bytes[at++] = content >>> 8;
    this.end = chunk * BYTES_PER_CHUNK + at;
  }

  private kindOf(content: number): number {
    if ((content & ~MAX_IMPACT) !== ABSTRACT_ONLY) return ALL_FOLLOWS;
    const impact = content & MAX_IMPACT;
    if (impact === this.impacts.once) return ONCE;
    return impact === this.impacts.twice ? TWICE : IMPACT_FOLLOWS;
  }
}
