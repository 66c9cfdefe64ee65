/** CSL item types and the kinds of work they stand for. Source: CSL 1.0.2 specification, appendix III. */
import type { PaperType } from '../../library/paper.ts';

const TYPE_OF_CSL: Readonly<Record<string, PaperType>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  'paper-conference': 'inproceedings',
  chapter: 'incollection',
  'entry-encyclopedia': 'incollection',
  'entry-dictionary': 'incollection',
  book: 'book',
  collection: 'proceedings',
  thesis: 'phdthesis',
  report: 'techreport',
  standard: 'techreport',
  article: 'preprint',
  webpage: 'online',
  post: 'online',
  'post-weblog': 'online',
  software: 'software',
  dataset: 'dataset',
  patent: 'patent',
  manuscript: 'unpublished',
  document: 'misc',
};

const CSL_OF_TYPE: Readonly<Record<PaperType, string>> = {
  preprint: 'article',
  article: 'article-journal',
  inproceedings: 'paper-conference',
  incollection: 'chapter',
  inbook: 'chapter',
  book: 'book',
  proceedings: 'collection',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  techreport: 'report',
  online: 'webpage',
  software: 'software',
  dataset: 'dataset',
  patent: 'patent',
  unpublished: 'manuscript',
  misc: 'document',
};

/** The kind of work of a CSL type; `genre` tells a master's thesis from a doctoral one. */
export function typeOfCsl(type: string, genre: string | undefined): PaperType {
  if (type === 'thesis' && /master|m\.?\s?sc/i.test(genre ?? '')) return 'mastersthesis';
  return Object.hasOwn(TYPE_OF_CSL, type) ? TYPE_OF_CSL[type]! : 'misc';
}

/** The CSL type of a kind of work. */
export function cslOfType(type: PaperType): string {
  return CSL_OF_TYPE[type];
}
