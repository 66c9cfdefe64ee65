/** Typed arrays that grow without copying what they hold: growing never takes longer than one chunk does. */

const NUMBERS_PER_CHUNK = 1 << 16;

export class ChunkedUint32 {
  private readonly chunks: (Uint32Array | undefined)[] = [];
  length = 0;

  push(value: number): void {
    const chunk = this.length >>> 16;
    const at = this.length & (NUMBERS_PER_CHUNK - 1);
    if (at === 0) this.chunks[chunk] = new Uint32Array(NUMBERS_PER_CHUNK);
    this.chunks[chunk]![at] = value;
    this.length++;
  }

  get(index: number): number {
    return this.chunks[index >>> 16]![index & (NUMBERS_PER_CHUNK - 1)]!;
  }

  /** Gives up what lies before `index`; it is not asked for any more. */
  releaseBefore(index: number): void {
    for (let chunk = 0; chunk < index >>> 16; chunk++) this.chunks[chunk] = undefined;
  }
}

export const BYTES_PER_CHUNK = 1 << 20;

/** Byte strings of up to one chunk each, never split over chunks, found by the number that `append` gives. */
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
