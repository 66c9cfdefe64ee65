/** How a query looks in the field: which parts are filters (drawn as chips) and where a problem is. Drawing only; the host reads the query. */
import type { QueryProblem } from '../../../shared/api/schemas.ts';

export interface QueryPart {
  readonly text: string;
  readonly kind: 'words' | 'filter' | 'operator';
  readonly problem: boolean;
}

const TOKEN = /(-?[a-z]+:(?:"[^"]*"?|[^\s()"]+))|(\bOR\b)|([^\s()"]+|\s+|[()"])/gi;

/** Cuts a query into parts that together are the query. `problems` are columns of this text, from 1. */
export function queryParts(
  text: string,
  problems: readonly Pick<QueryProblem, 'column' | 'length'>[],
): readonly QueryPart[] {
  const parts: QueryPart[] = [];
  let at = 0;
  for (const [whole, filter, operator] of text.matchAll(TOKEN)) {
    const kind = filter ? 'filter' : operator ? 'operator' : 'words';
    const problem = problems.some(
      ({ column, length }) => column - 1 < at + whole.length && column - 1 + Math.max(1, length) > at,
    );
    const last = parts[parts.length - 1];
    if (kind === 'words' && last?.kind === 'words' && last.problem === problem) {
      parts[parts.length - 1] = { ...last, text: last.text + whole };
    } else parts.push({ text: whole, kind, problem: problem && whole.trim() !== '' });
    at += whole.length;
  }
  return parts;
}
