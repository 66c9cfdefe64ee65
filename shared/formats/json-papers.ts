/**
 * Any JSON that lists papers, by the names that programs give to their fields: the sites of MLSys, NeurIPS and ICML, dumps of Papers
 * with Code, arXiv's metadata, OpenAlex, lists that people keep beside their code. Formats with a reader of their own come first.
 */
import { z } from 'zod';
import { arxivIdDate, idsFromUrl, parseArxivId, parseDoi } from '../library/identifiers.ts';
import { parseName } from '../library/names.ts';
import type { Link, Name, PaperDraft, PaperIds, PartialDate } from '../library/paper.ts';
import { foldText } from '../library/text.ts';
import { isPreprintServer } from '../library/preprint-servers.ts';
import { findVenue } from '../library/venues.ts';
import type { Format, ParseOptions } from './format.ts';
import type { JsonRecord } from './json-records.ts';
import { latexToText } from './latex/latex-to-text.ts';
import { cleanUrl, paperLinkKind, uniqueLinks } from './links.ts';
import { parseIsoDate } from './listing-date.ts';
import { isPaperAddress } from './paper-address.ts';
import { decodedText, readJsonProgram, sourceOf } from './programs/json-program.ts';
import { repair } from './repair.ts';
import { readVenueTag } from './venue-tag.ts';

const ID = 'json-papers';
/** Where lists of papers are kept. */
const PATHS = [
  '',
  'results',
  'papers',
  'data',
  'items',
  'records',
  'entries',
  'publications',
  'articles',
  'docs',
  'works',
];

export const jsonPapers: Format = {
  id: ID,
  name: 'List of papers as JSON',
  extensions: ['json', 'jsonl'],
  recognise(text) {
    const sample = text.slice(0, 100_000);
    if (!/^\s*[[{]/.test(sample)) return 0;
    // OpenAlex, whose works have types as CSL has them.
    if (/"authorships"\s*:/.test(sample)) return 0.94;
    const titled = TITLE_KEY.test(sample) && PAPER_KEY.test(sample);
    return titled || (NAME_KEY.test(sample) && PEOPLE_KEY.test(sample)) ? 0.4 : 0;
  },
  parse: (text, options) => readJsonProgram(text, PATHS, (record) => recordToDraft(record, options)),
};

const TITLE_KEY = /"(?:title|paper_?title)"\s*:\s*(?:\[\s*)?"/i;
const PAPER_KEY = /"(?:authors?|authorships|abstract|arxiv_?id|arxiv|doi|venue|conference)"\s*:/i;

/** Much has a name; what has a list of authors or an abstract as well is a paper. */
const NAME_KEY = /"(?:name|display_name)"\s*:\s*"/i;
const PEOPLE_KEY = /"(?:authors|authorships)"\s*:\s*\[|"abstract"\s*:\s*"/i;

const recordSchema = z.record(z.string(), z.unknown());
type Fields = ReadonlyMap<string, unknown>;

function recordToDraft(record: JsonRecord, options: ParseOptions): PaperDraft | undefined {
  const parsed = recordSchema.safeParse(record.value);
  if (!parsed.success) return undefined;
  const fields: Fields = new Map(
    Object.entries(parsed.data).map(([name, value]) => [name.toLowerCase().replace(/[_\s-]/g, ''), value]),
  );
  const printed = textOf(fields, 'title', 'papertitle', 'displayname', 'name');
  if (printed === undefined) return undefined;
  const title = repair(printed).text;
  const printedAbstract = textOf(fields, 'abstract', 'summary');
  const abstract = printedAbstract === undefined ? undefined : repair(printedAbstract);
  const authors = authorsOf(fields);
  const links = linksOf(fields);
  const ids = idsOf(fields, links);
  const place = textOf(fields, 'venue', 'conference', 'journal', 'booktitle', 'proceeding', 'publishedin');
  const tag = place === undefined ? undefined : readVenueTag(place);
  const venue =
    place === undefined || isPreprintServer(place)
      ? undefined
      : (tag?.venue ?? findVenue(place)?.short ?? place);
  const published =
    dateOf(fields) ?? tag?.published ?? (ids.arxiv === undefined ? undefined : arxivIdDate(ids.arxiv));
  return {
    title,
    ...(abstract ? { abstract: abstract.text } : {}),
    ...(abstract?.changed ? { abstractPrinted: printedAbstract } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(published ? { published } : {}),
    ids,
    ...(venue === undefined
      ? ids.arxiv === undefined
        ? {}
        : { type: 'preprint' as const }
      : {
          venue,
          type: findVenue(venue)?.kind === 'journal' ? ('article' as const) : ('inproceedings' as const),
        }),
    ...(links.length > 0 ? { links: uniqueLinks(links) } : {}),
    sources: [sourceOf(ID, record, options)],
  };
}

/** The first of these fields that holds text; of a list, its first text. */
function textOf(fields: Fields, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = fields.get(name);
    const first: unknown = Array.isArray(value) ? value[0] : value;
    const text = typeof first === 'string' ? decodedText(first) : undefined;
    if (text !== undefined) return text;
  }
  return undefined;
}

/** People as texts, as objects with a name, or as one text. */
function authorsOf(fields: Fields): Name[] {
  const value = fields.get('authors') ?? fields.get('author') ?? fields.get('authorships');
  if (typeof value === 'string') return namesInText(value);
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    const name = nameOf(one, 0);
    return name === undefined ? [] : [parseName(latexToText(name).text)];
  });
}

/** "A; B", "Family, Given and Family, Given", "A, B, and C (X University)". */
function namesInText(printed: string): Name[] {
  const text = latexToText(foldText(printed)).text.replace(/\s*\([^()]{0,200}\)/g, '');
  // "Family, Given and Family, Given": as many commas as names, and none before an "and".
  const joined = text.split(/\s+and\s+/);
  const inverted = joined.length > 1 && joined.every((name) => name.split(',').length === 2);
  const names = text.includes(';')
    ? text.split(/\s*;\s*/)
    : inverted
      ? joined
      : text.split(/\s*,\s*(?:and\s+)?|\s+and\s+/);
  return names.filter((name) => name !== '').map(parseName);
}

function nameOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return decodedText(value);
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success || depth > 1) return undefined;
  const { name, fullname, full_name, display_name, author, family, given } = parsed.data;
  for (const one of [name, fullname, full_name, display_name])
    if (typeof one === 'string' && /\S/.test(one)) return decodedText(one);
  if (typeof family === 'string')
    return decodedText(typeof given === 'string' ? `${family}, ${given}` : family);
  return author === undefined ? undefined : nameOf(author, depth + 1);
}

const LINK_FIELDS: readonly (readonly [string, Link['kind'] | undefined])[] = [
  ['urlabs', undefined],
  ['url', undefined],
  ['link', undefined],
  ['paperurl', undefined],
  ['openreviewurl', undefined],
  ['virtualsiteurl', undefined],
  ['pdf', 'pdf'],
  ['pdfurl', 'pdf'],
  ['urlpdf', 'pdf'],
  ['paperpdfurl', 'pdf'],
  ['code', 'code'],
  ['codeurl', 'code'],
  ['github', 'code'],
  ['repourl', 'code'],
  ['githubrepo', 'code'],
  ['project', 'project'],
  ['projectpage', 'project'],
  ['projecturl', 'project'],
];

function linksOf(fields: Fields): Link[] {
  const links = LINK_FIELDS.flatMap(([name, kind]): Link[] => {
    const value = fields.get(name);
    const url = typeof value === 'string' && /^https?:\/\//i.test(value) ? cleanUrl(value) : undefined;
    if (!url) return [];
    return [{ kind: kind ?? paperLinkKind(url), url, from: 'source' }];
  });
  return uniqueLinks(links);
}

function idsOf(fields: Fields, links: readonly Link[]): PaperIds {
  const ids: { -readonly [K in keyof PaperIds]: PaperIds[K] } = {};
  for (const name of ['arxivid', 'arxiv', 'id', 'paperid']) {
    const value = fields.get(name);
    const arxiv = typeof value === 'string' && value.length < 60 ? parseArxivId(value) : undefined;
    if (
      arxiv &&
      (name.startsWith('arxiv') ||
        /^(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?$/i.test(value as string))
    ) {
      ids.arxiv = arxiv.id;
      break;
    }
  }
  const doi = parseDoi(textOf(fields, 'doi') ?? '');
  if (doi) ids.doi = doi;
  const openreview = textOf(fields, 'openreviewid');
  if (openreview) ids.openreview = openreview;
  for (const { url } of links) if (isPaperAddress(url)) Object.assign(ids, { ...idsFromUrl(url), ...ids });
  return ids;
}

/** As exact as the most exact of the fields that hold a date. */
function dateOf(fields: Fields): PartialDate | undefined {
  for (const name of ['publicationdate', 'publisheddate', 'published', 'publishedat', 'date', 'createdat']) {
    const value = fields.get(name);
    const date = typeof value === 'string' ? parseIsoDate(value) : undefined;
    if (date) return date;
  }
  for (const name of ['year', 'publicationyear', 'pubyear', 'published', 'date']) {
    const value = fields.get(name);
    const year =
      typeof value === 'number'
        ? value
        : typeof value === 'string' && /^\d{4}$/.test(value)
          ? Number(value)
          : 0;
    if (Number.isInteger(year) && year > 1400 && year < 2100) return { year };
  }
  return undefined;
}
