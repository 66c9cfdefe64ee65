/** Reads CSL-JSON items; what the model has no place for is kept in `bib` as `csl-<name>` and written back. */
import { z } from 'zod';
import { idsFromUrl, paperPageUrl, parseArxivId, parseDoi } from '../../library/identifiers.ts';
import type { Name, PaperDraft, PaperIds } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import { isPreprintServer } from '../../library/preprint-servers.ts';
import { findVenue } from '../../library/venues.ts';
import type { ParseOptions, ParseResult, Warning } from '../format.ts';
import { readJsonRecords, type JsonRecord } from '../json-records.ts';
import { textToLatex } from '../latex/text-to-latex.ts';
import { LineAccount, splitLines } from '../lines.ts';
import { cleanUrl, linkKind } from '../links.ts';
import { withoutRichText } from '../rich-text.ts';
import { readExtra } from '../zotero-extra.ts';
import { fromCrossref } from './crossref.ts';
import { readCslDate } from './dates.ts';
import { typeOfCsl } from './types.ts';

const itemSchema = z.record(z.string(), z.unknown());

const nameText = z.string().optional().catch(undefined);
const nameSchema = z.object({
  family: nameText,
  given: nameText,
  'non-dropping-particle': nameText,
  'dropping-particle': nameText,
  suffix: nameText,
  literal: nameText,
});

/** CSL variables whose text goes to a BibTeX field as it is. */
export const BIB_VARIABLES: Readonly<Record<string, string>> = {
  volume: 'volume',
  issue: 'number',
  page: 'pages',
  publisher: 'publisher',
  'publisher-place': 'address',
  'collection-title': 'series',
  edition: 'edition',
  ISSN: 'issn',
  'title-short': 'shorttitle',
  'container-title-short': 'shortjournal',
};

/** Reads every item; a broken one costs itself alone. */
export function parseCslJson(text: string, options: ParseOptions): ParseResult {
  const account = new LineAccount(splitLines(text));
  const { records, warnings } = readJsonRecords(text, ['', 'items', 'references', 'message.items']);
  const papers: PaperDraft[] = [];
  const problems: Warning[] = [...warnings];
  for (const record of records) {
    const draft = itemToDraft(record, options, problems);
    if (!draft) continue;
    papers.push(draft);
    account.paper(record.from, record.to);
  }
  for (const { line } of warnings) account.unread(line);
  const rest = account.close('chrome');
  return { papers, warnings: [...problems, ...rest.warnings], unused: rest.unused };
}

/** The variables of one item; what is read is taken out, so that the rest can be kept. */
class Item {
  readonly #values: Map<string, unknown>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = new Map(Object.entries(values).filter(([name]) => name !== '__proto__'));
  }

  take(name: string): unknown {
    const value = this.#values.get(name);
    this.#values.delete(name);
    return value;
  }

  /** A text or number as folded text; anything else stays. */
  text(name: string): string | undefined {
    const value = this.#values.get(name);
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    this.#values.delete(name);
    return foldText(String(value)) || undefined;
  }

  rest(): Iterable<readonly [string, unknown]> {
    return this.#values;
  }
}

function itemToDraft(record: JsonRecord, options: ParseOptions, warnings: Warning[]): PaperDraft | undefined {
  const parsed = itemSchema.safeParse(record.value);
  if (!parsed.success || Object.keys(parsed.data).length === 0) return undefined;
  const item = new Item(fromCrossref(parsed.data));
  const bib: Record<string, string> = {};
  const keep = (field: string, value: string | undefined) => {
    if (value) bib[field] = textToLatex(foldText(value), { ascii: false, maths: false });
  };
  const cslType = item.text('type') ?? 'document';
  const printedTitle = item.text('title');
  const title = printedTitle === undefined ? undefined : withoutRichText(printedTitle);
  if (title !== printedTitle) keep('csl-title', printedTitle);
  const place = item.text('container-title');
  const event = item.text('event-title') ?? item.text('event');
  const server = [place, item.text('archive')].find((name) => name !== undefined && isPreprintServer(name));
  const printed = place ?? (cslType === 'paper-conference' ? event : undefined);
  if (place !== undefined) keep('csl-event-title', event);
  const venue =
    printed === undefined || printed === server ? undefined : (findVenue(printed)?.short ?? printed);
  const ids: { -readonly [K in keyof PaperIds]: PaperIds[K] } = {};
  const doi = item.text('DOI');
  const parsedDoi = doi === undefined ? undefined : parseDoi(doi);
  if (parsedDoi) ids.doi = parsedDoi;
  else keep('csl-doi', doi);
  const url = item.text('URL');
  const address = url === undefined ? undefined : cleanUrl(url);
  if (address) Object.assign(ids, { ...idsFromUrl(address), ...ids });
  else keep('csl-url', url);
  readIsbn(item.text('ISBN'), ids, keep);
  readArxiv(item, ids, keep);
  const issued = item.take('issued');
  const { date, exact } = readCslDate(issued);
  if (!exact && issued !== undefined && issued !== null) keep('csl-issued', JSON.stringify(issued));
  const accessed = readCslDate(item.take('accessed')).date;
  if (accessed?.day !== undefined)
    keep('urldate', [accessed.year, two(accessed.month), two(accessed.day)].join('-'));
  for (const [variable, field] of Object.entries(BIB_VARIABLES)) {
    const value = item.text(variable);
    if (field === 'pages' && value !== undefined) bib['pages'] = pageRange(value);
    else keep(field, value);
  }
  const genre = item.text('genre');
  keep('csl-genre', genre);
  const authors = readNames(item.take('author'));
  const editors = readNames(item.take('editor'));
  const abstract = item.text('abstract');
  const extra = readExtra(noteText(item.take('note')), ids);
  Object.assign(ids, { ...extra.ids, ...ids });
  const keywords = item.text('keyword');
  const language = item.text('language');
  const key = item.text('citation-key');
  const id = item.text('id');
  const citeKey =
    key ??
    extra.citeKey ??
    (id !== undefined && /^(?=.*[A-Za-z])[^\s/,{}()"#%~\\=']{2,80}$/.test(id) ? id : undefined);
  if (id !== undefined && id !== citeKey) keep('csl-id', id);
  for (const [name, value] of item.rest()) {
    if (value !== null && value !== undefined) keep(`csl-${name}`, JSON.stringify(value));
  }
  const listed = typeOfCsl(cslType, genre);
  const preprint = listed === 'preprint' || (server !== undefined && venue === undefined);
  if (!preprint && listed === 'misc' && cslType !== 'document') keep('csl-type', cslType);
  else if (preprint ? cslType !== 'article' : TYPE_VARIANTS.has(cslType)) keep('csl-type', cslType);
  if (title === undefined) {
    const message = `This item has no title; it was imported as "${venue ?? 'Untitled'}". Set its title by hand.`;
    warnings.push({ code: 'missing-title', line: record.from, column: 1, message });
  }
  return {
    title: title ?? venue ?? 'Untitled',
    ...(abstract === undefined ? {} : { abstract: withoutRichText(abstract) }),
    ...(authors.length > 0 ? { authors } : {}),
    ...(editors.length > 0 ? { editors } : {}),
    ...(date ? { published: date } : {}),
    ids,
    type: preprint ? 'preprint' : listed,
    ...(venue === undefined ? {} : { venue }),
    ...(address && address !== paperPageUrl(ids)
      ? { links: [{ kind: linkKind(address), url: address, from: 'source' }] }
      : {}),
    ...(Object.keys(bib).length > 0 ? { bib } : {}),
    ...(language === undefined ? {} : { language }),
    ...(keywords === undefined
      ? {}
      : { tags: [...new Set(keywords.split(/\s*[,;]\s*/).filter((tag) => tag !== ''))] }),
    ...(extra.rest === '' ? {} : { note: extra.rest }),
    ...(citeKey === undefined ? {} : { citeKey }),
    sources: [
      {
        format: 'csl-json',
        ...(options.from ? { from: options.from } : {}),
        lines: [record.from, record.to],
      },
    ],
  };
}

/** CSL types that share a kind of work with another one, and so must be remembered. */
const TYPE_VARIANTS: ReadonlySet<string> = new Set([
  'article-magazine',
  'article-newspaper',
  'entry-encyclopedia',
  'entry-dictionary',
  'standard',
  'post',
  'post-weblog',
]);

function readNames(value: unknown): Name[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): Name[] => {
    const parsed = nameSchema.safeParse(entry);
    if (!parsed.success) return [];
    const name = parsed.data;
    const text = (key: keyof typeof name) => foldText(name[key] ?? '');
    const family = text('family');
    const particle = [text('dropping-particle'), text('non-dropping-particle')].filter(Boolean).join(' ');
    if (text('literal') !== '' || (family === '' && text('given') === '')) {
      return text('literal') === '' ? [] : [{ literal: text('literal') }];
    }
    if (family === '') return [{ literal: text('given') }];
    return [
      {
        family,
        ...(text('given') ? { given: text('given') } : {}),
        ...(particle ? { particle } : {}),
        ...(text('suffix') ? { suffix: text('suffix') } : {}),
      },
    ];
  });
}

type Ids = { -readonly [K in keyof PaperIds]: PaperIds[K] };
type Keep = (field: string, value: string | undefined) => void;

function readIsbn(printed: string | undefined, ids: Ids, keep: Keep): void {
  if (printed === undefined) return;
  const found = printed.split(/[\s,;]+/).map((isbn) => isbn.replaceAll('-', '').toUpperCase());
  if (found.every((isbn) => /^(?:97[89])?\d{9}[\dX]$/.test(isbn))) ids.isbn = found[0]!;
  if (ids.isbn !== printed) keep('csl-isbn', printed);
}

/** Zotero and Crossref put an arXiv id into `number`, `archive_location` or `note`. */
function readArxiv(item: Item, ids: Ids, keep: Keep): void {
  for (const variable of ['number', 'archive_location', 'arxiv']) {
    const value = item.text(variable);
    const arxiv =
      value !== undefined && /arxiv|^\d{4}\.\d{4,5}/i.test(value) ? parseArxivId(value) : undefined;
    if (arxiv && (ids.arxiv === undefined || ids.arxiv === arxiv.id)) {
      ids.arxiv = arxiv.id;
      if (arxiv.version) ids.arxivVersion = arxiv.version;
    } else keep(`csl-${variable.replace('_', '-')}`, value);
  }
}

function noteText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** "4–23" as BibTeX wants it: "4--23". */
function pageRange(pages: string): string {
  return pages
    .split(/\s*[-–—]+\s*/)
    .map((page) => textToLatex(page, { ascii: false, maths: false }))
    .join('--');
}

function two(number: number | undefined): string {
  return String(number ?? 0).padStart(2, '0');
}
