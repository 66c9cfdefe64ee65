/** Which papers a query finds: the tree of the query over the word index and the papers' fields. */
import type { QueryProblem } from '../api/schemas.ts';
import type { FieldVerdicts } from './field-verdicts.ts';
import { HighlightPlan } from './highlight-plan.ts';
import type { MatchField } from './highlight.ts';
import { INDEX_FIELDS } from './paper-words.ts';
import type { FieldTerm } from './query-fields.ts';
import type { QueryNode } from './query.ts';
import { rankWords, type Matcher, type RankingArrays, type WordRanking } from './rank.ts';
import { wordsOf } from './tokenize.ts';
import type { WordIndex } from './word-index.ts';
import type { WordMatcher } from './word-matcher.ts';
import { MAX_UNITS, readUnits } from './word-units.ts';

type WordNode = QueryNode & { readonly kind: 'word' };
type LeafNode = QueryNode & { readonly kind: 'word' | 'phrase' | 'field' };
type Scores = Uint16Array | Uint8Array;

/** More conditions than anyone types; each reads the whole library. */
const MAX_CONDITIONS = 40;

export interface Evaluation {
  /** 1 for each slot that is found. */
  readonly found: Uint8Array;
  readonly total: number;
  /** Undefined where the query has nothing that ranks. */
  readonly ranking: WordRanking | undefined;
  readonly highlights: HighlightPlan;
  readonly problems: readonly QueryProblem[];
}

export interface EvaluationContext {
  readonly index: WordIndex;
  readonly matcher: WordMatcher;
  readonly verdicts: FieldVerdicts;
  readonly arrays: RankingArrays;
  readonly now: Date;
}

/** Fields of the index that a field term searches as text, and how their matches are shown. */
const TEXT_FIELDS: Readonly<Record<string, { field: number; show: MatchField }>> = {
  author: { field: INDEX_FIELDS.indexOf('authors'), show: 'authors' },
  title: { field: INDEX_FIELDS.indexOf('title'), show: 'title' },
  abstract: { field: INDEX_FIELDS.indexOf('abstract'), show: 'abstract' },
  note: { field: INDEX_FIELDS.indexOf('note'), show: 'note' },
};

/**
 * Evaluates a query. `partial`: papers that lack a word may be let in where few have all (for results in order of relevance).
 */
export function evaluate(
  root: QueryNode | undefined,
  partial: boolean,
  context: EvaluationContext,
): Evaluation {
  return new Evaluator(context).run(root, partial);
}

class Evaluator {
  private readonly highlights = new HighlightPlan();
  private readonly problems: QueryProblem[] = [];
  private readonly slots: number;
  private readonly leaves = new Map<string, Scores | undefined>();

  constructor(private readonly context: EvaluationContext) {
    this.slots = context.index.slotCount;
  }

  run(root: QueryNode | undefined, partial: boolean): Evaluation {
    const { index, matcher, arrays } = this.context;
    const parts = root === undefined ? [] : root.kind === 'and' ? root.children : [root];
    const wordNodes = parts.filter((node): node is WordNode => node.kind === 'word');
    const found = this.shown(root);
    let base: Uint32Array | undefined;
    for (const node of parts) {
      if (node.kind === 'word') continue;
      const scores = this.scores(node, true);
      if (scores === undefined) continue;
      const ranks = node.kind === 'phrase' || node.kind === 'or' || node.kind === 'and';
      if (ranks) base ??= arrays.sums.take(this.slots);
      for (let slot = 0; slot < this.slots; slot++) {
        if (scores[slot] === 0) found[slot] = 0;
        else if (ranks) base![slot]! += scores[slot]!;
      }
    }
    const words = readUnits(wordNodes);
    const { units, empty, overflow } = words;
    for (const node of empty) this.problem(node, 'There is nothing to search for in this; it is ignored.');
    if (overflow) this.problem(overflow, `Only the first ${MAX_UNITS} words are searched.`, true);
    let ranking: WordRanking | undefined;
    if (units.length > 0) {
      ranking = rankWords(words, found, index, matcher, arrays, partial);
      const { cover, sums, needed } = ranking;
      // The sign of the difference, not a branch that is mispredicted for every other paper.
      for (let slot = 0; slot < this.slots; slot++) found[slot]! &= (needed - 1 - cover[slot]!) >>> 31;
      if (base) {
        for (let slot = 0; slot < this.slots; slot++) sums[slot]! += base[slot]!;
        arrays.sums.give(base);
      }
      for (const match of ranking.matches) this.highlights.addMatch(match);
    } else if (base) {
      ranking = { cover: arrays.bytes.take(this.slots), sums: base, needed: 0, matches: [] };
    }
    let total = 0;
    for (let slot = 0; slot < this.slots; slot++) total += found[slot]!;
    return { found, total, ranking, highlights: this.highlights, problems: this.problems };
  }

  /** 1 for the slots that a query may find at all: discarded papers only where it asks for them. */
  private shown(root: QueryNode | undefined): Uint8Array {
    const { index } = this.context;
    const shown = this.context.arrays.bytes.take(this.slots);
    shown.set(index.live.subarray(0, this.slots));
    if (root && asksForDiscarded(root)) return shown;
    const discarded = this.context.verdicts.of({ field: 'status', texts: ['discarded'] }, this.context.now);
    for (let slot = 0; slot < this.slots; slot++) shown[slot]! &= 1 - discarded[slot]!;
    return shown;
  }

  /** As `scores`, for a part without parts: worked out once, however often a query repeats it. */
  private leafScores(node: LeafNode, marks: boolean): Scores | undefined {
    const key = `${marks} ${node.kind} ${node.kind === 'field' ? JSON.stringify(node.term) : node.text}`;
    if (this.leaves.has(key)) return this.leaves.get(key);
    let scores: Scores | undefined;
    if (this.leaves.size < MAX_CONDITIONS) {
      if (node.kind === 'field') scores = this.fieldScores(node.term, marks);
      else if (node.kind === 'phrase') scores = this.phraseScores(node, marks);
      else scores = this.wordScores(node, marks);
    } else if (this.leaves.size === MAX_CONDITIONS) {
      this.problem(node, `Only the first ${MAX_CONDITIONS} conditions are searched.`, true);
    }
    this.leaves.set(key, scores);
    return scores;
  }

  /**
   * By slot: 0 for papers that don't match, else a score. Shared, not to be written to. Undefined for a node that asks for nothing. `marks`: whether matches are
   * highlighted (not below "not").
   */
  private scores(node: QueryNode, marks: boolean): Scores | undefined {
    switch (node.kind) {
      case 'and':
      case 'or': {
        let result: Uint16Array | undefined;
        for (const child of node.children) {
          const scores = this.scores(child, marks);
          if (!scores) continue;
          if (!result) {
            result = new Uint16Array(this.slots);
            result.set(scores.subarray(0, this.slots));
          } else if (node.kind === 'or') {
            for (let i = 0; i < this.slots; i++) if (scores[i]! > result[i]!) result[i] = scores[i]!;
          } else {
            for (let i = 0; i < this.slots; i++) {
              result[i] = result[i] === 0 || scores[i] === 0 ? 0 : Math.min(65_535, result[i]! + scores[i]!);
            }
          }
        }
        return result;
      }
      case 'not': {
        const scores = this.scores(node.child, false);
        if (!scores) return undefined;
        const result = new Uint8Array(this.slots);
        for (let slot = 0; slot < this.slots; slot++) result[slot] = scores[slot] === 0 ? 1 : 0;
        return result;
      }
      case 'field':
      case 'phrase':
      case 'word':
        return this.leafScores(node, marks);
    }
  }

  /** In brackets, after OR or minus a word is a plain condition; what is left out must be named exactly. */
  private wordScores(node: WordNode, marks: boolean): Scores | undefined {
    const { index, matcher, arrays } = this.context;
    const words = readUnits([node]);
    const { units } = words;
    if (units.length === 0) {
      this.problem(node, 'There is nothing to search for in this; it is ignored.');
      return undefined;
    }
    const ranking = rankWords(
      marks ? words : { ...words, units: units.map((unit) => ({ ...unit, prefix: false, typing: false })) },
      index.live,
      index,
      marks ? matcher : exactly(matcher),
      arrays,
      false,
    );
    if (marks) for (const match of ranking.matches) this.highlights.addMatch(match);
    const result = new Uint16Array(this.slots);
    for (let slot = 0; slot < this.slots; slot++) {
      if (ranking.cover[slot]! >= ranking.needed)
        result[slot] = Math.min(65_535, Math.max(1, ranking.sums[slot]!));
    }
    arrays.bytes.give(ranking.cover);
    arrays.sums.give(ranking.sums);
    return result;
  }

  private phraseScores(node: QueryNode & { kind: 'phrase' }, marks: boolean): Uint16Array | undefined {
    const words = wordsOf(node.text);
    if (words.length === 0) {
      this.problem(node, 'There is nothing to search for in this; it is ignored.');
      return undefined;
    }
    const { matcher } = this.context;
    const match = matcher.phrase(words, false);
    if (marks) this.highlights.addPhrase(words);
    const joined = words.join('');
    if (words.length > 3 || !matcher.knows(joined)) return match.vector;
    // "kv cache" is also met by "KVCache" and "kvcache".
    if (marks) this.highlights.addPhrase([joined]);
    const both = match.vector.slice(0, this.slots);
    const other = matcher.phrase([joined], false).vector;
    for (let slot = 0; slot < this.slots; slot++) both[slot] = Math.max(both[slot]!, other[slot]!);
    return both;
  }

  private fieldScores(term: FieldTerm, marks: boolean): Scores | undefined {
    const text = 'texts' in term ? TEXT_FIELDS[term.field] : undefined;
    if (!text || !('texts' in term)) {
      if (marks && 'texts' in term) {
        const show =
          term.field === 'tag'
            ? 'tags'
            : term.field === 'venue'
              ? 'venue'
              : term.field === 'key'
                ? 'citeKey'
                : undefined;
        if (show) for (const value of term.texts) this.highlights.addFieldText(value, show);
      }
      return this.context.verdicts.of(term, this.context.now);
    }
    const result = new Uint16Array(this.slots);
    for (const value of term.texts) {
      const words = wordsOf(value);
      if (words.length === 0) continue;
      if (marks) this.highlights.addFieldText(value, text.show);
      const match = this.context.matcher.inField(text.field, words, term.field !== 'author');
      for (let slot = 0; slot < this.slots; slot++)
        result[slot] = Math.max(result[slot]!, match.vector[slot]!);
    }
    return result;
  }

  private problem(node: QueryNode, message: string, toEnd = false): void {
    if (this.problems.length >= 20) return;
    this.problems.push({ column: node.from + 1, length: toEnd ? 1 : node.to - node.from, message });
  }
}

/** A matcher that knows no misspellings. */
function exactly(matcher: WordMatcher): Matcher {
  return {
    strict: (word) => matcher.strict(word, false),
    similar: (word) => matcher.strict(word, false),
    joined: (word) => matcher.joined(word, false),
    knows: (word) => matcher.knows(word),
  };
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
