/**
 * Two changes of the same list or set of names, brought together: of a paper's tags, links, versions and claims each item stands for
 * itself, so that what one side added and what the other took off both hold.
 */
import { sameValue } from './same-value.ts';

/** Fields whose items stand for themselves. Not the authors: their order is part of what they say. */
const BY_ITEM: ReadonlySet<string> = new Set([
  'tags',
  'topics',
  'keyAliases',
  'links',
  'versions',
  'claims',
  'attachments',
  'sources',
  'ids',
  'bib',
  'origin',
]);

/**
 * What a field holds once both sides' changes since `base` are made, ours first; undefined where they can't both be made: the field
 * is one value, or both changed the same item of it.
 */
export function mergeBoth(field: string, base: unknown, ours: unknown, theirs: unknown): unknown {
  if (!BY_ITEM.has(field)) return undefined;
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return mergeLists(Array.isArray(base) ? base : [], ours, theirs);
  }
  if (isObject(ours) && isObject(theirs)) return mergeObjects(isObject(base) ? base : {}, ours, theirs);
  return undefined;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mergeLists(base: readonly unknown[], ours: readonly unknown[], theirs: readonly unknown[]) {
  const without = (list: readonly unknown[], other: readonly unknown[]): unknown[] =>
    list.filter((item) => !other.some((each) => sameValue(each, item)));
  const removed = without(base, theirs);
  const added = without(without(theirs, base), ours);
  const changedByBoth = without(removed, ours).some((item) => typeof item === 'object');
  // An item that is gone on both sides while both have new ones may have been changed twice.
  if (changedByBoth && added.length > 0 && without(ours, base).length > 0) return undefined;
  return [...without(ours, removed), ...added];
}

function mergeObjects(base: object, ours: object, theirs: object): object | undefined {
  const merged = new Map<string, unknown>(Object.entries(ours));
  const old = new Map<string, unknown>(Object.entries(base));
  const other = new Map<string, unknown>(Object.entries(theirs));
  for (const key of new Set([...old.keys(), ...other.keys()])) {
    const value = other.get(key);
    if (sameValue(value, old.get(key)) || sameValue(value, merged.get(key))) continue;
    if (!sameValue(merged.get(key), old.get(key))) return undefined;
    if (value === undefined) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}
