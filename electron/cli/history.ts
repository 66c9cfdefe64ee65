/** `roofline undo` and `roofline redo`: take the last change back, or do it again. */
import type { Command } from 'commander';
import { printJson, withLibrary, type CommonOptions } from './session.ts';
import { oneLine, type Terminal } from './terminal.ts';

export function addHistoryCommands(program: Command, terminal: Terminal): void {
  for (const direction of ['undo', 'redo'] as const) {
    program
      .command(direction)
      .summary(direction === 'undo' ? 'take the last change back' : 'do what was undone again')
      .action(async (_options: unknown, command: Command) => {
        const options = command.optsWithGlobals<CommonOptions>();
        await withLibrary(terminal, options, async (library) => {
          const done = await library.ask(`history.${direction}`, {});
          if (options.json) return printJson(terminal, done);
          terminal.out(`${direction === 'undo' ? 'Undone' : 'Done again'}: ${oneLine(done.name)}.\n`);
          for (const skipped of done.skipped) {
            terminal.err(`  left as it is, because it changed since: ${oneLine(skipped)}\n`);
          }
        });
      });
  }
}
