import { expect, test } from 'vitest';
import { fittingColumns } from '../../../../renderer/features/list/fitting-columns.ts';

test('a table shows the columns that have room, in their order, and always the title', () => {
  const chosen = ['title', 'authors', 'published', 'venue', 'tags', 'rating'] as const;
  expect(fittingColumns(chosen, 100)).toEqual(chosen);
  expect(fittingColumns(chosen, 32)).toEqual(['title', 'authors', 'published']);
  expect(fittingColumns(chosen, 5)).toEqual(['title']);
});

test('a column that was chosen instead of another has its room', () => {
  expect(fittingColumns(['title', 'status', 'added'], 30)).toEqual(['title', 'status', 'added']);
});
