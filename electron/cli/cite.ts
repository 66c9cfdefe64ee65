/** `roofline cite`: prints citations to paste. */
import type { Command } from 'commander';
import { CITATION_STYLES, type CitationStyle } from '../../shared/api/schemas.ts';
import { choice, printJson, withLibrary, type CommonOptions } from './session.ts';
import type { Terminal } from './terminal.ts';

interface CiteOptions extends CommonOptions {
  readonly style: CitationStyle;
}

export function addCiteCommand(program: Command, terminal: Terminal): void {
  program
    .command('cite')
    .summary('print citations')
    .argument('<key...>', 'citation keys')
    .addOption(choice('--style <name>', 'how to cite', CITATION_STYLES).default('acm'))
    .action(async (keys: string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CiteOptions>();
      await withLibrary(terminal, options, async (library) => {
        const { text } = await library.ask('export.cite', { papers: { keys }, style: options.style });
        if (options.json) printJson(terminal, { text });
        else terminal.out(text.endsWith('\n') ? text : `${text}\n`);
      });
    });
}
