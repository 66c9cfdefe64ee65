/** A reading list as a browser shows it and puts it on the clipboard: its list items and headings as lines of Markdown. */
import { lineFinder } from '../lines.ts';

/** One line of Markdown, and the line of the HTML that it began on. */
export interface HtmlListLine {
  readonly text: string;
  readonly line: number;
}

const TAG = /<!--[\s\S]{0,4000}?-->|<(\/?)([a-z][a-z0-9]*)\b[^<>]{0,2000}>/gi;
const BLOCKS = new Set(
  'p div section article table tr ul ol li h1 h2 h3 h4 h5 h6 br hr body main'.split(' '),
);

/** Takes HTML apart. Links stay as `<a>`, which list entries read; other inline markup goes. Linear in the text. */
export function htmlListLines(html: string): HtmlListLine[] {
  const position = lineFinder(html);
  const lines: HtmlListLine[] = [];
  let text = '';
  let start = 0;
  let mark = '';
  let depth = 0;
  const flush = () => {
    const clean = text.replace(/\s+/g, ' ').trim();
    if (clean !== '') {
      lines.push(
        { text: mark + clean, line: position(start).line },
        { text: '', line: position(start).line },
      );
      mark = '';
    }
    text = '';
  };
  const add = (piece: string, at: number) => {
    if (!/\S/.test(text) && /\S/.test(piece)) start = at + piece.search(/\S/);
    text += piece;
  };
  let last = 0;
  for (const tag of html.matchAll(TAG)) {
    add(html.slice(last, tag.index), last);
    last = tag.index + tag[0].length;
    const name = (tag[2] ?? '').toLowerCase();
    const closes = tag[1] === '/';
    if (name === 'a') add(tag[0], tag.index);
    if (!BLOCKS.has(name)) continue;
    if (name === 'br') {
      if (text !== '') add('<br>', tag.index);
      continue;
    }
    flush();
    if (name === 'ul' || name === 'ol') depth = Math.min(20, Math.max(0, depth + (closes ? -1 : 1)));
    else if (closes) mark = '';
    else if (name === 'li') mark = `${'  '.repeat(Math.max(0, depth - 1))}- `;
    else if (/^h\d$/.test(name)) mark = `${'#'.repeat(Number(name[1]))} `;
  }
  add(html.slice(last), last);
  flush();
  return lines;
}
