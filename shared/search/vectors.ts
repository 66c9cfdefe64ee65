/** Arrays over all slots, used again and again: fresh ones at every key would keep the garbage collector busy. */

type Vector = Uint8Array | Uint16Array | Uint32Array;

/** Keeps arrays of one kind that are not in use. */
export class Vectors<T extends Vector> {
  private readonly unused: T[] = [];

  constructor(private readonly make: (length: number) => T) {}

  /** An array of at least `length` zeros. */
  take(length: number): T {
    for (;;) {
      const vector = this.unused.pop();
      if (!vector) return this.make(length + (length >> 4));
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
