/** Claims as a table to paste, or for the terminal. */
import type { Claim } from '../library/knowledge.ts';
import { TABLE_FORMATS, textTable, type TableCell, type TableFormat } from '../formats/text-table.ts';
import { textToLatex } from '../formats/latex/text-to-latex.ts';
import { formatClaim } from './format-claim.ts';

export const CLAIM_TABLE_FORMATS = TABLE_FORMATS;
export type ClaimTableFormat = TableFormat;

/** One row: a claim and the paper that makes it. */
export interface ClaimTableRow {
  readonly citeKey: string;
  readonly title: string;
  readonly claim: Claim;
}

const HEADINGS = ['Paper', 'Metric', 'Claim', 'Over', 'On', 'Quote'] as const;

/** The table, ending in a line feed. In LaTeX the paper is a `\cite`; the quote is left out there, as in the plain table. */
export function claimsTable(rows: readonly ClaimTableRow[], format: ClaimTableFormat): string {
  const columns = format === 'csv' || format === 'markdown' ? HEADINGS.length : HEADINGS.length - 1;
  return textTable(
    HEADINGS.slice(0, columns),
    rows.map((row) => cells(row).slice(0, columns)),
    format,
  );
}

function cells({ citeKey, claim }: ClaimTableRow): TableCell[] {
  return [
    { text: citeKey, latex: `\\cite{${citeKey}}` },
    claim.measure === undefined ? claim.metric : `${claim.metric} (${claim.measure})`,
    { text: formatClaim(claim), latex: latexNumber(claim) },
    claim.baseline ?? '',
    claim.hardware.join(', '),
    claim.quote,
  ];
}

/** LaTeX's own fonts have no sign for an average. */
function latexNumber(claim: Claim): string {
  return textToLatex(formatClaim(claim).replace('⌀', 'avg. '), { ascii: true });
}
