/** Which slot a paper is in. The papers of a cached index are filed when somebody first asks: with 100,000, that takes a tenth of a second. */
import type { Paper } from '../library/paper.ts';

export class SlotsById {
  private readonly filed = new Map<string, number>();
  /** Slots from `next` to `end` are not filed yet. */
  private next = 0;
  private end = 0;

  constructor(private readonly papers: readonly (Paper | undefined)[]) {}

  /** The papers in all slots are to be filed. */
  begin(): void {
    this.end = this.papers.length;
  }

  /** Files them, some milliseconds a step: so that who asks first need not wait. */
  *prepare(): Generator<void, void> {
    while (this.next < this.end) {
      const slot = this.next++;
      const paper = this.papers[slot];
      if (paper) this.filed.set(paper.id, slot);
      if (slot % 4_096 === 4_095) yield;
    }
  }

  get(id: string): number | undefined {
    if (this.next < this.end) for (const _ of this.prepare());
    return this.filed.get(id);
  }

  set(id: string, slot: number): void {
    this.filed.set(id, slot);
  }

  delete(id: string): void {
    this.filed.delete(id);
  }
}
