/** Tables of papers in Markdown: which column holds what. A table of models or benchmarks is none. */

/** What the columns of a table of papers hold, by index. */
export interface PaperColumns {
  readonly title: number;
  /** Columns whose text goes behind the title: venue, year, authors, links. */
  readonly others: readonly number[];
}

/** The cells of a table row, without the outer bars; `\|` is a bar inside a cell. Undefined for a line that is no row. */
export function tableCells(line: string): string[] | undefined {
  const text = line.trim();
  if (!text.includes('|')) return undefined;
  const cells = text
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
  /^(?:title|papers?|paper title|article|publication|work|title ?& ?authors?|name|method|reference|system)s?$/i;
const STRONG_TITLE = /^(?:title|papers?|paper title|article|publication)s?$/i;
const PAPER_COLUMN =
  /^(?:venue|conference|journal|publication|published(?: in)?|pub|where|authors?|paper|pdf|paper link|arxiv|date|year)s?$/i;
const MODEL_COLUMN =
  /^(?:para(?:m|meter)?s?\.?|#?\s?param(?:eter)?s?|experts|\\?#l|\\?#h|layers|hidden|context(?: length| window)?|tokens|size|params\b.*|vram|accuracy|score|flops|license|downloads|.*d_\{?model.*)$/i;

/** Which columns matter; undefined where the head is not that of a table of papers. */
export function paperColumns(head: readonly string[]): PaperColumns | undefined {
  const names = head.map((cell) => cell.replace(/[*_`]/g, '').trim());
  if (names.some((name) => MODEL_COLUMN.test(name))) return undefined;
  const strong = names.findIndex((name) => STRONG_TITLE.test(name));
  const title = strong >= 0 ? strong : names.findIndex((name) => TITLE.test(name));
  if (title < 0) return undefined;
  const others = names.flatMap((_, index) => (index === title ? [] : [index]));
  const saysPaper = strong >= 0 || names.some((name, index) => index !== title && PAPER_COLUMN.test(name));
  return saysPaper ? { title, others } : undefined;
}
