/** Tables to paste: Markdown, LaTeX (booktabs), CSV (RFC 4180), or plain aligned text for the terminal. */
import { textToLatex } from './latex/text-to-latex.ts';

export const TABLE_FORMATS = ['table', 'markdown', 'latex', 'csv'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** What stands in a cell; `latex` where the LaTeX table says it in its own way, as `\cite{key}`. */
export type TableCell = string | { readonly text: string; readonly latex: string };

/** The table, ending in a line feed. Every row has as many cells as there are headings. */
export function textTable(
  headings: readonly string[],
  rows: readonly (readonly TableCell[])[],
  format: TableFormat,
): string {
  if (format === 'latex') return latex(headings, rows);
  const lines = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
  switch (format) {
    case 'csv':
      return [headings, ...lines].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
    case 'markdown':
      return markdown(headings, lines);
    case 'table':
      return aligned([headings, ...lines]);
  }
}

/** Quoted where it must be. A cell that a spreadsheet would run as a formula gets an apostrophe. */
function csvCell(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function markdown(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell) => cell.replace(/\s+/g, ' ').replace(/[|\\`*_<[\]]/g, '\\$&')).join(' | ')} |\n`;
  return line(headings) + `|${' --- |'.repeat(headings.length)}\n` + rows.map(line).join('');
}

function latex(headings: readonly string[], rows: readonly (readonly TableCell[])[]): string {
  const escape = (cell: TableCell): string =>
    typeof cell === 'string' ? textToLatex(cell, { ascii: true }) : cell.latex;
  const line = (row: readonly TableCell[]): string => `  ${row.map(escape).join(' & ')} \\\\\n`;
  const columns = 'l'.repeat(headings.length);
  return `\\begin{tabular}{${columns}}\n  \\toprule\n${line(headings)}  \\midrule\n${rows.map(line).join('')}  \\bottomrule\n\\end{tabular}\n`;
}

function aligned(table: readonly (readonly string[])[]): string {
  const widths = table[0]!.map((_, column) =>
    table.reduce((widest, row) => Math.max(widest, row[column]!.length), 0),
  );
  return table
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
