/** CSV for spreadsheets (RFC 4180): one paper a row, a head row, CRLF. Cells that a spreadsheet would run as formulas are guarded. */
import { displayName, familyName, isOthers, parseName } from '../library/names.ts';
import type { Name, Paper } from '../library/paper.ts';
import { sameValue } from '../library/same-value.ts';
import { latexToText } from './latex/latex-to-text.ts';
import { csvColumns, parseCsv } from './csv-papers.ts';
import { readCsvRows } from './csv-rows.ts';
import type { Format, PrintOptions, PrintResult } from './format.ts';
import { printEach, printing } from './print-each.ts';

type Column = readonly [name: string, value: (paper: Paper) => string | number | undefined];

const COLUMNS: readonly Column[] = [
  ['key', (paper) => paper.citeKey],
  ['title', (paper) => paper.title],
  [
    'authors',
    (paper) =>
      paper.authors
        .filter((name) => !isOthers(name))
        .map(nameCell)
        .join('; '),
  ],
  ['author count', (paper) => paper.authorCount ?? (paper.authors.length || undefined)],
  ['year', (paper) => paper.published?.year],
  ['date', (paper) => isoDate(paper)],
  ['type', (paper) => paper.type],
  ['venue', (paper) => paper.venue],
  ['doi', (paper) => paper.ids.doi],
  ['arxiv', ({ ids }) => ids.arxiv && `${ids.arxiv}${ids.arxivVersion ? `v${ids.arxivVersion}` : ''}`],
  ['link', (paper) => paper.links.find((link) => link.kind !== 'code')?.url],
  ['pages', (paper) => (paper.bib['pages'] === undefined ? undefined : latexToText(paper.bib['pages']).text)],
  ['code', (paper) => paper.links.find((link) => link.kind === 'code')?.url],
  ['status', (paper) => paper.status],
  ['rating', (paper) => paper.rating],
  ['starred', (paper) => (paper.starred ? 'yes' : '')],
  ['added', (paper) => paper.addedAt],
];

export const csv: Format = {
  id: 'csv',
  name: 'CSV for spreadsheets',
  extensions: ['csv', 'tsv'],
  recognise(text) {
    const head = readCsvRows(text.slice(0, 10_000)).rows[0];
    return head && csvColumns(head.cells) ? 0.6 : 0;
  },
  parse: (text, options) => parseCsv(text, options, 'csv'),
  ...printing(print),
};

function* print(papers: readonly Paper[], options: PrintOptions): Generator<number, PrintResult> {
  const columns: Column[] = [...COLUMNS];
  if (options.tags !== false) columns.push(['tags', (paper) => paper.tags.join('; ')]);
  if (options.abstracts !== false) columns.push(['abstract', (paper) => paper.abstract]);
  if (options.notes) columns.push(['note', (paper) => paper.note]);
  const rows = yield* printEach(papers, (paper) =>
    columns.map(([, value]) => csvCell(value(paper))).join(','),
  );
  const head = columns.map(([name]) => csvCell(name)).join(',');
  return { text: [head, ...rows].map((row) => `${row}\r\n`).join(''), problems: [] };
}

/** "Ada Lovelace"; "Van Durme, Benjamin" where the family name would not be told from the given ones. */
function nameCell(name: Name): string {
  const shown = displayName(name);
  if (!name.family || !name.given || sameValue(parseName(shown), name)) return shown;
  return [familyName(name), name.given, name.suffix].filter(Boolean).join(', ');
}

/**
 * One cell: quoted where it has commas, quotes or line ends (RFC 4180, section 2). A text that starts like a formula gets an
 * apostrophe in front, so that no spreadsheet runs it (OWASP, "CSV injection").
 */
export function csvCell(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function isoDate({ published }: Paper): string | undefined {
  if (published?.year === undefined) return undefined;
  const parts = [String(published.year).padStart(4, '0')];
  if (published.month !== undefined) parts.push(String(published.month).padStart(2, '0'));
  if (published.month !== undefined && published.day !== undefined)
    parts.push(String(published.day).padStart(2, '0'));
  return parts.join('-');
}
