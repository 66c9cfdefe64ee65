/** RIS reference types and the kinds of work they stand for. Source: RIS format specifications (Research Information Systems, 2011). */
import type { PaperType } from '../../library/paper.ts';

const TYPE_OF_TAG: Readonly<Record<string, PaperType>> = {
  ABST: 'article',
  AGGR: 'dataset',
  BLOG: 'online',
  BOOK: 'book',
  CHAP: 'incollection',
  COMP: 'software',
  CONF: 'inproceedings',
  CPAPER: 'inproceedings',
  CTLG: 'book',
  DATA: 'dataset',
  DBASE: 'dataset',
  EBOOK: 'book',
  ECHAP: 'incollection',
  EDBOOK: 'book',
  EJOU: 'article',
  EJOUR: 'article',
  ELEC: 'online',
  INPR: 'article',
  JFULL: 'article',
  JOUR: 'article',
  MANSCPT: 'unpublished',
  MGZN: 'article',
  NEWS: 'article',
  PAT: 'patent',
  RPRT: 'techreport',
  SER: 'book',
  SOFT: 'software',
  THES: 'phdthesis',
  UNPB: 'unpublished',
  WEB: 'online',
};

const TAG_OF_TYPE: Readonly<Record<PaperType, string>> = {
  preprint: 'UNPB',
  article: 'JOUR',
  inproceedings: 'CONF',
  incollection: 'CHAP',
  inbook: 'CHAP',
  book: 'BOOK',
  proceedings: 'CONF',
  phdthesis: 'THES',
  mastersthesis: 'THES',
  techreport: 'RPRT',
  online: 'ELEC',
  software: 'COMP',
  dataset: 'DATA',
  patent: 'PAT',
  unpublished: 'UNPB',
  misc: 'GEN',
};

/** The word that `M3` ("type of work") carries where the RIS type alone says less than ours. */
const WORK_OF_TYPE: Partial<Readonly<Record<PaperType, string>>> = {
  preprint: 'Preprint',
  mastersthesis: "Master's thesis",
  proceedings: 'Proceedings',
  inbook: 'Book section',
};

/** The kind of work of a RIS type and, where given, of its "type of work". */
export function typeOfRis(tag: string, work: string): PaperType {
  for (const [type, name] of Object.entries(WORK_OF_TYPE)) {
    if (name.toLowerCase() === work.toLowerCase()) return type as PaperType;
  }
  if (tag === 'THES' && /master|m\.?\s?sc/i.test(work)) return 'mastersthesis';
  return Object.hasOwn(TYPE_OF_TAG, tag) ? TYPE_OF_TAG[tag]! : 'misc';
}

/** The RIS type of a kind of work. `original` is the type the source used; it is kept where it stands for the same kind. */
export function risOfType(type: PaperType, original: string | undefined): { tag: string; work?: string } {
  const work = WORK_OF_TYPE[type];
  if (original !== undefined && typeOfRis(original, work ?? '') === type)
    return { tag: original, ...(work ? { work } : {}) };
  return { tag: TAG_OF_TYPE[type], ...(work ? { work } : {}) };
}
