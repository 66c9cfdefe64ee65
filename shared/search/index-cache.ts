/**
 * The index as bytes, for the cache folder: a header (magic, version, checksum, sizes), then the typed arrays one after the other,
 * each at a multiple of eight bytes, so that loading copies nothing. Bytes that are in any doubt are refused.
 */
import type { Paper } from '../library/paper.ts';
import { BYTES_PER_CHUNK, ByteStore } from './chunked-arrays.ts';
import { paperFingerprint } from './paper-words.ts';
import { PackedPostings } from './postings.ts';
import { Vocabulary } from './vocabulary.ts';
import { WordIndex } from './word-index.ts';

const MAGIC = 0x4c465352;
/** Count up whenever the bytes, the tokenizer, the aliases or the weights change: an old cache is then built anew. */
const VERSION = 6;
const HEADER_WORDS = 16;

/** Packs a tidy index. The slots of papers that are gone are left out. */
export function packIndex(index: WordIndex, papers: readonly (Paper | undefined)[]): Uint8Array {
  const packed = index.parts();
  /** By slot: its new number + 1. */
  const renumbered = new Uint32Array(index.slotCount);
  const live: number[] = [];
  for (let slot = 0; slot < index.slotCount; slot++) {
    if (papers[slot]) renumbered[slot] = live.push(slot);
  }
  const streams = new ByteStore();
  const streamStarts = new Uint32Array(live.length);
  const fingerprints = new Uint32Array(live.length);
  live.forEach((slot, i) => {
    const stream = index.streams.bytesOf(slot);
    streamStarts[i] = streams.append(stream, stream.length);
    fingerprints[i] = paperFingerprint(papers[slot]!);
  });
  const { starts, postings } = live.length === index.slotCount ? packed : packed.renumber(renumbered);
  const vocabulary = index.vocabulary.parts();
  const parts: ArrayBufferView[] = [
    vocabulary.units,
    vocabulary.starts,
    vocabulary.order,
    vocabulary.frequencies,
    starts,
    postings,
    new TextEncoder().encode(live.map((slot) => papers[slot]!.id).join('\n')),
    fingerprints,
    streamStarts,
    new Uint32Array([streams.usedOfLast]),
    ...streams.chunks,
  ];
  return writeParts(parts, live.length);
}

/** The index in the bytes, with the papers whose indexed texts are still the same; undefined where the bytes can't be trusted. */
export function unpackIndex(
  bytes: Uint8Array,
  getPaper: (id: string) => Paper | undefined,
): { index: WordIndex; papers: (Paper | undefined)[] } | undefined {
  const file = readParts(bytes);
  if (!file) return undefined;
  const { parts, papers: count } = file;
  const [
    units,
    termStarts,
    order,
    frequencies,
    starts,
    postings,
    ids,
    fingerprints,
    streamStarts,
    used,
    ...chunks
  ] = parts;
  if (
    !units ||
    !termStarts ||
    !order ||
    !frequencies ||
    !starts ||
    !postings ||
    !ids ||
    !fingerprints ||
    !streamStarts ||
    !used
  ) {
    return undefined;
  }
  const idList = count === 0 ? [] : new TextDecoder().decode(ids).split('\n');
  if (idList.length !== count || streamStarts.length !== count * 4) return undefined;
  const index = WordIndex.restore(
    new PackedPostings({ starts: uint32(starts), postings: uint32(postings) }, uint32(order)),
    Vocabulary.restore({
      units: new Uint16Array(units.buffer, units.byteOffset, units.length >>> 1),
      starts: uint32(termStarts),
      order: uint32(order),
      frequencies: uint32(frequencies),
    }),
    new ByteStore(chunks, uint32(used)[0] ?? BYTES_PER_CHUNK),
    uint32(streamStarts),
  );
  const known = uint32(fingerprints);
  const gone: number[] = [];
  const papers = idList.map((id, slot) => {
    const paper = getPaper(id);
    if (paper && paperFingerprint(paper) === known[slot]) return paper;
    gone.push(slot);
    return undefined;
  });
  index.dropSlots(gone);
  return { index, papers };
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
  header[2] = checksum(bytes);
  return bytes;
}

function readParts(given: Uint8Array): { parts: Uint8Array[]; papers: number } | undefined {
  // The arrays need their alignment; a file read into the middle of a buffer is moved.
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  if (bytes.length < HEADER_WORDS * 4 || bytes.length % 8 !== 0) return undefined;
  const header = uint32(bytes);
  if (header[0] !== MAGIC || header[1] !== VERSION || header[3] !== bytes.length) return undefined;
  if (header[2] !== checksum(bytes)) return undefined;
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

/** Four interleaved FNV-like sums over 32-bit words: finds cut, swapped and flipped data; not made against an attacker. */
function checksum(bytes: Uint8Array): number {
  const words = uint32(bytes);
  let [a, b, c, d] = [1, 2, 3, 4];
  let at = 4;
  const end = words.length - ((words.length - at) % 4);
  a = Math.imul(a ^ words[3]!, 0x01000193);
  for (; at < end; at += 4) {
    a = Math.imul(a ^ words[at]!, 0x01000193);
    b = Math.imul(b ^ words[at + 1]!, 0x01000193);
    c = Math.imul(c ^ words[at + 2]!, 0x01000193);
    d = Math.imul(d ^ words[at + 3]!, 0x01000193);
  }
  for (; at < words.length; at++) a = Math.imul(a ^ words[at]!, 0x01000193);
  let sum = a;
  for (const part of [b, c, d]) sum = Math.imul(sum ^ (part >>> 15) ^ part, 0x85ebca6b);
  return (sum ^ (sum >>> 13)) >>> 0;
}
