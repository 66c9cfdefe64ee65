/** Seeded randomness, so that every run of a bench sees the same library and the same queries. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** An integer in [0, bound). */
  below(bound: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
}

/** mulberry32 (Tommy Ettinger, public domain): one 32-bit state, good enough for test data. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    next,
    below,
    pick: (list) => list[below(list.length)]!,
    chance: (probability) => next() < probability,
  };
}

/** Draws ranks 0, 1, 2, ... of a Zipf-Mandelbrot law: rank r with a probability proportional to 1 / (r + shift) ** exponent. */
export function zipfSampler(size: number, exponent: number, shift: number, random: Random): () => number {
  const cumulative = new Float64Array(size);
  let total = 0;
  for (let rank = 0; rank < size; rank++) {
    total += 1 / (rank + shift) ** exponent;
    cumulative[rank] = total;
  }
  return () => {
    const wanted = random.next() * total;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
