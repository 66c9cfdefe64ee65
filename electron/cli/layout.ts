/** Text laid out in columns and paragraphs, by the cells it takes in a terminal. */

/** Characters that take two cells: East Asian wide and full-width forms (Unicode UAX #11), and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
/** Characters that take none: they change the one before. */
const ZERO_WIDTH = /^(?:\p{Mn}|\p{Me}|[\u200b-\u200d])$/u;

/** The cells that a text without control characters takes. */
export function cells(text: string): number {
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}

function cellsOf(character: string): number {
  if (character < '\u0300') return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** The text, or its beginning with an ellipsis where it takes more than `width` cells. */
export function clip(text: string, width: number): string {
  if (cells(text) <= width) return text;
  let clipped = '';
  let used = 0;
  for (const character of text) {
    used += cellsOf(character);
    if (used > width - 1) break;
    clipped += character;
  }
  return clipped.trimEnd() + '…';
}

/** The text followed by spaces up to `width` cells. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cells(text)));
}

/**
 * Rows as lines with aligned columns, two spaces between. The last column is clipped to the terminal's width; where there
 * is none (a pipe), nothing is clipped.
 */
export function columns(rows: readonly (readonly string[])[], width: number | undefined): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => cells(row[column] ?? ''))));
  const last = widths.length - 1;
  const before = widths.slice(0, last).reduce((sum, column) => sum + column + 2, 0);
  return rows.map((row) => {
    const line = row.slice(0, last).map((cell, column) => pad(cell, widths[column]!) + '  ');
    const rest = row[last] ?? '';
    return (
      line.join('') + (width === undefined ? rest : clip(rest, Math.max(20, width - before)))
    ).trimEnd();
  });
}

/** A paragraph folded at spaces to `width` cells a line, each line indented. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && cells(line) + 1 + cells(word) > width - indent.length) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}
