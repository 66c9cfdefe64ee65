/**
 * The index as bytes, for the cache folder: a header (magic, version, checksum, sizes), then the typed arrays one after the other,
 * each at a multiple of eight bytes, so that loading copies nothing. Bytes that are in any doubt are refused.
 */
import type { Paper } from '../library/paper.ts';
import { ByteStore } from './chunked-arrays.ts';
import { PackedPostings } from './packed-postings.ts';
import { COMMON_IMPACTS, idFingerprint, paperFingerprint } from './paper-words.ts';
import { PostingLists } from './posting-lists.ts';
import { Vocabulary } from './vocabulary.ts';
import { WordIndex } from './word-index.ts';

const MAGIC = 0x4c465352;
/** Count up whenever the bytes, the tokenizer, the aliases or the weights change: an old cache is then built anew. */
const VERSION = 9;
const HEADER_WORDS = 16;
/** Those before the chunks: the letters of all words, then ten arrays of numbers. */
const FIXED_PARTS = 11;
type Numbers = Uint32Array;
type FixedParts = [Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers];

/** Packs a tidy index. The slots of papers that are gone are left out. */
export function packIndex(index: WordIndex, papers: readonly (Paper | undefined)[]): Uint8Array {
  const live: Paper[] = [];
  /** By slot: its new number + 1. */
  const numbers = new Uint32Array(index.slotCount);
  const streams = new ByteStore();
  const streamStarts: number[] = [];
  for (let slot = 0; slot < index.slotCount; slot++) {
    const paper = papers[slot];
    if (!paper) continue;
    numbers[slot] = live.push(paper);
    const stream = index.streams.bytesOf(slot);
    streamStarts.push(streams.append(stream, stream.length));
  }
  const vocabulary = index.vocabulary.parts();
  const { head, body, count } = index.packedAs(live.length === index.slotCount ? undefined : numbers);
  const parts: ArrayBufferView[] = [
    vocabulary.units,
    vocabulary.starts,
    vocabulary.table,
    vocabulary.order,
    vocabulary.frequencies,
    Uint32Array.from(live, paperFingerprint),
    Uint32Array.from(live, idFingerprint),
    Uint32Array.from(streamStarts),
    new Uint32Array([streams.usedOfLast, count, head.chunks.length, body.chunks.length]),
    head.starts,
    body.starts,
    ...head.chunks,
    ...body.chunks,
    ...streams.chunks,
  ];
  return writeParts(parts, live.length);
}

/**
 * The index in the bytes, with those of the papers whose indexed texts are still the same, by slot; undefined where the bytes can't
 * be trusted. `missing` takes the other papers. In steps of some milliseconds; neither bytes nor papers may change meanwhile.
 */
export function* unpackIndex(
  bytes: Uint8Array,
  papers: Iterable<Paper>,
  missing: (paper: Paper) => void,
): Generator<void, { index: WordIndex; papers: (Paper | undefined)[] } | undefined> {
  const file = yield* readParts(bytes);
  if (!file || file.parts.length < FIXED_PARTS) return undefined;
  const words = file.parts.slice(1, FIXED_PARTS).map(uint32);
  const [termStarts, table, order, frequencies, contents, ids, streamStarts, sizes, heads, bodies] =
    words as FixedParts;
  const [used, count, headChunks, bodyChunks] = sizes as unknown as [number, number, number, number];
  if (ids.length !== file.papers || streamStarts.length !== file.papers) return undefined;
  const chunks = file.parts.slice(FIXED_PARTS);
  const [bodyFrom, streamsFrom] = [headChunks, headChunks + bodyChunks];
  const units = file.parts[0]!;
  const packed = new PackedPostings(
    new PostingLists(heads, chunks.slice(0, bodyFrom), COMMON_IMPACTS),
    new PostingLists(bodies, chunks.slice(bodyFrom, streamsFrom), COMMON_IMPACTS),
    placesOf(order),
    count,
  );
  yield;
  const vocabulary = yield* Vocabulary.restore({
    units: new Uint16Array(units.buffer, units.byteOffset, units.length >>> 1),
    starts: termStarts,
    table: new Int32Array(table.buffer, table.byteOffset, table.length),
    order,
    frequencies,
  });
  const streams = new ByteStore(chunks.slice(streamsFrom), used);
  const index = WordIndex.restore(packed, vocabulary, streams, streamStarts);
  const found = yield* new PapersByPrint(contents, ids).find(papers, missing);
  const gone: number[] = [];
  for (let slot = 0; slot < file.papers; slot++) if (!found[slot]) gone.push(slot);
  yield* index.dropSlots(gone);
  return { index, papers: found };
}

/** Papers looked at in one step. */
const PAPERS_PER_STEP = 512;

/**
 * Finds papers by their fingerprints. They mostly come in the order of the slots, or the other way round, and are then found without
 * a table.
 */
class PapersByPrint {
  private table: Map<number, number> | undefined;

  constructor(
    private readonly contents: Uint32Array,
    private readonly ids: Uint32Array,
  ) {}

  /** The papers by slot; `missing` takes those that have none. */
  *find(papers: Iterable<Paper>, missing: (paper: Paper) => void): Generator<void, (Paper | undefined)[]> {
    const result = new Array<Paper | undefined>(this.ids.length).fill(undefined);
    let last = -1;
    let count = 0;
    for (const paper of papers) {
      if (++count % PAPERS_PER_STEP === 0) yield;
      const slot = this.slotOf(paperFingerprint(paper), idFingerprint(paper), last);
      if (slot === undefined) {
        missing(paper);
        continue;
      }
      result[slot] = paper;
      last = slot;
    }
    return result;
  }

  /** The slot with these fingerprints, sought beside the last one first. */
  private slotOf(content: number, id: number, last: number): number | undefined {
    if (this.isAt(last + 1, content, id)) return last + 1;
    if (this.isAt(last - 1, content, id)) return last - 1;
    this.table ??= new Map(Array.from(this.ids, (other, at) => [keyOf(this.contents[at]!, other), at]));
    const slot = this.table.get(keyOf(content, id));
    return slot !== undefined && this.isAt(slot, content, id) ? slot : undefined;
  }

  private isAt(slot: number, content: number, id: number): boolean {
    return this.contents[slot] === content && this.ids[slot] === id;
  }
}

function keyOf(content: number, id: number): number {
  return content * 0x200000 + (id >>> 11);
}

/** Where each number stands in `order`. */
function placesOf(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) places[order[place]!] = place;
  return places;
}

function uint32(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
}

/** Header words: magic, version, checksum of all that follows the checksum, total bytes, papers, number of parts; then the sizes. */
function writeParts(parts: readonly ArrayBufferView[], papers: number): Uint8Array {
  const head = aligned((HEADER_WORDS + parts.length) * 4);
  const total = parts.reduce((sum, part) => sum + aligned(part.byteLength), head);
  const bytes = new Uint8Array(total);
  const header = new Uint32Array(bytes.buffer, 0, head / 4);
  header.set([MAGIC, VERSION, 0, total, papers, parts.length]);
  let at = head;
  parts.forEach((part, i) => {
    header[HEADER_WORDS + i] = part.byteLength;
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += aligned(part.byteLength);
  });
  const sum = new Checksum(uint32(bytes));
  while (sum.goOn());
  header[2] = sum.value;
  return bytes;
}

function* readParts(given: Uint8Array): Generator<void, { parts: Uint8Array[]; papers: number } | undefined> {
  // The arrays need their alignment; a file read into the middle of a buffer is moved.
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  if (bytes.length < HEADER_WORDS * 4 || bytes.length % 8 !== 0) return undefined;
  const header = uint32(bytes);
  if (header[0] !== MAGIC || header[1] !== VERSION || header[3] !== bytes.length) return undefined;
  const sum = new Checksum(header);
  while (sum.goOn()) yield;
  if (header[2] !== sum.value) return undefined;
  const [papers, count] = [header[4]!, header[5]!];
  let at = aligned((HEADER_WORDS + count) * 4);
  const parts: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    const size = header[HEADER_WORDS + i];
    if (size === undefined || at + size > bytes.length) return undefined;
    parts.push(bytes.subarray(at, at + size));
    at += aligned(size);
  }
  return { parts, papers };
}

function aligned(size: number): number {
  return (size + 7) & ~7;
}

/** Words that are summed up in one step. */
const WORDS_PER_STEP = 1 << 20;

/**
 * Four interleaved FNV-like sums over the 32-bit words after the checksum: finds cut, swapped and flipped data; not made against an
 * attacker.
 */
class Checksum {
  private readonly sums = new Int32Array([1, 2, 3, 4]);
  private at = 4;

  constructor(private readonly words: Uint32Array) {
    this.sums[0] = Math.imul(1 ^ words[3]!, 0x01000193);
  }

  /** Sums up some more words; false when all are. */
  goOn(): boolean {
    const { words, sums } = this;
    let [a, b, c, d] = sums as unknown as [number, number, number, number];
    const end = Math.min(words.length, this.at + WORDS_PER_STEP);
    let { at } = this;
    for (; at + 3 < end; at += 4) {
      a = Math.imul(a ^ words[at]!, 0x01000193);
      b = Math.imul(b ^ words[at + 1]!, 0x01000193);
      c = Math.imul(c ^ words[at + 2]!, 0x01000193);
      d = Math.imul(d ^ words[at + 3]!, 0x01000193);
    }
    for (; at < end; at++) a = Math.imul(a ^ words[at]!, 0x01000193);
    sums.set([a, b, c, d]);
    this.at = at;
    return at < words.length;
  }

  get value(): number {
    let sum = this.sums[0]!;
    for (const part of this.sums.subarray(1)) sum = Math.imul(sum ^ (part >>> 15) ^ part, 0x85ebca6b);
    return (sum ^ (sum >>> 13)) >>> 0;
  }
}
