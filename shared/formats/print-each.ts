/** Printing paper by paper: in steps for a host that answers others meanwhile, or in one go. */
import { runAll } from '../library/steps.ts';
import type { Paper } from '../library/paper.ts';
import type { Format, PrintOptions, PrintResult } from './format.ts';

/** Papers printed in one step: some milliseconds. */
const STEP = 32;

/** Both of a format's ways to print, from the one in steps. */
export function printing(
  printInSteps: (papers: readonly Paper[], options: PrintOptions) => Generator<number, PrintResult>,
): Required<Pick<Format, 'print' | 'printInSteps'>> {
  return { printInSteps, print: (papers, options) => runAll(printInSteps(papers, options)) };
}

/** What `print` makes of each paper, in order. Yields how many are done. */
export function* printEach<T>(papers: readonly Paper[], print: (paper: Paper) => T): Generator<number, T[]> {
  const printed: T[] = [];
  for (const [at, paper] of papers.entries()) {
    printed.push(print(paper));
    if (at % STEP === STEP - 1) yield at + 1;
  }
  return printed;
}
