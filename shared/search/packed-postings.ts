/** The postings of most papers, packed word by word. */
import type { GrowingPostings } from './growing-postings.ts';
import { COMMON_IMPACTS } from './paper-words.ts';
import { PostingLists, PostingListWriter } from './posting-lists.ts';
import { accumulate, IN_HEAD, PostingBuffer, SLOT_SHIFT } from './postings.ts';

export class PackedPostings {
  private readonly buffer = new PostingBuffer();

  /**
   * `places` says which list each word has, by its number. Postings of a word in a short text are in `head`, the others in `body`;
   * `count` is how many there are.
   */
  constructor(
    readonly head: PostingLists,
    readonly body: PostingLists,
    private readonly places: Uint32Array,
    readonly count: number,
  ) {}

  /** How many words have a place here. */
  get words(): number {
    return this.places.length;
  }

  static readonly EMPTY = new PackedPostings(
    new PostingLists(new Uint32Array(1), [], COMMON_IMPACTS),
    new PostingLists(new Uint32Array(1), [], COMMON_IMPACTS),
    new Uint32Array(0),
    0,
  );

  /** See `WordIndex.accumulate`. */
  accumulate(id: number, weight: number, vector: Uint16Array, fields: number): void {
    if (id < this.words) this.accumulateAt(this.places[id]!, weight, vector, fields);
  }

  /** As `accumulate`, for the word with a place in the order of the words. */
  accumulateAt(place: number, weight: number, vector: Uint16Array, fields: number): void {
    const { buffer } = this;
    buffer.count = 0;
    this.head.read(place, buffer);
    if ((fields & ~IN_HEAD) !== 0) this.body.read(place, buffer);
    accumulate(buffer.postings, 0, buffer.count, weight, vector, fields);
  }

  /** In how many live papers a word is. */
  frequency(id: number, live: Uint8Array): number {
    const { buffer } = this;
    buffer.count = 0;
    this.head.read(this.places[id]!, buffer);
    this.body.read(this.places[id]!, buffer);
    let frequency = 0;
    for (let i = 0; i < buffer.count; i++) frequency += live[buffer.postings[i]! >>> SLOT_SHIFT]!;
    return frequency;
  }

  /** Adds the postings of a word to `head` and `body`. */
  copy(id: number, head: PostingBuffer, body: PostingBuffer): void {
    if (id >= this.words) return;
    this.head.read(this.places[id]!, head);
    this.body.read(this.places[id]!, body);
  }
}

/**
 * Packs the postings of the words in `order`, some ten thousand a step; words that no paper has included. A slot gets the number that it
 * has in `numbers`, less one; slots with 0 there are left out. The sources must not change meanwhile.
 */
export function* packPostings(
  order: Uint32Array,
  packed: PackedPostings,
  growing: GrowingPostings,
  numbers: Uint32Array,
): Generator<void, PackedPostings> {
  const [head, body] = [new PostingBuffer(), new PostingBuffer()];
  const newWriter = (): PostingListWriter => new PostingListWriter(order.length, COMMON_IMPACTS);
  const [heads, bodies] = [newWriter(), newWriter()];
  const places = new Uint32Array(order.length);
  let count = 0;
  let work = 0;
  for (let place = 0; place < order.length; place++) {
    const id = order[place]!;
    places[id] = place;
    head.count = body.count = 0;
    packed.copy(id, head, body);
    growing.copy(id, head, body);
    for (const [buffer, writer] of [
      [head, heads],
      [body, bodies],
    ] as const) {
      renumber(buffer, numbers);
      buffer.sort();
      writer.add(buffer);
      count += buffer.count;
      work += buffer.count + 8;
    }
    if (work < 20_000) continue;
    work = 0;
    yield;
  }
  return new PackedPostings(heads.finish(), bodies.finish(), places, count);
}

function renumber(buffer: PostingBuffer, numbers: Uint32Array): void {
  const { postings, count } = buffer;
  let end = 0;
  for (let i = 0; i < count; i++) {
    const one = postings[i]!;
    const number = numbers[one >>> SLOT_SHIFT]!;
    if (number !== 0)
      postings[end++] = (((number - 1) << SLOT_SHIFT) | (one & ((1 << SLOT_SHIFT) - 1))) >>> 0;
  }
  buffer.count = end;
}
