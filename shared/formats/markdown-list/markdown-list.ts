/**
 * Reading lists in Markdown ("awesome" lists, reading notes): bullets, bare paragraphs and tables of papers under headings.
 * Headings are kept in `sources`, where they are offered as tags.
 */
import type { PaperDraft } from '../../library/paper.ts';
import { comparableTitle } from '../../library/text.ts';
import { typeOfVenue } from '../../library/venues.ts';
import type { Format, ParseOptions, ParseResult } from '../format.ts';
import { LineAccount, splitLines } from '../lines.ts';
import { mergePrintings } from '../merge-printings.ts';
import { looksLikeHtml } from '../page/html-lines.ts';
import { isPaperAddress } from '../paper-address.ts';
import { htmlListLines } from './html-list.ts';
import { ListReader } from './list-reader.ts';
import { isTableRule, paperColumns, tableCells } from './table.ts';

export const markdownList: Format = {
  id: 'markdown-list',
  name: 'Reading list in Markdown',
  extensions: ['md', 'markdown', 'txt'],
  recognise,
  parse,
};

function recognise(text: string, options?: ParseOptions): number {
  const sample = text.slice(0, 200_000);
  if (looksLikeHtml(sample)) {
    const links = [...sample.matchAll(/<a\b[^<>]{0,300}?href="(https?:[^"<>]{4,300})"/g)];
    const papers = links.filter((link) => isPaperAddress(link[1]!)).length;
    return papers > 0 && /<(?:li|td)\b/.test(sample) ? Math.min(0.5, 0.3 + papers * 0.02) : 0;
  }
  if (/^\s*[[{]\s*["{[]/.test(sample) || (/^\s*</.test(sample) && /<html|<body|<\?xml/i.test(sample)))
    return 0;
  let links = 0;
  for (const match of sample.matchAll(/\]\((https?:\/\/[^\s()]{4,300})/g)) {
    if (isPaperAddress(match[1]!)) links++;
    if (links >= 12) break;
  }
  const venues = [...sample.matchAll(/\|\s*[A-Z]\w{2,9}\s?['’]\s?\d{2}\s*$/gm)].length;
  const named = /\.(?:md|markdown)$/i.test(options?.from ?? '') ? 0.1 : 0;
  const titled = [...sample.matchAll(/^#{2,6} +title *: *\S/gim)].length;
  const found = links + venues + titled;
  if (found === 0 && hasPaperTable(sample)) return 0.4 + named;
  if (found === 0) return /^#{1,3} \S/m.test(sample) && /^\s*[-*+] /m.test(sample) ? 0.12 + named : 0;
  return Math.min(0.85, 0.4 + found * 0.03 + named);
}

/** True for a text with the head of a table whose rows are papers. */
function hasPaperTable(sample: string): boolean {
  const lines = sample.split(/\r\n|\r|\n/);
  return lines.some((line, at) => {
    const next = lines[at + 1];
    const cells = next !== undefined && isTableRule(next) ? tableCells(line) : undefined;
    return cells !== undefined && paperColumns(cells) !== undefined;
  });
}

function parse(text: string, options: ParseOptions): ParseResult {
  return looksLikeHtml(text.slice(0, 10_000)) ? parseHtml(text, options) : parseMarkdown(text, options);
}

/** Reads the list that a page shows; its lines are those of the HTML, and what is no entry is the page around it. */
function parseHtml(html: string, options: ParseOptions): ParseResult {
  const shown = htmlListLines(html);
  const read = parseMarkdown(shown.map(({ text }) => text).join('\n'), options);
  const account = new LineAccount(splitLines(html));
  const lineOf = (line: number) => shown[line - 1]?.line ?? 1;
  const papers = read.papers.map((paper) => ({
    ...paper,
    sources: paper.sources.map((source) => {
      if (!source.lines) return source;
      const lines: [number, number] = [lineOf(source.lines[0]), lineOf(source.lines[1])];
      account.paper(...lines);
      return { ...source, lines };
    }),
  }));
  const { unused, warnings } = account.close('chrome');
  return { papers, warnings, unused };
}

function parseMarkdown(text: string, options: ParseOptions): ParseResult {
  const lines = splitLines(text);
  const account = new LineAccount(lines);
  const drafts = new ListReader(lines, account, options, markdownList.id).read();
  const papers = mergePrintings(drafts).map((paper) =>
    rememberPrintings(citeAsPublished(paper, drafts), drafts),
  );
  const { unused, warnings } = account.close();
  return { papers, warnings, unused };
}

/** Sections that print another title for the same paper (an earlier version's) keep it in their source. */
function rememberPrintings(paper: PaperDraft, drafts: readonly PaperDraft[]): PaperDraft {
  if (paper.sources.length < 2) return paper;
  const titles = new Map(drafts.map((draft) => [draft.sources[0]?.lines?.[0], draft.title]));
  const sources = paper.sources.map((source) => {
    const printed = titles.get(source.lines?.[0]);
    const other = printed !== undefined && comparableTitle(printed) !== comparableTitle(paper.title);
    return other ? { ...source, titlePrinted: printed } : source;
  });
  return { ...paper, sources };
}

/** A paper that one section lists as a preprint and another with its venue: the published printing is the one to cite. */
function citeAsPublished(paper: PaperDraft, drafts: readonly PaperDraft[]): PaperDraft {
  const type = typeOfVenue(paper.venue);
  if (paper.type !== 'preprint' || type === undefined) return paper;
  const lines = new Set(paper.sources.map((source) => source.lines?.[0]));
  const published = drafts.find(
    (draft) => draft.venue === paper.venue && lines.has(draft.sources[0]?.lines?.[0]),
  );
  return {
    ...paper,
    type,
    ...(published?.published ? { published: published.published } : {}),
    versions: [
      { type: 'preprint', ...(paper.published ? { published: paper.published } : {}), ids: paper.ids ?? {} },
    ],
  };
}
