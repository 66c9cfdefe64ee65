/** What a merge sets on a paper, field by field, and how that reads. */
import type { Patch } from './changes.ts';
import { describeValue } from './describe-value.ts';
import type { EditableField, Paper } from './paper.ts';
import { sameValue } from './same-value.ts';

/** One field that a merge changes, as a person reads it. */
export interface FieldDifference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** The outcome of a merge: what to set on the paper (empty where the draft has nothing new), and how that reads. */
export interface DraftMerge {
  readonly set: Patch;
  readonly changed: readonly FieldDifference[];
}

/** What kind of merge it is: reading a source, one that was read before, or joining two papers of a library. */
export type MergeKind = 'source' | 'same-source' | 'papers';

/** Collects what a merge sets; what the user typed is never replaced. */
export class FieldMerge {
  readonly #paper: Paper;
  readonly #format: string;
  readonly #kind: MergeKind;
  readonly #set: Record<string, unknown> = {};
  readonly #changed: FieldDifference[] = [];
  readonly #origin: Record<string, string> = {};

  /** @param format the id of the format that the values come from */
  constructor(paper: Paper, format: string, kind: MergeKind) {
    this.#paper = paper;
    this.#format = format;
    this.#kind = kind;
  }

  /** True where the user typed the field. */
  isTyped(field: EditableField): boolean {
    return this.#paper.origin[field] === 'user';
  }

  /** Sets a field to what the source says; `undefined` removes it. Does nothing to what the user typed. */
  fill<F extends EditableField>(field: F, value: Paper[F] | undefined): void {
    if (this.isTyped(field)) return;
    if (this.record(field, this.#paper[field], value)) this.#origin[field] = this.#format;
  }

  /**
   * Sets a field that only grows (tags, notes, files); who set it first stays its origin. Where the same source was read before,
   * what the user has since taken out of it does not come back.
   */
  add<F extends EditableField>(field: F, value: Paper[F]): void {
    if (this.#kind !== 'same-source' || !this.isTyped(field)) this.grow(field, value);
  }

  /** Sets a field that only grows to a value that the user asked for. */
  grow<F extends EditableField>(field: F, value: Paper[F]): void {
    if (this.record(field, this.#paper[field], value) && this.#paper.origin[field] === undefined) {
      this.#origin[field] = this.#format;
    }
  }

  /** The same for a field that a source leaves alone once the user typed it (links, versions, copied fields); two papers join theirs. */
  addUntyped<F extends EditableField>(field: F, value: Paper[F]): void {
    if (this.#kind === 'papers' || !this.isTyped(field)) this.add(field, value);
  }

  /** Notes a change of any field. Returns whether it is one. */
  record(field: keyof Paper, before: unknown, after: unknown): boolean {
    if (sameValue(before, after)) return false;
    this.#set[field] = after ?? null;
    this.#changed.push({ field, before: describeValue(before), after: describeValue(after) });
    return true;
  }

  finish(now: string): DraftMerge {
    if (this.#changed.length === 0) return { set: {}, changed: [] };
    const origin = { ...this.#paper.origin, ...this.#origin };
    if (!sameValue(origin, this.#paper.origin)) this.#set['origin'] = origin;
    this.#set['updatedAt'] = now;
    return { set: this.#set, changed: this.#changed };
  }
}
