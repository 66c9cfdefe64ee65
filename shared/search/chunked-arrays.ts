/** Typed arrays that grow. */

type Growable = Uint32Array | Int32Array | Uint16Array | Uint8Array | Float32Array;

/** The most elements that are added to spare: a larger array is copied more often, but no copy takes long. */
const MOST_SPARE = 1 << 20;

/** A copy with room for `length` elements, and to spare. */
export function grown<T extends Growable>(from: T, length: number): T {
  const room = Math.max(length, from.length) + Math.min(from.length, MOST_SPARE);
  const larger = new (from.constructor as new (length: number) => T)(room);
  larger.set(from);
  return larger;
}

export const BYTES_PER_CHUNK = 1 << 20;

/**
 * Byte strings of up to one chunk each, never split over chunks, found by the number that `append` gives. Growing never takes longer
 * than one chunk does.
 */
export class ByteStore {
  readonly chunks: Uint8Array[];
  private used: number;

  constructor(chunks: Uint8Array[] = [], used: number = BYTES_PER_CHUNK) {
    this.chunks = chunks;
    this.used = used;
  }

  /** Keeps a copy of the first `length` bytes; at most BYTES_PER_CHUNK. */
  append(bytes: Uint8Array, length: number): number {
    if (this.used + length > BYTES_PER_CHUNK) {
      this.chunks.push(new Uint8Array(BYTES_PER_CHUNK));
      this.used = 0;
    }
    const at = this.used;
    this.chunks[this.chunks.length - 1]!.set(bytes.subarray(0, length), at);
    this.used += length;
    return (this.chunks.length - 1) * BYTES_PER_CHUNK + at;
  }

  /** How many bytes of the last chunk hold something. */
  get usedOfLast(): number {
    return this.used;
  }
}
