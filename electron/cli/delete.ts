/** `roofline delete`: removes papers; undo brings them back. */
import type { Command } from 'commander';
import { findPapers } from './find-papers.ts';
import { printJson, withLibrary, type CommonOptions } from './session.ts';
import { counted, type Terminal } from './terminal.ts';

export function addDeleteCommand(program: Command, terminal: Terminal): void {
  program
    .command('delete')
    .summary('remove papers from the library')
    .argument('<key...>', 'citation keys')
    .action(async (keys: string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withLibrary(terminal, options, async (library) => {
        const papers = await findPapers(library, keys);
        const done = await library.ask('papers.delete', { ids: papers.map(({ id }) => id) });
        if (options.json)
          return printJson(terminal, { ...done, deleted: papers.map(({ citeKey }) => citeKey) });
        terminal.out(
          `${counted(papers.length, 'paper')} deleted. roofline undo brings ${papers.length === 1 ? 'it' : 'them'} back.\n`,
        );
      });
    });
}
