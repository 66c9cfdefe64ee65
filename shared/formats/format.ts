/**
 * What a format is: one kind of text that papers are read from, written to, or both. Each format lives in its own file
 * (or folder) with recognition, parsing and printing side by side, and is listed in registry.ts.
 */
import { z } from 'zod';
import type { Paper, PaperDraft } from '../library/paper.ts';

/** A problem with the input. It never stops a parse. `line` and `column` count from 1. */
export const warningSchema = z.readonly(
  z.object({ code: z.string(), line: z.int().positive(), column: z.int().positive(), message: z.string() }),
);
export type Warning = z.infer<typeof warningSchema>;

/** A range of input lines (inclusive, from 1) that became nothing: page furniture, or text nobody could read. */
export const unusedSchema = z.readonly(
  z.object({
    from: z.int().positive(),
    to: z.int().positive(),
    kind: z.enum(['chrome', 'unread']),
    text: z.string(),
  }),
);
export type Unused = z.infer<typeof unusedSchema>;

/** What the caller knows about the input beyond its text. */
export interface ParseOptions {
  /** The file's name or URL: for `sources`, and a hint for recognition. */
  readonly from?: string;
  /** The year that dates without one belong to (`--year`). */
  readonly year?: number;
  /** When the page was captured, ISO date or date-time (`--captured`; today for a live paste). Never a file's mtime. */
  readonly captured?: string;
}

/**
 * What a parse yields. Every non-blank input line is accounted for: it lies in the `sources[].lines` of some paper, or in
 * `unused`. Lines that are `unread` are also warned about.
 */
export interface ParseResult {
  readonly papers: readonly PaperDraft[];
  readonly warnings: readonly Warning[];
  readonly unused: readonly Unused[];
  /** The year that was given to dates printed without one. */
  readonly pageYear?: number;
  /** The other years that would have fitted as well, where the choice was not forced. */
  readonly otherYears?: readonly number[];
  /** Facts about papers that are not papers themselves (Papers with Code links): applied to papers already in the library. */
  readonly enrichments?: readonly PaperDraft[];
}

/** How preprints are written (DESIGN 4.3): which BibTeX styles must show the arXiv id. */
export const PREPRINT_PROFILES = ['plain', 'acm', 'biblatex'] as const;
export type PreprintProfile = (typeof PREPRINT_PROFILES)[number];

/** How to write papers. Every field has a default; the same papers and options give the same bytes. */
export const printOptionsSchema = z.readonly(
  z.object({
    profile: z.enum(PREPRINT_PROFILES).optional(),
    /** ASCII with LaTeX accents; default true for BibTeX, false for BibLaTeX. */
    ascii: z.boolean().optional(),
    venue: z.enum(['short', 'long']).optional(),
    /** Whether abstracts, notes and tags go out too. */
    abstracts: z.boolean().optional(),
    notes: z.boolean().optional(),
    tags: z.boolean().optional(),
  }),
);
export type PrintOptions = z.infer<typeof printOptionsSchema>;

/** Something the reader of an export should know: `missing-author`, `year-inferred`, ... */
export const printProblemSchema = z.readonly(
  z.object({ code: z.string(), citeKey: z.string(), message: z.string() }),
);
export type PrintProblem = z.infer<typeof printProblemSchema>;

export interface PrintResult {
  readonly text: string;
  readonly problems: readonly PrintProblem[];
}

/** One kind of text. A format parses, prints, or does both. */
export interface Format {
  /** Stable, kebab-case: what `--format` takes. */
  readonly id: string;
  /** For people: "Hugging Face papers page". */
  readonly name: string;
  /** File name endings without the dot, most usual first. */
  readonly extensions: readonly string[];
  /**
   * How sure this format is that `text` is its kind: 0 (no) to 1 (certain). Looks at a bounded part of the text. The
   * highest confidence wins; equal confidences go to the earlier format of the registry.
   */
  recognise?(text: string, options?: ParseOptions): number;
  /** Reads papers. Never throws on content; linear in the length of the text. */
  parse?(text: string, options: ParseOptions): ParseResult;
  /** Writes papers. */
  print?(papers: readonly Paper[], options: PrintOptions): PrintResult;
  /** The same in steps of some milliseconds; yields the part that is written, 0 to 1. `printing` (print-each.ts) makes both from one. */
  printInSteps?(papers: readonly Paper[], options: PrintOptions): Generator<number, PrintResult>;
}
