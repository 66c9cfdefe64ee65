/** Printing paper by paper: in steps for a host that answers others meanwhile, or in one go. */
import { forEachInSteps, runAll } from '../library/steps.ts';
import type { Paper } from '../library/paper.ts';
import type { Format, PrintOptions, PrintResult } from './format.ts';

/** Both of a format's ways to print, from the one in steps. */
export function printing(
  printInSteps: (papers: readonly Paper[], options: PrintOptions) => Generator<number, PrintResult>,
): Required<Pick<Format, 'print' | 'printInSteps'>> {
  return { printInSteps, print: (papers, options) => runAll(printInSteps(papers, options)) };
}

/** What `print` makes of each paper, in order. Yields the part that is done, 0 to 1. */
export function* printEach<T>(papers: readonly Paper[], print: (paper: Paper) => T): Generator<number, T[]> {
  const printed: T[] = [];
  yield* forEachInSteps(papers, (paper) => printed.push(print(paper)));
  return printed;
}
