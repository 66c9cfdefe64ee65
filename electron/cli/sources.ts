/** `roofline sources`: the online sources, and what each is sent. */
import type { Command } from 'commander';
import type { RequestOutput } from '../../shared/api/contract.ts';
import { columns } from './layout.ts';
import { printJson, withLibrary, type CommonOptions } from './session.ts';
import type { Terminal } from './terminal.ts';

export function addSourcesCommand(program: Command, terminal: Terminal): void {
  program
    .command('sources')
    .summary('list the online sources and what each is sent')
    .description(
      'Names the hosts that enrich and import may ask, and what of a paper each is sent. Asks none.',
    )
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withLibrary(terminal, options, async (library) => {
        const sources = await library.ask('complete.sources', {});
        if (options.json) return printJson(terminal, { sources });
        terminal.out(sourceLines(sources, terminal.width).join('\n') + '\n');
      });
    });
}

/** One line a source: its name, its host, what it is sent. */
export function sourceLines(
  sources: RequestOutput<'complete.sources'>,
  width: number | undefined,
): readonly string[] {
  return columns(
    sources.map(({ name, host, sends }) => [name, host, sends]),
    width,
  );
}
