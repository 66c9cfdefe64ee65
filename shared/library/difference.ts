/** How two states of a library differ, and how two sets of changes to the same state go together. */
import { PAPER_FIELDS } from './apply.ts';
import type { Change, LibraryState, Patch } from './changes.ts';
import type { LibraryMeta } from './library-meta.ts';
import { mergeBoth } from './merge-both.ts';
import type { Paper } from './paper.ts';
import { sameValue } from './same-value.ts';

/** The fields to set on `from` to make it `to`; empty where they are the same. */
export function differenceBetween<T extends object>(from: T, to: T): Patch {
  const before = new Map<string, unknown>(Object.entries(from));
  const after = new Map<string, unknown>(Object.entries(to));
  const set: Record<string, unknown> = {};
  for (const field of new Set([...before.keys(), ...after.keys()])) {
    if (field !== 'id' && !sameValue(before.get(field), after.get(field)))
      set[field] = after.get(field) ?? null;
  }
  return set;
}

/** The changes that make `to` of `from`. */
export function changesBetween(from: LibraryState, to: LibraryState): Change[] {
  const changes: Change[] = [];
  for (const id of from.papers.keys()) if (!to.papers.has(id)) changes.push({ kind: 'remove', id });
  for (const paper of to.papers.values()) {
    const present = from.papers.get(paper.id);
    if (!present) changes.push({ kind: 'add', paper });
    else changes.push(...editOf(paper.id, differenceBetween(present, paper)));
  }
  changes.push(...metaChange(differenceBetween(from.meta, to.meta)));
  return changes;
}

/** What becomes of changes made elsewhere: those to make here, and for people what both sides changed. */
export interface Merge {
  readonly changes: readonly Change[];
  /** "the note of moelens2025". Ours was kept. */
  readonly conflicts: readonly string[];
}

/**
 * Merges one paper that both sides may have changed since `base`; undefined stands for "not there". What only they changed is
 * taken; of lists both sides' changes are; a value that both changed differently stays as ours. A paper that one side removed and the other changed is kept.
 */
export function mergePaper(base?: Paper, ours?: Paper, theirs?: Paper): Merge {
  if (sameValue(ours, theirs) || sameValue(base, theirs)) return NOTHING;
  if (!theirs) {
    if (!ours) return NOTHING;
    if (sameValue(base, ours)) return { changes: [{ kind: 'remove', id: ours.id }], conflicts: [] };
    return { changes: [], conflicts: [`${ours.citeKey}, which was removed outside`] };
  }
  if (!ours) {
    const conflicts = base ? [`${theirs.citeKey}, which was removed here and is back`] : [];
    return { changes: [{ kind: 'add', paper: theirs }], conflicts };
  }
  const { set, conflicts } = mergeFields(base ?? {}, ours, theirs);
  return {
    changes: editOf(ours.id, set),
    conflicts: conflicts
      .filter((field) => field !== 'updatedAt' && field !== 'origin')
      .map((field) => `the ${field} of ${ours.citeKey}`),
  };
}

/** Merges tag colours, saved searches and settings, each as a whole. */
export function mergeMeta(base: LibraryMeta, ours: LibraryMeta, theirs: LibraryMeta): Merge {
  const { set, conflicts } = mergeFields(base, ours, theirs);
  return { changes: metaChange(set), conflicts: conflicts.map((field) => `the ${field} of the library`) };
}

const NOTHING: Merge = { changes: [], conflicts: [] };

function mergeFields(base: object, ours: object, theirs: object): { set: Patch; conflicts: string[] } {
  const old = new Map<string, unknown>(Object.entries(base));
  const here = new Map<string, unknown>(Object.entries(ours));
  const set: Record<string, unknown> = {};
  const conflicts: string[] = [];
  for (const [field, value] of Object.entries(differenceBetween(ours, theirs))) {
    if (sameValue(value ?? undefined, old.get(field))) continue;
    const merged = sameValue(here.get(field), old.get(field))
      ? value
      : mergeBoth(field, old.get(field), here.get(field), value);
    if (merged === undefined) conflicts.push(field);
    else set[field] = merged;
  }
  return { set, conflicts };
}

function editOf(id: string, patch: Patch): Change[] {
  const set = Object.fromEntries(Object.entries(patch).filter(([field]) => PAPER_FIELDS.has(field)));
  return Object.keys(set).length > 0 ? [{ kind: 'edit', id, set }] : [];
}

function metaChange(set: Patch): Change[] {
  return Object.keys(set).length > 0 ? [{ kind: 'meta', set }] : [];
}
