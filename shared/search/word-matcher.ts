/**
 * What one word or phrase of a query matches: scores by slot, and which words of the vocabulary matched. Answers are kept until
 * the library changes, so that at each key only the word being typed is looked up.
 */
import { spellingVariants } from './spelling-variants.ts';
import type { WordIndex } from './word-index.ts';

/** The longest phrase that is compared as such: one bit a word. */
const MAX_PHRASE = 31;
/** Most spellings that a misspelt word is taken for. */
const MAX_SIMILAR = 200;
const MAX_CACHED = 48;

/** How much a match counts beside the word as it was typed. */
const QUALITY = { variant: 0.95, joined: 0.9, oneEdit: 0.55, twoEdits: 0.3 } as const;

export interface WordMatch {
  /** By slot: 0 where the word does not occur, else how much it says (1 to 65535). Slots of removed papers may be set. */
  readonly vector: Uint16Array;
  /** How many papers match. */
  readonly count: number;
  /** The words that matched, for nearness. */
  readonly ids: readonly number[];
  /** For highlighting: `word` itself (or what begins with it, where `prefix`) and these other spellings matched. */
  readonly word: string;
  readonly prefix: boolean;
  readonly spellings: readonly string[];
  /** Phrases that matched in place of one word: "kv cache" for "kvcache". */
  readonly phrases: readonly (readonly string[])[];
}

const NO_SPELLINGS = { word: '', prefix: false, spellings: [], phrases: [] } as const;

export class WordMatcher {
  private readonly cache = new Map<string, WordMatch>();
  private places = new Uint32Array(1024);
  /** Two vectors for candidates, kept: a fresh one for each look-up would keep the garbage collector busy. */
  private scratch: readonly [Uint16Array, Uint16Array] = [new Uint16Array(0), new Uint16Array(0)];

  constructor(private readonly index: WordIndex) {}

  /** Forgets what was kept: the library changed. */
  clear(): void {
    this.cache.clear();
  }

  /** The word, its spelling variants, and words that begin with it where `prefix`. */
  strict(word: string, prefix: boolean): WordMatch {
    return this.cached(`${prefix ? 'prefix' : 'exact'} ${word}`, () => this.matchStrict(word, prefix, true));
  }

  /** As `strict`, for a word put together from several: it is not taken apart again. */
  joined(word: string, prefix: boolean): WordMatch {
    return this.cached(`${prefix ? 'prefix' : 'exact'} joined ${word}`, () =>
      this.matchStrict(word, prefix, false),
    );
  }

  /** Whether some paper has exactly this word. */
  knows(word: string): boolean {
    return this.frequencyOf(word) > 0;
  }

  /** As `strict`, and words one or two typing mistakes away; while typing, also beginnings with a mistake in them. */
  similar(word: string, prefix: boolean, typing: boolean): WordMatch {
    return this.cached(`${prefix ? 'prefix' : 'exact'} ${typing ? 'typing' : 'similar'} ${word}`, () =>
      this.matchSimilar(word, prefix, typing),
    );
  }

  /** Exactly these words, one after the other, in one text; the last may be only the beginning of a word where `prefix`. */
  phrase(words: readonly string[], prefix: boolean): WordMatch {
    return this.cached(`${prefix ? 'open' : 'closed'} "${words.join(' ')}"`, () => {
      const sets = words
        .slice(0, MAX_PHRASE)
        .map((word, i, all) => this.idsOf(word, prefix && i === all.length - 1));
      return { ...this.matchSets(sets, undefined, false), ...NO_SPELLINGS, phrases: [words] };
    });
  }

  /** Words in one text of one field: in order where `inOrder`, else anywhere in it. Each may be the beginning of a word. */
  inField(field: number, words: readonly string[], inOrder: boolean): WordMatch {
    return this.cached(`field ${field} ${words.join(' ')}`, () => {
      const last = Math.min(words.length, MAX_PHRASE) - 1;
      const sets = words.slice(0, MAX_PHRASE).map((word, i) => this.idsOf(word, !inOrder || i === last));
      return { ...this.matchSets(sets, field, !inOrder), ...NO_SPELLINGS };
    });
  }

  private cached(key: string, make: () => WordMatch): WordMatch {
    const known = this.cache.get(key);
    if (known) {
      // The least recently used goes first.
      this.cache.delete(key);
      this.cache.set(key, known);
      return known;
    }
    const match = make();
    if (this.cache.size >= MAX_CACHED) this.cache.delete(this.cache.keys().next().value ?? '');
    this.cache.set(key, match);
    return match;
  }

  private matchStrict(word: string, prefix: boolean, splits: boolean): WordMatch {
    const { vocabulary } = this.index;
    const vector = new Uint16Array(this.index.slotCount);
    const ids: number[] = [];
    const take = (term: string, quality: number): void => {
      const id = vocabulary.find(term);
      if (id < 0 || vocabulary.frequencies[id] === 0 || ids.includes(id)) return;
      ids.push(id);
      this.index.accumulate(id, this.weight(quality, vocabulary.frequencies[id]!), vector);
    };
    take(word, 1);
    for (const variant of spellingVariants(word)) take(variant, QUALITY.variant);
    const spellings = ids.map((id) => vocabulary.terms[id]!);
    if (prefix) this.addCompletions(word, ids, vector);
    const phrases = splits ? this.addSplits(word, vector) : [];
    return { vector, count: this.countLive(vector), ids, word, prefix, spellings, phrases };
  }

  /** Words that go on after `word`. What they say is bounded by how many papers have any of them. */
  private addCompletions(word: string, ids: number[], vector: Uint16Array): void {
    const { vocabulary } = this.index;
    const { frequencies, terms } = vocabulary;
    const known = new Set(ids);
    const completions: number[] = [];
    // One or two letters begin so many words that the rare ones add nothing but time.
    const least = word.length <= 2 ? this.index.liveCount >>> (word.length === 1 ? 13 : 15) : 0;
    let papers = 0;
    vocabulary.forPrefix(word, (id) => {
      if (frequencies[id]! <= least || known.has(id)) return;
      completions.push(id);
      papers += frequencies[id]!;
    });
    const weights: number[] = [];
    for (const id of completions) {
      const { length } = terms[id]!;
      const weight = (weights[length] ??= this.weight(0.5 + (0.4 * word.length) / length, papers));
      this.index.accumulate(id, weight, vector);
      ids.push(id);
    }
  }

  /** "kvcache" is also written "kv cache": two known words that stand side by side somewhere. */
  private addSplits(word: string, vector: Uint16Array): readonly (readonly string[])[] {
    if (word.length < 5) return [];
    const { vocabulary } = this.index;
    const splits: { parts: [string, string]; papers: number }[] = [];
    for (let at = 2; at <= word.length - 2; at++) {
      const parts: [string, string] = [word.slice(0, at), word.slice(at)];
      const papers = Math.min(...parts.map((part) => this.frequencyOf(part)));
      if (papers > 0) splits.push({ parts, papers });
    }
    splits.sort((a, b) => b.papers - a.papers || a.parts[0].length - b.parts[0].length);
    const phrases: (readonly string[])[] = [];
    for (const { parts } of splits.slice(0, 4)) {
      const sets = parts.map((part) => [vocabulary.find(part)]);
      const count = this.forMatches(sets, undefined, false, (slot, score) => {
        const joined = Math.max(1, Math.round(score * QUALITY.joined));
        if (joined > vector[slot]!) vector[slot] = joined;
      });
      if (count > 0) phrases.push(parts);
    }
    return phrases;
  }

  private matchSimilar(word: string, prefix: boolean, typing: boolean): WordMatch {
    const strict = this.strict(word, prefix);
    const bound = allowedEdits(word);
    if (bound === 0) return strict;
    const { vocabulary } = this.index;
    const known = new Set(strict.ids);
    const found: { id: number; edits: number }[] = [];
    vocabulary.forSimilar(word, bound, (id, edits) => {
      if (!known.has(id)) found.push({ id, edits });
    });
    if (typing && word.length >= 4) {
      for (const { id } of found) known.add(id);
      const prefixBound = word.length >= 8 ? 2 : 1;
      vocabulary.forSimilarPrefix(word, prefixBound, (id, edits) => {
        // Half an edit more: the rest of the word is a guess as well.
        if (!known.has(id)) found.push({ id, edits: edits + 0.5 });
      });
    }
    const { frequencies, terms } = vocabulary;
    found.sort(
      (a, b) =>
        a.edits - b.edits ||
        frequencies[b.id]! - frequencies[a.id]! ||
        (terms[a.id]! < terms[b.id]! ? -1 : 1),
    );
    const vector = strict.vector.slice();
    const ids = [...strict.ids];
    const spellings = [...strict.spellings];
    for (const { id, edits } of found.slice(0, MAX_SIMILAR)) {
      // In a short word one mistake leaves less to recognise it by.
      const base = edits <= 1 ? QUALITY.oneEdit : edits <= 1.5 ? 0.45 : QUALITY.twoEdits;
      const quality = base * Math.min(1, word.length / 6);
      this.index.accumulate(id, this.weight(quality, frequencies[id]!), vector);
      ids.push(id);
      spellings.push(terms[id]!);
    }
    return { ...strict, vector, count: this.countLive(vector), ids, spellings };
  }

  private matchSets(
    sets: readonly (readonly number[])[],
    field: number | undefined,
    anyOrder: boolean,
  ): Pick<WordMatch, 'vector' | 'count' | 'ids'> {
    const vector = new Uint16Array(this.index.slotCount);
    const count = this.forMatches(sets, field, anyOrder, (slot, score) => {
      vector[slot] = score;
    });
    return { vector, count, ids: sets.some((set) => set.length === 0) ? [] : [...new Set(sets.flat())] };
  }

  /**
   * Visits the slots where the sets of words follow one another in one text (or, with `anyOrder`, all occur in it), of one field or any.
   * Candidates come from the rarest sets; each is then read word by word, with one bit for each set (the Shift-And algorithm of
   * Baeza-Yates and Gonnet, 1992). Returns how many there are.
   */
  private forMatches(
    sets: readonly (readonly number[])[],
    field: number | undefined,
    anyOrder: boolean,
    visit: (slot: number, score: number) => void,
  ): number {
    const { index } = this;
    if (sets.length === 0 || sets.some((set) => set.length === 0)) return 0;
    const candidates = this.candidates(sets);
    const { live, slotCount } = index;
    let count = 0;
    if (sets.length === 1 && field === undefined) {
      for (let slot = 0; slot < slotCount; slot++) {
        if (candidates[slot] === 0 || live[slot] === 0) continue;
        visit(slot, candidates[slot]!);
        count++;
      }
      return count;
    }
    if (this.places.length < index.vocabulary.size) this.places = new Uint32Array(index.vocabulary.size * 2);
    const { places } = this;
    sets.forEach((set, i) => {
      for (const id of set) places[id]! |= 1 << i;
    });
    const all = 2 ** sets.length - 1;
    const last = 1 << (sets.length - 1);
    let state = 0;
    let active = true;
    const visitor = {
      word(id: number): boolean {
        if (!active) return false;
        if (anyOrder) {
          state |= places[id]!;
          return state === all;
        }
        state = ((state << 1) | 1) & places[id]!;
        return (state & last) !== 0;
      },
      text(textField: number): void {
        state = 0;
        active = field === undefined || textField === field;
      },
    };
    for (let slot = 0; slot < slotCount; slot++) {
      if (candidates[slot] === 0 || live[slot] === 0 || !index.walk(slot, visitor)) continue;
      visit(slot, candidates[slot]!);
      count++;
    }
    for (const set of sets) for (const id of set) places[id] = 0;
    return count;
  }

  /** By slot: what the words of the (up to three rarest) sets say, summed, where it has one of each. Valid until the next call. */
  private candidates(sets: readonly (readonly number[])[]): Uint16Array {
    const { frequencies } = this.index.vocabulary;
    const papersOf = (set: readonly number[]): number => set.reduce((sum, id) => sum + frequencies[id]!, 0);
    const rarest = sets
      .map((set) => ({ set, papers: papersOf(set) }))
      .sort((a, b) => a.papers - b.papers)
      .slice(0, 3);
    const { slotCount } = this.index;
    if (this.scratch[0].length < slotCount)
      this.scratch = [new Uint16Array(slotCount * 2), new Uint16Array(slotCount * 2)];
    const [result, other] = this.scratch;
    rarest.forEach(({ set, papers }, i) => {
      const vector = (i === 0 ? result : other).fill(0, 0, slotCount);
      for (const id of set) this.index.accumulate(id, this.weight(1, papers), vector);
      if (i === 0) return;
      for (let slot = 0; slot < slotCount; slot++) {
        const sum = result[slot]!;
        if (sum !== 0) result[slot] = vector[slot] === 0 ? 0 : Math.min(65_535, sum + vector[slot]!);
      }
    });
    return result;
  }

  private idsOf(word: string, prefix: boolean): number[] {
    const { vocabulary } = this.index;
    const ids: number[] = [];
    if (prefix) vocabulary.forPrefix(word, (id) => ids.push(id));
    else if (this.frequencyOf(word) > 0) ids.push(vocabulary.find(word));
    return ids;
  }

  private frequencyOf(word: string): number {
    const id = this.index.vocabulary.find(word);
    return id < 0 ? 0 : this.index.vocabulary.frequencies[id]!;
  }

  /** 1 to 256: a match of that quality on a word that so many papers have. Rare words say more (inverse document frequency). */
  private weight(quality: number, papers: number): number {
    const total = Math.max(1, this.index.liveCount);
    const rarity = Math.log2(1 + total / Math.max(1, Math.min(papers, total))) / Math.log2(1 + total);
    return Math.max(1, Math.round(256 * quality * rarity));
  }

  private countLive(vector: Uint16Array): number {
    const { live } = this.index;
    let count = 0;
    for (let slot = 0; slot < vector.length; slot++) count += isSet(vector[slot]!) & live[slot]!;
    return count;
  }
}

/** 1 for a number from 1 to 65535, 0 for 0. Without a branch: over a whole library, half of them would be mispredicted. */
export function isSet(score: number): number {
  return (score + 0xffff) >>> 16;
}

/** Raises each element of `vector` to `factor` times that of `other`. */
export function raise(vector: Uint16Array, other: Uint16Array, factor: number): void {
  for (let slot = 0; slot < vector.length; slot++) {
    const value = other[slot]!;
    if (value === 0) continue;
    const score = Math.max(1, Math.round(value * factor));
    if (score > vector[slot]!) vector[slot] = score;
  }
}

/** How many typing mistakes a word of this length may hold and still be recognised. */
function allowedEdits(word: string): number {
  // Numbers mean what they say: 2408.11743 is not 2408.11742.
  if (word.length < 3 || /^\d/.test(word)) return 0;
  return word.length < 6 ? 1 : 2;
}
