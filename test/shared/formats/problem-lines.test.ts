import { expect, it } from 'vitest';
import { problemLines } from '../../../shared/formats/problem-lines.ts';

it('tells the first problems of a kind in full, and of a thousand others a few keys and their number', () => {
  const authors = Array.from({ length: 1_002 }, (_, at) => ({
    code: 'missing-author',
    citeKey: `pages${at}`,
    message: `pages${at} has no author.`,
  }));
  const year = { code: 'year-inferred', citeKey: 'pools', message: 'pools has an inferred year.' };
  expect(problemLines([...authors, year])).toEqual([
    'pages0 has no author.',
    'pages1 has no author.',
    'The same with 1,000 more: pages2, pages3, pages4, pages5, pages6, pages7, …',
    'pools has an inferred year.',
  ]);
  expect(problemLines(authors.slice(0, 3)).at(-1)).toBe('The same with 1 more: pages2');
});
