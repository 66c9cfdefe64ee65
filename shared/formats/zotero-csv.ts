/** The CSV that Zotero exports: one item a row, tags, notes and files in columns of their own. It has no collections. */
import type { Attachment, Name, PaperDraft } from '../library/paper.ts';
import { readCsvRows, type CsvRow } from './csv-rows.ts';
import type { Format, ParseOptions, ParseResult, Warning } from './format.ts';
import { LineAccount, splitLines } from './lines.ts';
import { draftOfZoteroItem, zoteroName } from './zotero-item.ts';

const ID = 'zotero-csv';

export const zoteroCsv: Format = {
  id: ID,
  name: 'Zotero CSV',
  extensions: ['csv'],
  recognise: (text) =>
    /^\ufeff?"?Key"?[,;\t]"?Item Type"?[,;\t]/i.test(text) || /^[^\r\n]{0,3000}"Abstract Note"/.test(text)
      ? 0.96
      : 0,
  parse,
};

/** Every record starts so: the item's key (eight capitals and digits) and its type. */
const RECORD = /(?<=[\r\n])"[A-Z0-9]{8}","[a-zA-Z]{3,30}",/g;

/** Zotero's fields by the columns' names, where both differ by more than their case and blanks. */
const FIELDS: Readonly<Record<string, string>> = {
  'publication title': 'publicationTitle',
  'abstract note': 'abstractNote',
  'short title': 'shortTitle',
  'archive location': 'archiveLocation',
  'archive id': 'archiveID',
  'conference name': 'conferenceName',
  type: 'thesisType',
  doi: 'DOI',
  isbn: 'ISBN',
  issn: 'ISSN',
};

function parse(text: string, options: ParseOptions): ParseResult {
  const account = new LineAccount(splitLines(text));
  const { rows, warnings } = readCsvRows(text, RECORD);
  const [head, ...records] = rows;
  const names = (head?.cells ?? []).map((name) =>
    name
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  );
  if (head) account.chrome(head.from, head.to);
  const papers: PaperDraft[] = [];
  const problems: Warning[] = [...warnings];
  for (const row of records) {
    const draft = readRecord(names, row, options);
    if (draft) {
      papers.push(draft);
      account.paper(row.from, row.to);
    } else if (/^(?:note|attachment|annotation)$/.test(cell(names, row, 'item type')))
      account.chrome(row.from, row.to);
    if (row.cells.length < names.length && draft) {
      const message = `This row has ${row.cells.length} of ${names.length} columns; the file may be cut here.`;
      problems.push({ code: 'truncated-record', line: row.from, column: 1, message });
    }
  }
  const rest = account.close();
  return { papers, warnings: [...problems, ...rest.warnings], unused: rest.unused };
}

function readRecord(names: readonly string[], row: CsvRow, options: ParseOptions): PaperDraft | undefined {
  const at = (name: string) => cell(names, row, name);
  const fields: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const value = row.cells[index]?.trim() ?? '';
    if (value !== '') fields[FIELDS[name] ?? name.replace(/\s/g, '')] ??= value;
  }
  if (at('title') === '' && at('author') === '' && at('url') === '') return undefined;
  fields.date ??= at('publication year');
  const notes = at('notes').replace(/>\s*;\s*</g, '><');
  const draft = draftOfZoteroItem(
    {
      itemType: at('item type'),
      fields,
      authors: people(at('author')),
      editors: people(at('editor')),
      ...(at('citation key') ? { citationKey: at('citation key') } : {}),
      tags: [...list(at('manual tags')), ...list(at('automatic tags'))],
      collections: [],
      notes: notes === '' ? [] : [notes],
      attachments: list(at('file attachments')).flatMap(attachment),
      links: list(at('link attachments')),
    },
    { format: ID, ...(options.from ? { from: options.from } : {}), lines: [row.from, row.to] },
  );
  const added = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})/.exec(at('date added'));
  return draft && added ? { ...draft, addedAt: `${added[1]}T${added[2]}.000Z` } : draft;
}

function cell(names: readonly string[], row: CsvRow, name: string): string {
  return row.cells[names.indexOf(name)]?.trim() ?? '';
}

/** Zotero joins what there can be several of with a semicolon. */
function list(text: string): string[] {
  return text
    .split(/\s*;\s+|;$/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function people(text: string): Name[] {
  return list(text).flatMap((name) => {
    const comma = name.indexOf(',');
    return (
      (comma < 0 ? zoteroName('', '', name) : zoteroName(name.slice(0, comma), name.slice(comma + 1), '')) ??
      []
    );
  });
}

function attachment(path: string): Attachment[] {
  if (!/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path)) return [];
  return [{ kind: 'linked', path, ...(/\.pdf$/i.test(path) ? { mimeType: 'application/pdf' } : {}) }];
}
