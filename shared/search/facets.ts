/** Counts of what the papers of a result have: what the sidebar shows beside a search. */
import type { Count, Facets } from '../api/schemas.ts';
import type { Paper } from '../library/paper.ts';

/** Nobody reads a longer list; the rest is reached by typing. */
const MAX_VALUES = 200;

/** Counts tags, topics, years, venues and statuses; most frequent first (years: newest first), ties by name. */
export function countFacets(papers: Iterable<Paper>): Facets {
  const tags = new Map<string, number>();
  const topics = new Map<string, number>();
  const years = new Map<string, number>();
  const venues = new Map<string, number>();
  const statuses = new Map<string, number>();
  for (const paper of papers) {
    for (const tag of paper.tags) count(tags, tag);
    for (const topic of paper.topics) count(topics, topic);
    if (paper.published?.year !== undefined) count(years, String(paper.published.year));
    if (paper.venue !== undefined) count(venues, paper.venue);
    count(statuses, paper.status);
  }
  return {
    tags: mostFrequent(tags, MAX_VALUES),
    topics: mostFrequent(topics, MAX_VALUES),
    years: [...years]
      .map(([value, n]) => ({ value, count: n }))
      .sort((a, b) => Number(b.value) - Number(a.value)),
    venues: mostFrequent(venues, MAX_VALUES),
    statuses: mostFrequent(statuses, MAX_VALUES),
  };
}

export function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** The most frequent values, at most `limit`; ties in code unit order, so that the answer is the same everywhere. */
export function mostFrequent(counts: ReadonlyMap<string, number>, limit: number): Count[] {
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([value, n]) => ({ value, count: n }));
}
