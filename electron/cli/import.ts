/** `roofline import`: reads a listing or bibliography, from a file or from an address, into the library. */
import { existsSync } from 'node:fs';
import { InvalidArgumentError, type Command } from 'commander';
import type { RequestInput } from '../../shared/api/contract.ts';
import { RooflineError } from '../../shared/api/errors.ts';
import { readAddress } from '../library-host/metadata/fetch-address.ts';
import { completePapers } from './enrich.ts';
import { printImportPreview, printImportReport } from './import-report.ts';
import { readInput } from './read-input.ts';
import {
  collect,
  libraryFolder,
  printJson,
  wholeNumber,
  withLibrary,
  type CommonOptions,
} from './session.ts';
import type { Terminal } from './terminal.ts';

interface ImportOptions extends CommonOptions {
  readonly format?: string;
  readonly year?: number;
  readonly captured?: string;
  readonly tag?: readonly string[];
  readonly dryRun?: boolean;
}

export function addImportCommand(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .summary('read a listing or bibliography into the library')
    .description(
      'Reads papers from a listing, a web page or a bibliography. What is there already is not added again.',
    )
    .argument(
      '<file>',
      'the file to read; - reads standard input; an address, an arXiv id, a DOI or "hf 2025-08-28" is fetched',
    )
    .option('--format <id>', 'the format, where it is not recognised by itself')
    .option('--year <year>', 'the year of dates printed without one', wholeNumber(1900, 2200))
    .option(
      '--captured <date>',
      'when the page was copied (YYYY-MM-DD), to tell the year of its dates',
      isoDate,
    )
    .option('--tag <tag>', 'a tag for every paper; can be repeated', collect)
    .option('--dry-run', 'say what would happen and change nothing')
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>();
      const address = existsSync(file) ? undefined : readAddress(file);
      const input = address === undefined ? await fileInput(terminal, file, options) : undefined;
      if (input === undefined) refuseFileOptions(options);
      await withLibrary(terminal, options, async (library) => {
        const preview = input
          ? await library.ask('import.preview', input)
          : await library.ask('import.fetch', { address: file });
        if (options.dryRun && !options.json) return printImportPreview(terminal, preview);
        const report = await library.ask('import.commit', {
          previewId: preview.previewId,
          tags: [...(options.tag ?? [])],
          dryRun: options.dryRun ?? false,
        });
        if (options.json) printJson(terminal, options.dryRun ? { dryRun: true, ...report } : report);
        else printImportReport(terminal, report, preview, libraryFolder(options));
        if (!options.json && !options.dryRun && report.added.length > 0) {
          const { completeAfterImport } = await library.ask('library.settings', {});
          if (completeAfterImport) {
            await completePapers(
              terminal,
              library,
              report.added.map(({ id }) => id),
              {},
            );
          }
        }
      });
    });
}

async function fileInput(
  terminal: Terminal,
  file: string,
  { format, year, captured }: ImportOptions,
): Promise<RequestInput<'import.preview'>> {
  const { text, name } = await readInput(terminal, file);
  return {
    text,
    ...(name === undefined ? {} : { from: name }),
    ...(format === undefined ? {} : { format }),
    ...(year === undefined ? {} : { year }),
    ...(captured === undefined ? {} : { captured }),
  };
}

/** An address says itself what it is and when it was read. */
function refuseFileOptions({ format, year, captured }: ImportOptions): void {
  if ((format ?? year ?? captured) === undefined) return;
  throw new RooflineError(
    'invalid-request',
    '--format, --year and --captured are for files. Save the page and import that, or leave them out.',
  );
}

function isoDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('It must be a date like 2025-08-28.');
}
