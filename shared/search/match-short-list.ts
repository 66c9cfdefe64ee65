/** Fuzzy matching of short lists (command palette, tags, authors, venues) with Fuse.js. */
import Fuse from 'fuse.js';

export interface ShortListMatch<T> {
  readonly item: T;
  /** Matched places of the item's text: UTF-16, end exclusive. */
  readonly ranges: readonly (readonly [number, number])[];
}

/**
 * The items whose text matches the query, best first; all of them, in their own order, for a blank query. Meant for up to a few
 * thousand items. A text that begins with the query comes first, then one of whose words does, then what Fuse.js finds.
 */
export function matchShortList<T>(
  items: readonly T[],
  query: string,
  text: (item: T) => string,
): ShortListMatch<T>[] {
  // Longer than any command or tag; Fuse's bit-parallel search is bounded by it too.
  const wanted = query.trim().slice(0, 64);
  if (wanted === '') return items.map((item) => ({ item, ranges: [] }));
  const fuse = new Fuse(items, {
    keys: [{ name: 'text', getFn: text }],
    threshold: wanted.length <= 3 ? 0.1 : 0.35,
    ignoreLocation: true,
    ignoreDiacritics: true,
    includeMatches: true,
    includeScore: true,
    minMatchCharLength: Math.min(2, wanted.length),
  });
  const lower = wanted.toLowerCase();
  return fuse
    .search(wanted)
    .map((found) => {
      const value = text(found.item);
      const at = value.toLowerCase().indexOf(lower);
      // Lower-casing keeps the length for all but a handful of letters; where it does not, Fuse's own places are used.
      const literal = at >= 0 && value.toLowerCase().length === value.length;
      const tier = at === 0 ? 0 : at > 0 && !/[\p{L}\p{N}]/u.test(value[at - 1]!) ? 1 : at > 0 ? 2 : 3;
      const ranges: readonly (readonly [number, number])[] = literal
        ? [[at, at + lower.length]]
        : (found.matches?.[0]?.indices ?? []).map(([from, to]) => [from, to + 1] as const);
      return { item: found.item, ranges, tier, score: found.score ?? 1, order: found.refIndex };
    })
    .sort((a, b) => a.tier - b.tier || a.score - b.score || a.order - b.order)
    .map(({ item, ranges }) => ({ item, ranges }));
}
