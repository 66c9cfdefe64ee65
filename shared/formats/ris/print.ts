/** Writes RIS: one tag a line, records ended by `ER`, in a fixed order. */
import { paperPageUrl } from '../../library/identifiers.ts';
import { displayName, isOthers } from '../../library/names.ts';
import type { Name, Paper } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import { venueName } from '../../library/venues.ts';
import type { PrintOptions, PrintProblem, PrintResult } from '../format.ts';
import { printEach } from '../print-each.ts';
import { latexToText } from '../latex/latex-to-text.ts';
import { BIB_FIELDS } from './record-to-draft.ts';
import { risOfType } from './types.ts';

/**
 * Writes papers as RIS. Abstracts and tags go out unless told otherwise; notes only when asked for. Yields the part that is written.
 */
export function* printRis(papers: readonly Paper[], options: PrintOptions): Generator<number, PrintResult> {
  const problems: PrintProblem[] = [];
  const records = yield* printEach(papers, (paper) => printRecord(paper, options, problems));
  return { text: records.join('\r\n'), problems };
}

function printRecord(paper: Paper, options: PrintOptions, problems: PrintProblem[]): string {
  const lines: string[] = [];
  // A value is one line: a line end inside it could be read as the next tag.
  const put = (tag: string, value: string | undefined) => {
    const folded = foldText(value ?? '');
    if (folded !== '') lines.push(`${tag}  - ${folded}`);
  };
  const { bib, ids, published } = paper;
  const plain = (field: string) => (bib[field] === undefined ? undefined : latexToText(bib[field]).text);
  const { tag, work } = risOfType(paper.type, bib['ris-ty']);
  lines.push(`TY  - ${tag}`);
  put('ID', paper.citeKey);
  put('TI', paper.title);
  const authors = paper.authors.filter((name) => !isOthers(name));
  for (const name of authors) put('AU', risName(name));
  if (authors.length === 0) {
    const message = `${paper.citeKey} is exported without authors: its source names none. Complete the paper, or add them by hand.`;
    problems.push({ code: 'missing-author', citeKey: paper.citeKey, message });
  }
  for (const name of paper.editors ?? []) put('A2', risName(name));
  if (published?.year !== undefined) {
    const year = String(published.year).padStart(4, '0');
    put('PY', year);
    if (published.month !== undefined)
      put('DA', `${year}/${two(published.month)}/${published.day ? two(published.day) : ''}/`);
  }
  const venue = paper.type === 'preprint' && paper.venue === undefined && ids.arxiv ? 'arXiv' : paper.venue;
  if (venue !== undefined)
    put(
      paper.type === 'article' || paper.type === 'preprint' ? 'JO' : 'T2',
      venueName(venue, options.venue ?? 'long'),
    );
  put('J2', plain('shortjournal'));
  for (const [name, field] of Object.entries(BIB_FIELDS)) put(name, plain(field));
  const [first, ...last] = (plain('pages') ?? '').split(/\s*[-–—]+\s*/);
  put('SP', first);
  put('EP', last.join('–'));
  put('SN', ids.isbn);
  put('SN', plain('issn'));
  put('DO', ids.doi);
  if (ids.arxiv) put('AN', `arXiv:${ids.arxiv}${ids.arxivVersion ? `v${ids.arxivVersion}` : ''}`);
  put('M3', work ?? plain('ris-m3'));
  put('LA', paper.language);
  const links = paper.links.filter((link) => link.kind !== 'pdf');
  for (const link of links) put('UR', link.url);
  if (paper.links.length === 0) put('UR', paperPageUrl(ids));
  for (const link of paper.links) if (link.kind === 'pdf') put('L1', link.url);
  put('Y2', plain('urldate')?.replaceAll('-', '/'));
  if (options.abstracts !== false) put('AB', paper.abstract);
  if (options.tags !== false) for (const keyword of paper.tags) put('KW', keyword);
  if (options.notes && paper.note.trim() !== '') lines.push(`N1  - ${noteLines(paper.note)}`);
  for (const [field, value] of Object.entries(bib).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const unknown = /^ris-([a-z][a-z0-9])$/.exec(field)?.[1]?.toUpperCase();
    if (unknown === undefined || unknown === 'TY' || unknown === 'M3') continue;
    for (const line of latexToText(value, { keepLines: true }).text.split('\n')) put(unknown, line);
  }
  lines.push('ER  - ');
  return `${lines.join('\r\n')}\r\n`;
}

/** A note keeps its lines, as untagged ones; a line that reads like a tag would start a field, so it goes on with the one before. */
function noteLines(note: string): string {
  return note
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/\n(?=[ \t]*[A-Z][A-Z0-9][ \t]{1,2}-)/g, ' ')
    .replaceAll('\n', '\r\n');
}

/** "van Beethoven, Ludwig, Jr."; a corporate name ends with a comma, so that no one takes it for a person's (EndNote). */
function risName(name: Name): string {
  if (name.family === undefined) return `${displayName(name).replaceAll(',', ' ')},`;
  const family = [name.particle, name.family].filter(Boolean).join(' ');
  const parts = [family, name.given ?? '', name.suffix ?? ''].map((part) =>
    part.replace(/[,;]/g, ' ').trim(),
  );
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts.join(', ');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
