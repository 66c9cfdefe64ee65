import { describe, expect, it } from 'vitest';
import {
  inferPageYear,
  readCount,
  readListingDate,
  resolveListingDate,
} from '../../../shared/formats/listing-date.ts';

describe('readListingDate', () => {
  it.each([
    ['Aug 5', { month: 8, day: 5 }],
    ['Aug 05', { month: 8, day: 5 }],
    ['August 5th, 2025', { year: 2025, month: 8, day: 5 }],
    ['Nov 22, 2024', { year: 2024, month: 11, day: 22 }],
    ['5 Aug 2025', { year: 2025, month: 8, day: 5 }],
    ['5. August 2025', { year: 2025, month: 8, day: 5 }],
    ['2 déc. 2024', { year: 2024, month: 12, day: 2 }],
    ['2025-08-05', { year: 2025, month: 8, day: 5 }],
    ['2025-08-05T12:00:00.000Z', { year: 2025, month: 8, day: 5 }],
    ['Aug 2025', { year: 2025, month: 8 }],
    ['Mon, 12 Jun 2023 18:21:23 GMT', { year: 2023, month: 6, day: 12 }],
    ['Monday, 23 February 2026', { year: 2026, month: 2, day: 23 }],
    ['Published on Sep 8, 2026', { year: 2026, month: 9, day: 8 }],
    ['· Mar 13', { month: 3, day: 13 }],
    ['Thu, 24 Sep 2026 00:00:00 -0400', { year: 2026, month: 9, day: 24 }],
  ])('reads %s', (text, date) => {
    expect(readListingDate(text)).toMatchObject({ date });
    expect(readListingDate(text)?.count).toBeUndefined();
  });

  it.each([
    ['Aug 28 7', 'Aug 28', 7],
    ['Nov 4, 2024 2', 'Nov 4, 2024', 2],
    ['Mar 8, 2024 [ 6]', 'Mar 8, 2024', 6],
    ['Mar 11, 2025[2]', 'Mar 11, 2025', 2],
    ['2025-08-05 14', '2025-08-05', 14],
    ['11 days ago 3', '11 days ago', 3],
  ])('keeps the comment count of %s apart', (text, printed, count) => {
    expect(readListingDate(text)).toMatchObject({ printed, count });
  });

  it.each([
    'Jun 31',
    'Feb 30',
    '2025-13-01',
    'May the best model win',
    'March of the Agents',
    '12',
    '2025',
    'Aug',
    'Nov 22, 20',
  ])('does not take %s for a date', (text) => expect(readListingDate(text)).toBeUndefined());

  it.each([
    ['7', 7],
    ['1,204', 1204],
    ['11.3k', 11300],
    ['-', undefined],
  ])('reads the count %s', (text, count) => expect(readCount(text)).toBe(count));
});

describe('inferPageYear', () => {
  const august = { month: 8, day: 5 };
  const december = { month: 12, day: 26 };
  const printed = { year: 2024, month: 11, day: 22 };

  it('takes the stated year before anything else', () => {
    expect(inferPageYear({ dates: [august, printed], year: 2031, captured: '2026-01-01' })).toMatchObject({
      year: 2031,
    });
  });

  it('takes the latest year in which no date of the page lies after the capture', () => {
    expect(inferPageYear({ dates: [august], captured: '2026-08-10' })).toEqual({
      year: 2026,
      otherYears: [],
      from: 'captured',
    });
    expect(inferPageYear({ dates: [august, december], captured: '2026-08-10' })).toMatchObject({
      year: 2025,
    });
  });

  it('names the other years that fit a capture date', () => {
    expect(inferPageYear({ dates: [{ month: 3, day: 1 }, printed], captured: '2026-11-23' })).toEqual({
      year: 2026,
      otherYears: [2025],
      from: 'captured',
    });
  });

  it('adds one to the largest printed year where nothing else is known', () => {
    expect(inferPageYear({ dates: [august, december, printed] })).toMatchObject({
      year: 2025,
      from: 'printed',
    });
  });

  it('says nothing where nothing is known', () => {
    expect(inferPageYear({ dates: [august] })).toEqual({ otherYears: [], from: 'nothing' });
  });

  it('puts 29 February into a leap year', () => {
    expect(inferPageYear({ dates: [{ month: 2, day: 29 }], captured: '2026-06-01' })).toMatchObject({
      year: 2024,
    });
    expect(inferPageYear({ dates: [{ month: 2, day: 29 }, printed] })).toMatchObject({ year: 2028 });
  });
});

describe('resolveListingDate', () => {
  const undated = readListingDate('Dec 30')!;

  it('gives a date the year of its page and says so', () => {
    expect(resolveListingDate(undated, { year: 2025 })).toEqual({
      published: { year: 2025, month: 12, day: 30 },
      inferred: true,
    });
  });

  it('lets the arXiv id correct the year', () => {
    expect(resolveListingDate(undated, { year: 2025 }, '2501.00123')).toMatchObject({
      published: { year: 2024, month: 12, day: 30 },
      correctedByArxiv: true,
    });
  });

  it('never changes a printed year, and leaves a date without any year as printed', () => {
    expect(resolveListingDate(readListingDate('Nov 22, 2024')!, { year: 2025 }, '2601.00001')).toEqual({
      published: { year: 2024, month: 11, day: 22 },
      inferred: false,
    });
    expect(resolveListingDate(undated, {})).toEqual({ published: { month: 12, day: 30 }, inferred: false });
  });

  it.each([
    ['11 days ago', { year: 2026, month: 2, day: 22 }],
    ['yesterday', { year: 2026, month: 3, day: 4 }],
    ['2 weeks ago', { year: 2026, month: 2 }],
    ['5 months ago', { year: 2025, month: 10 }],
    ['a year ago', { year: 2025 }],
  ])('counts %s back from the capture date', (text, published) => {
    const date = readListingDate(text)!;
    expect(resolveListingDate(date, { captured: '2026-03-05' })).toEqual({ published, inferred: true });
    expect(resolveListingDate(date, {})).toEqual({ inferred: false });
  });
});
