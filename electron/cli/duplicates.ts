/** `roofline duplicates`: lists papers that are, or may be, the same work, and merges those that certainly are. */
import type { Command } from 'commander';
import { columns } from './layout.ts';
import { printJson, withLibrary, type CommonOptions } from './session.ts';
import { counted, oneLine, type Terminal } from './terminal.ts';

interface DuplicatesOptions extends CommonOptions {
  readonly merge?: boolean;
}

export function addDuplicatesCommand(program: Command, terminal: Terminal): void {
  program
    .command('duplicates')
    .summary('list papers that may be the same work')
    .option('--merge', 'merge those that certainly are; every tag, note and key is kept')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<DuplicatesOptions>();
      await withLibrary(terminal, options, async (library) => {
        const { groups } = await library.ask('duplicates.find', {});
        const merged: { kept: string; merged: string[] }[] = [];
        for (const { certain, papers } of options.merge ? groups : []) {
          const [keep, ...others] = papers;
          if (!certain || !keep || others.length === 0) continue;
          await library.ask('duplicates.merge', { keep: keep.id, others: others.map(({ id }) => id) });
          merged.push({ kept: keep.citeKey, merged: others.map(({ citeKey }) => citeKey) });
        }
        if (options.json) return printJson(terminal, { groups, merged });
        for (const { certain, reason, papers } of groups) {
          terminal.out(`${certain ? 'The same' : 'Perhaps the same'}: ${oneLine(reason)}\n`);
          const rows = papers.map(({ citeKey, title }) => ['', citeKey, oneLine(title)]);
          terminal.out(columns(rows, terminal.width).join('\n') + '\n\n');
        }
        if (options.merge)
          terminal.err(`${counted(merged.length, 'group')} merged. roofline undo takes a merge back.\n`);
        else
          terminal.err(groups.length === 0 ? 'No duplicates.\n' : '--merge merges those that are certain.\n');
      });
    });
}
