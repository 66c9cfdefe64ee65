/** Printing papers without holding the host: a library as a `.bib` file takes a tenth of a second, and more. */
import { RooflineError } from '../../../shared/api/errors.ts';
import type { Format, PrintOptions, PrintResult } from '../../../shared/formats/format.ts';
import { formats } from '../../../shared/formats/registry.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import type { LongWork } from './long-work.ts';

export type Printer = Format & Required<Pick<Format, 'print' | 'printInSteps'>>;

/** The formats that print. */
export const printers = formats.filter((format): format is Printer => format.printInSteps !== undefined);

/** The format with an id. Throws a RooflineError where none prints under it. */
export function printerFor(id: string): Printer {
  const printer = printers.find((format) => format.id === id);
  if (printer) return printer;
  const known = printers.map((format) => format.id).join(', ');
  throw new RooflineError('invalid-request', `Roofline can't write “${id}”. It writes: ${known}.`);
}

/** What the printer makes of papers, as they are now; in slices. Rejects with `cancelled` where the work is stopped. */
export async function printPapers(
  work: LongWork,
  printer: Printer,
  papers: readonly Paper[],
  options: PrintOptions,
): Promise<PrintResult> {
  const steps = printer.printInSteps(papers, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await work.at(step.value, 'Writing papers');
  }
}
