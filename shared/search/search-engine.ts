/**
 * Finds papers: the query language over an index in memory. Synchronous, no input or output; the library host keeps one beside
 * the store and tells it of every change.
 */
import type { z } from 'zod';
import type { Completion, Facets, Match, QueryProblem, searchInputSchema, Snippet } from '../api/schemas.ts';
import { displayName } from '../library/names.ts';
import type { Paper } from '../library/paper.ts';
import { completeQuery, countValues, type ValueCounts } from './complete.ts';
import { countFacets } from './facets.ts';
import { fieldTest } from './field-filter.ts';
import { paperMatches, snippetAround, type WordTest } from './highlight.ts';
import { parseQuery, type QueryNode } from './query.ts';
import { byAdded, isDescendingByNature, paperOrder } from './sort.ts';
import { tokenize, wordsOf } from './tokenize.ts';

export interface SearchHit {
  readonly id: string;
  /** Larger is better; 0 where the query has no words. */
  readonly score: number;
  readonly matches: readonly Match[];
  readonly snippet?: Snippet;
}

export interface SearchAnswer {
  readonly total: number;
  /** The asked-for page, in order. */
  readonly hits: readonly SearchHit[];
  readonly problems: readonly QueryProblem[];
  readonly facets?: Facets;
}

/** The input of `papers.search` with its defaults filled in. */
export type SearchRequest = z.output<typeof searchInputSchema>;

export class SearchEngine {
  private readonly papers = new Map<string, Paper>();
  private readonly terms = new Map<string, Map<string, number>>();
  private valueCounts: ValueCounts | undefined;

  /** Adds a paper, or replaces the one with its id. Searchable at once. */
  put(paper: Paper): void {
    this.papers.set(paper.id, paper);
    this.terms.delete(paper.id);
    this.valueCounts = undefined;
  }

  remove(id: string): void {
    this.papers.delete(id);
    this.terms.delete(id);
    this.valueCounts = undefined;
  }

  has(id: string): boolean {
    return this.papers.has(id);
  }

  get size(): number {
    return this.papers.size;
  }

  /** One page, ranked or sorted. Never throws; a problem in the query never empties the result. */
  search(input: SearchRequest, now: Date): SearchAnswer {
    const { root, problems } = parseQuery(input.query);
    const hidesDiscarded = !root || !mentionsStatus(root);
    const found: { paper: Paper; score: number }[] = [];
    for (const paper of this.papers.values()) {
      if (hidesDiscarded && paper.status === 'discarded') continue;
      const score = root ? this.scoreOf(paper, root, now) : 0;
      if (score !== undefined) found.push({ paper, score });
    }
    const sort = input.sort ?? (root && hasWords(root) ? 'relevance' : 'added');
    const descending = input.descending ?? isDescendingByNature(sort);
    if (sort === 'relevance') {
      found.sort((a, b) => (descending ? b.score - a.score : a.score - b.score) || byAdded(a.paper, b.paper));
    } else {
      const order = paperOrder(sort, descending);
      found.sort((a, b) => order(a.paper, b.paper));
    }
    const test = root ? wordTest(root) : undefined;
    return {
      total: found.length,
      hits: found.slice(input.offset, input.offset + input.limit).map(({ paper, score }) => ({
        id: paper.id,
        score,
        ...(test ? highlight(paper, test) : { matches: [] }),
      })),
      problems,
      ...(input.facets ? { facets: countFacets(found.map(({ paper }) => paper)) } : {}),
    };
  }

  /** What completes at `cursor` (UTF-16 offset) of a query. */
  complete(query: string, cursor: number): Completion {
    return completeQuery(query, cursor, () => (this.valueCounts ??= countValues(this.papers.values())));
  }

  /** Where a paper (of the library or not) matches a query, in whole texts: for the detail pane. */
  matchesOf(paper: Paper, query: string): Match[] {
    const { root } = parseQuery(query);
    return root ? paperMatches(paper, wordTest(root)) : [];
  }

  private scoreOf(paper: Paper, node: QueryNode, now: Date): number | undefined {
    switch (node.kind) {
      case 'and': {
        let sum = 0;
        for (const child of node.children) {
          const score = this.scoreOf(paper, child, now);
          if (score === undefined) return undefined;
          sum += score;
        }
        return sum;
      }
      case 'or': {
        let best: number | undefined;
        for (const child of node.children) {
          const score = this.scoreOf(paper, child, now);
          if (score !== undefined) best = Math.max(best ?? 0, score);
        }
        return best;
      }
      case 'not':
        return this.scoreOf(paper, node.child, now) === undefined ? 0 : undefined;
      case 'field':
        return fieldTest(node.term, now)(paper) ? 0 : undefined;
      case 'word':
      case 'phrase':
        return this.wordScore(paper, wordsOf(node.text));
    }
  }

  private wordScore(paper: Paper, words: readonly string[]): number | undefined {
    const terms = this.termsOf(paper);
    let sum = 0;
    for (const word of words) {
      let best = 0;
      for (const [term, weight] of terms) if (term.startsWith(word)) best = Math.max(best, weight);
      if (best === 0) return undefined;
      sum += best;
    }
    return sum;
  }

  private termsOf(paper: Paper): Map<string, number> {
    let terms = this.terms.get(paper.id);
    if (!terms) {
      terms = new Map();
      const add = (text: string, weight: number): void =>
        tokenize(text, (term) => terms?.set(term, Math.max(weight, terms.get(term) ?? 0)));
      add(paper.title, 4);
      for (const name of paper.authors) add(displayName(name), 4);
      for (const tag of paper.tags) add(tag, 3);
      add(`${paper.venue ?? ''} ${paper.citeKey}`, 2);
      add(`${paper.abstract ?? ''}\n${paper.note}`, 1);
      this.terms.set(paper.id, terms);
    }
    return terms;
  }
}

function highlight(paper: Paper, test: WordTest): { matches: Match[]; snippet?: Snippet } {
  const all = paperMatches(paper, test);
  const body = all.find((match) => match.field === 'abstract') ?? all.find((match) => match.field === 'note');
  const field = body?.field === 'note' ? 'note' : 'abstract';
  const snippet = body && snippetAround(field, paper[field] ?? '', body.ranges);
  return {
    matches: all.filter((match) => match.field !== 'abstract' && match.field !== 'note'),
    ...(snippet ? { snippet } : {}),
  };
}

function wordTest(root: QueryNode): WordTest {
  const words: string[] = [];
  const collect = (node: QueryNode): void => {
    if (node.kind === 'and' || node.kind === 'or') node.children.forEach(collect);
    else if (node.kind === 'word' || node.kind === 'phrase') words.push(...wordsOf(node.text));
    else if (node.kind === 'field' && 'texts' in node.term && node.term.field !== 'id') {
      words.push(...node.term.texts.flatMap(wordsOf));
    }
  };
  collect(root);
  return (term) =>
    words.reduce((best, word) => (term.startsWith(word) ? Math.max(best, word.length) : best), 0);
}

function mentionsStatus(node: QueryNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.children.some(mentionsStatus);
  return (
    node.kind === 'field' &&
    (node.term.field === 'status' || (node.term.field === 'is' && node.term.texts.includes('discarded')))
  );
}

function hasWords(node: QueryNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.children.some(hasWords);
  return node.kind === 'word' || node.kind === 'phrase';
}
