/** What a step from one version of the library's format to the next looks like. */

/** An object as it stands in a file of the older version: nothing about it may be taken for granted but what that version wrote. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Brings data of version `to - 1` to version `to`. Each function takes an object and returns a new one (or the same, where there
 * is nothing to do); one that is left out changes nothing. The rules:
 *
 * - Frozen: once released it is never changed, and calls nothing that may change (no code of the model; write it out).
 * - Additive: it adds and rewrites fields, and drops none whose content is not kept elsewhere.
 * - Done twice is done once: git or a synced folder may mix papers of both versions in one file.
 * - What it can't bring over it throws at; the library is then opened read-only and its files stay as they are.
 */
export interface Migration {
  /** The version that it leads to: 2 for the first. */
  readonly to: number;
  /** A whole paper, in the library, in the journal or in the history. */
  readonly paper?: (paper: Fields) => Fields;
  /** The fields that an edit of a paper sets, `null` where it removes one. Needed where the form of a field changes. */
  readonly edit?: (set: Fields) => Fields;
  /** The tag colours, saved searches and settings. */
  readonly meta?: (meta: Fields) => Fields;
  /** Those of them that an edit sets. */
  readonly metaEdit?: (set: Fields) => Fields;
}
