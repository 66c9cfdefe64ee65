/** Keeps the duplicate finder beside the store, from when it is first asked for: most starts of the program never import. */
import type { LibraryState } from '../../shared/library/changes.ts';
import { DuplicateFinder } from '../../shared/library/duplicates.ts';
import { inSlices } from './store/slices.ts';

export class DuplicateIndex {
  readonly #state: () => LibraryState;
  #finder: DuplicateFinder | undefined;
  #built: Promise<DuplicateFinder> | undefined;

  constructor(state: () => LibraryState) {
    this.#state = state;
  }

  /** The finder over the whole library; built in slices the first time. */
  readonly finder = (): Promise<DuplicateFinder> => (this.#built ??= this.#build());

  /** Takes over what changed: `ids` are of papers added, changed or removed. */
  update(ids: readonly string[]): void {
    for (const id of ids) {
      const paper = this.#state().papers.get(id);
      if (paper) this.#finder?.put(paper);
      else this.#finder?.remove(id);
    }
  }

  async #build(): Promise<DuplicateFinder> {
    const finder = (this.#finder = new DuplicateFinder());
    const pause = inSlices();
    // By id: a paper that changes meanwhile is taken as it is when its turn comes.
    for (const id of [...this.#state().papers.keys()]) {
      const paper = this.#state().papers.get(id);
      if (paper) finder.put(paper);
      await pause();
    }
    return finder;
  }
}
