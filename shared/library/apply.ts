/**
 * What an Operation does to a library, and what takes it back (undo.ts does so later). Pure: the store
 * (electron/library-host/store) calls this for every edit, replay, undo and redo, so all of them mean the same.
 */
import type { z } from 'zod';
import { paperSchema, type Paper } from './paper.ts';
import { libraryMetaSchema, type LibraryMeta } from './library-meta.ts';
import type { Change, LibraryState, Operation, Patch } from './changes.ts';
import { forEachInSteps, runAll } from './steps.ts';

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

const PAPER_SCHEMAS: ReadonlyMap<string, z.ZodType> = new Map(Object.entries(paperSchema.unwrap().shape));
const META_FIELDS: ReadonlySet<string> = new Set(Object.keys(libraryMetaSchema.unwrap().shape));
/** The names of a paper's fields. */
export const PAPER_FIELDS: ReadonlySet<string> = new Set(PAPER_SCHEMAS.keys());

/** Works out all changes of an operation, or throws a ChangeError and leaves no trace. */
export function planOperation(state: LibraryState, operation: Operation): Plan {
  return runAll(planInSteps(state, operation));
}

/** The same in steps; yields the part that is done, 0 to 1. The state must not change between them. */
export function* planInSteps(state: LibraryState, { changes }: Operation): Generator<number, Plan> {
  const draft = new Draft(state);
  const inverse: Change[] = [];
  yield* forEachInSteps(changes, (change) => inverse.push(draft.apply(change)));
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

/** A field of an object that has it itself. */
export function valueOf(object: object, field: string): unknown {
  return Object.hasOwn(object, field) ? (object as Record<string, unknown>)[field] : undefined;
}

/** A state under change: the changes made so far lie over the state, which is never touched. */
export class Draft {
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
        this.#papers.set(change.id, checkedEdit(next, change.set));
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
  const next: Record<string, unknown> = { ...object };
  const removed = new Set<string>();
  for (const [field, value] of Object.entries(set)) {
    // Only names of the model: a patch can reach neither the id nor a prototype.
    if (field === 'id' || !known.has(field)) throw new ChangeError(`"${field}" is no field that can be set.`);
    before[field] = valueOf(object, field) ?? null;
    next[field] = value;
    if (value === null || value === undefined) removed.add(field);
  }
  if (removed.size === 0) return { next, before };
  const left = Object.entries(next).filter(([field]) => !removed.has(field));
  return { next: Object.fromEntries(left), before };
}

/** The paper, frozen, or a ChangeError. Fields that the schema does not know are kept: they may be a newer version's. */
function checkedPaper(value: unknown): Paper {
  const checked = paperSchema.safeParse(value);
  if (!checked.success) throw new ChangeError(`This would not be a valid paper: ${issueText(checked.error)}`);
  return Object.freeze(value as Paper);
}

/** A valid paper after an edit, frozen, or a ChangeError: only the fields that were set are looked at. */
function checkedEdit(next: Record<string, unknown>, set: Patch): Paper {
  for (const field of Object.keys(set)) {
    const checked = PAPER_SCHEMAS.get(field)?.safeParse(next[field]);
    if (checked?.success === false)
      throw new ChangeError(`This would not be a valid paper: ${issueText(checked.error, field)}`);
  }
  return Object.freeze(next as unknown as Paper);
}

/** The first things that are wrong, with their places; below `field` where only that was looked at. */
function issueText(
  error: { readonly issues: readonly { path: readonly PropertyKey[]; message: string }[] },
  field?: string,
): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => {
      const place = field === undefined ? path : [field, ...path];
      return `${place.map(String).join('.')}: ${message}`;
    })
    .join('; ');
}
