/**
 * Everything a shell can ask of the library host, and everything the host tells without being asked: one map of request
 * name to input and output schema, one of event name to data. The desktop window, the browser window and the terminal all
 * derive their types from here, and the host validates every input against it.
 *
 * To add a request: add it here, answer it in electron/library-host/services/, call it from a shell. Nothing else.
 */
import { z } from 'zod';
import { librarySettingsSchema, savedSearchSchema } from '../library/library-meta.ts';
import { CLAIM_METRICS } from '../library/knowledge.ts';
import { attachmentSchema, paperSchema } from '../library/paper.ts';
import { printOptionsSchema } from '../formats/format.ts';
import {
  backupSchema,
  CITATION_STYLES,
  claimRowSchema,
  completionItemSchema,
  completionSchema,
  exportResultSchema,
  facetsSchema,
  fieldDifferenceSchema,
  importPreviewSchema,
  importReportSchema,
  insightsSchema,
  liveExportStateSchema,
  overviewSchema,
  paperEditSchema,
  paperNameSchema,
  queryProblemSchema,
  queuedPaperSchema,
  restorePreviewSchema,
  rowSchema,
  savedSourceStateSchema,
  searchInputSchema,
  selectionSchema,
  tagSchema,
} from './schemas.ts';

const importInput = z.object({
  /** The text of the page or file. */
  text: z.string(),
  /** The HTML flavour of a paste or drop; read first, it carries links and ids. */
  html: z.string().optional(),
  /** The file's name or URL. */
  from: z.string().optional(),
  /** A format id, to skip recognition. */
  format: z.string().optional(),
  year: z.int().min(1900).max(2200).optional(),
  /** ISO date: when the page was captured. */
  captured: z.string().optional(),
});

/** Work that tells how far it is, and that the user can stop. */
const STOPPABLE_TASKS = ['change', 'import', 'print', 'notes', 'complete', 'duplicates', 'insights'] as const;
export type StoppableTask = (typeof STOPPABLE_TASKS)[number];
/** Work that tells how far it is; `live` is the writing of bibliographies that follow the library. */
const TASKS = [...STOPPABLE_TASKS, 'live'] as const;
export type Task = (typeof TASKS)[number];

const done = z.object({ revision: z.int() });
/** A step that was undone or redone: its name, the fields left alone because they changed since, the first of its papers. */
const stepTaken = done.extend({ name: z.string(), skipped: z.array(z.string()), ids: z.array(z.string()) });

export const requests = {
  /** What the sidebar and status line show. */
  'library.overview': { input: z.object({}), output: overviewSchema },
  /** What is wrong with the library, for people: of the overview, the part that counts nothing. */
  'library.trouble': { input: z.object({}), output: z.readonly(z.array(z.string())) },
  'library.settings': { input: z.object({}), output: librarySettingsSchema },
  'library.change-settings': {
    input: librarySettingsSchema.unwrap().partial(),
    output: librarySettingsSchema,
  },

  /** One page of rows for a query, with highlights. */
  'papers.search': {
    input: searchInputSchema,
    output: z.object({
      total: z.int(),
      /** Time in the host, milliseconds. */
      ms: z.number(),
      rows: z.readonly(z.array(rowSchema)),
      problems: z.readonly(z.array(queryProblemSchema)),
      facets: facetsSchema.optional(),
      /** Where the followed paper is in the whole result, counted from 0; missing where it is not in it. */
      place: z.int().optional(),
      /** 0 to 1 while the index is being built and the answer is partial. */
      indexing: z.number().optional(),
    }),
  },
  /** The ids of so many rows of a search, loaded or not: for selections. */
  'papers.ids': {
    input: searchInputSchema.omit({ facets: true }).extend({ limit: z.int().nonnegative() }),
    output: z.object({ ids: z.array(z.string()) }),
  },
  /** The same search with whole papers, for scripts (`search --json`). */
  'papers.find': {
    input: searchInputSchema,
    output: z.object({
      total: z.int(),
      ms: z.number(),
      hits: z.readonly(
        z.array(
          z.object({ paper: paperSchema, score: z.number(), matches: rowSchema.unwrap().shape.matches }),
        ),
      ),
      problems: z.readonly(z.array(queryProblemSchema)),
    }),
  },
  /** What completes at a place in a query. */
  'papers.complete-query': {
    input: z.object({ query: z.string(), cursor: z.int().nonnegative() }),
    output: completionSchema,
  },
  /** One paper by id, key or former key, with what links to it. */
  'papers.get': {
    input: z.union([z.object({ id: z.string() }), z.object({ key: z.string() })]),
    output: z.object({
      paper: paperSchema,
      /** Papers whose notes link here with `[[citekey]]`. */
      backlinks: z.array(paperNameSchema),
      /** Topics that the text suggests, with the words that caused them. */
      suggestedTopics: z.array(
        z.object({ topic: z.string(), label: z.string(), evidence: z.array(z.string()) }),
      ),
    }),
  },
  /** Sets fields on one or more papers, as one undo step. What the user sets is remembered as the user's. */
  'papers.edit': {
    input: z.object({
      ids: z.array(z.string()).min(1),
      edit: paperEditSchema,
      /** The fields as they were where the edit was made: what came into a list since then stays in it. */
      seen: z.record(z.string(), z.unknown()).optional(),
      /** Steps with the same group are one undo step (typing in a note). */
      group: z.string().optional(),
    }),
    output: done,
  },
  'papers.tag': {
    input: z.object({
      ids: z.array(z.string()).min(1),
      add: z.array(z.string()).default([]),
      remove: z.array(z.string()).default([]),
    }),
    output: done,
  },
  'papers.delete': { input: z.object({ ids: z.array(z.string()).min(1) }), output: done },
  /** Makes new keys by the library's pattern; pinned keys stay, old ones become aliases. */
  'papers.regenerate-keys': { input: z.object({ ids: z.array(z.string()).min(1) }), output: done },

  'tags.list': { input: z.object({}), output: z.array(tagSchema) },
  /** The tags that all of some papers have. */
  'tags.shared': { input: z.object({ ids: z.array(z.string()).min(1) }), output: z.array(z.string()) },
  /** Renames a tag and what is nested under it; merges where the new name exists. */
  'tags.rename': {
    input: z.object({ from: z.string(), to: z.string() }),
    output: done.extend({ papers: z.int() }),
  },
  'tags.delete': { input: z.object({ tag: z.string() }), output: done.extend({ papers: z.int() }) },
  'tags.colour': {
    input: z.object({ tag: z.string(), colour: z.int().min(0).max(11).nullable() }),
    output: done,
  },

  'searches.save': { input: savedSearchSchema, output: done },
  'searches.delete': { input: z.object({ id: z.string() }), output: done },

  /** Reads a text and says what importing it would do. Changes nothing. */
  'import.preview': { input: importInput, output: importPreviewSchema },
  /** Does what a preview showed, as one undo step. */
  'import.commit': {
    input: z.object({
      previewId: z.string(),
      /** The items to take; all when missing. */
      include: z.array(z.int().nonnegative()).optional(),
      /** Suggestions that the user confirmed as the same paper. */
      sameAs: z.array(z.int().nonnegative()).default([]),
      tags: z.array(z.string()).default([]),
      /** Whether the headings offered as tags are added. */
      headingTags: z.boolean().default(false),
      /** Answers what a commit would, and changes nothing. */
      dryRun: z.boolean().default(false),
    }),
    output: importReportSchema,
  },
  /**
   * Fetches an address (arXiv, Hugging Face, DOI, OpenReview, USENIX, any page that lists papers), an id, or a day's listing
   * ("hf 2025-08-28"), and previews it. Asks the network.
   */
  'import.fetch': { input: z.object({ address: z.string().min(1).max(4_000) }), output: importPreviewSchema },
  /**
   * Previews a PDF as the paper that its first pages say it is; a commit puts the file beside the paper, a new one or the one that
   * the library has.
   */
  'import.pdf': {
    input: z.object({
      /** The file's name. */
      name: z.string().min(1).max(1_000),
      /** Its content, base64; at most 100 MB before. */
      bytes: z.string(),
    }),
    output: importPreviewSchema,
  },
  /** The built-in sample listing, for the first run. */
  'import.sample': { input: z.object({}), output: importReportSchema },

  /** The online sources, and what of a paper each is sent: shown before the first use. */
  'complete.sources': {
    input: z.object({}),
    output: z.array(z.object({ id: z.string(), name: z.string(), host: z.string(), sends: z.string() })),
  },
  /** Looks up what papers lack. Asks the network; changes nothing. Progress comes as the task "complete". */
  'complete.look-up': {
    input: z.object({
      ids: z.array(z.string()).min(1),
      /** Asks every source anew, instead of taking answers that were given in the last days. */
      fresh: z.boolean().default(false),
      /** Looks for the published versions of preprints. */
      publishedVersions: z.boolean().default(false),
    }),
    output: z.object({
      /** Names this look-up for `complete.apply`; the host keeps the last few. */
      lookUpId: z.string(),
      items: z.array(completionItemSchema),
      failures: z.array(z.object({ source: z.string(), message: z.string() })),
      /** Papers that wait for the network now: no source could be reached, and none is known from before. */
      queued: z.array(z.string()),
    }),
  },
  /** Fills papers with what a look-up found, as one undo step. What the user typed is never touched. */
  'complete.apply': {
    input: z.object({
      lookUpId: z.string(),
      /** The papers to fill; all that were found when missing. */
      ids: z.array(z.string()).optional(),
      /** The choice that the user made for a paper: an index into its `choices`. */
      chosen: z.record(z.string(), z.int().nonnegative()).default({}),
      /** Makes new citation keys for the papers that are filled, in the same step; the old ones become aliases. */
      newKeys: z.boolean().default(false),
    }),
    output: done.extend({ papers: z.int() }),
  },
  /** The papers that wait for the network, or were looked up since and wait to be shown. */
  'complete.queue': { input: z.object({}), output: z.array(queuedPaperSchema) },
  /** Tries the network for the papers that wait. */
  'complete.run-queue': { input: z.object({}), output: z.array(queuedPaperSchema) },
  'complete.dequeue': { input: z.object({ ids: z.array(z.string()) }), output: z.array(queuedPaperSchema) },

  /** Listings and queries that were saved, in the order in which they were. */
  'saved-sources.list': { input: z.object({}), output: z.array(savedSourceStateSchema) },
  /** Saves a listing's address, or a query ("hf", "arxiv cat:cs.DC AND abs:serving"). Asks no one. */
  'saved-sources.add': {
    input: z.object({ address: z.string().min(1).max(4_000), name: z.string().max(200).optional() }),
    output: z.array(savedSourceStateSchema),
  },
  'saved-sources.remove': { input: z.object({ id: z.string() }), output: z.array(savedSourceStateSchema) },
  /** Fetches a saved source and previews what is new there. Asks the network; what is new stays new until `mark-seen`. */
  'saved-sources.check': {
    input: z.object({ id: z.string() }),
    output: z.object({
      source: savedSourceStateSchema,
      /** Papers that were seen before, or are in the library. */
      known: z.int(),
      /** Later versions of papers that were never seen. */
      revised: z.int(),
      /** The new papers, to be committed like any import. */
      preview: importPreviewSchema,
    }),
  },
  /** The user has looked at what the last check showed. */
  'saved-sources.mark-seen': { input: z.object({ id: z.string() }), output: savedSourceStateSchema },

  /** The text of an export. */
  'export.text': {
    input: z.object({
      format: z.string(),
      papers: selectionSchema,
      options: printOptionsSchema.optional(),
      /** Prints so many papers at the most, for a preview; `count` counts all. */
      limit: z.int().positive().optional(),
    }),
    output: exportResultSchema,
  },
  /**
   * Writes a Markdown file for each paper into a folder, its whole path given. Files that somebody changed are kept as they are. Stopped, it
   * answers what was written by then.
   */
  'export.vault': {
    input: z.object({ folder: z.string().min(1), papers: selectionSchema }),
    output: z.object({
      count: z.int(),
      written: z.int(),
      unchanged: z.int(),
      kept: z.readonly(z.array(z.string())),
    }),
  },
  /** Citations as text, one paper a line where the style has no other rule. */
  'export.cite': {
    input: z.object({ papers: selectionSchema, style: z.enum(CITATION_STYLES) }),
    output: z.object({ text: z.string() }),
  },
  'export.formats': {
    input: z.object({}),
    output: z.array(z.object({ id: z.string(), name: z.string(), extension: z.string() })),
  },

  /** Keeps a `.bib` file up to date with a query from now on. Refuses a file that Roofline did not write. */
  'export.keep-updated': {
    input: z.object({
      path: z.string().min(1),
      format: z.enum(['bibtex', 'biblatex']),
      query: z.string().default(''),
      options: printOptionsSchema.default({}),
    }),
    output: z.array(liveExportStateSchema),
  },
  'export.stop-updating': { input: z.object({ path: z.string() }), output: z.array(liveExportStateSchema) },
  'export.live': { input: z.object({}), output: z.array(liveExportStateSchema) },

  /**
   * Reads claims anew where the rules are newer than those that they were read with; what the user settled stays. A host does so by
   * itself some seconds after its start: this is for shells that don't run so long. Answers when all are read.
   */
  'claims.refresh': { input: z.object({}), output: z.object({ papers: z.int() }) },
  /** Every claim of the papers that a query finds. */
  'claims.list': {
    input: z.object({
      query: z.string().default(''),
      metric: z.enum(CLAIM_METRICS).optional(),
      /** At most this many; all where missing. */
      limit: z.int().positive().optional(),
    }),
    /** `total` counts those beyond the limit too. */
    output: z.object({ claims: z.array(claimRowSchema), total: z.int() }),
  },
  /** Counts over the papers that a query finds, for charts. */
  'claims.insights': {
    input: z.object({ query: z.string().default('') }),
    output: insightsSchema,
  },

  /** Groups of papers that are, or may be, the same work. */
  'duplicates.find': {
    input: z.object({}),
    output: z.object({
      groups: z.array(
        z.object({ certain: z.boolean(), reason: z.string(), papers: z.array(paperNameSchema) }),
      ),
    }),
  },
  /** What merging papers into one would change in it, field by field. Changes nothing. */
  'duplicates.preview': {
    input: z.object({ keep: z.string(), others: z.array(z.string()).min(1) }),
    output: z.object({ changes: z.readonly(z.array(fieldDifferenceSchema)) }),
  },
  /** Remembers that papers which look alike are works of their own: they are not shown as duplicates of each other again. */
  'duplicates.keep-apart': { input: z.object({ ids: z.array(z.string()).min(2) }), output: done },
  /** Merges papers into one: every tag, note, file and key is kept. */
  'duplicates.merge': {
    input: z.object({ keep: z.string(), others: z.array(z.string()).min(1) }),
    output: done,
  },

  /** Checks snapshot, journal, checksums, keys, attachments and backups; repairs what is proven when asked. */
  'library.examine': {
    input: z.object({ repair: z.boolean().default(false) }),
    output: z.object({
      diagnoses: z.array(
        z.object({
          level: z.enum(['error', 'warning', 'info']),
          /** What is wrong, and what to do. */
          message: z.string(),
          repairable: z.boolean(),
        }),
      ),
      repaired: z.int(),
    }),
  },

  /** The files of a paper, and whether each is where it should be. */
  'attachments.list': {
    input: z.object({ id: z.string() }),
    output: z.array(z.object({ attachment: attachmentSchema, path: z.string().optional() })),
  },
  /** Adds a file: one of this machine, copied into the library or only linked; or the bytes of one, from a page that knows no paths. */
  'attachments.add': {
    input: z.union([
      z.object({
        id: z.string(),
        path: z.string().min(1),
        how: z.enum(['copy', 'link']).default('copy'),
      }),
      z.object({ id: z.string(), name: z.string().min(1), bytes: z.base64() }),
    ]),
    output: done,
  },
  /** Fetches a paper's PDF from arXiv into the library. Asks the network. */
  'attachments.fetch-pdf': { input: z.object({ id: z.string() }), output: done },
  /** Takes a file off a paper; a copied one stays in the library's folder, so that undo finds it. */
  'attachments.remove': { input: z.object({ id: z.string(), index: z.int().nonnegative() }), output: done },
  /** Opens a file in the system's viewer for its kind. Documents only: nothing that would run. */
  'attachments.open': {
    input: z.object({ id: z.string(), index: z.int().nonnegative() }),
    output: z.object({}),
  },

  /** The library's own backups, newest first. */
  'backups.list': { input: z.object({}), output: z.array(backupSchema) },
  /** Copies the library now: among its own backups, or to a path (a file that is not there yet). */
  'backups.create': {
    input: z.object({ path: z.string().min(1).optional() }),
    output: z.object({ path: z.string(), papers: z.int() }),
  },
  /** What restoring a backup would change. Changes nothing. */
  'backups.preview': { input: z.object({ path: z.string().min(1) }), output: restorePreviewSchema },
  /** Brings the library back to a backup, as one step that can be undone. */
  'backups.restore': {
    input: z.object({ path: z.string().min(1) }),
    output: done.extend(restorePreviewSchema.shape),
  },

  'history.undo': { input: z.object({}), output: stepTaken },
  'history.redo': { input: z.object({}), output: stepTaken },

  /**
   * Stops the work of a task. A change that is not being saved yet, an import, an export fail with `cancelled`, and nothing was
   * changed; look-ups and notes answer with what was done by then.
   */
  'work.stop': { input: z.object({ task: z.enum(STOPPABLE_TASKS) }), output: z.object({}) },
} as const;

export type Requests = typeof requests;
export type RequestName = keyof Requests;
/** What a caller passes: defaults may be left out. */
export type RequestInput<N extends RequestName> = z.input<Requests[N]['input']>;
/** What the host's handler receives: validated, defaults filled in. */
export type RequestData<N extends RequestName> = z.output<Requests[N]['input']>;
export type RequestOutput<N extends RequestName> = z.output<Requests[N]['output']>;

export const events = {
  /** The library changed (by this window, another one, the terminal). `ids` is missing when too many papers changed to name. */
  'library.changed': z.object({ revision: z.int(), ids: z.array(z.string()).optional() }),
  /** Progress of work over a second: 0 to 1. */
  progress: z.object({
    task: z.enum(TASKS),
    fraction: z.number(),
    label: z.string(),
    /** Whether `work.stop` still ends it. */
    stoppable: z.boolean(),
  }),
  /** Papers began to wait for the network, or were looked up. */
  'complete.queue-changed': z.object({ waiting: z.int(), ready: z.int() }),
  /** Something the user must know that no request caused: a failed sync, a change from outside. */
  notice: z.object({ level: z.enum(['info', 'warning', 'error']), message: z.string() }),
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventData<N extends EventName> = z.output<Events[N]>;

/** True for a name that the contract knows; everything that comes over a wire is asked. */
export function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name);
}
