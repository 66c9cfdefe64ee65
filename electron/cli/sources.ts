/** `roofline sources`: the online sources with what each is sent, and the saved ones with what is new there. */
import type { Command } from 'commander';
import type { RequestOutput } from '../../shared/api/contract.ts';
import { RooflineError } from '../../shared/api/errors.ts';
import type { SavedSourceState } from '../../shared/api/schemas.ts';
import { printImportReport } from './import-report.ts';
import { columns } from './layout.ts';
import { libraryFolder, printJson, withLibrary, type CommonOptions, type Library } from './session.ts';
import { counted, oneLine, type Terminal } from './terminal.ts';

export function addSourcesCommand(program: Command, terminal: Terminal): void {
  const sources = program
    .command('sources')
    .summary('list online sources, and keep listings to check for what is new')
    .description(
      'Names the hosts that enrich and import may ask, with what of a paper each is sent, and the listings that you saved. Asks none.',
    )
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withLibrary(terminal, options, async (library) => {
        const online = await library.ask('complete.sources', {});
        const saved = await library.ask('saved-sources.list', {});
        if (options.json) return printJson(terminal, { sources: online, saved });
        terminal.out(sourceLines(online, terminal.width).join('\n') + '\n');
        if (saved.length > 0) terminal.out(`\nSaved:\n${savedLines(saved, terminal.width).join('\n')}\n`);
      });
    });
  addAdd(sources, terminal);
  addRemove(sources, terminal);
  addCheck(sources, terminal);
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

function savedLines(saved: readonly SavedSourceState[], width: number | undefined): readonly string[] {
  return columns(
    saved.map(({ name, address, checkedAt, fresh }) => [
      oneLine(name),
      checkedAt === undefined ? 'not checked yet' : `${fresh} new on ${checkedAt.slice(0, 10)}`,
      oneLine(address),
    ]),
    width,
  );
}

interface AddOptions extends CommonOptions {
  readonly name?: string;
}

function addAdd(sources: Command, terminal: Terminal): void {
  sources
    .command('add')
    .summary('save a listing, to check it for what is new')
    .argument(
      '<address>',
      'a page that lists papers, "hf" for the daily papers, or a query: "arxiv cat:cs.DC AND abs:serving"',
    )
    .option('--name <name>', 'what to call it')
    .action(async (address: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<AddOptions>();
      await withLibrary(terminal, options, async (library) => {
        const name = options.name === undefined ? {} : { name: options.name };
        const saved = await library.ask('saved-sources.add', { address, ...name });
        if (options.json) return printJson(terminal, { saved });
        terminal.out(
          `${oneLine(saved.at(-1)?.name ?? address)} is saved. roofline sources check looks what is new.\n`,
        );
      });
    });
}

function addRemove(sources: Command, terminal: Terminal): void {
  sources
    .command('remove')
    .summary('forget a saved listing')
    .argument('<name>', 'its name or address')
    .action(async (name: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withLibrary(terminal, options, async (library) => {
        const [source] = await savedCalled(library, [name]);
        const saved = await library.ask('saved-sources.remove', { id: source!.id });
        if (options.json) return printJson(terminal, { saved });
        terminal.out(`${oneLine(source!.name)} is forgotten; papers from it stay.\n`);
      });
    });
}

interface CheckOptions extends CommonOptions {
  readonly import?: boolean;
}

function addCheck(sources: Command, terminal: Terminal): void {
  sources
    .command('check')
    .summary('look what is new in saved listings since the last check')
    .argument('[name...]', 'names or addresses; all when missing')
    .option('--import', 'import what is new')
    .action(async (names: readonly string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CheckOptions>();
      await withLibrary(terminal, options, async (library) => {
        const wanted = await savedCalled(library, names);
        if (wanted.length === 0) terminal.err('No listing is saved. roofline sources add saves one.\n');
        const checked: unknown[] = [];
        const failures: string[] = [];
        for (const { id, name } of wanted) {
          try {
            checked.push(await checkSource(terminal, library, id, options));
          } catch (error) {
            // One that can't be reached does not keep the others from being checked.
            if (!(error instanceof RooflineError)) throw error;
            failures.push(`${oneLine(name)}: ${error.message}`);
          }
        }
        if (failures.length > 0) {
          throw new RooflineError('network', 'Not every listing could be checked.', {
            detail: failures.join('\n  '),
          });
        }
        if (options.json) printJson(terminal, { checked });
      });
    });
}

/** Checks one source, says what is new, and takes it for seen. Returns it as `--json` prints it. */
async function checkSource(
  terminal: Terminal,
  library: Library,
  id: string,
  options: CheckOptions,
): Promise<object> {
  const { source, known, revised, preview } = await library.ask('saved-sources.check', { id });
  const fresh = preview.items.map(({ draft }) => draft);
  if (!options.json) {
    const others = [`${known} known`, ...(revised > 0 ? [`${revised} revised`] : [])].join(', ');
    terminal.out(`${oneLine(source.name)}: ${counted(fresh.length, 'new paper')} (${others})\n`);
    for (const { title } of fresh) terminal.out(`  ${oneLine(title)}\n`);
  }
  const report =
    options.import && fresh.length > 0
      ? await library.ask('import.commit', { previewId: preview.previewId })
      : undefined;
  if (report && !options.json) printImportReport(terminal, report, preview, libraryFolder(options));
  await library.ask('saved-sources.mark-seen', { id });
  return {
    name: source.name,
    address: source.address,
    known,
    revised,
    new: fresh,
    ...(report ? { report } : {}),
  };
}

/** The saved sources with these names or addresses; all without any. Fails with `not-found`. */
async function savedCalled(library: Library, names: readonly string[]): Promise<readonly SavedSourceState[]> {
  const saved = await library.ask('saved-sources.list', {});
  if (names.length === 0) return saved;
  return names.map((wanted) => {
    const source = saved.find(({ name, address }) => name === wanted || address === wanted);
    if (source) return source;
    throw new RooflineError(
      'not-found',
      `No saved listing is called “${wanted}”. roofline sources names them.`,
    );
  });
}
