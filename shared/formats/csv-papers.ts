/** Papers out of a table with a head row: our own CSV, and what publishers and spreadsheets give. */
import { idsFromUrl, parseArxivId, parseDoi } from '../library/identifiers.ts';
import { parseName, parseNames } from '../library/names.ts';
import {
  paperTypeSchema,
  statusSchema,
  type Link,
  type PaperDraft,
  type PaperIds,
} from '../library/paper.ts';
import { normaliseTag } from '../library/tags.ts';
import { foldText } from '../library/text.ts';
import { isPreprintServer } from '../library/preprint-servers.ts';
import { findVenue } from '../library/venues.ts';
import { readCsvRows } from './csv-rows.ts';
import type { ParseOptions, ParseResult, Warning } from './format.ts';
import { textToLatex } from './latex/text-to-latex.ts';
import { LineAccount, splitLines } from './lines.ts';
import { cleanUrl, linkKind, uniqueLinks } from './links.ts';
import { readListingDate } from './listing-date.ts';

/** The names a column goes by: ours first, then those of publishers' and spreadsheets' tables. */
const COLUMNS = {
  title: /^(?:title|(?:document|article|paper|item) title|name of (?:the )?paper)$/i,
  authors: /^(?:authors?(?: names?)?|author full names|author\(s\))$/i,
  year: /^(?:(?:publication )?year|publication_year|py)$/i,
  date: /^(?:date|published|publication date|date (?:published|added to xplore)|cover date|online publication date)$/i,
  venue:
    /^(?:venue|publication(?: title)?|source title|journal(?: title)?|conference(?: name| title)?|book ?title|proceedings(?: title)?)$/i,
  doi: /^(?:doi|article doi|item doi)$/i,
  arxiv: /^(?:arxiv|arxiv[ _]id)$/i,
  link: /^(?:urls?|links?|pdf(?: link)?|paper(?: link| url)?|web ?site|ee|source url)$/i,
  code: /^(?:code|github|repo(?:sitory)?)$/i,
  abstract: /^abstract$/i,
  tags: /^(?:tags|keywords|author keywords|labels)$/i,
  note: /^(?:notes?|comments?)$/i,
  key: /^(?:key|cite ?key|bibtex ?key|citation key|id)$/i,
  type: /^type$/i,
  status: /^status$/i,
  rating: /^rating$/i,
  starred: /^starred$/i,
  pages: /^pages$/i,
  volume: /^volume$/i,
  number: /^(?:number|issue)$/i,
} as const;
type Column = keyof typeof COLUMNS;

/** Which columns a head row has: undefined where it has no title, or nothing beside one. */
export function csvColumns(head: readonly string[]): ReadonlyMap<Column, number> | undefined {
  const columns = new Map<Column, number>();
  for (const [column, pattern] of Object.entries(COLUMNS) as [Column, RegExp][]) {
    const index = head.findIndex((name) => pattern.test(name.replace(/^\ufeff/, '').trim()));
    if (index >= 0) columns.set(column, index);
  }
  return columns.has('title') && columns.size >= 2 ? columns : undefined;
}

/** Reads the papers of a table. A row without a title is warned about. */
export function parseCsv(text: string, options: ParseOptions, format: string): ParseResult {
  const account = new LineAccount(splitLines(text));
  const { rows, warnings } = readCsvRows(text);
  const [head, ...records] = rows;
  const columns = csvColumns(head?.cells ?? []);
  const papers: PaperDraft[] = [];
  const problems: Warning[] = [...warnings];
  if (head && columns) account.chrome(head.from, head.to);
  for (const row of columns ? records : []) {
    const at = (column: Column) => unguarded(foldText(row.cells[columns!.get(column) ?? -1] ?? ''));
    const title = at('title');
    if (title === '') {
      if (row.cells.every((cell) => cell.trim() === '')) account.chrome(row.from, row.to);
      continue;
    }
    account.paper(row.from, row.to);
    papers.push({
      ...draftOf(title, at),
      sources: [{ format, ...(options.from ? { from: options.from } : {}), lines: [row.from, row.to] }],
    });
  }
  const rest = account.close();
  return { papers, warnings: [...problems, ...rest.warnings], unused: rest.unused };
}

function draftOf(title: string, at: (column: Column) => string): Omit<PaperDraft, 'sources'> {
  const doi = parseDoi(at('doi'));
  const arxiv = parseArxivId(at('arxiv'));
  const links: Link[] = [at('link'), at('code')].flatMap((printed, index) => {
    const url = /^https?:\/\//i.test(printed) ? cleanUrl(printed) : undefined;
    const kind = index === 1 ? 'code' : url && linkKind(url) !== 'project' ? linkKind(url) : 'page';
    return url ? [{ kind, url, from: 'source' }] : [];
  });
  const ids: PaperIds = {
    ...(links[0] ? idsFromUrl(links[0].url) : {}),
    ...(arxiv ? { arxiv: arxiv.id, ...(arxiv.version ? { arxivVersion: arxiv.version } : {}) } : {}),
    ...(doi ? { doi } : {}),
  };
  const place = at('venue');
  const venue = place === '' || isPreprintServer(place) ? undefined : findVenue(place);
  const date = readListingDate(at('date'))?.date;
  const year = Number(/\b(?:19|20)\d{2}\b/.exec(at('year'))?.[0] ?? Number.NaN);
  const published = date?.year === undefined ? (Number.isNaN(year) ? undefined : { year }) : date;
  const type = paperTypeSchema.safeParse(at('type'));
  const status = statusSchema.safeParse(at('status'));
  const rating = Number(at('rating'));
  const tags = at('tags')
    .split(/\s*[;|]\s*|,\s+/)
    .map(normaliseTag)
    .filter((tag) => tag !== '');
  const bib = (['pages', 'volume', 'number'] as const)
    .filter((name) => at(name) !== '')
    .map((name) => [name, textToLatex(at(name), { ascii: true })] as const);
  const authors = peopleOf(at('authors'));
  return {
    title,
    ...(authors.length > 0 ? { authors } : {}),
    ...(published ? { published } : {}),
    ids,
    type: type.success
      ? type.data
      : isPreprintServer(place) || (place === '' && ids.arxiv)
        ? 'preprint'
        : venue?.kind === 'conference'
          ? 'inproceedings'
          : place === ''
            ? 'misc'
            : 'article',
    ...(place === '' || isPreprintServer(place) ? {} : { venue: venue?.short ?? place }),
    ...(links.length > 0 ? { links: uniqueLinks(links) } : {}),
    ...(bib.length > 0 ? { bib: Object.fromEntries(bib) } : {}),
    ...(at('abstract') ? { abstract: at('abstract') } : {}),
    ...(tags.length > 0 ? { tags: [...new Set(tags)] } : {}),
    ...(at('note') ? { note: at('note') } : {}),
    ...(/^[^\s,{}"#%~\\]{2,80}$/.test(at('key')) && !/^\d+$/.test(at('key')) ? { citeKey: at('key') } : {}),
    ...(status.success ? { status: status.data } : {}),
    ...(Number.isInteger(rating) && rating >= 1 && rating <= 5 ? { rating } : {}),
    ...(/^(?:yes|true|1)$/i.test(at('starred')) ? { starred: true } : {}),
  };
}

/** "Lovelace, A.; Turing, A.", "Ada Lovelace; Alan Turing" or "Ada Lovelace, Alan Turing". */
function peopleOf(text: string): PaperDraft['authors'] & {} {
  if (text.includes(';'))
    return text
      .split(/\s*;\s*/)
      .filter((name) => name !== '')
      .map(parseName);
  return parseNames(text);
}

/** The apostrophe that keeps a spreadsheet from running a cell is no part of it. */
function unguarded(text: string): string {
  return text.replace(/^'(?=[=+\-@])/, '');
}
