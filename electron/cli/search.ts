/** `roofline search`: finds papers, best first, with what matched marked. */
import type { Command } from 'commander';
import { SORTS, type Sort } from '../../shared/api/schemas.ts';
import { clip } from './layout.ts';
import { paperOrigin } from './paper-lines.ts';
import { choice, printJson, wholeNumber, withLibrary, type CommonOptions } from './session.ts';
import { counted, oneLine, type Terminal } from './terminal.ts';

interface SearchOptions extends CommonOptions {
  readonly limit: number;
  readonly sort?: Sort;
}

export function addSearchCommand(program: Command, terminal: Terminal): void {
  program
    .command('search')
    .summary('find papers')
    .description(
      'Finds papers by words in title, authors, abstract, tags and notes; misspelt words find theirs too.\n' +
        'Also: "a phrase", -not, tag:moe, author:zhao, year:2024..2025, venue:osdi, has:code, OR, parentheses.',
    )
    .argument('<query...>', 'what to look for')
    .option('--limit <n>', 'how many to print', wholeNumber(1, 500), 20)
    .addOption(choice('--sort <field>', 'the order (default: best match first)', SORTS))
    .action(async (words: string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<SearchOptions>();
      await withLibrary(terminal, options, async (library) => {
        const found = await library.ask('papers.find', {
          query: words.join(' '),
          limit: options.limit,
          ...(options.sort === undefined ? {} : { sort: options.sort }),
        });
        if (options.json) return printJson(terminal, found);
        for (const { column, message } of found.problems) {
          terminal.err(`Query, column ${column}: ${oneLine(message)}\n`);
        }
        for (const { paper, matches } of found.hits) {
          const ranges = matches.find(({ field }) => field === 'title')?.ranges ?? [];
          const line = `${paper.citeKey}  ${paperOrigin(paper)}`;
          terminal.out(`${markTitle(terminal, paper.title, ranges)}\n    ${fit(terminal, line)}\n`);
        }
        const shown = found.hits.length < found.total ? `, the first ${found.hits.length} shown` : '';
        terminal.err(
          found.total === 0
            ? 'Nothing found. Fewer or other words may find it; roofline list shows all papers.\n'
            : `${counted(found.total, 'paper')} found in ${Math.max(1, Math.round(found.ms))} ms${shown}.\n`,
        );
      });
    });
}

function fit(terminal: Terminal, line: string): string {
  return terminal.width === undefined ? line : clip(line, Math.max(20, terminal.width - 4));
}

/** The title with its matches in bold where the terminal can show that. */
function markTitle(
  terminal: Terminal,
  title: string,
  ranges: readonly (readonly [number, number])[],
): string {
  if (!terminal.styled) return oneLine(title);
  let marked = '';
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at) continue;
    marked += `${oneLine(title.slice(at, start))}\u001b[1m${oneLine(title.slice(start, end))}\u001b[22m`;
    at = end;
  }
  return marked + oneLine(title.slice(at));
}
