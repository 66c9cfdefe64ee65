import { describe, expect, test } from 'vitest';
import {
  checkId,
  fullDate,
  isoDate,
  readDate,
  withId,
} from '../../../../renderer/features/detail/paper-text.ts';

describe('a date', () => {
  test.each([
    ['2024', { year: 2024 }],
    ['2024-11', { year: 2024, month: 11 }],
    ['2024-11-22', { year: 2024, month: 11, day: 22 }],
    ['--08-05', { month: 8, day: 5 }],
    ['Nov 2024', { year: 2024, month: 11 }],
    ['sept. 2024', { year: 2024, month: 9 }],
    ['22 November 2024', { year: 2024, month: 11, day: 22 }],
    ['November 22, 2024', { year: 2024, month: 11, day: 22 }],
    ['Aug 28', { month: 8, day: 28 }],
    ['', null],
  ])('is read from “%s”', (text, date) => {
    expect(readDate(text)).toEqual(date);
  });

  test.each(['last year', '2024-13', '2023-02-29', 'Feb 30, 2024', '3 March 4 2024', 'Maybe 2024', '24'])(
    'is not read from “%s”',
    (text) => {
      expect(readDate(text)).toBeUndefined();
    },
  );

  test('is read back as it is shown and as it is edited, whatever is known of it', () => {
    for (const date of [
      { year: 2024 },
      { year: 2024, month: 2 },
      { year: 2024, month: 2, day: 29 },
      { month: 8, day: 5 },
    ]) {
      expect(readDate(isoDate(date))).toEqual(date);
      expect(readDate(fullDate(date))).toEqual(date);
    }
  });
});

describe('an identifier', () => {
  test('is read from an address of its page', () => {
    expect(withId({}, 'arxiv', 'https://arxiv.org/abs/2309.06180v2')).toEqual({
      arxiv: '2309.06180',
      arxivVersion: 2,
    });
    expect(withId({ isbn: '1' }, 'doi', 'https://doi.org/10.1145/3600006.3613165')).toEqual({
      isbn: '1',
      doi: '10.1145/3600006.3613165',
    });
  });

  test('goes with its version where nothing is left of it', () => {
    expect(withId({ arxiv: '2309.06180', arxivVersion: 2, doi: '10.1/x' }, 'arxiv', '')).toEqual({
      doi: '10.1/x',
    });
  });

  test('that is none is told', () => {
    expect(checkId('arxiv', 'soon')).toMatch(/arXiv id/);
    expect(checkId('doi', 'soon')).toMatch(/DOI/);
    expect(checkId('doi', '')).toBeUndefined();
    expect(checkId('isbn', 'soon')).toBeUndefined();
  });
});
