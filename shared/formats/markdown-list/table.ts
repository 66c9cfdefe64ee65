/** Tables of papers in Markdown: which column holds what. A table of models or benchmarks is none. */
import type { EntryDetail } from './entry.ts';

/** What the columns of a table of papers hold, by index. */
export interface PaperColumns {
  readonly title: number;
  /** Columns whose text goes behind the title: venue, year, authors, links. */
  readonly others: readonly { readonly index: number; readonly role: NonNullable<EntryDetail['role']> }[];
  /** Every row is a paper, wherever it links to: the title's column is headed "Paper", and no other one holds the paper's link. */
  readonly listsPapers: boolean;
  readonly authorsBelow: boolean;
}

/** The cells of a table row, without the outer bars; `\|` is a bar inside a cell. Undefined for a line that is no row. */
export function tableCells(line: string): string[] | undefined {
  const text = line.trim();
  if (!text.includes('|')) return undefined;
  const cells = text
    // A comment that only the source shows: `|[//]: #06/05`.
    .replace(/\|\s*\[\/\/\]:\s?#.*$/, '|')
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .replaceAll('\\|', '\ufffc')
    .split('|')
    .map((cell) => cell.replaceAll('\ufffc', '|').trim());
  return cells.length >= 2 ? cells : undefined;
}

/** True for the line under a table's head: `|:---:|---|`. */
export function isTableRule(line: string): boolean {
  return /^[\s|:-]+$/.test(line) && line.includes('-') && line.includes('|');
}

const TITLE =
  /^(?:title|papers?|paper title|article|publication|work|title ?(?:&|and|\/) ?authors?|name|method|reference|system)s?$/i;
const STRONG_TITLE =
  /^(?:(?:paper )?title(?: ?(?:&|and|\/) ?authors?)?|papers?(?: (?:name|title|&.*))?|article|publication|论文|标题)s?$/i;
const PAPER_LINK = /^(?:papers?|pdf|paper links?|paper urls?|arxiv|links?|urls?|resources?)$/i;
const ROLES: readonly (readonly [RegExp, EntryDetail['role']])[] = [
  [/^(?:first )?authors?(?: list)?$/i, 'authors'],
  [/^(?:year|date|time|published|publish(?:ed)? date|publication date|month|release(?:d| date)?)$/i, 'year'],
  [
    /^(?:venues?|conferences?|conf\.?|journals?|publications?|pub\.?|published(?: in| at)?|where|source)$/i,
    'venue',
  ],
  [
    /^(?:institut(?:e|ion)s?|affiliations?|org(?:ani[sz]ation)?s?|labs?|company|team|group|from)$/i,
    'organisation',
  ],
];
const MODEL_COLUMN =
  /^(?:para(?:m|meter)?s?\.?|#?\s?param(?:eter)?s?|experts|\\?#l|\\?#h|layers|hidden|context(?: length| window)?|tokens|size|params\b.*|vram|accuracy|score|flops|license|downloads|.*d_\{?model.*)$/i;

/** What the words in front of a line or above a column say that it holds; undefined for words that say nothing of this. */
export function roleOf(label: string): EntryDetail['role'] {
  return ROLES.find(([pattern]) => pattern.test(label.trim()))?.[1];
}

/** Which columns matter; undefined where the head is not that of a table of papers. */
export function paperColumns(head: readonly string[]): PaperColumns | undefined {
  const names = head.map((cell) =>
    cell
      .replace(/[*_`]/g, '')
      .replace(/\p{Extended_Pictographic}\uFE0F?/gu, '')
      .trim(),
  );
  if (names.some((name) => MODEL_COLUMN.test(name))) return undefined;
  const strong = names.findIndex((name) => /title/i.test(name) && STRONG_TITLE.test(name));
  const paper = strong >= 0 ? strong : names.findIndex((name) => STRONG_TITLE.test(name));
  const title = paper >= 0 ? paper : names.findIndex((name) => TITLE.test(name));
  if (title < 0) return undefined;
  const others = names.flatMap((name, index) => {
    return index === title ? [] : [{ index, role: roleOf(name) ?? ('other' as const) }];
  });
  const facts = others.some(({ role }) => role !== 'other');
  const links = others.some(({ index }) => PAPER_LINK.test(names[index]!));
  if (paper < 0 && !facts && !links) return undefined;
  return {
    title,
    others,
    listsPapers:
      paper >= 0 &&
      !links &&
      (/^paper titles?$/i.test(names[title]!) || (facts && /^(?:papers?|publication)/i.test(names[title]!))),
    authorsBelow: /authors?/i.test(names[title]!),
  };
}
