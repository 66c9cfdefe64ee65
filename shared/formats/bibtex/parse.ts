/** A `.bib` file as papers. */
import type { PaperDraft } from '../../library/paper.ts';
import { decodeEntities } from '../entities.ts';
import type { ParseOptions, ParseResult, Warning } from '../format.ts';
import { lineFinder, LineAccount, TextLines } from '../lines.ts';
import { readGroups } from './groups.ts';
import { Family } from './inherit.ts';
import { readEntry } from './read-entry.ts';
import { scanBibliography } from './scan.ts';

/** Entries that hold data for others, stand for a group of them, or steer a style. */
const NO_PAPERS = new Set(['xdata', 'set', 'control', 'settings', 'ieeetranbstctl']);

/**
 * Reads BibTeX and BibLaTeX alike. Never throws on content; an entry that breaks the rules costs itself alone. `@string`,
 * `@preamble`, `@comment` and text between entries are chrome, as BibTeX defines them.
 */
export function parseBibliography(input: string, options: ParseOptions, format: string): ParseResult {
  const { text, warnings: marks } = cleaned(input);
  const textLines = new TextLines(text);
  const { locate } = textLines;
  const scanned = scanBibliography(text, locate);
  const warnings = [...marks, ...scanned.warnings];
  const groups = readGroups(scanned.comments);
  const family = new Family(scanned.entries);
  const account = new LineAccount(textLines);
  const papers: PaperDraft[] = [];
  const keys = new Map<string, number>();
  for (const entry of scanned.entries) {
    const start = locate(entry.start);
    const lines = [start.line, locate(Math.max(entry.start, entry.end - 1)).line] as const;
    if (NO_PAPERS.has(entry.type)) {
      account.chrome(...lines);
      continue;
    }
    const fields = family.fieldsOf(entry, (key) =>
      warnings.push({
        code: 'missing-crossref',
        ...start,
        message: `The entry "${entry.key}" refers to "${key}", which this file does not have.`,
      }),
    );
    if (fields.size === 0) {
      account.unread(...lines);
      warnings.push({ code: 'empty-entry', ...start, message: `The entry "${entry.key}" has no fields.` });
      continue;
    }
    account.paper(...lines);
    const first = keys.get(entry.key);
    if (entry.key !== '' && first !== undefined) {
      const message = `The key "${entry.key}" is already that of the entry on line ${first}; this one gets another.`;
      warnings.push({ code: 'duplicate-key', ...start, message });
    } else keys.set(entry.key, start.line);
    papers.push(
      readEntry({ type: entry.type, key: entry.key, fields }, groups, {
        format,
        ...(options.from === undefined ? {} : { from: options.from }),
        ...(options.captured === undefined ? {} : { capturedAt: options.captured }),
        lines,
      }),
    );
  }
  for (const { start, end } of scanned.lost) {
    account.unread(locate(start).line, locate(Math.max(start, end - 1)).line);
  }
  const { unused } = account.close('chrome');
  return { papers, warnings: warnings.sort(byPlace), unused };
}

/** Line ends as LF, without a byte order mark; NUL characters as blanks. */
function cleaned(input: string): { text: string; warnings: Warning[] } {
  const warnings: Warning[] = [];
  let text = input.startsWith('\ufeff') ? input.slice(1) : input;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const message = 'The text has NUL characters, which were read as blanks; the file may be damaged.';
    warnings.push({ code: 'nul-character', ...lineFinder(text.slice(0, nul + 1))(nul), message });
    text = text.replaceAll('\0', ' ');
  }
  if (/^\s*(?:<!doctype html|<html)/i.test(text)) {
    const message =
      'This is a web page, not a .bib file; entries were looked for in it. Better save the BibTeX itself.';
    warnings.push({ code: 'html', line: 1, column: 1, message });
    text = decodeEntities(text);
  }
  return { text, warnings };
}

function byPlace(a: Warning, b: Warning): number {
  return a.line - b.line || a.column - b.column;
}

const ENTRY =
  /@[ \t]*(?:article|inproceedings|conference|incollection|inbook|book|booklet|misc|online|electronic|techreport|report|phdthesis|mastersthesis|thesis|proceedings|manual|unpublished|software|dataset|patent|collection|periodical|inreference|www)\s*[{(]/gi;
const BIBLATEX_ONLY =
  /^[ \t]*(?:date|journaltitle|eprinttype|eprintclass|langid|location)\s*=|@(?:online|thesis|report|collection|software|dataset)\s*\{/gim;

/** How sure it is that a text is a bibliography; `biblatex` when its fields are BibLaTeX's. */
export function recogniseBibliography(
  text: string,
  from: string | undefined,
  dialect: 'bibtex' | 'biblatex',
): number {
  const entries = count(text, ENTRY, 50);
  const named = /\.bib(?:tex)?$/i.test(from ?? '');
  if (entries === 0) return named && /@\w+\s*[{(]/.test(text) ? 0.5 : 0;
  const marked = count(text, BIBLATEX_ONLY, 50) * 2 >= entries;
  const sure = /^\s*(?:%[^\n]*\n\s*)*@/.test(text) || named ? 0.97 : 0.8;
  return marked === (dialect === 'biblatex') ? sure : sure - 0.05;
}

function count(text: string, pattern: RegExp, limit: number): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) if (++found >= limit) break;
  return found;
}
