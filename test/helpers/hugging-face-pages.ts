/** One set of papers of a Hugging Face listing, to be printed in every dress we could think of. */
import { expect } from 'vitest';
import { readText } from '../../shared/formats/read-text.ts';
import type { ParseResult } from '../../shared/formats/format.ts';
import type { PaperDraft } from '../../shared/library/paper.ts';

export interface Printed {
  readonly title: string;
  readonly abstract: string;
  readonly authors: number;
  readonly date: string;
  readonly id: string;
  readonly comments?: number;
  readonly votes?: number;
}

export const PAPERS: readonly Printed[] = [
  {
    title: 'PagedPool: One Memory Pool for Many Language Models',
    abstract:
      'Serving several models from one GPU wastes memory when each keeps its own cache. PagedPool lets them share blocks and moves what is idle to the host. On our traces it holds 2.4\\times more requests at the same latency. Code is at https://github.com/example/pagedpool.',
    authors: 13,
    date: 'Aug 5',
    id: '2508.01234',
  },
  {
    title: 'Do Authors of 7 Kernels Agree? A Study in 10 Minutes',
    abstract:
      'We asked the people behind seven widely used kernels how they choose tile sizes. Their answers differ, and so do the kernels: the spread reaches 35.8times on a matrix of 8192times 8192 elements. A simple rule recovers most of the loss.',
    authors: 1,
    date: 'Nov 22, 2024',
    id: '2411.05678',
    comments: 7,
  },
  {
    title: 'What Changed on March 4',
    abstract:
      'Schedulers are usually tested on traces of a single week. We replay a whole year of a public trace and find one day on which every policy that we tried fell behind. We explain why, and what a scheduler can do about it.',
    authors: 671,
    date: 'Jan 19',
    id: '2501.02468',
    comments: 2,
    votes: 24,
  },
];

export function read(text: string, options: Parameters<typeof readText>[1] = {}): ParseResult {
  const result = readText(text, options);
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.format.id).toBe('hugging-face');
  return result.value.result;
}

/** What every dress must yield. */
export function expectPapers(
  result: ParseResult,
  papers: readonly Printed[] = PAPERS,
): readonly PaperDraft[] {
  expect(result.papers.map((paper) => paper.title)).toEqual(papers.map((paper) => paper.title));
  expect(result.papers.map((paper) => paper.authorCount)).toEqual(papers.map((paper) => paper.authors));
  for (const [index, paper] of result.papers.entries()) {
    const printed = papers[index]!;
    expect(paper.abstractPrinted ?? paper.abstract).toBe(printed.abstract);
    expect(paper.sources[0]?.datePrinted).toBe(printed.date);
    expect(paper.sources[0]?.comments).toBe(printed.comments);
  }
  expect(result.unused.filter((range) => range.kind === 'unread')).toEqual([]);
  return result.papers;
}

export const head = [
  'new',
  '',
  'Get trending papers in your email inbox!',
  '',
  'Subscribe',
  '',
  'Daily Papers',
  '',
  'byAK and the research community',
  '',
  'Dec 26',
  '',
];

export function page(
  paper: (printed: Printed) => readonly string[],
  options: { head?: readonly string[]; foot?: readonly string[]; papers?: readonly Printed[] } = {},
): string {
  return [
    ...(options.head ?? head),
    ...(options.papers ?? PAPERS).flatMap(paper),
    ...(options.foot ?? []),
  ].join('\n');
}

export const comments = (printed: Printed) => (printed.comments === undefined ? '' : ` ${printed.comments}`);
export const plain =
  (bullet = '  • ', separator = '·') =>
  (printed: Printed) => [
    printed.title,
    '',
    printed.abstract,
    '',
    `${bullet}${printed.authors} authors`,
    separator,
    `${printed.date}${comments(printed)}`,
    '',
  ];

export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
