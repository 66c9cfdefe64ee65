/** A reading list as a browser shows it and puts it on the clipboard: its list items and headings as lines of Markdown. */
import { lineFinder } from '../lines.ts';

/** One line of Markdown, and the line of the HTML that it began on. */
export interface HtmlListLine {
  readonly text: string;
  readonly line: number;
}

const TAG = /<!--[\s\S]{0,4000}?-->|<(\/?)([a-z][a-z0-9]*)\b[^<>]{0,2000}>/gi;
const BLOCKS = new Set('p div section article ul ol li h1 h2 h3 h4 h5 h6 br hr body main'.split(' '));

/** Takes HTML apart. Links stay as `<a>`, which list entries read; other inline markup goes. Linear in the text. */
export function htmlListLines(html: string): HtmlListLine[] {
  const writer = new LineWriter(html);
  let last = 0;
  for (const tag of html.matchAll(TAG)) {
    writer.add(html.slice(last, tag.index), last);
    last = tag.index + tag[0].length;
    const name = (tag[2] ?? '').toLowerCase();
    if (name === 'a') writer.add(tag[0], tag.index);
    else writer.block(name, tag[1] === '/', tag.index);
  }
  writer.add(html.slice(last), last);
  return writer.finish();
}

/** Collects text into lines: one for each block, and one for each row of a table. */
class LineWriter {
  readonly #position: (offset: number) => { line: number };
  readonly #lines: HtmlListLine[] = [];
  /** Joined when it is taken: looking at it after each piece would read it all each time. */
  #pieces: string[] = [];
  /** Where its first letter stands; undefined while it is blank. */
  #start: number | undefined;
  #mark = '';
  #depth = 0;
  /** The cells of the row that is open, and where it began. */
  #row: { readonly cells: string[]; readonly line: number } | undefined;
  #rows = 0;

  constructor(html: string) {
    this.#position = lineFinder(html);
  }

  add(piece: string, at: number): void {
    if (piece === '') return;
    this.#pieces.push(piece);
    if (this.#start !== undefined) return;
    const first = piece.search(/\S/);
    if (first >= 0) this.#start = at + first;
  }

  /** A tag that ends what stands before it; inline tags are none. */
  block(name: string, closes: boolean, at: number): void {
    if (name === 'table' || name === 'tr') {
      this.#endRow();
      this.#flush();
      if (name === 'table') this.#rows = 0;
      else if (!closes) this.#row = { cells: [], line: this.#position(at).line };
    } else if (this.#row) {
      if (name === 'td' || name === 'th') this.#endCell(closes);
      else if (BLOCKS.has(name) && this.#pieces.length > 0) this.add('<br>', at);
    } else if (name === 'br') {
      if (this.#pieces.length > 0) this.add('<br>', at);
    } else if (BLOCKS.has(name)) {
      this.#flush();
      if (name === 'ul' || name === 'ol')
        this.#depth = Math.min(20, Math.max(0, this.#depth + (closes ? -1 : 1)));
      else if (closes) this.#mark = '';
      else if (name === 'li') this.#mark = `${'  '.repeat(Math.max(0, this.#depth - 1))}- `;
      else if (/^h\d$/.test(name)) this.#mark = `${'#'.repeat(Number(name[1]))} `;
    }
  }

  finish(): HtmlListLine[] {
    this.#endRow();
    this.#flush();
    return this.#lines;
  }

  #take(): string {
    const clean = this.#pieces
      .join('')
      .replace(/\s+/g, ' ')
      .replace(/(?:<br>\s?)+$/, '')
      .trim();
    this.#pieces = [];
    this.#start = undefined;
    return clean;
  }

  #flush(): void {
    const start = this.#start ?? 0;
    const clean = this.#take();
    if (clean === '') return;
    const { line } = this.#position(start);
    this.#lines.push({ text: this.#mark + clean, line }, { text: '', line });
    this.#mark = '';
  }

  #endCell(closes: boolean): void {
    const clean = this.#take();
    // A cell's end tag may be missing; what stands before its start tag belongs to no cell.
    if (closes || clean !== '') this.#row!.cells.push(clean.replaceAll('|', '\\|'));
  }

  /** A row as Markdown, the first one of a table as its head. A row of one cell is for layout: its text stands alone. */
  #endRow(): void {
    if (!this.#row) return;
    if (this.#start !== undefined) this.#endCell(true);
    const { cells, line } = this.#row;
    this.#row = undefined;
    if (cells.length === 1) this.#lines.push({ text: cells[0]!, line }, { text: '', line });
    if (cells.length < 2) return;
    this.#lines.push({ text: `| ${cells.join(' | ')} |`, line });
    if (this.#rows++ === 0) this.#lines.push({ text: `|${'---|'.repeat(cells.length)}`, line });
  }
}
