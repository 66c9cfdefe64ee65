/** What the tags of a RIS record mean for a paper. */
import { idsFromUrl, paperPageUrl, parseArxivId, parseDoi, type ArxivId } from '../../library/identifiers.ts';
import { isNameSuffix, parseName } from '../../library/names.ts';
import type { Link, Name, PaperDraft, PaperIds, PartialDate } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import { isPreprintServer } from '../../library/preprint-servers.ts';
import { findVenue } from '../../library/venues.ts';
import type { ParseOptions, Warning } from '../format.ts';
import { textToLatex } from '../latex/text-to-latex.ts';
import { cleanUrl, findUrls, linkKind, uniqueLinks } from '../links.ts';
import { isRealDate } from '../listing-date.ts';
import type { RisRecord } from './parse.ts';
import { risOfType, typeOfRis } from './types.ts';

/** Identifiers while they are being collected. */
type Ids = { -readonly [K in keyof PaperIds]: PaperIds[K] };

/** Tags whose values go to a BibTeX field as they are. */
export const BIB_FIELDS: Readonly<Record<string, string>> = {
  VL: 'volume',
  IS: 'number',
  PB: 'publisher',
  CY: 'address',
  ET: 'edition',
  T3: 'series',
  ST: 'shorttitle',
};

/** The values of a record by tag. A value that was read is taken out, so that what is left can be kept. */
class Values {
  readonly #values = new Map<string, string[]>();

  constructor(record: RisRecord) {
    for (const { tag, value: printed } of record.fields) {
      const value = printed.split('\n').map(foldText).join('\n').trim();
      if (value === '') continue;
      const known = this.#values.get(tag);
      if (known) known.push(value);
      else this.#values.set(tag, [value]);
    }
  }

  /** All values of these tags, taken out. */
  all(...tags: readonly string[]): string[] {
    return tags.flatMap((tag) => {
      const values = this.#values.get(tag) ?? [];
      this.#values.delete(tag);
      return values;
    });
  }

  /** The first value of the first of these tags that has one, folded to one line; its other values stay. */
  first(...tags: readonly string[]): string | undefined {
    for (const tag of tags) {
      const values = this.#values.get(tag);
      if (!values) continue;
      const [value, ...rest] = values;
      if (rest.length > 0) this.#values.set(tag, rest);
      else this.#values.delete(tag);
      return foldText(value!);
    }
    return undefined;
  }

  has(...tags: readonly string[]): boolean {
    return tags.some((tag) => this.#values.has(tag));
  }

  rest(): ReadonlyMap<string, readonly string[]> {
    return this.#values;
  }
}

/** The paper of one record; what the model has no place for is kept in `bib` as `ris-xx`. */
export function risRecordToDraft(record: RisRecord, options: ParseOptions, warnings: Warning[]): PaperDraft {
  const values = new Values(record);
  // A record that lost its first line is an article where it names a journal.
  const tag = (values.first('TY') ?? (values.has('JF', 'JO', 'JA') ? 'JOUR' : 'GEN')).toUpperCase();
  const works = values.all('M3');
  const work = works.find((value) => !parseDoi(value)) ?? '';
  const bib: Record<string, string> = {};
  const keepLines = (field: string, value: string) => {
    if (value) bib[field] = textToLatex(value, { ascii: false, maths: false });
  };
  // These are written back on one line.
  const keep = (field: string, value = '') => keepLines(field, value.replaceAll('\n', ' '));
  const ids: Ids = {};

  const title = values.first('TI', 'T1', 'CT');
  const place = values.first('JF', 'JO', 'T2', 'BT', 'JA', 'J2', 'J1');
  keep('shortjournal', values.first('JA', 'J2', 'J1'));
  const server = place !== undefined && isPreprintServer(place);
  const venue = place === undefined || server ? undefined : (findVenue(place)?.short ?? place);
  const authors = values.all('AU', 'A1').flatMap(readAuthors);
  const editors = values.all('ED', 'A2').flatMap(readAuthors);
  const doi = parseDoi(values.first('DO', 'DI') ?? '') ?? works.map(parseDoi).find(Boolean);
  if (doi) ids.doi = doi;
  keep('ris-m3', work);
  const printedLinks = readLinks(values, ids, keep);
  const notes = values.all('N1').flatMap((note) => readNote(note, ids));
  const [abstract, second] = [...values.all('AB'), ...values.all('N2')];
  if (second !== undefined && second !== abstract) notes.push(second);
  readSerial(values, ids, keep);
  const pages = [values.first('SP'), values.first('EP')].flatMap((page) => page?.split(/\s*[-–—]+\s*/) ?? []);
  if (pages.length > 0)
    bib['pages'] = pages.map((page) => textToLatex(page, { ascii: false, maths: false })).join('--');
  // The address that the identifiers give anyway is no news; it is written again where a paper has no other.
  const links = printedLinks.filter((link) => link.url !== paperPageUrl(ids));
  const published = readDate(values, keep);
  for (const [name, field] of Object.entries(BIB_FIELDS)) keep(field, values.first(name));
  const language = values.first('LA');
  const citeKey = readKey(values.first('ID'), keep);
  const tags = values.all('KW').flatMap(readKeywords);
  for (const [name, rest] of values.rest()) keepLines(`ris-${name.toLowerCase()}`, rest.join('\n'));

  const listed = typeOfRis(tag, work);
  const preprint = server || (listed === 'preprint' && venue === undefined);
  const type = preprint
    ? 'preprint'
    : listed === 'techreport' && findVenue(place ?? '')?.kind === 'conference'
      ? 'inproceedings'
      : listed;
  if (risOfType(type, undefined).tag !== tag) bib['ris-ty'] = tag;
  if (title === undefined) {
    const message = `This record has no title; it was imported as "${venue ?? 'Untitled'}". Set its title by hand.`;
    warnings.push({ code: 'missing-title', line: record.from, column: 1, message });
  }
  return {
    title: title ?? venue ?? 'Untitled',
    ...(abstract === undefined ? {} : { abstract: foldText(abstract) }),
    ...(authors.length > 0 ? { authors } : {}),
    ...(editors.length > 0 ? { editors } : {}),
    ...(published ? { published } : {}),
    ids,
    type,
    ...(venue === undefined ? {} : { venue }),
    ...(links.length > 0 ? { links } : {}),
    ...(Object.keys(bib).length > 0 ? { bib } : {}),
    ...(language === undefined ? {} : { language }),
    ...(tags.length > 0 ? { tags: [...new Set(tags)] } : {}),
    ...(notes.length > 0 ? { note: notes.join('\n\n') } : {}),
    ...(citeKey === undefined ? {} : { citeKey }),
    sources: [
      { format: 'ris', ...(options.from ? { from: options.from } : {}), lines: [record.from, record.to] },
    ],
  };
}

/**
 * The names of one `AU` value. The format wants one name each ("Family, Given, Suffix"); programs also write several, separated
 * by semicolons, "and", line ends, or commas between whole names. A trailing comma marks a corporate name (EndNote).
 */
function readAuthors(value: string): Name[] {
  if (/[;\n]/.test(value)) return value.split(/\s*[;\n]\s*/).flatMap(readAuthors);
  if (/\sand\s/.test(value)) {
    return value.split(/,?\sand\s/).flatMap((part) => {
      const names = part.split(/\s*,\s*/);
      return names.every((name) => name.includes(' ')) ? names.map(parseName) : readAuthors(part);
    });
  }
  const text = foldText(value);
  if (text === '') return [];
  if (/^[^,]+,$/.test(text)) return [{ literal: text.slice(0, -1).trim() }];
  const parts = text.split(/\s*,\s*/).filter((part) => part !== '');
  const wholeNames = parts.length >= 3 && parts.every((part) => part.includes(' ') && !isNameSuffix(part));
  return wholeNames ? parts.map(parseName) : [parseName(text)];
}

/** Adds identifiers that are not known yet. */
function addIds(ids: Ids, more: PaperIds): void {
  Object.assign(ids, { ...more, ...ids });
}

function addArxiv(ids: Ids, arxiv: ArxivId): void {
  if (ids.arxiv !== undefined && ids.arxiv !== arxiv.id) return;
  addIds(ids, { arxiv: arxiv.id, ...(arxiv.version ? { arxivVersion: arxiv.version } : {}) });
}

function readLinks(
  values: Values,
  ids: Ids,
  keep: (field: string, value: string | undefined) => void,
): Link[] {
  const links: Link[] = [];
  const others: string[] = [];
  const add = (value: string, kind?: Link['kind']) => {
    for (const printed of value.split(/\s+/)) {
      const url = /^(?:https?:|www\.)/i.test(printed) ? cleanUrl(printed) : undefined;
      if (!url) {
        others.push(printed);
        continue;
      }
      addIds(ids, idsFromUrl(url));
      links.push({ kind: kind ?? linkKind(url), url, from: 'source' });
    }
  };
  for (const value of values.all('UR', 'LK', 'L2')) add(value);
  for (const value of values.all('L1')) add(value, 'pdf');
  // Not an address, but what the source printed for one.
  keep('ris-ur', others.join(' '));
  return uniqueLinks(links);
}

/** A note, rid of the identifiers that programs put into notes ("arXiv: 2410.08164"). */
function readNote(value: string, ids: Ids): string[] {
  const text = value.trim();
  const arxiv = /^arxiv\s*[:.]/i.test(text) ? parseArxivId(text) : undefined;
  if (arxiv) {
    addArxiv(ids, arxiv);
    return [];
  }
  for (const url of findUrls(text)) {
    if (url === text) addIds(ids, idsFromUrl(url));
  }
  return [text];
}

/** `SN` is an ISBN or an ISSN; `AN` may be an arXiv id. */
function readSerial(
  values: Values,
  ids: Ids,
  keep: (field: string, value: string | undefined) => void,
): void {
  for (const serial of values.all('SN')) {
    const digits = serial.replace(/[^\dXx]/g, '');
    if (/^(?:97[89])?\d{9}[\dXx]$/.test(digits) && ids.isbn === undefined) ids.isbn = digits.toUpperCase();
    else if (/^\d{4}-?\d{3}[\dXx]$/.test(serial)) keep('issn', serial);
    else keep('ris-sn', serial);
  }
  const accession = values.first('AN');
  const arxiv = accession && /arxiv/i.test(accession) ? parseArxivId(accession) : undefined;
  if (arxiv) addArxiv(ids, arxiv);
  else keep('ris-an', accession);
}

/** The most exact of DA, PY and Y1 that does not contradict PY; dates are `YYYY/MM/DD/other`. */
function readDate(
  values: Values,
  keep: (field: string, value: string | undefined) => void,
): PartialDate | undefined {
  const printed = values.all('PY', 'Y1', 'DA');
  let best: PartialDate | undefined;
  for (const text of printed) {
    const date = parseRisDate(text);
    if (!date) keep('ris-da', text);
    else if (!best || (date.year === best.year && Object.keys(date).length > Object.keys(best).length))
      best = date;
  }
  const accessed = values.first('Y2');
  const access = accessed === undefined ? undefined : parseRisDate(accessed);
  if (access?.day !== undefined) {
    keep('urldate', [access.year, pad(access.month!), pad(access.day)].join('-'));
  } else keep('ris-y2', accessed);
  return best;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** "2001/09/01/", "2012///", "2001", "2001-09-01"; a month of 0 or 13 counts as none. */
function parseRisDate(text: string): PartialDate | undefined {
  const match = /^\s*(\d{4})(?:[/-](\d{0,2})(?:[/-](\d{0,2}))?)?(?!\d)/.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0] = [match[1], match[2] ?? '', match[3] ?? ''].map(Number);
  if (month < 1 || month > 12) return { year };
  return day >= 1 && isRealDate({ year, month, day }) ? { year, month, day } : { year, month };
}

/** `ID` is a citation key where it reads like one; a database's running number is none. */
function readKey(
  id: string | undefined,
  keep: (field: string, value: string | undefined) => void,
): string | undefined {
  if (id === undefined) return undefined;
  if (/^(?=.*[A-Za-z])[^\s,{}()"#%~\\=']{2,80}$/.test(id)) return id;
  keep('ris-id', id);
  return undefined;
}

/** One keyword a tag, or several separated by line ends, semicolons or commas. */
function readKeywords(value: string): string[] {
  const parts = value
    .split(/\s*[;\n]\s*/)
    .flatMap((part) => (/,/.test(part) ? part.split(/\s*,\s*/) : [part]));
  return parts.map(foldText).filter((part) => part !== '');
}
