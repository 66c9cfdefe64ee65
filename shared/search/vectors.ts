/** Arrays over all slots, used again and again: fresh ones at every key would keep the garbage collector busy. */

type Vector = Uint8Array | Uint16Array | Uint32Array;

/** Keeps arrays of one kind that are not in use. */
export class Vectors<T extends Vector> {
  private readonly unused: T[] = [];

  constructor(private readonly make: (length: number) => T) {}

  /** An array of at least `length` zeros; its real length is a multiple of four. */
  take(length: number): T {
    for (;;) {
      const vector = this.unused.pop();
      if (!vector) return this.make((length + (length >> 4) + 3) & ~3);
      if (vector.length >= length) return vector.fill(0) as T;
    }
  }

  /** Takes an array back; whoever gave it must not use it any more. */
  give(vector: T): void {
    this.unused.push(vector);
  }
}

/** 1 for a number from 1 to 65535, 0 for 0. Without a branch: over a whole library, half of them would be mispredicted. */
export function isSet(score: number): number {
  return (score + 0xffff) >>> 16;
}

/** Raises each of the first `length` elements of `vector` to `factor` times that of `other`. */
export function raise(vector: Uint16Array, other: Uint16Array, factor: number, length: number): void {
  for (let slot = 0; slot < length; slot++) {
    const value = other[slot]!;
    if (value === 0) continue;
    const score = Math.max(1, Math.round(value * factor));
    if (score > vector[slot]!) vector[slot] = score;
  }
}

/** Clears those of the first `length` elements of `found` whose key is below `least` (up to 2^31). */
export function keepAtLeast(found: Uint8Array, keys: Uint32Array, least: number, length: number): void {
  // The sign of the difference: a branch would be mispredicted.
  for (let slot = 0; slot < length; slot++) found[slot]! &= (least - 1 - keys[slot]!) >>> 31;
}

/** Clears those of `found` (0 or 1) that `scores` has not. Bytes are 0 or 1. */
export function keepSet(found: Uint8Array, scores: Uint16Array | Uint8Array, length: number): void {
  if (scores instanceof Uint16Array) {
    for (let slot = 0; slot < length; slot++) found[slot]! &= isSet(scores[slot]!);
    return;
  }
  const [words, others] = [byFours(found), byFours(scores)];
  for (let i = 0; i < length >> 2; i++) words[i]! &= others[i]!;
  for (let slot = length & ~3; slot < length; slot++) found[slot]! &= scores[slot]!;
}

/** Clears those of `found` (0 or 1) that `scores` has. Bytes are 0 or 1. */
export function dropSet(found: Uint8Array, scores: Uint16Array | Uint8Array, length: number): void {
  if (scores instanceof Uint16Array) {
    for (let slot = 0; slot < length; slot++) found[slot]! &= 1 - isSet(scores[slot]!);
    return;
  }
  const [words, others] = [byFours(found), byFours(scores)];
  for (let i = 0; i < length >> 2; i++) words[i]! &= ~others[i]!;
  for (let slot = length & ~3; slot < length; slot++) found[slot]! &= ~scores[slot]!;
}

export function addScores(sums: Uint32Array, scores: Uint16Array | Uint8Array, length: number): void {
  for (let slot = 0; slot < length; slot++) sums[slot]! += scores[slot]!;
}

/** How many of the first `length` elements, 0 or 1, are 1. */
export function countSet(found: Uint8Array, length: number): number {
  const words = byFours(found);
  let count = 0;
  // The highest byte of the product is the sum of all four.
  for (let i = 0; i < length >> 2; i++) count += Math.imul(words[i]!, 0x01010101) >>> 24;
  for (let slot = length & ~3; slot < length; slot++) count += found[slot]!;
  return count;
}

/** The same bytes, four in a number: what is done to each alike takes a quarter of the time. */
function byFours(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}
