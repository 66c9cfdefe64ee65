import type { Delta } from '../../../shared/library/apply.ts';
import type { LibraryMeta } from '../../../shared/library/library-meta.ts';
import type { Paper } from '../../../shared/library/paper.ts';

/**
 * What the snapshot on disk holds of everything that changed since: the base of a merge with a snapshot that someone else
 * changed. Papers are immutable, so keeping the old ones costs next to nothing.
 */
export class Bases {
  /** Since the snapshot on disk. */
  #onDisk: Map<string, Paper | undefined>;
  /** Since the snapshot that is being written, if one is. */
  #since: Map<string, Paper | undefined> | undefined;
  #metaOnDisk: LibraryMeta;
  #metaFrozen: LibraryMeta | undefined;

  constructor(changed: ReadonlyMap<string, Paper | undefined>, meta: LibraryMeta) {
    this.#onDisk = new Map(changed);
    this.#metaOnDisk = meta;
  }

  /** Called with the paper before each change. */
  remember(id: string, before: Paper | undefined): void {
    if (!this.#onDisk.has(id)) this.#onDisk.set(id, before);
    if (this.#since && !this.#since.has(id)) this.#since.set(id, before);
  }

  /** A snapshot was frozen; `later` are the changes it does not hold, oldest first. */
  freeze(meta: LibraryMeta, later: readonly Delta[]): void {
    this.#since = new Map();
    this.#metaFrozen = meta;
    for (const { papers } of later) {
      for (const [id, paper] of papers) if (!this.#since.has(id)) this.#since.set(id, paper);
    }
  }

  /** The frozen snapshot is on disk. */
  written(): void {
    if (this.#since) this.#onDisk = this.#since;
    this.#metaOnDisk = this.#metaFrozen ?? this.#metaOnDisk;
    this.#since = undefined;
  }

  /** A paper as the snapshot on disk has it, where `now` is the paper in memory. */
  paper(id: string, now: Paper | undefined): Paper | undefined {
    return this.#onDisk.has(id) ? this.#onDisk.get(id) : now;
  }

  get meta(): LibraryMeta {
    return this.#metaOnDisk;
  }
}
