/** An item as Zotero describes it, which Better BibTeX JSON and Zotero RDF both carry, as a paper. */
import { idsFromUrl, parseArxivId, parseDoi } from '../library/identifiers.ts';
import { parseName } from '../library/names.ts';
import type { Attachment, Link, Name, PaperDraft, PaperIds, PaperType, Source } from '../library/paper.ts';
import { placeholderTitle } from '../library/placeholder-title.ts';
import { normaliseTag } from '../library/tags.ts';
import { foldText } from '../library/text.ts';
import { isPreprintServer } from '../library/preprint-servers.ts';
import { findVenue } from '../library/venues.ts';
import { parseBiblatexDate, yearOf } from './bibtex/dates.ts';
import { isbnFromField } from './bibtex/isbn.ts';
import { textToLatex } from './latex/text-to-latex.ts';
import { linkKind, uniqueLinks } from './links.ts';
import { htmlToMarkdown } from './page/html-to-markdown.ts';
import { withoutRichText } from './rich-text.ts';
import { readExtra } from './zotero-extra.ts';

/** Zotero's fields by Zotero's names, with what hangs on the item beside them. Every field may be missing. */
export interface ZoteroItem {
  readonly itemType: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly authors: readonly Name[];
  readonly editors: readonly Name[];
  readonly citationKey?: string;
  readonly tags: readonly string[];
  /** Nested collections the item lies in, as "Outer/Inner". */
  readonly collections: readonly string[];
  /** HTML. */
  readonly notes: readonly string[];
  readonly attachments: readonly Attachment[];
  /** Web addresses attached to the item, beside its own `url`. */
  readonly links?: readonly string[];
}

/** A Zotero collection: its name and the id of the one it lies in. */
export interface ZoteroCollection<Id> {
  readonly name: string;
  readonly parent?: Id | undefined;
}

/** Collections deeper than this, or going round in a circle, are cut off. */
const MAX_DEPTH = 20;

/** The nested tag of a collection: "Outer/Inner". */
export function collectionPath<Id>(
  collection: ZoteroCollection<Id>,
  find: (id: Id) => ZoteroCollection<Id> | undefined,
): string {
  const path: string[] = [];
  for (let at: ZoteroCollection<Id> | undefined = collection; at && path.length < MAX_DEPTH;) {
    path.unshift(at.name.replaceAll('/', '-'));
    at = at.parent === undefined ? undefined : find(at.parent);
  }
  return path.join('/');
}

const TYPES: Readonly<Record<string, PaperType>> = {
  journalArticle: 'article',
  magazineArticle: 'article',
  newspaperArticle: 'article',
  conferencePaper: 'inproceedings',
  preprint: 'preprint',
  book: 'book',
  bookSection: 'incollection',
  encyclopediaArticle: 'incollection',
  thesis: 'phdthesis',
  report: 'techreport',
  webpage: 'online',
  blogPost: 'online',
  forumPost: 'online',
  computerProgram: 'software',
  dataset: 'dataset',
  patent: 'patent',
  manuscript: 'unpublished',
};

/** Zotero's fields that BibTeX has a field for. */
const BIB_FIELDS: readonly [zotero: string, bib: string][] = [
  ['volume', 'volume'],
  ['issue', 'number'],
  ['number', 'number'],
  ['pages', 'pages'],
  ['series', 'series'],
  ['edition', 'edition'],
  ['publisher', 'publisher'],
  ['place', 'address'],
  ['ISSN', 'issn'],
  ['thesisType', 'type'],
  ['reportType', 'type'],
  ['shortTitle', 'shorttitle'],
];
const VENUE_FIELDS = [
  'publicationTitle',
  'proceedingsTitle',
  'bookTitle',
  'conferenceName',
  'university',
  'institution',
];

/** The paper that an item is; undefined for notes and attachments that stand alone. */
export function draftOfZoteroItem(item: ZoteroItem, source: Source): PaperDraft | undefined {
  if (item.itemType === 'note' || item.itemType === 'attachment' || item.itemType === 'annotation')
    return undefined;
  const { fields } = item;
  const printedIds = idsOf(fields);
  const extra = readExtra(fields.extra ?? '', printedIds);
  const ids: PaperIds = { ...extra.ids, ...printedIds };
  const venuePrinted = VENUE_FIELDS.map((name) => foldText(fields[name] ?? '')).find((value) => value !== '');
  const isPreprint =
    venuePrinted === undefined
      ? ids.arxiv !== undefined && item.itemType !== 'book'
      : isPreprintServer(venuePrinted);
  const type = isPreprint ? 'preprint' : (TYPES[item.itemType] ?? 'misc');
  const venue =
    venuePrinted === undefined || isPreprint ? undefined : (findVenue(venuePrinted)?.short ?? venuePrinted);
  const links = linksOf(fields.url, type, item.links ?? []);
  const abstract = foldText(fields.abstractNote ?? '');
  const published = dateOf(fields.date ?? '');
  const note = item.notes
    .map(htmlToMarkdown)
    .filter((text) => text !== '')
    .join('\n\n');
  const tags = [...item.tags, ...item.collections].map(normaliseTag).filter((tag) => tag !== '');
  const citeKey = item.citationKey ?? extra.citeKey;
  return {
    title: foldText(withoutRichText(fields.title ?? '')) || placeholderTitle(ids, fields.url),
    authors: item.authors,
    ...(item.editors.length > 0 ? { editors: item.editors } : {}),
    ...(abstract ? { abstract } : {}),
    ...(published ? { published } : {}),
    ids,
    type,
    ...(venue ? { venue } : {}),
    ...(links.length > 0 ? { links } : {}),
    bib: bibOf(fields, extra.rest, isPreprint),
    ...(fields.language ? { language: foldText(fields.language) } : {}),
    ...(item.attachments.length > 0 ? { attachments: item.attachments } : {}),
    ...(tags.length > 0 ? { tags: [...new Set(tags)] } : {}),
    ...(note ? { note } : {}),
    ...(citeKey ? { citeKey: foldText(citeKey) } : {}),
    sources: [source],
  };
}

/** A creator's name; Zotero keeps organisations in one field. */
export function zoteroName(family: string, given: string, whole: string): Name | undefined {
  if (foldText(whole) !== '') return { literal: foldText(whole) };
  if (foldText(family) === '') return foldText(given) === '' ? undefined : { literal: foldText(given) };
  return foldText(given) === ''
    ? { family: foldText(family) }
    : parseName(`${foldText(family).replaceAll(',', ' ')}, ${foldText(given).replaceAll(',', ' ')}`);
}

function idsOf(fields: Readonly<Record<string, string>>): PaperIds {
  const doi = parseDoi(fields.DOI ?? '');
  const words = [fields.archiveID, fields.archiveLocation, fields.number, doi];
  const arxiv = words
    .map((word) => parseArxivId((word ?? '').replace(/\s*\[.*$/s, '')))
    .find((id) => id !== undefined);
  const isbn = isbnFromField(fields.ISBN ?? '');
  return {
    ...idsFromUrl(fields.url ?? ''),
    ...(arxiv ? { arxiv: arxiv.id, ...(arxiv.version ? { arxivVersion: arxiv.version } : {}) } : {}),
    ...(doi ? { doi } : {}),
    ...(isbn ? { isbn } : {}),
  };
}

function linksOf(url: string | undefined, type: PaperType, attached: readonly string[]): Link[] {
  const isWeb = (address: string) => /^https?:\/\//i.test(address);
  const own: Link[] =
    url && isWeb(url)
      ? [{ kind: type === 'software' ? 'code' : 'page', url: url.trim(), from: 'source' }]
      : [];
  const others = attached
    .map((address) => address.trim())
    .filter(isWeb)
    .map((address): Link => ({ kind: linkKind(address), url: address, from: 'source' }));
  return uniqueLinks([...own, ...others]);
}

/** Zotero's dates: ISO, with zeros for what is not known ("2024-05-00 May 2024"), or as the user typed them. */
function dateOf(date: string): PaperDraft['published'] {
  const iso = parseBiblatexDate(date.trim().replace(/-00\b/g, ''));
  if (iso) return iso;
  const year = yearOf(date);
  return year === undefined ? undefined : { year };
}

function bibOf(
  fields: Readonly<Record<string, string>>,
  rest: string,
  isPreprint: boolean,
): Record<string, string> {
  const bib: Record<string, string> = {};
  for (const [zotero, name] of BIB_FIELDS) {
    const value = foldText(fields[zotero] ?? '');
    if (value === '' || name in bib || (isPreprint && /arxiv/i.test(value))) continue;
    bib[name] = textToLatex(name === 'pages' ? value.replace(/(?<=\w)[-–](?=\w)/g, '–') : value, {
      ascii: true,
    });
  }
  const note = foldText(rest.replace(/\n+/g, '; '));
  if (note !== '') bib.note = textToLatex(note, { ascii: true });
  return bib;
}
