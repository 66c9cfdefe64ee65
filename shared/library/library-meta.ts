/** What a library keeps beside its papers: tag colours, saved searches, settings that belong to it. */
import { z } from 'zod';
import { printOptionsSchema } from '../formats/format.ts';

/** A palette index, not a colour: the window's themes decide what it looks like. */
export const tagColourSchema = z.int().min(0).max(11);

export const savedSearchSchema = z.readonly(
  z.object({ id: z.string(), name: z.string(), query: z.string() }),
);
export type SavedSearch = z.infer<typeof savedSearchSchema>;

/** A `.bib` file kept up to date: for all papers, or for a query. */
export const liveExportSchema = z.readonly(
  z.object({
    path: z.string(),
    format: z.enum(['bibtex', 'biblatex']),
    query: z.string(),
    options: printOptionsSchema,
  }),
);
export type LiveExport = z.infer<typeof liveExportSchema>;

export const librarySettingsSchema = z.readonly(
  z.object({
    /** The pattern for new citation keys (citation-key.ts). */
    keyPattern: z.string(),
    export: printOptionsSchema,
    liveExports: z.readonly(z.array(liveExportSchema)),
    /** "Complete after import" was turned on. */
    completeAfterImport: z.boolean(),
    /** Contact e-mail for the User-Agent of online sources. */
    contact: z.string().optional(),
  }),
);
export type LibrarySettings = z.infer<typeof librarySettingsSchema>;

/** A listing or query on the network that the user comes back to. */
const savedSourceSchema = z.readonly(z.object({ id: z.string(), name: z.string(), address: z.string() }));
export type SavedSource = z.infer<typeof savedSourceSchema>;

export const libraryMetaSchema = z.readonly(
  z.object({
    tagColours: z.readonly(z.record(z.string(), tagColourSchema)),
    savedSearches: z.readonly(z.array(savedSearchSchema)),
    savedSources: z.readonly(z.array(savedSourceSchema)).optional(),
    /** Ids of papers that look alike and that the user left as works of their own, group by group. */
    keptApart: z.readonly(z.array(z.readonly(z.array(z.string())))).optional(),
    settings: librarySettingsSchema,
    /** The version of the claim rules (shared/claims/rules-version.ts) that every paper was read with. */
    claimRules: z.int().positive().optional(),
  }),
);
export type LibraryMeta = z.infer<typeof libraryMetaSchema>;

/** The default pattern gives `zhao2025moelens`, and `moelens2025` where no author is known. */
export const DEFAULT_KEY_PATTERN = '{auth.lower}{year}{system}';

export const DEFAULT_META: LibraryMeta = {
  tagColours: {},
  savedSearches: [],
  settings: {
    keyPattern: DEFAULT_KEY_PATTERN,
    export: {},
    liveExports: [],
    completeAfterImport: false,
  },
};
