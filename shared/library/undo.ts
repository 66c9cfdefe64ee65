/** Taking a step back, in a library that may have changed since. Pure, as apply.ts. */
import { z } from 'zod';
import { ChangeError, Draft, valueOf, type Plan } from './apply.ts';
import type { Change, LibraryState, Patch } from './changes.ts';
import { fingerprint } from './fingerprint.ts';
import { claimSchema, settledClaims } from './knowledge.ts';
import type { Paper } from './paper.ts';
import { forEachInSteps, runAll } from './steps.ts';
import { sameValue } from './same-value.ts';

const claimsSchema = z.array(claimSchema);

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

/** What taking a step back does now: its changes as a plan, and what was left alone. */
export interface UndoPlan extends Plan {
  readonly changes: readonly Change[];
  readonly skipped: readonly string[];
}

/**
 * The changes that take a step back in the state as it is now. Whatever changed since the step was made is left alone and
 * named in `skipped`: "the note of moelens2025".
 */
export function planUndo(state: LibraryState, step: Step): UndoPlan {
  return runAll(planUndoInSteps(state, step));
}

/** The same in steps; yields the part that is done, 0 to 1. The state must not change between them. */
export function* planUndoInSteps(state: LibraryState, step: Step): Generator<number, UndoPlan> {
  const draft = new Draft(state);
  const changes: Change[] = [];
  const again: Change[] = [];
  const skipped = new Set<string>();
  yield* forEachInSteps(step.inverse, (inverse, at) => {
    const done = step.changes[step.changes.length - 1 - at];
    const undo = done && stillFits(draft, done, inverse, skipped);
    if (!undo) return;
    try {
      again.push(draft.apply(undo));
      changes.push(undo);
    } catch (error) {
      if (!(error instanceof ChangeError)) throw error;
      skipped.add(error.message);
    }
  });
  return { changes, skipped: [...skipped], delta: draft.delta(), inverse: again.reverse() };
}

/** The part of `inverse` whose fields are still as `done` left them; undefined where nothing is left of it. */
function stillFits(
  draft: Draft,
  done: Change | Added,
  inverse: Change,
  skipped: Set<string>,
): Change | undefined {
  switch (inverse.kind) {
    case 'remove': {
      const paper = draft.paper(inverse.id);
      if (!paper) return undefined;
      if (isAsAdded(paper, done)) return inverse;
      skipped.add(`${paper.citeKey}, which was changed since`);
      return undefined;
    }
    case 'add':
      if (!draft.paper(inverse.paper.id)) return inverse;
      skipped.add(`${inverse.paper.citeKey}, which is in the library again`);
      return undefined;
    case 'edit': {
      const paper = draft.paper(inverse.id);
      if (!paper) {
        skipped.add('a paper that was removed since');
        return undefined;
      }
      const owner = `of ${paper.citeKey}`;
      const set = fittingFields(paper, done.kind === 'edit' ? done.set : {}, inverse.set, (field) => {
        if (field !== 'updatedAt' && field !== 'origin') skipped.add(`the ${fieldLabel(field)} ${owner}`);
      });
      return set && { ...inverse, set };
    }
    case 'meta': {
      const set = fittingFields(draft.meta, done.kind === 'meta' ? done.set : {}, inverse.set, (field) =>
        skipped.add(`the ${fieldLabel(field)} of the library`),
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
