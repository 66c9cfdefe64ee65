/**
 * The one language in which a library changes. Every edit, import, merge, tag rename and delete is an Operation: a name and
 * a list of Changes. The store journals operations, and undo is the inverse operation, derived here, so no feature writes
 * its own undo.
 */
import { z } from 'zod';
import { paperSchema, type Paper } from './paper.ts';
import type { LibraryMeta } from './library-meta.ts';

/** Fields to set by name; `null` removes an optional field. */
const patchSchema = z.readonly(z.record(z.string(), z.unknown()));
export type Patch = z.infer<typeof patchSchema>;

export const changeSchema = z.discriminatedUnion('kind', [
  /** A paper enters the library. */
  z.readonly(z.object({ kind: z.literal('add'), paper: paperSchema })),
  /** Fields of a paper change. */
  z.readonly(z.object({ kind: z.literal('edit'), id: z.string(), set: patchSchema })),
  /** A paper leaves the library. */
  z.readonly(z.object({ kind: z.literal('remove'), id: z.string() })),
  /** Tag colours, saved searches, settings of the library change, by top-level key. */
  z.readonly(z.object({ kind: z.literal('meta'), set: patchSchema })),
]);
export type Change = z.infer<typeof changeSchema>;

/** What the user did, as one step: its name is shown ("Undo import of 16 papers"). */
export const operationSchema = z.readonly(
  z.object({
    /** "import of 16 papers", "edit of the note of moelens2025": reads well after "Undo ". */
    name: z.string(),
    changes: z.readonly(z.array(changeSchema)),
    /** Consecutive operations with the same group (typing in one note) are one undo step. */
    group: z.string().optional(),
    /** What the program does by itself, such as reading claims again with newer rules: no step to undo. */
    background: z.boolean().optional(),
  }),
);
export type Operation = z.infer<typeof operationSchema>;

/** The state a library's changes apply to. Papers are frozen; a change replaces them. */
export interface LibraryState {
  readonly papers: ReadonlyMap<string, Paper>;
  readonly meta: LibraryMeta;
}
