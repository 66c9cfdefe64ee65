/** One arXiv record, however it was printed, as a draft: TeX to Unicode, names to parts, categories, the published form. */
import { arxivIdDate, parseArxivId, parseDoi } from '../../library/identifiers.ts';
import { parseNames } from '../../library/names.ts';
import type { Link, Name, PaperDraft, PartialDate, Version } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import type { ParseOptions } from '../format.ts';
import { latexToText } from '../latex/latex-to-text.ts';
import { textToLatex } from '../latex/text-to-latex.ts';
import { linksInAbstract, uniqueLinks } from '../links.ts';
import { readListingDate } from '../listing-date.ts';
import { repair } from '../repair.ts';

export const FORMAT_ID = 'arxiv';

/** What a source prints about one paper; empty strings mean that it prints nothing. */
export interface ArxivRecord {
  /** As printed, with or without version. */
  readonly id: string;
  readonly title: string;
  /** The authors on one line, or one by one. */
  readonly authors: string | readonly string[];
  readonly abstract?: string;
  /** "cs.DC cs.AI", "Machine Learning (cs.LG); ...": the primary one first. */
  readonly categories?: string;
  readonly comments?: string;
  readonly journalRef?: string;
  readonly doi?: string;
  /** When it was first submitted, as printed. */
  readonly submitted?: string;
  /** When it was announced or replaced, as printed: no date of publication, but what the page says. */
  readonly announced?: string;
  /** It was announced as a replacement: a later version of a paper that was out before. */
  readonly revised?: boolean;
  /** Input lines, inclusive. */
  readonly lines: readonly [number, number];
}

const CATEGORY = /(?<![\w.-])[a-z-]{2,9}(?:\.[A-Za-z][A-Za-z-]{1,15})?(?![\w-])/g;
const ARCHIVES = new Set(
  'astro-ph cond-mat cs econ eess gr-qc hep-ex hep-lat hep-ph hep-th math math-ph nlin nucl-ex nucl-th physics q-bio q-fin quant-ph stat'.split(
    ' ',
  ),
);

/** The category codes in a text, in order: "Machine Learning (cs.LG); Information Theory (math.IT)" has cs.LG and math.IT. */
export function categoryCodes(text: string): string[] {
  return [...text.matchAll(CATEGORY)]
    .map((match) => match[0])
    .filter((code) => ARCHIVES.has(code.split('.')[0]!));
}

/** Makes a draft of a record; undefined where it has no title. */
export function toDraft(record: ArxivRecord, options: ParseOptions): PaperDraft | undefined {
  const printedTitle = foldText(record.title);
  if (printedTitle === '') return undefined;
  const title = repair(printedTitle);
  const printedAbstract = foldText(record.abstract ?? '');
  const abstract = repair(printedAbstract);
  const id = parseArxivId(record.id);
  const authors = readAuthors(record.authors);
  const doi = record.doi ? parseDoi(record.doi) : undefined;
  const category = categoryCodes(record.categories ?? '')[0];
  const comments = foldText(record.comments ?? '');
  const published = publishedDate(record, id?.id);
  const datePrinted = record.submitted || record.announced;
  const links: Link[] = uniqueLinks(linksInAbstract(comments).map(fromSource));
  const versions = publishedVersions(record, doi);
  return {
    title: title.text,
    ...(printedAbstract === '' ? {} : { abstract: abstract.text }),
    ...(abstract.changed ? { abstractPrinted: printedAbstract } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(published ? { published } : {}),
    ids: {
      ...(id ? { arxiv: id.id } : {}),
      ...(id?.version ? { arxivVersion: id.version } : {}),
      ...(category ? { arxivCategory: category } : {}),
      ...(doi ? { doi } : {}),
    },
    type: 'preprint',
    ...(versions.length > 0 ? { versions } : {}),
    ...(links.length > 0 ? { links } : {}),
    ...(comments === '' ? {} : { bib: { comment: textToLatex(repair(comments).text, { ascii: false }) } }),
    sources: [
      {
        format: FORMAT_ID,
        ...(options.from === undefined ? {} : { from: options.from }),
        ...(options.captured === undefined ? {} : { capturedAt: options.captured }),
        lines: record.lines,
        ...(datePrinted ? { datePrinted: foldText(datePrinted) } : {}),
        ...(record.revised ? { revised: true } : {}),
        ...(title.changed ? { titlePrinted: printedTitle } : {}),
      },
    ],
  };
}

function fromSource(link: Link): Link {
  return { ...link, from: 'source' };
}

function readAuthors(authors: string | readonly string[]): Name[] {
  const read = (text: string) => parseNames(latexToText(text).text);
  return typeof authors === 'string' ? read(authors) : authors.flatMap(read);
}

/**
 * When the paper first appeared: the printed submission date; else year and month as its id states them (arXiv identifier
 * scheme). A day on which it was announced counts where it fits the id: replacements and cross-lists come later.
 */
function publishedDate(record: ArxivRecord, id: string | undefined): PartialDate | undefined {
  const submitted = record.submitted ? readListingDate(record.submitted)?.date : undefined;
  if (submitted?.year !== undefined) return submitted;
  const issued = id === undefined ? undefined : arxivIdDate(id);
  const announced = record.announced ? readListingDate(record.announced)?.date : undefined;
  if (announced?.year === undefined) return issued;
  if (!issued) return undefined;
  const months = announced.year * 12 + (announced.month ?? 1) - (issued.year * 12 + issued.month);
  return months === 0 ? announced : issued;
}

/** The journal or proceedings version that a record names. */
function publishedVersions(record: ArxivRecord, doi: string | undefined): Version[] {
  const venue = foldText(record.journalRef ?? '');
  if (venue === '') return [];
  const year = /(?:19|20)\d{2}/g;
  const years = [...venue.matchAll(year)].map((match) => Number(match[0]));
  const proceedings = /\b(?:proc\b|proceedings|conference|workshop|symposium)|^in\b/i.test(venue);
  return [
    {
      type: proceedings ? 'inproceedings' : 'article',
      venue: latexToText(venue).text,
      ...(years.length > 0 ? { published: { year: years.at(-1)! } } : {}),
      ids: doi ? { doi } : {},
    },
  ];
}
