/** The shapes that requests and answers of the contract are made of. Shells and the window derive their types from these. */
import { z } from 'zod';
import { printProblemSchema, unusedSchema, warningSchema } from '../formats/format.ts';
import { savedSearchSchema } from '../library/library-meta.ts';
import { claimSchema, CLAIM_METRICS } from '../library/knowledge.ts';
import {
  nameSchema,
  paperDraftSchema,
  paperSchema,
  partialDateSchema,
  statusSchema,
  STATUSES,
} from '../library/paper.ts';

/** Where a query matched: UTF-16 ranges of a field, end exclusive. For list fields (authors, tags) `index` is the element. */
export const matchSchema = z.readonly(
  z.object({
    field: z.enum(['title', 'authors', 'abstract', 'tags', 'note', 'venue', 'citeKey']),
    index: z.int().nonnegative().optional(),
    ranges: z.readonly(z.array(z.readonly(z.tuple([z.int(), z.int()])))),
  }),
);
export type Match = z.infer<typeof matchSchema>;

/** A problem in a query: `column` counts from 1, `length` is what to underline. The rest of the query is still searched. */
export const queryProblemSchema = z.readonly(
  z.object({ column: z.int().positive(), length: z.int().nonnegative(), message: z.string() }),
);
export type QueryProblem = z.infer<typeof queryProblemSchema>;

/** A piece of the abstract or note around a match. `ranges` refer to `text`. */
export const snippetSchema = z.readonly(
  z.object({
    field: z.enum(['abstract', 'note']),
    text: z.string(),
    ranges: z.readonly(z.array(z.readonly(z.tuple([z.int(), z.int()])))),
  }),
);
export type Snippet = z.infer<typeof snippetSchema>;

/** One row of the list: what two lines show, never the whole paper. */
export const rowSchema = z.readonly(
  z.object({
    id: z.string(),
    citeKey: z.string(),
    title: z.string(),
    /** Names as shown, at most the first few. */
    authors: z.readonly(z.array(z.string())),
    /** How many authors there are in all, where known. */
    authorCount: z.int().optional(),
    published: partialDateSchema.optional(),
    yearInferred: z.boolean().optional(),
    venue: z.string().optional(),
    tags: z.readonly(z.array(z.string())),
    topics: z.readonly(z.array(z.string())),
    starred: z.boolean(),
    status: statusSchema,
    rating: z.int().optional(),
    hasCode: z.boolean(),
    hasNote: z.boolean(),
    addedAt: z.string(),
    /** The claim to show as a pill, already chosen. */
    claim: z
      .readonly(
        z.object({
          metric: z.enum(CLAIM_METRICS),
          /** "≤100×" */
          text: z.string(),
          more: z.int(),
        }),
      )
      .optional(),
    matches: z.readonly(z.array(matchSchema)),
    snippet: snippetSchema.optional(),
  }),
);
export type Row = z.infer<typeof rowSchema>;

export const SORTS = [
  'relevance',
  'added',
  'updated',
  'published',
  'title',
  'author',
  'venue',
  'rating',
  'claim',
] as const;
export const sortSchema = z.enum(SORTS);
export type Sort = (typeof SORTS)[number];

export const searchInputSchema = z.object({
  /** The query language of DESIGN 7. Empty finds everything that is not discarded. */
  query: z.string().max(20_000).default(''),
  /** Relevance where the query has words, else `added`. */
  sort: sortSchema.optional(),
  descending: z.boolean().optional(),
  offset: z.int().nonnegative().default(0),
  limit: z.int().min(0).max(500).default(100),
  /** Whether to count facets for the query. */
  facets: z.boolean().default(false),
  /** The id of a paper whose place in the whole result is wanted too. */
  follow: z.string().optional(),
});
export type SearchInput = z.input<typeof searchInputSchema>;

/** A value and how many papers of the result have it. */
export const countSchema = z.readonly(z.object({ value: z.string(), count: z.int() }));
export type Count = z.infer<typeof countSchema>;

export const facetsSchema = z.readonly(
  z.object({
    tags: z.readonly(z.array(countSchema)),
    topics: z.readonly(z.array(countSchema)),
    years: z.readonly(z.array(countSchema)),
    venues: z.readonly(z.array(countSchema)),
    statuses: z.readonly(z.array(countSchema)),
  }),
);
export type Facets = z.infer<typeof facetsSchema>;

/** What completes at the cursor of a query: `from`..`to` (UTF-16 offsets) is replaced by `text`. */
export const completionSchema = z.readonly(
  z.object({
    from: z.int(),
    to: z.int(),
    items: z.readonly(
      z.array(z.readonly(z.object({ text: z.string(), label: z.string(), count: z.int().optional() }))),
    ),
  }),
);
export type Completion = z.infer<typeof completionSchema>;

/** What the user may set on papers in one step. `null` removes an optional field; a missing field is left alone. */
export const paperEditSchema = z.strictObject({
  title: z.string().min(1).optional(),
  abstract: z.string().nullable().optional(),
  authors: z.array(nameSchema).optional(),
  authorCount: z.int().positive().nullable().optional(),
  editors: z.array(nameSchema).nullable().optional(),
  language: z.string().nullable().optional(),
  published: partialDateSchema.nullable().optional(),
  venue: z.string().nullable().optional(),
  type: paperSchema.unwrap().shape.type.optional(),
  ids: paperSchema.unwrap().shape.ids.optional(),
  links: paperSchema.unwrap().shape.links.optional(),
  versions: paperSchema.unwrap().shape.versions.optional(),
  note: z.string().optional(),
  starred: z.boolean().optional(),
  status: statusSchema.optional(),
  rating: z.int().min(1).max(5).nullable().optional(),
  tags: z.array(z.string()).optional(),
  topics: z.array(z.string()).optional(),
  claims: z.array(claimSchema).optional(),
  citeKey: z.string().min(1).optional(),
  citeKeyPinned: z.boolean().optional(),
  bib: z.record(z.string(), z.string()).optional(),
});
export type PaperEdit = z.infer<typeof paperEditSchema>;

/** One field that a merge would change, as a person reads it. */
export const fieldDifferenceSchema = z.readonly(
  z.object({ field: z.string(), before: z.string(), after: z.string() }),
);
export type FieldDifference = z.infer<typeof fieldDifferenceSchema>;

/** One paper of an import, and what would become of it. */
export const importItemSchema = z.readonly(
  z.object({
    index: z.int().nonnegative(),
    draft: paperDraftSchema,
    /** `suggestion`: close to a paper of the library, but only the user can say whether it is the same. */
    state: z.enum(['new', 'duplicate', 'merge', 'suggestion']),
    /** The paper of the library it is (or may be). */
    match: z
      .readonly(z.object({ id: z.string(), citeKey: z.string(), title: z.string(), reason: z.string() }))
      .optional(),
    /** What merging would change, field by field. */
    changes: z.readonly(z.array(fieldDifferenceSchema)),
    /** The key it gets, or has. */
    citeKey: z.string(),
    /** Tags that its headings would give, offered only. */
    offeredTags: z.readonly(z.array(z.string())),
  }),
);
export type ImportItem = z.infer<typeof importItemSchema>;

export const importPreviewSchema = z.readonly(
  z.object({
    /** Names this preview for `import.commit`; the host keeps the last few. */
    previewId: z.string(),
    format: z.string(),
    formatName: z.string(),
    pageYear: z.int().optional(),
    otherYears: z.readonly(z.array(z.int())),
    items: z.readonly(z.array(importItemSchema)),
    warnings: z.readonly(z.array(warningSchema)),
    unused: z.readonly(z.array(unusedSchema)),
  }),
);
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** The outcome of an import: DESIGN 11, `import --json`. */
export const importReportSchema = z.readonly(
  z.object({
    format: z.string(),
    pageYear: z.int().optional(),
    added: z.readonly(z.array(paperSchema)),
    merged: z.readonly(
      z.array(
        z.readonly(
          z.object({ id: z.string(), citeKey: z.string(), changed: z.readonly(z.array(z.string())) }),
        ),
      ),
    ),
    duplicates: z.readonly(z.array(z.readonly(z.object({ citeKey: z.string(), title: z.string() })))),
    warnings: z.readonly(z.array(warningSchema)),
    unused: z.readonly(z.array(unusedSchema)),
  }),
);
export type ImportReport = z.infer<typeof importReportSchema>;

export const exportResultSchema = z.readonly(
  z.object({
    text: z.string(),
    count: z.int(),
    problems: z.readonly(z.array(printProblemSchema)),
    /** A file name that suits, with the format's extension. */
    fileName: z.string(),
  }),
);
export type ExportResult = z.infer<typeof exportResultSchema>;

export const tagSchema = z.readonly(
  z.object({ name: z.string(), count: z.int(), colour: z.int().optional() }),
);
export type Tag = z.infer<typeof tagSchema>;

/** What the sidebar and the status line show. */
export const overviewSchema = z.readonly(
  z.object({
    folder: z.string(),
    /** Counts up with every change; a window that knows this revision is up to date. */
    revision: z.int(),
    total: z.int(),
    statuses: z.readonly(z.record(z.enum(STATUSES), z.int())),
    starred: z.int(),
    tags: z.readonly(z.array(tagSchema)),
    topics: z.readonly(z.array(countSchema.unwrap().extend({ label: z.string() }))),
    savedSearches: z.readonly(z.array(z.readonly(savedSearchSchema.unwrap().extend({ count: z.int() })))),
    /** Why the library can't be written, for people; missing when it can. */
    readOnly: z.string().optional(),
    /** The next steps of undo and redo: "import of 16 papers". */
    undo: z.string().optional(),
    redo: z.string().optional(),
    /** 0 to 1 while the search index is being built. */
    indexing: z.number().optional(),
    /** Damage or doubts found when the library was opened, for people. */
    trouble: z.readonly(z.array(z.string())),
  }),
);
export type Overview = z.infer<typeof overviewSchema>;

export const CITATION_STYLES = ['acm', 'ieee', 'latex', 'pandoc', 'markdown', 'bibtex', 'key'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** How deep a choice of papers goes: by id, by key, or by query. */
export const selectionSchema = z.union([
  z.object({ ids: z.array(z.string()) }),
  z.object({ keys: z.array(z.string()) }),
  z.object({ query: z.string() }),
  /** Keys that a document cites: those the library lacks are reported, not refused. */
  z.object({ cited: z.array(z.string()) }),
]);
export type Selection = z.infer<typeof selectionSchema>;

/** Enough of a paper to name it in a list. */
export const paperNameSchema = z.object({ id: z.string(), citeKey: z.string(), title: z.string() });

/** One claim in a table over many papers. `index` is its place in the paper's claims. */
export const claimRowSchema = z.object({
  paperId: z.string(),
  index: z.int().nonnegative(),
  citeKey: z.string(),
  title: z.string(),
  published: partialDateSchema.optional(),
  claim: claimSchema,
  /** How many times better, where the claim means a ratio: what tables sort and plots draw (DESIGN 6). */
  ratio: z.number().optional(),
});
export type ClaimRow = z.infer<typeof claimRowSchema>;

const namedCountSchema = z.object({ name: z.string(), count: z.int() });
const periodCountSchema = namedCountSchema.extend({ period: z.string() });

/** Counts over papers (shared/claims/insights.ts). */
export const insightsSchema = z.object({
  papers: z.int(),
  /** What `topics` are counted by. */
  unit: z.enum(['month', 'year']),
  /** By month ("2025-04") or year, and topic area. */
  topics: z.array(periodCountSchema),
  /** How many papers stand in `topics` with a topic that was suggested for them, because none was accepted yet. */
  suggested: z.int(),
  /** By year and device. */
  hardware: z.array(periodCountSchema),
  baselines: z.array(namedCountSchema),
  venues: z.array(namedCountSchema),
});
export type Insights = z.infer<typeof insightsSchema>;

/** A `.bib` file that is kept up to date, and whether it is. */
export const liveExportStateSchema = z.object({
  path: z.string(),
  format: z.enum(['bibtex', 'biblatex']),
  query: z.string(),
  state: z.enum(['current', 'pending', 'changed-outside', 'failed']),
  /** What is wrong and what to do, where something is. */
  message: z.string().optional(),
});
export type LiveExportState = z.infer<typeof liveExportStateSchema>;

/** What an online look-up found about one paper of the library, before anything is changed. */
export const completionItemSchema = z.object({
  paperId: z.string(),
  citeKey: z.string(),
  title: z.string(),
  /** `found`: fills the paper when applied. `choice`: the user picks one, or none. `nothing`: no source knows it. */
  state: z.enum(['found', 'choice', 'nothing']),
  /** Names of the sources, and why their records are believed to be this paper. */
  sources: z.array(z.string()),
  evidence: z.array(z.string()),
  /** What applying would change, field by field; empty where the paper has it all. */
  changes: z.array(fieldDifferenceSchema),
  choices: z.array(
    z.object({
      /** Names of the sources that have this record. */
      sources: z.array(z.string()),
      title: z.string(),
      authors: z.string(),
      year: z.int().optional(),
      venue: z.string().optional(),
      /** What tells it from others of the same title, for people: "arXiv 2407.00079". */
      id: z.string().optional(),
      evidence: z.array(z.string()),
    }),
  ),
});
export type CompletionItem = z.infer<typeof completionItemSchema>;

/** A paper whose look-up waits for the network (`waiting`), or was done since and waits to be shown (`ready`). */
export const queuedPaperSchema = paperNameSchema.extend({
  state: z.enum(['waiting', 'ready']),
  /** Whether its published version is looked for, instead of what it lacks. */
  publishedVersions: z.boolean(),
});
export type QueuedPaper = z.infer<typeof queuedPaperSchema>;

/** A saved listing or query, and what is known of it. */
export const savedSourceStateSchema = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  /** When it was last checked, ISO-8601 UTC. */
  checkedAt: z.string().optional(),
  /** Papers that were new then and have not been looked at since. */
  fresh: z.int(),
});
export type SavedSourceState = z.infer<typeof savedSourceStateSchema>;

/** A copy of the library. `time` is ISO-8601 UTC, `size` in bytes. */
export const backupSchema = z.object({
  name: z.string(),
  path: z.string(),
  time: z.string(),
  papers: z.int(),
  size: z.int(),
});

/** What restoring a backup would do to the papers of the library. */
export const restorePreviewSchema = z.object({
  /** Papers in the backup. */
  papers: z.int(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  /** What could not be read of the backup, for people. */
  trouble: z.array(z.string()),
});
