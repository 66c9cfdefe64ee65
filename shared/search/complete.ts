/** What completes at the cursor of a query: field names, and the values the library has for a field, with counts. */
import type { Completion } from '../api/schemas.ts';
import { CLAIM_METRICS } from '../library/knowledge.ts';
import { familyName, displayName } from '../library/names.ts';
import { PAPER_TYPES, STATUSES, type Paper } from '../library/paper.ts';
import { count, mostFrequent } from './facets.ts';
import { matchShortList } from './match-short-list.ts';
import { HAS_VALUES, IS_VALUES, QUERY_FIELDS, suggestField } from './query-fields.ts';

const MAX_ITEMS = 12;

/** Counts of the values that each completable field has in the library; made anew when the library changed. */
export type ValueCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Counts the values of all papers that are not discarded. */
export function countValues(papers: Iterable<Paper>): ValueCounts {
  const counts = new Map<string, Map<string, number>>();
  const add = (field: string, value: string): void => {
    let values = counts.get(field);
    if (!values) counts.set(field, (values = new Map()));
    count(values, value);
  };
  for (const paper of papers) {
    add('status', paper.status);
    if (paper.status === 'discarded') continue;
    for (const tag of paper.tags) add('tag', tag);
    for (const topic of paper.topics) add('topic', topic);
    for (const name of paper.authors)
      add('author', name.literal ?? (name.given ? displayName(name) : familyName(name)));
    if (paper.venue !== undefined) add('venue', paper.venue);
    if (paper.published?.year !== undefined) add('year', String(paper.published.year));
    for (const claim of paper.claims) {
      add('claim', claim.metric);
      for (const hardware of claim.hardware) add('hardware', hardware);
    }
    add('type', paper.type);
    add('key', paper.citeKey);
  }
  return counts;
}

const CLOSED_LISTS: Readonly<Record<string, readonly string[]>> = {
  status: STATUSES,
  type: PAPER_TYPES,
  has: HAS_VALUES,
  is: IS_VALUES,
  claim: CLAIM_METRICS,
};

/** Completes the part of the query that the cursor touches. `from`..`to` is what an item's text replaces. */
export function completeQuery(query: string, cursor: number, countsOf: () => ValueCounts): Completion {
  const at = Math.max(0, Math.min(cursor, query.length));
  const { from, to } = partAround(query, at);
  const sign = /^[-−]/.test(query.slice(from, to)) ? 1 : 0;
  const typed = query.slice(from + sign, at);
  const colon = /^([a-z]+):/i.exec(typed);
  const field = colon ? suggestField(colon[1]!) : undefined;
  if (!colon || field !== colon[1]!.toLowerCase()) {
    const items = QUERY_FIELDS.filter(({ name }) => typed !== '' && name.startsWith(typed.toLowerCase())).map(
      ({ name, meaning }) => ({ text: `${name}:`, label: `${name}: ${meaning}` }),
    );
    return { from: from + sign, to, items };
  }
  const valueFrom = from + sign + colon[0].length;
  const value = query.slice(valueFrom, at).replace(/^["“]/, '');
  const values = countsOf().get(field) ?? new Map<string, number>();
  const closed = CLOSED_LISTS[field];
  const candidates = closed
    ? closed.map((name) => ({ value: name, count: values.get(name) }))
    : mostFrequent(values, value === '' ? MAX_ITEMS : Infinity);
  const items = matchValues(candidates, value).slice(0, MAX_ITEMS);
  return {
    from: valueFrom,
    to,
    items: items.map((item) => ({
      text: /[\s(),"]/.test(item.value) ? `"${item.value.replace(/"/g, '')}"` : item.value,
      label: item.value,
      ...(item.count === undefined ? {} : { count: item.count }),
    })),
  };
}

/** Values that hold what was typed, the frequent first; where none does, what Fuse.js finds among the frequent ones. */
function matchValues<T extends { value: string }>(values: readonly T[], typed: string): T[] {
  const wanted = typed.toLowerCase();
  if (wanted === '') return [...values];
  const beginning: T[] = [];
  const holding: T[] = [];
  for (const item of values) {
    const at = item.value.toLowerCase().indexOf(wanted);
    if (at === 0 || (at > 0 && /[\s/_-]/.test(item.value[at - 1]!))) beginning.push(item);
    else if (at > 0) holding.push(item);
  }
  if (beginning.length + holding.length > 0) return [...beginning, ...holding];
  return matchShortList(values.slice(0, 2000), typed, (item) => item.value).map(({ item }) => item);
}

/** The blank-separated part around the cursor; a quoted value with blanks is one part. */
function partAround(query: string, cursor: number): { from: number; to: number } {
  let from = 0;
  let quoted = false;
  for (let at = 0; at < cursor; at++) {
    const char = query[at]!;
    if (/["“”]/.test(char)) quoted = !quoted;
    else if (!quoted && /[\s()]/.test(char)) from = at + 1;
  }
  let to = cursor;
  while (to < query.length && (quoted ? !/["”]/.test(query[to]!) : !/[\s()]/.test(query[to]!))) to++;
  if (quoted && to < query.length) to++;
  return { from, to };
}
