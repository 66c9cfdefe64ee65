/** Which papers a query finds: the tree of the query over the word index and the papers' fields. */
import type { QueryProblem } from '../api/schemas.ts';
import { Conditions, type ConditionContext } from './conditions.ts';
import { HighlightPlan } from './highlight-plan.ts';
import { printQuery } from './print-query.ts';
import type { QueryNode } from './query.ts';
import { addToSums, rankWords, type RankingArrays, type WordRanking } from './rank.ts';
import { addScores, countSet, dropSet, keepAtLeast, keepSet } from './vectors.ts';
import { MAX_UNITS, MAX_WORD_TEXT, readUnits } from './word-units.ts';

type WordNode = QueryNode & { readonly kind: 'word' };

/** What a query finds. */
export class Evaluation {
  private isNarrowed: boolean;

  constructor(
    readonly total: number,
    /** Undefined where the query has nothing that ranks. */
    readonly ranking: WordRanking | undefined,
    readonly highlights: HighlightPlan,
    readonly problems: readonly QueryProblem[],
    /** 1 for each slot that meets all but the words. */
    private readonly allowed: Uint8Array,
    private readonly slots: number,
  ) {
    this.isNarrowed = ranking === undefined;
  }

  /** 1 for each slot that is found. Worked out when asked for: results in order of relevance do without. */
  found(): Uint8Array {
    if (!this.isNarrowed && this.ranking)
      keepAtLeast(this.allowed, this.ranking.keys, this.ranking.least, this.slots);
    this.isNarrowed = true;
    return this.allowed;
  }

  /** Gives its arrays back: it must not be used any more. */
  release(arrays: RankingArrays): void {
    arrays.bytes.give(this.allowed);
    if (this.ranking) arrays.keys.give(this.ranking.keys);
  }
}

/**
 * Evaluates a query. `partial`: papers that lack a word may be let in where few have all (for results in order of relevance).
 */
export function evaluate(
  root: QueryNode | undefined,
  partial: boolean,
  context: ConditionContext,
): Evaluation {
  const { index, matcher, arrays } = context;
  const slots = index.slotCount;
  const highlights = new HighlightPlan();
  const problems: QueryProblem[] = [];
  const problem = (node: QueryNode, message: string, toEnd = false): void => {
    if (problems.length < 20)
      problems.push({ column: node.from + 1, length: toEnd ? 1 : node.to - node.from, message });
  };
  const parts = root === undefined ? [] : root.kind === 'and' ? root.children : [root];
  const allowed = shown(root, context);
  const base = narrow(allowed, parts, new Conditions(context, highlights, problem), arrays);
  const wordNodes = parts.filter((node): node is WordNode => node.kind === 'word');
  const words = readUnits(wordNodes);
  for (const node of wordNodes.filter(({ text }) => text.length > MAX_WORD_TEXT))
    problem(node, `This is longer than any word; only its first ${MAX_WORD_TEXT} characters are searched.`);
  for (const node of words.empty) problem(node, 'There is nothing to search for in this; it is ignored.');
  if (words.overflow) problem(words.overflow, `Only the first ${MAX_UNITS} words are searched.`, true);
  let ranking: WordRanking | undefined;
  if (words.units.length > 0) {
    ranking = rankWords(words, allowed, index, matcher, arrays, partial);
    if (base) {
      addToSums(ranking.keys, base, slots);
      arrays.keys.give(base);
    }
    for (const match of ranking.matches) highlights.addMatch(match);
  } else if (base) {
    ranking = { keys: base, least: 1, total: keepAllowed(base, allowed, slots), matches: [] };
  }
  const total = ranking ? ranking.total : countSet(allowed, slots);
  return new Evaluation(total, ranking, highlights, problems, allowed, slots);
}

/** 1 for the slots that a query may find at all: discarded papers only where it asks for them. */
function shown(root: QueryNode | undefined, { index, arrays, verdicts, now }: ConditionContext): Uint8Array {
  const slots = index.slotCount;
  const result = arrays.bytes.take(slots);
  result.set(index.live.subarray(0, slots));
  if (!root || !asksForDiscarded(root))
    dropSet(result, verdicts.of({ field: 'status', texts: ['discarded'] }, now), slots);
  return result;
}

/** Leaves in `allowed` what meets all conditions among the parts. Returns what the phrases and alternatives say, where there are any. */
function narrow(
  allowed: Uint8Array,
  parts: readonly QueryNode[],
  conditions: Conditions,
  arrays: RankingArrays,
): Uint32Array | undefined {
  const slots = conditions.slots;
  let base: Uint32Array | undefined;
  const seen = new Set<string>();
  for (const node of parts) {
    if (node.kind === 'word') continue;
    const printed = printQuery(node);
    if (seen.has(printed)) continue;
    seen.add(printed);
    if (node.kind === 'not') {
      const excluded = conditions.scores(node.child, false);
      if (excluded) dropSet(allowed, excluded, slots);
      continue;
    }
    const scores = conditions.scores(node, true);
    if (!scores) continue;
    keepSet(allowed, scores, slots);
    if (node.kind !== 'field') addScores((base ??= arrays.keys.take(slots)), scores, slots);
  }
  return base;
}

/** Clears the keys of papers that are not allowed; returns how many are left. */
function keepAllowed(keys: Uint32Array, allowed: Uint8Array, slots: number): number {
  let total = 0;
  for (let slot = 0; slot < slots; slot++) {
    keys[slot]! &= -allowed[slot]!;
    total += allowed[slot]!;
  }
  return total;
}

function asksForDiscarded(node: QueryNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.children.some(asksForDiscarded);
  return (
    node.kind === 'field' &&
    'texts' in node.term &&
    (node.term.field === 'status' || node.term.field === 'is') &&
    node.term.texts.includes('discarded')
  );
}
