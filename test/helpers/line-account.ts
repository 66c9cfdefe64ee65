/** Checks the promise of every parser: each line of the input became part of a paper or is listed as unused. */
import type { ParseResult } from '../../shared/formats/format.ts';

/** Line numbers (from 1) that no paper's source and no unused range covers. Blank lines need no account; control characters print nothing either. */
export function unaccountedLines(input: string, result: ParseResult): number[] {
  const lines = input.split(/\r\n|\r|\n/);
  const covered = new Uint8Array(lines.length + 2);
  const cover = (from: number, to: number) => covered.fill(1, from, Math.min(to, lines.length) + 1);
  for (const paper of [...result.papers, ...(result.enrichments ?? [])]) {
    for (const source of paper.sources) if (source.lines) cover(source.lines[0], source.lines[1]);
  }
  for (const range of result.unused) cover(range.from, range.to);
  const lost: number[] = [];
  for (const [index, line] of lines.entries()) {
    // eslint-disable-next-line no-control-regex -- control characters are what is asked about
    if (/[^\s\u0000-\u001f]/.test(line) && !covered[index + 1]) lost.push(index + 1);
  }
  return lost;
}
