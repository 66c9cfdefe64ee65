/** All terminal commands, in the order in which help lists them. */
import { Command } from 'commander';
import packageFile from '../../package.json' with { type: 'json' };
import { addCiteCommand } from './cite.ts';
import { addClaimsCommand } from './claims.ts';
import { addDeleteCommand } from './delete.ts';
import { addDuplicatesCommand } from './duplicates.ts';
import { addEnrichCommand } from './enrich.ts';
import { addExportCommand } from './export.ts';
import { addHistoryCommands } from './history.ts';
import { addImportCommand } from './import.ts';
import { addListCommand } from './list.ts';
import { addNoteCommand } from './note.ts';
import { addOpenCommand } from './open.ts';
import { addSafetyCommands } from './safety.ts';
import { addSearchCommand } from './search.ts';
import { addServeCommand } from './serve.ts';
import { addCommonOptions } from './session.ts';
import { addSetCommand } from './set.ts';
import { addShowCommand } from './show.ts';
import { addSourcesCommand } from './sources.ts';
import { addTagCommand } from './tag.ts';
import type { Terminal } from './terminal.ts';

/** Builds the command line for a terminal. Running a command rejects with a RooflineError where it fails. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('roofline')
    .description('Keeps the papers you follow: import listings, search, tag, note, cite.')
    .version(packageFile.version, '--version', 'print the version')
    .helpOption('--help', 'print help')
    .helpCommand(false)
    .showHelpAfterError('(roofline --help lists the commands)');
  addCommonOptions(program);
  for (const add of [
    addImportCommand,
    addEnrichCommand,
    addSourcesCommand,
    addSearchCommand,
    addListCommand,
    addShowCommand,
    addTagCommand,
    addNoteCommand,
    addSetCommand,
    addDeleteCommand,
    addHistoryCommands,
    addExportCommand,
    addCiteCommand,
    addClaimsCommand,
    addDuplicatesCommand,
    addSafetyCommands,
    addOpenCommand,
    addServeCommand,
  ]) {
    add(program, terminal);
  }
  return program;
}
