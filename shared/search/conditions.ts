/** The parts of a query that a paper meets or does not: fields, phrases, and whatever stands in brackets, after OR or after a minus. */
import type { FieldVerdicts } from './field-verdicts.ts';
import type { HighlightPlan } from './highlight-plan.ts';
import type { MatchField } from './highlight.ts';
import { INDEX_FIELDS } from './paper-words.ts';
import { printQuery } from './print-query.ts';
import type { FieldTerm } from './query-fields.ts';
import type { QueryNode } from './query.ts';
import { rankWords, sumOf, type Matcher, type RankingArrays } from './rank.ts';
import { wordsOf } from './tokenize.ts';
import type { WordIndex } from './word-index.ts';
import type { WordMatcher } from './word-matcher.ts';
import { readUnits } from './word-units.ts';

/** By slot: 0 for papers that don't match, else a score. */
type Scores = Uint16Array | Uint8Array;

/** More conditions than anyone types; each reads the whole library. */
const MAX_CONDITIONS = 40;

export interface ConditionContext {
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
/** Fields that are compared as a whole, and where what they matched is shown. */
const SHOWN_FIELDS: Readonly<Record<string, MatchField>> = { tag: 'tags', venue: 'venue', key: 'citeKey' };

export class Conditions {
  readonly slots: number;
  /** By printed node: a part is worked out once, however often a query repeats it. */
  private readonly known = new Map<string, Scores | undefined>();

  constructor(
    private readonly context: ConditionContext,
    private readonly highlights: HighlightPlan,
    private readonly problem: (node: QueryNode, message: string, toEnd?: boolean) => void,
  ) {
    this.slots = context.index.slotCount;
  }

  /**
   * What a part of a query matches. Shared, not to be written to; slots without a paper may be set. Undefined for a part that asks
   * for nothing. `marks`: whether matches are highlighted (not below "not").
   */
  scores(node: QueryNode, marks: boolean): Scores | undefined {
    switch (node.kind) {
      case 'and':
      case 'or': {
        let result: Uint16Array | undefined;
        for (const child of node.children) {
          const scores = this.scores(child, marks);
          if (!scores) continue;
          if (!result) (result = new Uint16Array(this.slots)).set(scores.subarray(0, this.slots));
          else if (node.kind === 'or') takeLarger(result, scores, this.slots);
          else addWhereBoth(result, scores, this.slots);
        }
        return result;
      }
      case 'not': {
        const scores = this.scores(node.child, false);
        return scores && new Uint8Array(this.slots).map((_, slot) => (scores[slot] === 0 ? 1 : 0));
      }
      case 'field':
      case 'phrase':
      case 'word':
        return this.once(node, marks);
    }
  }

  private once(node: QueryNode & { kind: 'field' | 'phrase' | 'word' }, marks: boolean): Scores | undefined {
    const key = `${marks} ${printQuery(node)}`;
    if (this.known.has(key)) return this.known.get(key);
    let scores: Scores | undefined;
    if (this.known.size < MAX_CONDITIONS) {
      if (node.kind === 'field') scores = this.fieldScores(node.term, marks);
      else if (node.kind === 'phrase') scores = this.phraseScores(node, marks);
      else scores = this.wordScores(node, marks);
    } else if (this.known.size === MAX_CONDITIONS) {
      this.problem(node, `Only the first ${MAX_CONDITIONS} conditions are searched.`, true);
    }
    this.known.set(key, scores);
    return scores;
  }

  /** A word is a plain condition here, not one of several of which a paper may lack some; what is left out must be named exactly. */
  private wordScores(node: QueryNode & { kind: 'word' }, marks: boolean): Scores | undefined {
    const { index, arrays } = this.context;
    const words = readUnits([node]);
    const [only] = words.units;
    if (!only) {
      this.problem(node, 'There is nothing to search for in this; it is ignored.');
      return undefined;
    }
    const matcher = marks ? this.context.matcher : exactly(this.context.matcher);
    if (words.words.length === 1) {
      const strict = matcher.strict(only.word, only.prefix);
      const match = strict.papers > 0 ? strict : matcher.similar(only.word, only.prefix, only.typing);
      if (marks) this.highlights.addMatch(match);
      return match.vector;
    }
    const ranking = rankWords(words, index.live, index, matcher, arrays, false);
    if (marks) for (const match of ranking.matches) this.highlights.addMatch(match);
    const result = new Uint16Array(this.slots);
    for (let slot = 0; slot < this.slots; slot++) {
      const key = ranking.keys[slot]!;
      if (key >= ranking.least) result[slot] = Math.min(65_535, Math.max(1, sumOf(key)));
    }
    arrays.keys.give(ranking.keys);
    return result;
  }

  private phraseScores(node: QueryNode & { kind: 'phrase' }, marks: boolean): Scores | undefined {
    const words = wordsOf(node.text);
    if (words.length === 0) {
      this.problem(node, 'There is nothing to search for in this; it is ignored.');
      return undefined;
    }
    const { matcher } = this.context;
    const match = matcher.phrase(words, false);
    if (marks) this.highlights.addPhrase(words);
    const joined = words.join('');
    if (words.length === 1 || words.length > 3 || !matcher.knows(joined)) return match.vector;
    // "kv cache" is also met by "KVCache" and "kvcache".
    if (marks) this.highlights.addPhrase([joined]);
    const both = match.vector.slice(0, this.slots);
    takeLarger(both, matcher.phrase([joined], false).vector, this.slots);
    return both;
  }

  private fieldScores(term: FieldTerm, marks: boolean): Scores | undefined {
    const text = 'texts' in term ? TEXT_FIELDS[term.field] : undefined;
    if (!text || !('texts' in term)) {
      const show = SHOWN_FIELDS[term.field];
      if (marks && show && 'texts' in term)
        for (const value of term.texts) this.highlights.addFieldText(value, show);
      return this.context.verdicts.of(term, this.context.now);
    }
    const result = new Uint16Array(this.slots);
    for (const value of term.texts) {
      const words = wordsOf(value);
      if (words.length === 0) continue;
      if (marks) this.highlights.addFieldText(value, text.show);
      const match = this.context.matcher.inField(text.field, words, term.field !== 'author');
      takeLarger(result, match.vector, this.slots);
    }
    return result;
  }
}

function takeLarger(result: Uint16Array, scores: Scores, slots: number): void {
  for (let slot = 0; slot < slots; slot++) result[slot] = Math.max(result[slot]!, scores[slot]!);
}

function addWhereBoth(result: Uint16Array, scores: Scores, slots: number): void {
  for (let slot = 0; slot < slots; slot++) {
    const [a, b] = [result[slot]!, scores[slot]!];
    result[slot] = a === 0 || b === 0 ? 0 : Math.min(65_535, a + b);
  }
}

/** A matcher that knows no misspellings and no other endings. */
function exactly(matcher: WordMatcher): Matcher {
  return {
    strict: (word) => matcher.strict(word, false),
    similar: (word) => matcher.strict(word, false),
    joined: (word) => matcher.joined(word, false),
    knows: (word) => matcher.knows(word),
  };
}
