/** Dates in CSL-JSON: `date-parts` of numbers or strings, ranges, seasons, `raw` and `literal` text. Source: csl-data.json schema. */
import { z } from 'zod';
import type { PartialDate } from '../../library/paper.ts';
import { isRealDate } from '../listing-date.ts';

const part = z.union([z.number(), z.string()]);
const dateSchema = z.union([
  z.string(),
  z.number(),
  z.object({
    'date-parts': z.array(z.array(part)).optional().catch(undefined),
    raw: z.string().optional().catch(undefined),
    literal: z.string().optional().catch(undefined),
    season: z.unknown().optional(),
    circa: z.unknown().optional(),
  }),
]);

/** A CSL date. `exact` is false where it says more than `date` does (a range, a season, "circa", words): keep the original. */
export interface CslDate {
  readonly date?: PartialDate;
  readonly exact: boolean;
}

/** Reads any shape of CSL date; years before 1 are kept by the original only. */
export function readCslDate(value: unknown): CslDate {
  const parsed = dateSchema.safeParse(value);
  if (!parsed.success) return { exact: false };
  const data = parsed.data;
  if (typeof data !== 'object') return readText(String(data));
  const [first, second] = data['date-parts'] ?? [];
  if (!first) return readText(data.raw ?? data.literal ?? '');
  const date = fromParts(first);
  const plain = second === undefined && data.season === undefined && data.circa === undefined;
  return { ...(date ? { date } : {}), exact: plain && date !== undefined };
}

function fromParts(parts: readonly (number | string)[]): PartialDate | undefined {
  const [year, month, day] = parts.map((value) => (String(value).trim() === '' ? Number.NaN : Number(value)));
  if (year === undefined || !Number.isInteger(year) || year < 1 || year > 9999) return undefined;
  if (month === undefined || !Number.isInteger(month) || month < 1 || month > 12) return { year };
  if (day === undefined || !Number.isInteger(day) || !isRealDate({ year, month, day }))
    return { year, month };
  return { year, month, day };
}

/** "2017", "2017-05", "2017-05-03", "2017-05-03T10:00:00Z"; anything else is words. */
function readText(text: string): CslDate {
  const match = /^\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d~?])/.exec(text);
  const date = match && fromParts(match.slice(1).filter((value) => value !== undefined));
  return date ? { date, exact: match[0].trim() === text.trim() } : { exact: false };
}

/** A date as CSL-JSON: `{ "date-parts": [[2024, 8, 3]] }`; undefined without a year. */
export function cslDate(date: PartialDate | undefined): { 'date-parts': number[][] } | undefined {
  if (date?.year === undefined) return undefined;
  const parts = [date.year];
  if (date.month !== undefined) parts.push(date.month);
  if (date.month !== undefined && date.day !== undefined) parts.push(date.day);
  return { 'date-parts': [parts] };
}
