/** The fields of the query language: their names, what their values mean, and what is said of a value that means nothing. */
import { CLAIM_METRICS, type ClaimMetric } from '../library/knowledge.ts';
import { PAPER_TYPES, STATUSES } from '../library/paper.ts';

/** What `has:` knows. */
export const HAS_VALUES = [
  'code',
  'note',
  'pdf',
  'abstract',
  'claims',
  'doi',
  'arxiv',
  'authors',
  'venue',
  'year',
  'tags',
  'topics',
  'rating',
  'links',
  'attachments',
] as const;

/** What `is:` knows beside the statuses. */
export const IS_VALUES = ['starred', 'unread', 'rated', 'tagged', 'pinned', 'preprint', 'published'] as const;

const TEXT_FIELDS = [
  'author',
  'title',
  'abstract',
  'note',
  'venue',
  'key',
  'tag',
  'topic',
  'hardware',
  'type',
  'status',
  'id',
] as const;
type TextField = (typeof TEXT_FIELDS)[number];
const NUMBER_FIELDS = ['year', 'rating', 'authors'] as const;
const DATE_FIELDS = ['added', 'updated'] as const;

/** A range of numbers; where there is no limit, it is infinite. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** The ends do not belong to it: `>4`. */
  readonly open?: true;
}

/** What a date field asks for: an age in days, or ISO dates of which `from` is included and `before` is not. */
export type DateRange =
  | { readonly minDays?: number; readonly maxDays?: number }
  | { readonly from?: string; readonly before?: string };

/** A field term as understood. `texts` are alternatives: one of them suffices. */
export type FieldTerm =
  | { readonly field: TextField; readonly texts: readonly string[] }
  | { readonly field: 'has' | 'is'; readonly texts: readonly string[] }
  | { readonly field: (typeof NUMBER_FIELDS)[number]; readonly range: NumberRange }
  | { readonly field: (typeof DATE_FIELDS)[number]; readonly dates: DateRange }
  | { readonly field: 'claim'; readonly metric?: ClaimMetric; readonly range?: NumberRange };

/** All field names as they are typed and completed, with what they are for. */
export const QUERY_FIELDS: readonly { readonly name: string; readonly meaning: string }[] = [
  { name: 'tag', meaning: 'tag, nested ones included' },
  { name: 'author', meaning: 'name of an author' },
  { name: 'year', meaning: '2024, 2023..2025, >=2024' },
  { name: 'venue', meaning: 'conference or journal' },
  { name: 'status', meaning: STATUSES.join(', ') },
  { name: 'has', meaning: HAS_VALUES.slice(0, 7).join(', ') },
  { name: 'is', meaning: IS_VALUES.slice(0, 3).join(', ') },
  { name: 'topic', meaning: 'topic, those below it included' },
  { name: 'claim', meaning: 'speedup>=2' },
  { name: 'hardware', meaning: 'h100, a100, ...' },
  { name: 'rating', meaning: '>=4' },
  { name: 'added', meaning: '<7d, 2025-03, today' },
  { name: 'updated', meaning: '<7d, 2025-03, today' },
  { name: 'title', meaning: 'words of the title' },
  { name: 'abstract', meaning: 'words of the abstract' },
  { name: 'note', meaning: 'words of your note' },
  { name: 'key', meaning: 'citation key' },
  { name: 'type', meaning: 'article, inproceedings, ...' },
  { name: 'authors', meaning: 'how many: >=10' },
  { name: 'id', meaning: 'arXiv id, DOI' },
];

const ALIASES: Readonly<Record<string, string>> = {
  tags: 'tag',
  topics: 'topic',
  by: 'author',
  date: 'year',
  published: 'year',
  journal: 'venue',
  conference: 'venue',
  booktitle: 'venue',
  hw: 'hardware',
  gpu: 'hardware',
  claims: 'claim',
  notes: 'note',
  citekey: 'key',
  doi: 'id',
  arxiv: 'id',
  stars: 'rating',
};
const NAMES: ReadonlySet<string> = new Set(QUERY_FIELDS.map((field) => field.name));

/** The known field that `name` is (any case; then equal to it in lower case), or probably means; undefined where none comes close. */
export function suggestField(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (NAMES.has(lower) || Object.hasOwn(ALIASES, lower)) return lower;
  if (lower.length < 3) return undefined;
  for (const known of NAMES) {
    if (known.length > 2 && (known.startsWith(lower) || lower.startsWith(known) || nearlyEqual(known, lower)))
      return known;
  }
  return undefined;
}

/** True where one insertion, deletion, replacement or swap makes `a` into `b`. */
function nearlyEqual(a: string, b: string): boolean {
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const left = a.slice(head, a.length - tail);
  const right = b.slice(head, b.length - tail);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Each value of a term is looked for in every paper. */
const MAX_VALUES = 50;

type Reading = { readonly term: FieldTerm } | { readonly problem: string };

/** Reads the value of a known field. A problem is one sentence for the person who typed it. */
export function readFieldTerm(name: string, value: string, quoted: boolean): Reading {
  const lower = name.toLowerCase();
  const field = ALIASES[lower] ?? lower;
  const trimmed = value.trim();
  if (trimmed === '') return { problem: `“${name}:” needs a value: ${meaningOf(field)}.` };
  if (isOneOf(field, NUMBER_FIELDS)) {
    const range = readRange(trimmed);
    if (!range)
      return {
        problem: `“${trimmed}” is no number; write ${name}:2024, ${name}:2023..2025 or ${name}:>=2024.`,
      };
    return { term: { field, range } };
  }
  if (isOneOf(field, DATE_FIELDS)) {
    const dates = readDates(trimmed.toLowerCase());
    if (!dates)
      return {
        problem: `“${trimmed}” is no date; write ${name}:<7d, ${name}:2025-03 or ${name}:>=2025-03-15.`,
      };
    return { term: { field, dates } };
  }
  if (field === 'claim') return readClaim(trimmed);
  const values = (quoted ? [trimmed] : trimmed.split(','))
    .map((text) => text.replace(/["“”]/g, '').trim())
    .filter((text) => text !== '');
  const texts = [...new Set(values)];
  if (texts.length > MAX_VALUES) return { problem: `“${name}:” takes at most ${MAX_VALUES} values.` };
  if (texts.length === 0) return { problem: `“${name}:” needs a value: ${meaningOf(field)}.` };
  if (field === 'has') return fromList('has', texts, HAS_VALUES);
  if (field === 'is') return fromList('is', texts, [...IS_VALUES, ...STATUSES]);
  if (field === 'status') return fromList('status', texts, STATUSES);
  if (field === 'type') return fromList('type', texts, PAPER_TYPES);
  return { term: { field: TEXT_FIELDS.find((known) => known === field) ?? 'title', texts } };
}

function meaningOf(field: string): string {
  return QUERY_FIELDS.find((known) => known.name === field)?.meaning ?? 'some text';
}

function isOneOf<T extends string>(text: string, list: readonly T[]): text is T {
  return (list as readonly string[]).includes(text);
}

/** Values of a closed list; beginnings count, so that results follow while a value is being typed. */
function fromList(
  field: 'has' | 'is' | 'status' | 'type',
  texts: readonly string[],
  values: readonly string[],
): Reading {
  const found: string[] = [];
  for (const text of texts) {
    const wanted = text.toLowerCase().replace(/[\s_]+/g, '-');
    const exact = values.find((value) => value === wanted || value === wanted.replace(/s$/, ''));
    const matching = exact !== undefined ? [exact] : values.filter((value) => value.startsWith(wanted));
    if (matching.length === 0)
      return { problem: `“${field}:${text}” is not known; ${field}: takes ${values.join(', ')}.` };
    found.push(...matching);
  }
  return { term: { field, texts: found } };
}

/** `2024`, `2023..2025`, `..2025`, `2024..`, `2023-2025`, `>=4`, `<5`. */
function readRange(text: string): NumberRange | undefined {
  const comparison = /^(>=|<=|>|<|=|≥|≤)?\s*(\d{1,9}(?:\.\d{1,9})?)$/.exec(text);
  if (comparison) return compare(comparison[1] ?? '=', Number(comparison[2]));
  const range = /^(\d{1,9}(?:\.\d{1,9})?)?(?:\.\.\.?|-|–|…)(\d{1,9}(?:\.\d{1,9})?)?$/.exec(text);
  if (!range || (range[1] === undefined && range[2] === undefined)) return undefined;
  const ends = [Number(range[1] ?? -Infinity), Number(range[2] ?? Infinity)];
  return { min: Math.min(...ends), max: Math.max(...ends) };
}

function compare(operator: string, value: number): NumberRange {
  if (operator === '>=' || operator === '≥') return { min: value, max: Infinity };
  if (operator === '<=' || operator === '≤') return { min: -Infinity, max: value };
  if (operator === '>') return { min: value, max: Infinity, open: true };
  if (operator === '<') return { min: -Infinity, max: value, open: true };
  return { min: value, max: value };
}

function readClaim(text: string): Reading {
  const parts = /^([a-z-]*)((?:>=|<=|>|<|=|≥|≤|:).*)?$/i.exec(text);
  const name = parts?.[1]?.toLowerCase() ?? '';
  const matching = CLAIM_METRICS.filter((known) => name !== '' && (known === name || known.startsWith(name)));
  const metric = matching[0];
  if (!parts || (name !== '' && metric === undefined)) {
    return {
      problem: `“${text}” is no claim; write claim:speedup>=2. Metrics: ${CLAIM_METRICS.join(', ')}.`,
    };
  }
  const rest = (parts[2] ?? '').replace(/^:/, '').replace(/\s*[x×]$/i, '');
  const range = rest === '' ? undefined : readRange(rest);
  if (rest !== '' && !range)
    return { problem: `“${rest}” is no number; write claim:${metric ?? 'speedup'}>=2.` };
  return { term: { field: 'claim', ...(metric ? { metric } : {}), ...(range ? { range } : {}) } };
}

/** Days in each unit of an age. */
export const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365, h: 1 / 24 };

function readDates(text: string): DateRange | undefined {
  if (text === 'today') return { maxDays: 1 };
  if (text === 'yesterday') return { maxDays: 2 };
  if (text === 'week') return { maxDays: 7 };
  if (text === 'month') return { maxDays: 30 };
  const age = /^(<=|<|>=|>|≤|≥)?\s*(\d{1,5})\s*([hdwmy])[a-z]{0,6}$/.exec(text);
  if (age) {
    const days = Number(age[2]) * DAYS[age[3]!]!;
    return /^[>≥]/.test(age[1] ?? '') ? { minDays: days } : { maxDays: days };
  }
  const compared = /^(>=|<=|>|<|=|≥|≤)?(\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?)$/.exec(text);
  if (compared) {
    const day = padDate(compared[2]!);
    switch (compared[1]) {
      case '>=':
      case '≥':
        return { from: day };
      case '>':
        return { from: after(day) };
      case '<=':
      case '≤':
        return { before: after(day) };
      case '<':
        return { before: day };
      default:
        return { from: day, before: after(day) };
    }
  }
  const range = /^(\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?)?\.\.\.?(\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?)?$/.exec(text);
  if (!range || (range[1] === undefined && range[2] === undefined)) return undefined;
  return {
    ...(range[1] === undefined ? {} : { from: padDate(range[1]) }),
    ...(range[2] === undefined ? {} : { before: after(padDate(range[2])) }),
  };
}

/** "2025-3" as "2025-03": ISO dates compare as text. */
function padDate(date: string): string {
  return date
    .split('-')
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

/** A text that sorts after every ISO time within `date` (a year, a month or a day) and before the next. */
function after(date: string): string {
  return `${date}~`;
}
