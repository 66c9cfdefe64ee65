/**
 * A line of a page, however it was copied: as text, as Markdown, or as HTML. The listing parser reads these, so that one set of
 * rules serves every way of copying.
 */

/** An address that a line, or a part of it, was linked to. */
export interface LineLink {
  readonly text: string;
  readonly href: string;
}

/** One line, without its markup. */
export interface RichLine {
  /** The input line it starts on, from 1. */
  readonly line: number;
  /** Without heading marks, links, images and bullets' markup; ends trimmed. */
  readonly text: string;
  /** 1 to 6 for a heading, else 0. */
  readonly heading: number;
  /** True where the source indents the line: a wrapped title goes on so. */
  readonly indented: boolean;
  readonly links: readonly LineLink[];
  /** The exact date of a `<time>` element on this line, ISO. */
  readonly datetime?: string;
}

/** Plain copied text: every line as it stands. */
export function richLinesFromText(lines: readonly string[]): RichLine[] {
  return lines.map((raw, index) => ({
    line: index + 1,
    text: raw.replace(/\u00a0/g, ' ').trim(),
    heading: 0,
    indented: /^[ \t\u00a0]{2}\S/.test(raw),
    links: [],
  }));
}
