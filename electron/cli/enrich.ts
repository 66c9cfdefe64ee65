/** `roofline enrich`: looks up what papers lack, shows it field by field and fills it in. */
import type { Command } from 'commander';
import type { RequestOutput } from '../../shared/api/contract.ts';
import { RooflineError } from '../../shared/api/errors.ts';
import type { CompletionItem, QueuedPaper } from '../../shared/api/schemas.ts';
import type { Paper } from '../../shared/library/paper.ts';
import { versionKind } from '../../shared/library/versions.ts';
import { findPapers } from './find-papers.ts';
import { clip } from './layout.ts';
import { readPages } from './list.ts';
import { printJson, withLibrary, type CommonOptions, type Library } from './session.ts';
import { sourceLines } from './sources.ts';
import { counted, oneLine, type Terminal } from './terminal.ts';

interface EnrichOptions extends CommonOptions {
  readonly dryRun?: boolean;
  readonly published?: boolean;
  readonly fresh?: boolean;
  readonly newKeys?: boolean;
  readonly waiting?: boolean;
}

type LookUp = RequestOutput<'complete.look-up'>;

/** A value longer than this is cut where it is shown; `--json` has it whole. */
const SHOWN = 160;

export function addEnrichCommand(program: Command, terminal: Terminal): void {
  program
    .command('enrich')
    .summary('look up the names, ids and links that papers lack')
    .description(
      'Asks the online sources (roofline sources lists them) for what papers lack and fills it in, as one step that undo takes back. What you typed is never changed; where more than one record fits, they are listed and none is taken.',
    )
    .argument('[keys...]', 'citation keys; without one, all papers that lack authors or an identifier')
    .option('--published', 'look for the published versions of preprints')
    .option(
      '--waiting',
      'the papers that wait since there was no network; with --published those that wait for their published versions',
    )
    .option('--fresh', 'ask the sources anew instead of taking what they said in the last days')
    .option(
      '--new-keys',
      'make new citation keys for the papers that are filled; the old ones become aliases',
    )
    .option('--dry-run', 'ask and show, and change nothing')
    .action(async (keys: readonly string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<EnrichOptions>();
      await withLibrary(terminal, options, async (library) => {
        const ids = await papersToComplete(library, keys, options);
        if (ids.length === 0) {
          if (options.json) printJson(terminal, { items: [], failures: [], queued: [], applied: 0 });
          else terminal.err(`${await nothingToDo(library, options)} Nothing was asked.\n`);
          return;
        }
        await completePapers(terminal, library, ids, options);
      });
    });
}

/** The ids of the papers that the command is about. */
async function papersToComplete(
  library: Library,
  keys: readonly string[],
  { waiting, published }: EnrichOptions,
): Promise<readonly string[]> {
  if (keys.length > 0) return (await findPapers(library, keys)).map(({ id }) => id);
  if (waiting) return (await waitingPapers(library, published ?? false)).map(({ id }) => id);
  const { papers } = await readPages(library, {});
  const wanted = published ? (paper: Paper) => versionKind(paper) === 'preprint' : isIncomplete;
  return papers.filter(wanted).map(({ id }) => id);
}

/** The papers that wait for one kind of look-up. */
async function waitingPapers(library: Library, publishedVersions: boolean): Promise<readonly QueuedPaper[]> {
  const queue = await library.ask('complete.queue', {});
  return queue.filter((paper) => paper.publishedVersions === publishedVersions);
}

async function nothingToDo(library: Library, { waiting, published }: EnrichOptions): Promise<string> {
  if (!waiting)
    return published ? 'No paper is a preprint only.' : 'No paper lacks authors or an identifier.';
  const others = (await waitingPapers(library, !published)).length;
  if (others === 0) return 'No paper waits for the network.';
  return `Only ${counted(others, 'paper')} for roofline enrich --waiting${published ? '' : ' --published'}.`;
}

/** Looks papers up, shows what was found and fills it in. Fails where nothing was found because no source answered. */
export async function completePapers(
  terminal: Terminal,
  library: Library,
  ids: readonly string[],
  options: EnrichOptions,
): Promise<void> {
  const sources = await library.ask('complete.sources', {});
  terminal.err(`Looking up ${counted(ids.length, 'paper')}. What is sent to whom:\n`);
  for (const line of sourceLines(sources, terminal.width)) terminal.err(`  ${line}\n`);

  const found = await library.ask('complete.look-up', {
    ids: [...ids],
    fresh: options.fresh ?? false,
    publishedVersions: options.published ?? false,
  });
  refuseSilence(found, options);
  const applied = options.dryRun
    ? 0
    : (
        await library.ask('complete.apply', {
          lookUpId: found.lookUpId,
          newKeys: options.newKeys ?? false,
        })
      ).papers;
  const { items, failures, queued } = found;
  if (options.json) {
    return printJson(terminal, {
      ...(options.dryRun ? { dryRun: true } : {}),
      items,
      failures,
      queued,
      applied,
    });
  }
  printItems(terminal, items);
  sayOutcome(terminal, found, applied, options.dryRun ?? false);
}

/** Whether a listing left out what a citation needs. */
function isIncomplete({ authors, ids }: Paper): boolean {
  return authors.length === 0 || (ids.arxiv ?? ids.doi ?? ids.openreview ?? ids.acl) === undefined;
}

/** Where sources failed and nothing was found, the command has failed: a script must not take it for "nothing to add". */
function refuseSilence({ items, failures, queued }: LookUp, { published }: EnrichOptions): void {
  const [failure] = failures;
  if (!failure || items.some(({ state }) => state !== 'nothing')) return;
  throw new RooflineError(
    'network',
    queued.length > 0
      ? `There is no network. ${counted(queued.length, 'paper waits', 'papers wait')} for it: the window looks them up by itself, or use roofline enrich --waiting${published ? ' --published' : ''}.`
      : 'Nothing was found, and not every source answered. Nothing was changed.',
    {
      retry: true,
      detail: failures.map(({ source, message }) => `${source}: ${message}`).join('\n  '),
    },
  );
}

function printItems(terminal: Terminal, items: readonly CompletionItem[]): void {
  for (const { citeKey, title, state, sources, evidence, changes, choices } of items) {
    if (state === 'nothing' || (state === 'found' && changes.length === 0)) continue;
    terminal.out(`${citeKey}  ${oneLine(title)}\n`);
    if (state === 'found') {
      terminal.out(`  from ${sources.join(', ')}: ${evidence.map(oneLine).join(', ')}\n`);
      for (const { field, before, after } of changes) {
        const from = before === '' ? '' : `${shown(before)} -> `;
        terminal.out(`  ${field}: ${from}${shown(after)}\n`);
      }
    } else {
      terminal.out('  Not sure; choose in the window, or set its arXiv id or DOI and try again:\n');
      for (const choice of choices) {
        const facts = [choice.authors, choice.year?.toString(), choice.venue, choice.id, ...choice.evidence];
        const words = facts.filter((fact) => fact !== undefined && fact !== '').map((fact) => oneLine(fact!));
        terminal.out(`  ? ${choice.sources.join(', ')}: ${oneLine(choice.title)} (${words.join('; ')})\n`);
      }
    }
    terminal.out('\n');
  }
}

function shown(value: string): string {
  return clip(oneLine(value), SHOWN);
}

function sayOutcome(
  terminal: Terminal,
  { items, failures, queued }: LookUp,
  applied: number,
  dryRun: boolean,
): void {
  const of = (state: CompletionItem['state']): number => items.filter((item) => item.state === state).length;
  const missing = of('nothing') - queued.length;
  const full = items.filter(({ state, changes }) => state === 'found' && changes.length === 0).length;
  const says = [
    dryRun
      ? `${counted(of('found') - full, 'paper')} would be completed, nothing changed`
      : `${counted(applied, 'paper')} completed`,
    ...(full > 0 ? [`${counted(full, 'paper')} had it all`] : []),
    ...(of('choice') > 0 ? [`${counted(of('choice'), 'paper')} left for you to choose`] : []),
    ...(missing > 0 ? [`${counted(missing, 'paper')} not found`] : []),
    ...(queued.length > 0 ? [`${counted(queued.length, 'paper')} waiting for the network`] : []),
  ];
  terminal.err(`${says.join(', ')}.${applied > 0 ? ' roofline undo takes it back.' : ''}\n`);
  for (const { source, message } of failures)
    terminal.err(`${source} could not be asked: ${oneLine(message)}\n`);
}
