/** What an export has to say to its reader, short enough to be read. */
import type { PrintProblem } from './format.ts';

/** Of problems of one kind, this many are told in full, and this many of the others named. */
const TOLD = 2;
const NAMED = 6;

/**
 * The problems of an export as lines, those of one kind together: two in full, then how many more there are, with the keys of
 * the first of them.
 */
export function problemLines(problems: readonly PrintProblem[]): string[] {
  const codes = new Set(problems.map((problem) => problem.code));
  return [...codes].flatMap((code) => {
    const alike = problems.filter((problem) => problem.code === code);
    const told = alike.slice(0, TOLD).map(({ message }) => message);
    const others = alike.slice(TOLD).map(({ citeKey }) => citeKey);
    if (others.length === 0) return told;
    const keys = others.slice(0, NAMED).join(', ') + (others.length > NAMED ? ', …' : '');
    return [...told, `The same with ${others.length.toLocaleString('en')} more: ${keys}`];
  });
}
