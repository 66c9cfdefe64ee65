/**
 * What an Operation does to a library, and how it is taken back. Pure: the store (electron/library-host/store) calls this
 * for every edit, replay, undo and redo, so all of them mean the same.
 */
import { z } from 'zod';
import { paperSchema, type Paper } from './paper.ts';
import { libraryMetaSchema, type LibraryMeta } from './library-meta.ts';
import type { Change, LibraryState, Operation, Patch } from './changes.ts';
import { fingerprint } from './fingerprint.ts';
import { claimSchema, settledClaims } from './knowledge.ts';
import { sameValue } from './same-value.ts';

/** What an operation changes in a state: papers by id (`undefined`: removed), and the meta data where it changed. */
export interface Delta {
  readonly papers: ReadonlyMap<string, Paper | undefined>;
  readonly meta: LibraryMeta | undefined;
}

/** An operation worked out against a state: its delta, and the changes that take it back, in the order to apply them. */
export interface Plan {
  readonly delta: Delta;
  readonly inverse: readonly Change[];
}

/** A change that can't be made: its paper is missing or already there, or the result would be no valid paper. */
export class ChangeError extends Error {
  override readonly name = 'ChangeError';
}

/** The names of a paper's fields. */
export const PAPER_FIELDS: ReadonlySet<string> = new Set(Object.keys(paperSchema.unwrap().shape));
const claimsSchema = z.array(claimSchema);
const META_FIELDS: ReadonlySet<string> = new Set(Object.keys(libraryMetaSchema.unwrap().shape));

/** Works out all changes of an operation, or throws a ChangeError and leaves no trace. */
export function planOperation(state: LibraryState, operation: Operation): Plan {
  const draft = new Draft(state);
  const inverse = operation.changes.map((change) => draft.apply(change));
  return { delta: draft.delta(), inverse: inverse.reverse() };
}

/**
 * Works out what can be made of an operation whose surroundings may have changed (journals of another device, damaged
 * libraries): changes that fit are made, an added paper replaces one with its id, the rest is returned as problems for people.
 */
export function planTolerantly(
  state: LibraryState,
  operation: Operation,
): Plan & { readonly problems: readonly string[] } {
  const draft = new Draft(state);
  const inverse: Change[] = [];
  const problems: string[] = [];
  for (const change of operation.changes) {
    try {
      const existing = change.kind === 'add' ? draft.paper(change.paper.id) : undefined;
      if (existing) inverse.push(draft.apply({ kind: 'remove', id: existing.id }));
      inverse.push(draft.apply(change));
    } catch (error) {
      if (!(error instanceof ChangeError)) throw error;
      problems.push(`${operation.name}: ${error.message}`);
    }
  }
  return { delta: draft.delta(), inverse: inverse.reverse(), problems };
}

/** A state with a delta applied, as a new state: for tests and small libraries. The store changes its map in place. */
export function withDelta(state: LibraryState, delta: Delta): LibraryState {
  const papers = new Map(state.papers);
  for (const [id, paper] of delta.papers) {
    if (paper) papers.set(id, paper);
    else papers.delete(id);
  }
  return { papers, meta: delta.meta ?? state.meta };
}

/** An addition as the history keeps it on disk: not the paper, only what tells whether it changed since. */
export interface Added {
  readonly kind: 'added';
  readonly id: string;
  readonly fingerprint: number;
}

/** One undo or redo step: what was done, and what takes it back. */
export interface Step {
  readonly name: string;
  readonly changes: readonly (Change | Added)[];
  /** In the order to apply them: `inverse[i]` takes back `changes[length - 1 - i]`. */
  readonly inverse: readonly Change[];
  readonly group?: string;
}

/**
 * The changes that take a step back in the state as it is now. Whatever changed since the step was made is left alone and
 * named in `skipped`: "the note of moelens2025".
 */
export function planUndo(
  state: LibraryState,
  step: Step,
): { readonly changes: readonly Change[]; readonly skipped: readonly string[] } {
  const draft = new Draft(state);
  const changes: Change[] = [];
  const skipped: string[] = [];
  step.inverse.forEach((inverse, index) => {
    const done = step.changes[step.changes.length - 1 - index];
    const undo = done && stillFits(draft, done, inverse, skipped);
    if (!undo) return;
    try {
      draft.apply(undo);
      changes.push(undo);
    } catch (error) {
      if (!(error instanceof ChangeError)) throw error;
      skipped.push(error.message);
    }
  });
  return { changes, skipped: [...new Set(skipped)] };
}

/** The part of `inverse` whose fields are still as `done` left them; undefined where nothing is left of it. */
function stillFits(
  draft: Draft,
  done: Change | Added,
  inverse: Change,
  skipped: string[],
): Change | undefined {
  switch (inverse.kind) {
    case 'remove': {
      const paper = draft.paper(inverse.id);
      if (!paper) return undefined;
      if (isAsAdded(paper, done)) return inverse;
      skipped.push(`${paper.citeKey}, which was changed since`);
      return undefined;
    }
    case 'add':
      if (!draft.paper(inverse.paper.id)) return inverse;
      skipped.push(`${inverse.paper.citeKey}, which is in the library again`);
      return undefined;
    case 'edit': {
      const paper = draft.paper(inverse.id);
      if (!paper) {
        skipped.push('a paper that was removed since');
        return undefined;
      }
      const owner = `of ${paper.citeKey}`;
      const set = fittingFields(paper, done.kind === 'edit' ? done.set : {}, inverse.set, (field) => {
        if (field !== 'updatedAt' && field !== 'origin') skipped.push(`the ${fieldLabel(field)} ${owner}`);
      });
      return set && { ...inverse, set };
    }
    case 'meta': {
      const set = fittingFields(draft.meta, done.kind === 'meta' ? done.set : {}, inverse.set, (field) =>
        skipped.push(`the ${fieldLabel(field)} of the library`),
      );
      return set && { ...inverse, set };
    }
  }
}

function fittingFields(
  current: object,
  done: Patch,
  inverse: Patch,
  skip: (field: string) => void,
): Patch | undefined {
  const set: Record<string, unknown> = {};
  for (const [field, before] of Object.entries(inverse)) {
    const now = valueOf(current, field);
    if (isAsDone(field, now, done[field])) set[field] = before;
    else if (field === 'origin') set[field] = undoOrigin(now, done[field], before);
    else skip(field);
  }
  return Object.keys(set).length > 0 ? set : undefined;
}

/** Is a field still as a step left it? Claims that nobody settled may have been read anew since. */
function isAsDone(field: string, now: unknown, done: unknown): boolean {
  if (sameValue(now ?? null, done ?? null)) return true;
  if (field !== 'claims') return false;
  const [present, left] = [claimsSchema.safeParse(now), claimsSchema.safeParse(done)];
  return present.success && left.success && sameValue(settledClaims(present.data), settledClaims(left.data));
}

/** `origin` says for each field who set it; only the entries that the step changed are taken back. */
function undoOrigin(now: unknown, done: unknown, before: unknown): Record<string, unknown> {
  const result = new Map(Object.entries(now ?? {}));
  const old = new Map<string, unknown>(Object.entries(before ?? {}));
  for (const [field, value] of Object.entries(done ?? {})) {
    if (old.get(field) === value || result.get(field) !== value) continue;
    if (old.has(field)) result.set(field, old.get(field));
    else result.delete(field);
  }
  return Object.fromEntries(result);
}

function isAsAdded(paper: Paper, done: Change | Added): boolean {
  if (done.kind === 'added') return fingerprint(paper) === done.fingerprint;
  return done.kind === 'add' && (paper === done.paper || fingerprint(paper) === fingerprint(done.paper));
}

/** "starred" stays "starred"; "citeKey" reads "citation key". */
function fieldLabel(field: string): string {
  if (field === 'citeKey') return 'citation key';
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function valueOf(object: object, field: string): unknown {
  return Object.hasOwn(object, field) ? (object as Record<string, unknown>)[field] : undefined;
}

/** A state under change: the changes made so far lie over the state, which is never touched. */
class Draft {
  readonly #state: LibraryState;
  readonly #papers = new Map<string, Paper | undefined>();
  #meta: LibraryMeta | undefined;

  constructor(state: LibraryState) {
    this.#state = state;
  }

  get meta(): LibraryMeta {
    return this.#meta ?? this.#state.meta;
  }

  paper(id: string): Paper | undefined {
    return this.#papers.has(id) ? this.#papers.get(id) : this.#state.papers.get(id);
  }

  delta(): Delta {
    return { papers: this.#papers, meta: this.#meta };
  }

  /** Makes one change and returns the change that takes it back. */
  apply(change: Change): Change {
    switch (change.kind) {
      case 'add': {
        const { id } = change.paper;
        if (this.paper(id)) throw new ChangeError(`A paper with the id ${id} is already in the library.`);
        this.#papers.set(id, checkedPaper(change.paper));
        return { kind: 'remove', id };
      }
      case 'remove': {
        const paper = this.#existing(change.id);
        this.#papers.set(change.id, undefined);
        return { kind: 'add', paper };
      }
      case 'edit': {
        const paper = this.#existing(change.id);
        const { next, before } = patched(paper, change.set, PAPER_FIELDS);
        this.#papers.set(change.id, checkedPaper(next));
        return { kind: 'edit', id: change.id, set: before };
      }
      case 'meta': {
        const { next, before } = patched(this.meta, change.set, META_FIELDS);
        const checked = libraryMetaSchema.safeParse(next);
        if (!checked.success)
          throw new ChangeError(`These settings are not valid: ${issueText(checked.error)}`);
        this.#meta = Object.freeze(checked.data);
        return { kind: 'meta', set: before };
      }
    }
  }

  #existing(id: string): Paper {
    const paper = this.paper(id);
    if (!paper) throw new ChangeError(`No paper with the id ${id} is in the library.`);
    return paper;
  }
}

function patched(
  object: object,
  set: Patch,
  known: ReadonlySet<string>,
): { next: Record<string, unknown>; before: Patch } {
  const before: Record<string, unknown> = {};
  const removed = new Set<string>();
  for (const [field, value] of Object.entries(set)) {
    // Only names of the model: a patch can reach neither the id nor a prototype.
    if (field === 'id' || !known.has(field)) throw new ChangeError(`"${field}" is no field that can be set.`);
    before[field] = valueOf(object, field) ?? null;
    if (value === null || value === undefined) removed.add(field);
  }
  const fields = Object.entries({ ...object, ...set });
  return { next: Object.fromEntries(fields.filter(([field]) => !removed.has(field))), before };
}

/** The paper, frozen, or a ChangeError. Fields that the schema does not know are kept: they may be a newer version's. */
function checkedPaper(value: unknown): Paper {
  const checked = paperSchema.safeParse(value);
  if (!checked.success) throw new ChangeError(`This would not be a valid paper: ${issueText(checked.error)}`);
  return Object.freeze(value as Paper);
}

function issueText(error: {
  readonly issues: readonly { path: readonly PropertyKey[]; message: string }[];
}): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`)
    .join('; ');
}
