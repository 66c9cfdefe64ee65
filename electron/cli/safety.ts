/** `roofline backup`, `restore` and `doctor`: copies of the library, and what is wrong with it. */
import path from 'node:path';
import type { Command } from 'commander';
import { printJson, withLibrary, type CommonOptions, type Library } from './session.ts';
import { counted, oneLine, type Terminal } from './terminal.ts';

export function addSafetyCommands(program: Command, terminal: Terminal): void {
  addBackup(program, terminal);
  addRestore(program, terminal);
  addDoctor(program, terminal);
}

function addBackup(program: Command, terminal: Terminal): void {
  program
    .command('backup')
    .summary('copy the library, into its own backups or to a file')
    .argument('[file]', 'a file that is not there yet; the library’s backups when missing')
    .action(async (file: string | undefined, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withLibrary(terminal, options, async (library) => {
        const made = await library.ask(
          'backups.create',
          file === undefined ? {} : { path: path.resolve(file) },
        );
        if (options.json) return printJson(terminal, made);
        terminal.out(`${counted(made.papers, 'paper')} copied to ${made.path}.\n`);
      });
    });
}

interface RestoreOptions extends CommonOptions {
  readonly dryRun?: boolean;
}

function addRestore(program: Command, terminal: Terminal): void {
  program
    .command('restore')
    .summary('bring the library back to a backup; undo takes that back')
    .argument('<file>', 'the backup to restore')
    .option('--dry-run', 'only say what would change')
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<RestoreOptions>();
      await withLibrary(terminal, options, async (library) => {
        const request = options.dryRun ? 'backups.preview' : 'backups.restore';
        const done = await library.ask(request, { path: path.resolve(file) });
        if (options.json) return printJson(terminal, done);
        const { papers, added, changed, removed, trouble } = done;
        for (const problem of trouble) terminal.err(`${oneLine(problem)}\n`);
        const what = options.dryRun ? 'would come back' : 'restored';
        terminal.out(
          `${counted(papers, 'paper')} of the backup: ${added} ${what}, ${changed} changed, ${removed} removed.\n`,
        );
        if (!options.dryRun) terminal.err('roofline undo takes the restore back.\n');
      });
    });
}

interface DoctorOptions extends CommonOptions {
  readonly repair?: boolean;
}

function addDoctor(program: Command, terminal: Terminal): void {
  program
    .command('doctor')
    .summary('check the library: files, checksums, keys, attachments, backups')
    .option('--repair', 'repair what is proven; undo takes that back')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<DoctorOptions>();
      const examine = async (library: Library): Promise<void> => {
        const found = await library.ask('library.examine', { repair: options.repair ?? false });
        const wrong = found.diagnoses.filter(({ level }) => level !== 'info');
        if (options.json) return printJson(terminal, found);
        for (const { level, message } of found.diagnoses) terminal.out(`${level}: ${oneLine(message)}\n`);
        if (wrong.length === 0) terminal.out('Nothing is wrong with this library.\n');
        else if (found.repaired > 0) terminal.out(`${found.repaired} of them repaired.\n`);
        else if (wrong.some(({ repairable }) => repairable)) {
          terminal.err('roofline doctor --repair mends what is proven.\n');
        }
      };
      await withLibrary(terminal, options, examine, { saysTrouble: true });
    });
}
