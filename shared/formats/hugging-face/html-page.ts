/**
 * Saved pages and clipboard fragments. A saved page carries its papers as JSON for its scripts (`data-props`), with names, ids
 * and exact dates; a rendered page or fragment is read as lines that know their links.
 */
import type { ParseOptions, ParseResult, Warning } from '../format.ts';
import { LineAccount, lineFinder, splitLines } from '../lines.ts';
import { loadMarkup } from '../page/load-markup.ts';
import { mergePrintings } from '../merge-printings.ts';
import type { PaperDraft } from '../../library/paper.ts';
import { readApiRecords } from './api-json.ts';
import { richLinesFromHtml } from '../page/html-lines.ts';
import { parseListing } from './listing.ts';

/** Reads a page. */
export function parseHtmlPage(input: string, options: ParseOptions, formatId: string): ParseResult {
  const embedded = readEmbedded(input, options, formatId);
  if (embedded.papers.length > 0) {
    const account = new LineAccount(splitLines(input));
    for (const draft of embedded.papers)
      for (const { lines } of draft.sources) if (lines) account.paper(...lines);
    const { unused } = account.close('chrome');
    return { papers: mergePrintings(embedded.papers), warnings: embedded.warnings, unused };
  }
  return parseListing(splitLines(input), richLinesFromHtml(input), options, 'html');
}

const PROPS = /\bdata-props=(["'])/g;

/** The papers in `data-props` attributes: entity-encoded JSON, which a cut page may end inside of. */
function readEmbedded(
  input: string,
  options: ParseOptions,
  formatId: string,
): { papers: PaperDraft[]; warnings: Warning[] } {
  const position = lineFinder(input);
  const papers: PaperDraft[] = [];
  const warnings: Warning[] = [];
  PROPS.lastIndex = 0;
  for (let match = PROPS.exec(input); match; match = PROPS.exec(input)) {
    const start = PROPS.lastIndex;
    const close = input.indexOf(match[1]!, start);
    const end = close < 0 ? input.length : close;
    PROPS.lastIndex = end;
    const encoded = input.slice(start, end);
    if (!/title/.test(encoded)) continue;
    const from = position(start).line;
    const to = position(end).line;
    const read = readApiRecords(decodeEntities(encoded), options, formatId);
    // The JSON's own lines say little once it is inside an attribute: the attribute's place is what a reader can find.
    const line = (inner: number) => Math.min(from + inner - 1, to);
    for (const draft of read.papers) {
      const sources = draft.sources.map((source) => ({
        ...source,
        lines: [line(source.lines?.[0] ?? 1), line(source.lines?.[1] ?? 1)] as const,
      }));
      papers.push({ ...draft, sources });
    }
    if (read.papers.length > 0) {
      for (const warning of read.warnings) warnings.push({ ...warning, line: line(warning.line), column: 1 });
    }
  }
  return { papers, warnings };
}

/** Character references to characters, once. */
function decodeEntities(text: string): string {
  return text.includes('&')
    ? (loadMarkup(`<p title="${text.replaceAll('"', '&quot;')}">`)('p').attr('title') ?? '')
    : text;
}
