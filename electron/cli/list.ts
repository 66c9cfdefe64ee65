/** `roofline list`: all papers, or those that a query finds, one a line. */
import type { Command } from 'commander';
import type { Paper } from '../../shared/library/paper.ts';
import { SORTS, type Sort } from '../../shared/api/schemas.ts';
import { columns } from './layout.ts';
import { choice, printJson, wholeNumber, withLibrary, type CommonOptions, type Library } from './session.ts';
import { counted, oneLine, type Terminal } from './terminal.ts';

/** The most papers that one request brings. */
const PAGE = 500;

interface ListOptions extends CommonOptions {
  readonly query?: string;
  readonly limit?: number;
  readonly sort?: Sort;
}

export function addListCommand(program: Command, terminal: Terminal): void {
  program
    .command('list')
    .summary('list the papers')
    .description('Prints one paper a line: citation key, date, title.')
    .option('--query <query>', 'only the papers that this query finds')
    .option('--limit <n>', 'how many to print (default: all)', wholeNumber(1, 1_000_000))
    .addOption(choice('--sort <field>', 'the order (default: last added first)', SORTS))
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      await withLibrary(terminal, options, async (library) => {
        const { total, papers } = await readPages(library, options);
        if (options.json) return printJson(terminal, { total, papers });
        const rows = papers.map((paper) => [paper.citeKey, shortDate(paper), oneLine(paper.title)]);
        if (rows.length > 0) terminal.out(columns(rows, terminal.width).join('\n') + '\n');
        terminal.err(
          total === 0 && options.query === undefined
            ? 'The library is empty. roofline import FILE reads a listing.\n'
            : `${counted(total, 'paper')}.\n`,
        );
      });
    });
}

/** All papers that the options ask for, read page by page. */
export async function readPages(
  library: Library,
  options: Pick<ListOptions, 'query' | 'limit' | 'sort'>,
): Promise<{ total: number; papers: Paper[] }> {
  const papers: Paper[] = [];
  const most = options.limit ?? Number.POSITIVE_INFINITY;
  for (;;) {
    const page = await library.ask('papers.find', {
      query: options.query ?? '',
      offset: papers.length,
      limit: Math.min(PAGE, most - papers.length),
      ...(options.sort === undefined ? {} : { sort: options.sort }),
    });
    papers.push(...page.hits.map(({ paper }) => paper));
    if (page.hits.length === 0 || papers.length >= Math.min(most, page.total))
      return { total: page.total, papers };
  }
}

function shortDate({ published }: Paper): string {
  if (published?.year === undefined) return '';
  return published.month
    ? `${published.year}-${String(published.month).padStart(2, '0')}`
    : String(published.year);
}
