/**
 * The data model: what the library keeps about one paper. Plain readonly data, validated by these zod schemas at every
 * border (disk, API, terminal, import). Dates are ISO-8601 UTC unless a field says otherwise.
 */
import { z } from 'zod';
import { claimSchema, topicAssignmentSchema } from './knowledge.ts';

/** One author or editor: a structured name, or a literal one (a corporation, a collaboration, a name that can't be split). */
export const nameSchema = z.readonly(
  z.object({
    family: z.string().optional(),
    given: z.string().optional(),
    /** "van", "de la": printed before the family name, not sorted under. */
    particle: z.string().optional(),
    /** "Jr.", "III". */
    suffix: z.string().optional(),
    /** The whole name where it has no parts: a corporate author. Excludes the other fields. */
    literal: z.string().optional(),
  }),
);
export type Name = z.infer<typeof nameSchema>;

/** A date as exact as its source printed it, never more. `month` and `day` count from 1. */
export const partialDateSchema = z.readonly(
  z.object({
    year: z.int().min(0).max(9999).optional(),
    month: z.int().min(1).max(12).optional(),
    day: z.int().min(1).max(31).optional(),
  }),
);
export type PartialDate = z.infer<typeof partialDateSchema>;

/** Identifiers in normal form (see identifiers.ts). `arxiv` has no version; `arxivVersion` is the number after `v`. */
export const paperIdsSchema = z.readonly(
  z.object({
    arxiv: z.string().optional(),
    arxivVersion: z.int().positive().optional(),
    /** arXiv's primary category, "cs.DC". */
    arxivCategory: z.string().optional(),
    doi: z.string().optional(),
    openreview: z.string().optional(),
    /** Hugging Face paper page id (an arXiv id in practice). */
    hf: z.string().optional(),
    dblp: z.string().optional(),
    acl: z.string().optional(),
    semanticScholar: z.string().optional(),
    isbn: z.string().optional(),
  }),
);
export type PaperIds = z.infer<typeof paperIdsSchema>;

/** What kind of work it is; the names are BibTeX's and BibLaTeX's, with `preprint` added. */
export const PAPER_TYPES = [
  'preprint',
  'article',
  'inproceedings',
  'incollection',
  'inbook',
  'book',
  'proceedings',
  'phdthesis',
  'mastersthesis',
  'techreport',
  'online',
  'software',
  'dataset',
  'patent',
  'unpublished',
  'misc',
] as const;
export const paperTypeSchema = z.enum(PAPER_TYPES);
export type PaperType = (typeof PAPER_TYPES)[number];

/** Where the user is with a paper. `discarded` papers are hidden but remembered, so that a re-import does not bring them back. */
export const STATUSES = ['inbox', 'to-read', 'reading', 'read', 'archived', 'discarded'] as const;
export const statusSchema = z.enum(STATUSES);
export type Status = (typeof STATUSES)[number];

/** A web address that belongs to the paper. */
export const linkSchema = z.readonly(
  z.object({
    kind: z.enum(['code', 'project', 'pdf', 'page', 'data', 'model', 'slides', 'video', 'other']),
    url: z.string(),
    /** Where it was found: printed by the source beside the paper, or inside the abstract. */
    from: z.enum(['source', 'abstract', 'user']).optional(),
  }),
);
export type Link = z.infer<typeof linkSchema>;

/** One published form of the same work: the preprint, the proceedings paper, the journal version. */
export const versionSchema = z.readonly(
  z.object({
    type: paperTypeSchema,
    title: z.string().optional(),
    venue: z.string().optional(),
    published: partialDateSchema.optional(),
    ids: paperIdsSchema,
  }),
);
export type Version = z.infer<typeof versionSchema>;

/** A file that belongs to the paper: copied into the library (`path` relative to `attachments/`) or linked (absolute). */
export const attachmentSchema = z.readonly(
  z.object({
    kind: z.enum(['copied', 'linked']),
    path: z.string(),
    title: z.string().optional(),
    mimeType: z.string().optional(),
  }),
);
export type Attachment = z.infer<typeof attachmentSchema>;

/** Whether a file of a paper is a PDF, by its type or its name. */
export function isPdfFile({ mimeType, path }: Attachment): boolean {
  return mimeType === 'application/pdf' || /\.pdf$/i.test(path);
}

/** Where a paper was read: one record for each listing or bibliography that printed it. */
export const sourceSchema = z.readonly(
  z.object({
    /** The format's id (shared/formats/registry.ts), or "manual". */
    format: z.string(),
    /** A file name or URL, as far as it is known. */
    from: z.string().optional(),
    /** When the page was captured, or else imported. */
    capturedAt: z.string().optional(),
    /** First and last line of the input, counted from 1. */
    lines: z.readonly(z.tuple([z.int().positive(), z.int().positive()])).optional(),
    /** The headings above the paper, outermost first; offered as nested tags, never added unasked. */
    headings: z.readonly(z.array(z.string())).optional(),
    comments: z.int().nonnegative().optional(),
    votes: z.int().nonnegative().optional(),
    /** An organisation printed instead of authors. */
    organisation: z.string().optional(),
    /** The date exactly as printed ("Aug 28", "11 days ago"). */
    datePrinted: z.string().optional(),
    /** It was announced as a later version of a paper that was out before. */
    revised: z.boolean().optional(),
    /** The title and abstract as printed, where repair changed them. */
    titlePrinted: z.string().optional(),
  }),
);
export type Source = z.infer<typeof sourceSchema>;

/** The fields of a paper that come from sources or from the user; the rest of Paper is bookkeeping. */
const bibliographicShape = {
  /** Unicode NFC, white space folded, LaTeX left-overs repaired; inline maths kept as `$...$`. */
  title: z.string(),
  abstract: z.string().optional(),
  /** The abstract as the source printed it, kept only where repair changed it. Claim offsets refer to it. */
  abstractPrinted: z.string().optional(),
  authors: z.readonly(z.array(nameSchema)),
  /** How many authors the source says there are; set when it prints a number instead of names, or more than the names. */
  authorCount: z.int().positive().optional(),
  editors: z.readonly(z.array(nameSchema)).optional(),
  published: partialDateSchema.optional(),
  /** True where the year was inferred, not printed (DESIGN 4.2). */
  yearInferred: z.boolean().optional(),
  ids: paperIdsSchema,
  type: paperTypeSchema,
  /** The venue as printed, or its short name where venues.ts knows it: "MLSys", "OSDI". */
  venue: z.string().optional(),
  /** Other published forms of this work; the paper's own fields are the version to cite. */
  versions: z.readonly(z.array(versionSchema)),
  links: z.readonly(z.array(linkSchema)),
  /** Runs of the title whose capitals must survive BibTeX (`{Bayesian}`), as they came in. */
  titleProtected: z.readonly(z.array(z.string())).optional(),
  /** BibTeX fields that the model has no place for, by lower-case name, written back unchanged. Values are raw LaTeX. */
  bib: z.readonly(z.record(z.string(), z.string())),
  /** The language of the work where a source says so (BCP 47 or the source's own word). */
  language: z.string().optional(),
  attachments: z.readonly(z.array(attachmentSchema)),
  tags: z.readonly(z.array(z.string())),
  /** Markdown. */
  note: z.string(),
};

/** Who set a field: the user (never overwritten) or a source (its format id). */
export const originSchema = z.readonly(z.record(z.string(), z.string()));

export const paperSchema = z.readonly(
  z.object({
    /** UUIDv7: stable and time-ordered. */
    id: z.string().min(1),
    ...bibliographicShape,
    starred: z.boolean(),
    status: statusSchema,
    rating: z.int().min(1).max(5).optional(),
    citeKey: z.string().min(1),
    /** The user fixed the key: not even "regenerate keys" changes it. */
    citeKeyPinned: z.boolean().optional(),
    /** Former keys, and keys of papers merged into this one. They still find the paper and go out as BibLaTeX `ids`. */
    keyAliases: z.readonly(z.array(z.string())),
    claims: z.readonly(z.array(claimSchema)),
    topics: z.readonly(z.array(topicAssignmentSchema)),
    sources: z.readonly(z.array(sourceSchema)),
    origin: originSchema,
    addedAt: z.string(),
    updatedAt: z.string(),
  }),
);
export type Paper = z.infer<typeof paperSchema>;

/**
 * What a format reads: the bibliographic part of a paper, before it enters a library. Everything but the title may be
 * missing; a missing list means "the source does not say", not "none".
 */
export const paperDraftSchema = z.readonly(
  z
    .object(bibliographicShape)
    .partial()
    .required({ title: true })
    .extend({
      /** The key the source gives (BibTeX entry key, Zotero "Citation Key:"); kept if it is free. */
      citeKey: z.string().optional(),
      /** Other keys the source gives (BibLaTeX `ids`). */
      keyAliases: z.readonly(z.array(z.string())).optional(),
      status: statusSchema.optional(),
      starred: z.boolean().optional(),
      rating: z.int().min(1).max(5).optional(),
      addedAt: z.string().optional(),
      sources: z.readonly(z.array(sourceSchema)),
    }),
);
export type PaperDraft = z.infer<typeof paperDraftSchema>;

/** The fields that a user edits and that a merge compares; `origin` records who set each. */
export const EDITABLE_FIELDS = [
  'title',
  'abstract',
  'authors',
  'authorCount',
  'editors',
  'published',
  'yearInferred',
  'ids',
  'type',
  'venue',
  'versions',
  'links',
  'titleProtected',
  'bib',
  'language',
  'attachments',
  'tags',
  'note',
  'starred',
  'status',
  'rating',
  'citeKey',
  'citeKeyPinned',
  'keyAliases',
  'claims',
  'topics',
] as const;
export type EditableField = (typeof EDITABLE_FIELDS)[number];
