/** Something about a library's files that is not as we left it. */
export interface Finding {
  /**
   * `changed-outside`: valid, but not as we wrote it. `damaged`: can't be read, its content is missing from the library.
   * `unfinished`: a change that was being written when the program or machine stopped. `not-migrated`: whole, in a form that this
   * program can't bring to its own.
   */
  readonly kind: 'changed-outside' | 'damaged' | 'unfinished' | 'not-migrated';
  /** For people: what, where, and what became of it. */
  readonly message: string;
  /** The paper concerned, where it is known. */
  readonly paperId?: string;
}
