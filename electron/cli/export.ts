/** `roofline export`: writes papers in the format of a bibliography or a table. */
import { statSync } from 'node:fs';
import { readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { RooflineError } from '../../shared/api/errors.ts';
import type { RequestOutput } from '../../shared/api/contract.ts';
import type { ExportResult, Selection } from '../../shared/api/schemas.ts';
import { citedKeys } from '../../shared/formats/cited-keys.ts';
import { PREPRINT_PROFILES, type PreprintProfile } from '../../shared/formats/format.ts';
import { problemLines } from '../../shared/formats/problem-lines.ts';
import { choice, printJson, withLibrary, type CommonOptions, type Library } from './session.ts';
import { counted, oneLine, type Terminal } from './terminal.ts';

interface ExportOptions extends CommonOptions {
  readonly format: string;
  readonly query?: string;
  readonly cited?: string;
  readonly profile?: PreprintProfile;
  readonly ascii?: boolean;
  readonly output?: string;
  readonly watch?: boolean;
  readonly unwatch?: boolean;
}

export function addExportCommand(program: Command, terminal: Terminal): void {
  program
    .command('export')
    .summary('write papers as BibTeX, BibLaTeX, RIS, CSL-JSON, Markdown, CSV or JSON')
    .option('--format <id>', 'bibtex, biblatex, ris, csl-json, markdown, csv or json', 'bibtex')
    .option('--query <query>', 'only the papers that this query finds')
    .option('--cited <file>', 'only the papers that a .tex or .aux file cites')
    .addOption(choice('--profile <name>', 'how preprints are written', PREPRINT_PROFILES))
    .option('--ascii', 'LaTeX accents instead of Unicode')
    .option('--no-ascii', 'Unicode instead of LaTeX accents')
    .option(
      '-o, --output <file>',
      'write a file instead of standard output; Markdown into a folder: a file for each paper',
    )
    .option('--watch', 'keep the file of --output up to date while Roofline runs')
    .option('--unwatch', 'no longer keep the file of --output up to date')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ExportOptions>();
      const papers = await selectPapers(options);
      await withLibrary(terminal, options, (library) => {
        if (options.watch) return keepUpdated(library, terminal, options);
        if (options.unwatch) return stopUpdating(library, terminal, options);
        const { format, output } = options;
        if (format === 'markdown' && output !== undefined && isFolder(output))
          return writeVault(library, terminal, options, papers, output);
        return writeText(library, terminal, options, papers);
      });
    });
}

async function keepUpdated(library: Library, terminal: Terminal, options: ExportOptions): Promise<void> {
  const output = options.output ?? wrong('--watch needs a file: -o references.bib.');
  const live = await library.ask('export.keep-updated', {
    path: path.resolve(output),
    format: bibliography(options.format),
    query: options.query ?? '',
    options: printing(options),
  });
  if (options.json) return printJson(terminal, { live });
  terminal.err(`${output} is kept up to date whenever Roofline runs.\n`);
}

async function stopUpdating(library: Library, terminal: Terminal, options: ExportOptions): Promise<void> {
  const output = options.output ?? wrong('--unwatch needs a file: -o references.bib.');
  const live = await library.ask('export.stop-updating', { path: path.resolve(output) });
  if (options.json) return printJson(terminal, { live });
  terminal.err(`${output} is no longer kept up to date. It stays as it is.\n`);
}

async function writeVault(
  library: Library,
  terminal: Terminal,
  options: ExportOptions,
  papers: Selection,
  output: string,
): Promise<void> {
  const result = await library.ask('export.vault', { folder: path.resolve(output), papers });
  if (options.json) return printJson(terminal, result);
  reportVault(terminal, result, output);
}

async function writeText(
  library: Library,
  terminal: Terminal,
  options: ExportOptions,
  papers: Selection,
): Promise<void> {
  const { format, output } = options;
  if (output !== undefined) await refuseLive(library, path.resolve(output));
  const result = await library.ask('export.text', { format, papers, options: printing(options) });
  if (output !== undefined) await writeWhole(output, result.text);
  if (options.json) return printJson(terminal, result);
  if (output === undefined) terminal.out(result.text);
  report(terminal, result, output);
}

function printing({ profile, ascii }: ExportOptions): { profile?: PreprintProfile; ascii?: boolean } {
  return { ...(profile === undefined ? {} : { profile }), ...(ascii === undefined ? {} : { ascii }) };
}

async function selectPapers(options: ExportOptions): Promise<Selection> {
  if (options.cited === undefined) return { query: options.query ?? '' };
  if (options.query !== undefined) wrong('Use --query or --cited, not both.');
  const text = await readFile(options.cited, 'utf8').catch(() => {
    throw new RooflineError('not-found', `There is no file ${options.cited ?? ''} to read citations from.`);
  });
  const cited = citedKeys(text);
  return cited.all ? { query: '' } : { cited: [...cited.keys] };
}

/** A folder that is there, or a name that can only be one's. */
function isFolder(output: string): boolean {
  return /[/\\]$/.test(output) || (statSync(output, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/** A file that is kept up to date is not written besides: Roofline would take that for somebody else's change, and stop. */
async function refuseLive(library: Library, file: string): Promise<void> {
  const live = await library.ask('export.live', {});
  if (!live.some((each) => each.path === file)) return;
  wrong(
    `${file} is kept up to date by Roofline. Name another file, or end that first: roofline export --unwatch -o ${file}`,
  );
}

function bibliography(format: string): 'bibtex' | 'biblatex' {
  return format === 'bibtex' || format === 'biblatex'
    ? format
    : wrong('--watch writes bibtex or biblatex only.');
}

/** Writes a file whole or not at all; a link to it stays one. A pipe or a device can only be written to. */
async function writeWhole(file: string, text: string): Promise<void> {
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    if (there?.isFile() === false) return await writeFile(file, text);
    const target = there ? await realpath(file) : file;
    const aside = `${target}.${process.pid}.tmp`;
    try {
      await writeFile(aside, text);
      await rename(aside, target);
    } catch (thrown) {
      await rm(aside, { force: true });
      throw thrown;
    }
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    throw new RooflineError(
      'io-failed',
      `${file} can't be written (${code ?? 'unknown reason'}). What was there is unchanged.`,
    );
  }
}

function report(terminal: Terminal, { count, problems }: ExportResult, file: string | undefined): void {
  for (const line of problemLines(problems)) terminal.err(`${oneLine(line)}\n`);
  terminal.err(`${counted(count, 'paper')} written${file === undefined ? '' : ` to ${file}`}.\n`);
}

function reportVault(
  terminal: Terminal,
  { written, unchanged, kept }: RequestOutput<'export.vault'>,
  folder: string,
): void {
  if (kept.length > 0) {
    terminal.err(`Changed by somebody else and left alone: ${oneLine(kept.join(', '))}\n`);
  }
  const same = unchanged === 0 ? '' : `; ${unchanged} as they were`;
  terminal.err(`${counted(written, 'file')} written to ${folder}${same}.\n`);
}

function wrong(message: string): never {
  throw new RooflineError('invalid-request', message);
}
