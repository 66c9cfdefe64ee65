/** Which papers meet a field term: found out once for the library, then kept up to date paper by paper. */
import type { Paper } from '../library/paper.ts';
import { fieldTest, type PaperTest } from './field-filter.ts';
import type { FieldTerm } from './query-fields.ts';

/** Terms that are kept: those of a few saved searches and of what is being typed. */
const MAX_KEPT = 64;

interface Verdicts {
  readonly test: PaperTest;
  /** By slot: 1 where the paper meets the term. */
  slots: Uint8Array;
}

export class FieldVerdicts {
  private readonly kept = new Map<string, Verdicts>();

  constructor(private readonly papers: readonly (Paper | undefined)[]) {}

  /** By slot, whether the paper meets the term. The array is shared: not to be written to. */
  of(term: FieldTerm, now: Date): Uint8Array {
    const key = JSON.stringify(term, (_key, value: unknown) =>
      typeof value === 'number' ? String(value) : value,
    );
    const known = this.kept.get(key);
    if (known) return known.slots;
    const test = fieldTest(term, now);
    const slots = new Uint8Array(this.papers.length);
    for (let slot = 0; slot < slots.length; slot++) {
      const paper = this.papers[slot];
      if (paper && test(paper)) slots[slot] = 1;
    }
    // Ages move on with the clock and are found out each time.
    if (term.field === 'added' || term.field === 'updated') return slots;
    if (this.kept.size >= MAX_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    this.kept.set(key, { test, slots });
    return slots;
  }

  /** The paper in a slot has changed, come or gone. */
  update(slot: number): void {
    const paper = this.papers[slot];
    for (const verdicts of this.kept.values()) {
      if (slot >= verdicts.slots.length) {
        const larger = new Uint8Array(slot + 1 + (slot >> 3));
        larger.set(verdicts.slots);
        verdicts.slots = larger;
      }
      verdicts.slots[slot] = paper && verdicts.test(paper) ? 1 : 0;
    }
  }
}
