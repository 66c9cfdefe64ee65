/**
 * Queries without words, answered from the papers themselves: the list is whole from the first moment, while the word index
 * is still being built.
 */
import type { Paper } from '../library/paper.ts';
import { fieldTest, type PaperTest } from './field-filter.ts';
import { parseQuery, type QueryNode } from './query.ts';
import type { SearchAnswer, SearchRequest } from './search-engine.ts';
import { isDescendingByNature, paperOrder } from './sort.ts';

/** One page of the papers that a query finds, without facets; undefined where the query has words, which need the index. */
export function filterPapers(
  papers: Iterable<Paper>,
  input: SearchRequest,
  now: Date,
): SearchAnswer | undefined {
  const { root, problems } = parseQuery(input.query);
  const test = root ? testOf(root, now) : () => true;
  if (!test) return undefined;
  const showsDiscarded = root !== undefined && mentionsStatus(root);
  const found: Paper[] = [];
  for (const paper of papers) {
    if ((showsDiscarded || paper.status !== 'discarded') && test(paper)) found.push(paper);
  }
  const sort = input.sort === undefined || input.sort === 'relevance' ? 'added' : input.sort;
  found.sort(paperOrder(sort, input.descending ?? isDescendingByNature(sort)));
  const page = found.slice(input.offset, input.offset + input.limit);
  const place = input.follow === undefined ? -1 : found.findIndex(({ id }) => id === input.follow);
  return {
    total: found.length,
    hits: page.map(({ id }) => ({ id, score: 0, matches: [] })),
    problems,
    ...(place < 0 ? {} : { place }),
  };
}

function testOf(node: QueryNode, now: Date): PaperTest | undefined {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const tests = node.children.map((child) => testOf(child, now));
      if (!tests.every((test) => test !== undefined)) return undefined;
      return node.kind === 'and'
        ? (paper) => tests.every((test) => test(paper))
        : (paper) => tests.some((test) => test(paper));
    }
    case 'not': {
      const test = testOf(node.child, now);
      return test && ((paper) => !test(paper));
    }
    case 'field':
      return fieldTest(node.term, now);
    case 'word':
    case 'phrase':
      return undefined;
  }
}

function mentionsStatus(node: QueryNode): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.children.some(mentionsStatus);
    case 'not':
      return mentionsStatus(node.child);
    case 'field':
      return node.term.field === 'status';
    case 'word':
    case 'phrase':
      return false;
  }
}
