/** `roofline note`: prints, replaces or extends a paper's note. */
import type { Command } from 'commander';
import { RooflineError } from '../../shared/api/errors.ts';
import { findPapers } from './find-papers.ts';
import { readInput } from './read-input.ts';
import { printJson, withLibrary, type CommonOptions } from './session.ts';
import { manyLines, type Terminal } from './terminal.ts';

interface NoteOptions extends CommonOptions {
  readonly set?: string;
  readonly append?: string;
}

export function addNoteCommand(program: Command, terminal: Terminal): void {
  program
    .command('note')
    .summary("print or write a paper's note")
    .description('Prints the note (Markdown) of a paper, or replaces or extends it.')
    .argument('<key>', 'its citation key')
    .option('--set <file>', 'replace the note with a file; - reads standard input')
    .option('--append <text>', 'add a paragraph')
    .action(async (key: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<NoteOptions>();
      if (options.set !== undefined && options.append !== undefined) {
        throw new RooflineError('invalid-request', 'Use --set or --append, not both.');
      }
      const replacement =
        options.set === undefined ? undefined : (await readInput(terminal, options.set)).text.trimEnd();
      await withLibrary(terminal, options, async (library) => {
        const [paper] = await findPapers(library, [key]);
        if (!paper) return;
        const note = replacement ?? appended(paper.note, options.append);
        if (note !== undefined) await library.ask('papers.edit', { ids: [paper.id], edit: { note } });
        if (options.json) printJson(terminal, { citeKey: paper.citeKey, note: note ?? paper.note });
        else if (note !== undefined) terminal.err(`Note of ${paper.citeKey} saved.\n`);
        else if (paper.note !== '') terminal.out(manyLines(paper.note).trimEnd() + '\n');
        else terminal.err(`${paper.citeKey} has no note.\n`);
      });
    });
}

function appended(note: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return note.trim() === '' ? text : `${note.trimEnd()}\n\n${text}`;
}
