/** What completes at the cursor of a query: field names, and the values the library has for a field, with counts. */
import type { Completion, Count } from '../api/schemas.ts';
import { CLAIM_METRICS } from '../library/knowledge.ts';
import { familyName, displayName } from '../library/names.ts';
import { PAPER_TYPES, STATUSES, type Paper } from '../library/paper.ts';
import { runAll } from '../library/steps.ts';
import { mostFrequent } from './facets.ts';
import { matchShortList } from './match-short-list.ts';
import { HAS_VALUES, IS_VALUES, QUERY_FIELDS, suggestField } from './query-fields.ts';

const MAX_ITEMS = 12;
/** So many values are compared with a misspelt one, the most frequent. */
const MAX_FUZZY = 2000;

/** Calls `take` for each value that a paper has of a completable field. Discarded papers have none but their status. */
function forEachValue(field: string, paper: Paper, take: (value: string) => void): void {
  if (field === 'status') take(paper.status);
  if (paper.status === 'discarded') return;
  switch (field) {
    case 'tag':
      return paper.tags.forEach(take);
    case 'topic':
      return paper.topics.forEach(take);
    case 'author':
      for (const name of paper.authors)
        take(name.literal ?? (name.given ? displayName(name) : familyName(name)));
      return;
    case 'venue':
      if (paper.venue !== undefined) take(paper.venue);
      return;
    case 'year':
      if (paper.published?.year !== undefined) take(String(paper.published.year));
      return;
    case 'claim':
      return paper.claims.forEach(({ metric }) => take(metric));
    case 'hardware':
      return paper.claims.forEach(({ hardware }) => hardware.forEach(take));
    case 'type':
      return take(paper.type);
    case 'key':
      return take(paper.citeKey);
  }
}

/** Fields with so many values that nobody is to wait for them to be counted. */
const LARGE_FIELDS = ['author', 'tag', 'topic', 'venue'];
const PAPERS_PER_STEP = 512;

/** How often the library has each value of a field: counted when a field is first asked for, then kept up to date paper by paper. */
export class ValueCounts {
  /** Papers in slots below `next` are counted. */
  private readonly counted = new Map<string, { readonly values: Map<string, number>; next: number }>();

  constructor(private readonly papers: readonly (Paper | undefined)[]) {}

  of(field: string): ReadonlyMap<string, number> {
    return runAll(this.count(field));
  }

  /** Counts what takes long, some milliseconds a step; papers may come and go between the steps. */
  *prepare(): Generator<void, void> {
    for (const field of LARGE_FIELDS) yield* this.count(field);
  }

  /** The paper in a slot came (1) or is going (-1), while it is there. */
  change(slot: number, by: 1 | -1): void {
    const paper = this.papers[slot]!;
    for (const [field, { values, next }] of this.counted)
      if (slot < next) addValues(values, field, paper, by);
  }

  private *count(field: string): Generator<void, ReadonlyMap<string, number>> {
    let counts = this.counted.get(field);
    if (!counts) this.counted.set(field, (counts = { values: new Map(), next: 0 }));
    while (counts.next < this.papers.length) {
      const paper = this.papers[counts.next++];
      if (paper) addValues(counts.values, field, paper, 1);
      if (counts.next % PAPERS_PER_STEP === 0) yield;
    }
    return counts.values;
  }
}

function addValues(values: Map<string, number>, field: string, paper: Paper, by: 1 | -1): void {
  forEachValue(field, paper, (value) => {
    const count = (values.get(value) ?? 0) + by;
    if (count > 0) values.set(value, count);
    else values.delete(value);
  });
}

const CLOSED_LISTS: Readonly<Record<string, readonly string[]>> = {
  status: STATUSES,
  type: PAPER_TYPES,
  has: HAS_VALUES,
  is: IS_VALUES,
  claim: CLAIM_METRICS,
};

/** Completes the part of the query that the cursor touches. `from`..`to` is what an item's text replaces. */
export function completeQuery(query: string, cursor: number, counts: ValueCounts): Completion {
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
  const values = counts.of(field);
  const closed = CLOSED_LISTS[field]?.map((name) => ({ value: name, count: values.get(name) }));
  const items = (closed ? matchValues(closed, value) : matchCounted(values, value)).slice(0, MAX_ITEMS);
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

/** As `matchValues`; only what holds the typed text is put in order, for a library has a hundred thousand authors. */
function matchCounted(values: ReadonlyMap<string, number>, typed: string): Count[] {
  const wanted = typed.toLowerCase();
  if (wanted === '') return mostFrequent(values, MAX_ITEMS);
  const holding = new Map<string, number>();
  for (const [value, count] of values) if (value.toLowerCase().includes(wanted)) holding.set(value, count);
  return matchValues(mostFrequent(holding.size > 0 ? holding : values, holding.size || MAX_FUZZY), typed);
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
  return matchShortList(values.slice(0, MAX_FUZZY), typed, (item) => item.value).map(({ item }) => item);
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
