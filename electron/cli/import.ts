/** `roofline import`: reads a listing or bibliography, from a file or from an address, into the library. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { RooflineError } from '../../shared/api/errors.ts';
import type { ImportPreview } from '../../shared/api/schemas.ts';
import { readAddress } from '../library-host/metadata/read-address.ts';
import { completePapers } from './enrich.ts';
import { fetchPdfs } from './fetch-pdfs.ts';
import { printImportPreview, printImportReport } from './import-report.ts';
import { decodeInput, readInputBytes } from './read-input.ts';
import {
  collect,
  libraryFolder,
  printJson,
  wholeNumber,
  withLibrary,
  type CommonOptions,
  type Library,
} from './session.ts';
import type { Terminal } from './terminal.ts';

interface ImportOptions extends CommonOptions {
  readonly format?: string;
  readonly year?: number;
  readonly captured?: string;
  readonly tag?: readonly string[];
  readonly pdf?: boolean;
  readonly dryRun?: boolean;
}

export function addImportCommand(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .summary('read a listing, a bibliography or a PDF into the library')
    .description(
      'Reads papers from a listing, a web page or a bibliography. A PDF becomes a file of the paper that its first pages say it is. What is there already is not added again.',
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
    .option('--pdf', 'fetch the PDFs of papers that arXiv has, too')
    .option('--dry-run', 'say what would happen and change nothing')
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>();
      const read = await reader(terminal, file, options);
      await withLibrary(terminal, options, async (library) => {
        const preview = await read(library);
        if (options.dryRun && !options.json) return printImportPreview(terminal, preview);
        const report = await library.ask('import.commit', {
          previewId: preview.previewId,
          tags: [...(options.tag ?? [])],
          dryRun: options.dryRun ?? false,
        });
        if (!options.json) printImportReport(terminal, report, preview, libraryFolder(options));
        const pdfs =
          options.pdf && !options.dryRun ? { pdfs: await fetchPdfs(terminal, library, report) } : {};
        if (options.json) {
          printJson(terminal, { ...(options.dryRun ? { dryRun: true } : {}), ...report, ...pdfs });
        }
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

/** Reads `file` as far as that needs no library, and tells how the library previews it. */
async function reader(
  terminal: Terminal,
  file: string,
  options: ImportOptions,
): Promise<(library: Library) => Promise<ImportPreview>> {
  if (!existsSync(file) && readAddress(file) !== undefined) {
    refuseListingOptions(options);
    return (library) => library.ask('import.fetch', { address: file });
  }
  const bytes = await readInputBytes(terminal, file);
  if (/\.pdf$/i.test(file) || Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') {
    refuseListingOptions(options);
    const name = file === '-' ? 'paper.pdf' : path.basename(file);
    const input = { name, bytes: Buffer.from(bytes).toString('base64') };
    return (library) => library.ask('import.pdf', input);
  }
  const { text, name } = decodeInput(terminal, file, bytes);
  const { format, year, captured } = options;
  return (library) =>
    library.ask('import.preview', {
      text,
      ...(name === undefined ? {} : { from: name }),
      ...(format === undefined ? {} : { format }),
      ...(year === undefined ? {} : { year }),
      ...(captured === undefined ? {} : { captured }),
    });
}

/** An address says itself what it is and when it was read, and so does a PDF. */
function refuseListingOptions({ format, year, captured }: ImportOptions): void {
  if ((format ?? year ?? captured) === undefined) return;
  throw new RooflineError(
    'invalid-request',
    '--format, --year and --captured are for files of text. Save the page and import that, or leave them out.',
  );
}

function isoDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('It must be a date like 2025-08-28.');
}
