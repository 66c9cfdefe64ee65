/** Entry types: what BibTeX and BibLaTeX call the kinds of work in paper.ts. Source: BibLaTeX manual 2.1, btxdoc 3.1. */
import type { PaperType } from '../../library/paper.ts';

export type Dialect = 'bibtex' | 'biblatex';

/** Entry types that sources use, and the kind of work each is. */
const TYPE_OF_ENTRY: Readonly<Record<string, PaperType>> = {
  article: 'article',
  periodical: 'article',
  suppperiodical: 'article',
  book: 'book',
  booklet: 'book',
  manual: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  reference: 'book',
  mvreference: 'book',
  conference: 'inproceedings',
  inproceedings: 'inproceedings',
  incollection: 'incollection',
  inreference: 'incollection',
  suppcollection: 'incollection',
  inbook: 'inbook',
  bookinbook: 'inbook',
  suppbook: 'inbook',
  proceedings: 'proceedings',
  mvproceedings: 'proceedings',
  phdthesis: 'phdthesis',
  thesis: 'phdthesis',
  mastersthesis: 'mastersthesis',
  techreport: 'techreport',
  report: 'techreport',
  standard: 'techreport',
  online: 'online',
  electronic: 'online',
  www: 'online',
  webpage: 'online',
  software: 'software',
  dataset: 'dataset',
  patent: 'patent',
  unpublished: 'unpublished',
  preprint: 'preprint',
  misc: 'misc',
};

/** What `bibtex`'s standard styles define; other entries make them warn. */
const BIBTEX_ENTRIES = new Set(
  'article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings techreport unpublished'.split(
    ' ',
  ),
);

/** The kind of work that an entry type (lower case) stands for; unknown ones are `misc`. */
export function typeOfEntry(entry: string): PaperType {
  return Object.hasOwn(TYPE_OF_ENTRY, entry) ? TYPE_OF_ENTRY[entry]! : 'misc';
}

/** Whether the entry type is one that some style or tool knows. */
export function isEntryType(entry: string): boolean {
  return Object.hasOwn(TYPE_OF_ENTRY, entry);
}

/**
 * The entry type for a kind of work that is no preprint, and the `entrysubtype` that tells the kind where the dialect has
 * no type of its own for it. `original` is the type the source used; it is kept as far as the dialect has it.
 */
export function entryOfType(
  type: PaperType,
  dialect: Dialect,
  original: string | undefined,
): { readonly entry: string; readonly subtype?: string } {
  const wanted = original !== undefined && typeOfEntry(original) === type ? original : type;
  if (dialect === 'biblatex') return { entry: wanted === 'preprint' ? 'misc' : wanted };
  if (BIBTEX_ENTRIES.has(wanted)) return { entry: wanted };
  return { entry: BIBTEX_ENTRIES.has(type) ? type : 'misc', subtype: wanted };
}

/** The field that names where a kind of work appeared. */
export function venueField(type: PaperType, dialect: Dialect): string | undefined {
  switch (type) {
    case 'article':
      return dialect === 'biblatex' ? 'journaltitle' : 'journal';
    case 'inproceedings':
    case 'incollection':
    case 'inbook':
      return 'booktitle';
    case 'phdthesis':
    case 'mastersthesis':
      return dialect === 'biblatex' ? 'institution' : 'school';
    case 'techreport':
      return 'institution';
    case 'online':
    case 'preprint':
      return dialect === 'biblatex' ? 'organization' : 'howpublished';
    case 'misc':
    case 'software':
    case 'dataset':
    case 'patent':
    case 'unpublished':
      return 'howpublished';
    case 'book':
    case 'proceedings':
      return undefined;
  }
}

/**
 * Fields of `bib` that print-entry places itself, or that only steer it; the others are copied. `comment`, what arXiv says of a
 * submission, is left out: BibLaTeX has no field for it, and JabRef (as we do) takes a field of that name for the user's note.
 */
export const PLACED_FIELDS: ReadonlySet<string> = new Set(
  'entrytype comment title author editor abstract year month date key journal journaltitle booktitle school institution howpublished organization eprint archiveprefix primaryclass eprinttype eprintclass entrysubtype'.split(
    ' ',
  ),
);
