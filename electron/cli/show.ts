/** `roofline show`: everything about one paper. */
import type { Command } from 'commander';
import type { RequestOutput } from '../../shared/api/contract.ts';
import { pad, wrap } from './layout.ts';
import { paperAuthors, paperDate } from './paper-lines.ts';
import { printJson, withLibrary, type CommonOptions } from './session.ts';
import { manyLines, oneLine, type Terminal } from './terminal.ts';

/** Text is easiest to read in lines of at most this many columns. */
const MOST_COLUMNS = 100;

export function addShowCommand(program: Command, terminal: Terminal): void {
  program
    .command('show')
    .summary('show one paper')
    .argument('<key>', 'its citation key, or a former one')
    .action(async (key: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withLibrary(terminal, options, async (library) => {
        const found = await library.ask('papers.get', { key });
        if (options.json) printJson(terminal, found);
        else terminal.out(describe(found, Math.min(MOST_COLUMNS, terminal.width ?? MOST_COLUMNS)));
      });
    });
}

function describe({ paper, backlinks }: RequestOutput<'papers.get'>, width: number): string {
  const { ids } = paper;
  const facts: readonly (readonly [string, string])[] = [
    ['Authors', paperAuthors(paper)],
    ['Date', paperDate(paper)],
    ['Venue', oneLine(paper.venue ?? '')],
    ['Type', paper.type],
    ['Key', [paper.citeKey, ...paper.keyAliases.map((alias) => `(also ${alias})`)].join(' ')],
    ['arXiv', ids.arxiv === undefined ? '' : `${ids.arxiv}${ids.arxivVersion ? `v${ids.arxivVersion}` : ''}`],
    ['DOI', ids.doi ?? ''],
    ...paper.links.map(({ kind, url }) => [capital(kind), oneLine(url)] as const),
    ['Tags', oneLine(paper.tags.join(', '))],
    [
      'Status',
      [paper.status, paper.starred ? 'starred' : '', paper.rating ? `${paper.rating} of 5` : '']
        .filter(Boolean)
        .join(', '),
    ],
    ['Linked by', backlinks.map(({ citeKey }) => citeKey).join(', ')],
  ];
  const lines = [
    ...wrap(oneLine(paper.title), width),
    '',
    ...facts.filter(([, value]) => value !== '').map(([label, value]) => `${pad(label, 10)}${value}`),
  ];
  if (paper.abstract) lines.push('', ...wrap(oneLine(paper.abstract), width));
  if (paper.note)
    lines.push(
      '',
      'Note',
      ...manyLines(paper.note)
        .split('\n')
        .map((line) => `  ${line}`.trimEnd()),
    );
  return lines.join('\n') + '\n';
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
