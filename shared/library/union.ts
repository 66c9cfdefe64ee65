/** Lists that grow: what one has, and then what another has beyond it. */

/** `own` and what of `added` it does not have; `own` itself where nothing is new. */
export function union(own: readonly string[], added: readonly string[]): readonly string[] {
  return unionBy(own, added, (value) => value);
}

/** `own` and what of `added` has a new key; `own` itself where nothing is new. */
export function unionBy<T>(own: readonly T[], added: readonly T[], key: (value: T) => string): readonly T[] {
  const known = new Set(own.map(key));
  const fresh = added.filter((value) => !known.has(key(value)) && known.add(key(value)));
  return fresh.length === 0 ? own : [...own, ...fresh];
}
