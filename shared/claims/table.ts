/** Claims as a table to paste: Markdown, LaTeX (booktabs), CSV (RFC 4180), or plain aligned text for the terminal. */
import type { Claim } from '../library/knowledge.ts';
import { textToLatex } from '../formats/latex/text-to-latex.ts';
import { formatClaim } from './format-claim.ts';

export const CLAIM_TABLE_FORMATS = ['table', 'markdown', 'latex', 'csv'] as const;
export type ClaimTableFormat = (typeof CLAIM_TABLE_FORMATS)[number];

/** One row: a claim and the paper that makes it. */
export interface ClaimTableRow {
  readonly citeKey: string;
  readonly title: string;
  readonly claim: Claim;
}

const HEADINGS = ['Paper', 'Metric', 'Claim', 'Over', 'On', 'Quote'] as const;

/** The table, ending in a line feed. In LaTeX the paper is a `\cite`; the quote is left out there, as in the plain table. */
export function claimsTable(rows: readonly ClaimTableRow[], format: ClaimTableFormat): string {
  switch (format) {
    case 'csv':
      return [[...HEADINGS], ...rows.map(cells)].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
    case 'markdown':
      return markdown(rows);
    case 'latex':
      return latex(rows);
    case 'table':
      return aligned(rows);
  }
}

function cells({ citeKey, claim }: ClaimTableRow): string[] {
  return [
    citeKey,
    claim.measure === undefined ? claim.metric : `${claim.metric} (${claim.measure})`,
    formatClaim(claim),
    claim.baseline ?? '',
    claim.hardware.join(', '),
    claim.quote,
  ];
}

/** Quoted where it must be. A cell that a spreadsheet would run as a formula gets an apostrophe. */
function csvCell(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function markdown(rows: readonly ClaimTableRow[]): string {
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell) => cell.replace(/\s+/g, ' ').replace(/[|\\`*_<[\]]/g, '\\$&')).join(' | ')} |\n`;
  return (
    line(HEADINGS) + `|${' --- |'.repeat(HEADINGS.length)}\n` + rows.map((row) => line(cells(row))).join('')
  );
}

function latex(rows: readonly ClaimTableRow[]): string {
  const escape = (text: string): string => textToLatex(text, { ascii: true });
  const lines = rows.map((row) => {
    const [key, ...rest] = cells(row).slice(0, -1);
    return `  \\cite{${key!}} & ${rest.map(escape).join(' & ')} \\\\\n`;
  });
  const headings = HEADINGS.slice(0, -1).join(' & ');
  return `\\begin{tabular}{lllll}\n  \\toprule\n  ${headings} \\\\\n  \\midrule\n${lines.join('')}  \\bottomrule\n\\end{tabular}\n`;
}

function aligned(rows: readonly ClaimTableRow[]): string {
  const table = [HEADINGS.slice(0, -1), ...rows.map((row) => cells(row).slice(0, -1))];
  const widths = HEADINGS.slice(0, -1).map((_, column) =>
    Math.max(...table.map((row) => row[column]!.length)),
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
