/** `roofline export`: writes papers in the format of a bibliography or a table. */
import { statSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { RooflineError } from '../../shared/api/errors.ts';
import type { RequestOutput } from '../../shared/api/contract.ts';
import type { ExportResult, Selection } from '../../shared/api/schemas.ts';
import { citedKeys } from '../../shared/formats/cited-keys.ts';
import { PREPRINT_PROFILES, type PreprintProfile } from '../../shared/formats/format.ts';
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
      const selection = await selectPapers(options);
      const printing = {
        ...(options.profile === undefined ? {} : { profile: options.profile }),
        ...(options.ascii === undefined ? {} : { ascii: options.ascii }),
      };
      await withLibrary(terminal, options, async (library) => {
        if (options.watch) {
          const live = await library.ask('export.keep-updated', {
            path: path.resolve(options.output ?? wrong('--watch needs a file: -o references.bib.')),
            format: bibliography(options.format),
            query: options.query ?? '',
            options: printing,
          });
          if (options.json) return printJson(terminal, { live });
          terminal.err(`${options.output ?? ''} is kept up to date whenever Roofline runs.\n`);
          return;
        }
        if (options.unwatch) {
          const file = path.resolve(options.output ?? wrong('--unwatch needs a file: -o references.bib.'));
          const live = await library.ask('export.stop-updating', { path: file });
          if (options.json) return printJson(terminal, { live });
          terminal.err(`${options.output ?? ''} is no longer kept up to date. It stays as it is.\n`);
          return;
        }
        if (options.format === 'markdown' && options.output !== undefined && isFolder(options.output)) {
          const folder = path.resolve(options.output);
          const result = await library.ask('export.vault', { folder, papers: selection });
          if (options.json) return printJson(terminal, result);
          return reportVault(terminal, result, options.output);
        }
        if (options.output !== undefined) await refuseLive(library, path.resolve(options.output));
        const result = await library.ask('export.text', {
          format: options.format,
          papers: selection,
          options: printing,
        });
        if (options.output !== undefined) await writeWhole(options.output, result.text);
        if (options.json) return printJson(terminal, result);
        if (options.output === undefined) terminal.out(result.text);
        report(terminal, result, options.output);
      });
    });
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

/** Writes a file whole or not at all. */
async function writeWhole(file: string, text: string): Promise<void> {
  const aside = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(aside, text);
    await rename(aside, file);
  } catch (thrown) {
    await rm(aside, { force: true });
    const { code } = thrown as NodeJS.ErrnoException;
    throw new RooflineError(
      'io-failed',
      `${file} can't be written (${code ?? 'unknown reason'}). What was there is unchanged.`,
    );
  }
}

/** Of problems of one kind, this many are told in full; the others by their keys. */
const TOLD = 2;

function report(terminal: Terminal, { count, problems }: ExportResult, file: string | undefined): void {
  for (const code of new Set(problems.map((problem) => problem.code))) {
    const alike = problems.filter((problem) => problem.code === code);
    for (const { message } of alike.slice(0, TOLD)) terminal.err(`${oneLine(message)}\n`);
    const others = alike.slice(TOLD).map(({ citeKey }) => citeKey);
    if (others.length > 0) terminal.err(`  and so with ${oneLine(others.join(', '))}\n`);
  }
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
