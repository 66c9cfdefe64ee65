/**
 * What one word or phrase of a query matches: scores by slot, and which words of the vocabulary matched. Answers are kept until
 * the library changes, so that at each key only the word being typed is looked up.
 */
import { spellingVariants } from './spelling-variants.ts';
import { FIELD_BITS } from './paper-words.ts';
import { MAX_PHRASE, PhraseMatcher, type PhraseQuery } from './phrase-matcher.ts';
import { IN_ANY, IN_HEAD } from './postings.ts';
import { Vectors } from './vectors.ts';
import type { PrefixMatch, WordIndex } from './word-index.ts';

/** In a small library all words are tried as names run together. */
const MAX_SPLIT_PAPERS = 200;
/** Most spellings that a misspelt word is taken for. */
const MAX_SIMILAR = 200;
const MAX_CACHED = 48;

/** How much a match counts beside the word as it was typed. */
const QUALITY = { variant: 0.95, joined: 0.9, oneEdit: 0.55, twoEdits: 0.3 } as const;

export interface WordMatch {
  /** By slot: 0 where the word does not occur, else how much it says (1 to 65535). Slots of removed papers may be set. */
  readonly vector: Uint16Array;
  /** About how many papers match, at least as many as do; 0 only where none does. */
  readonly papers: number;
  /** The words that matched, for nearness; those of a beginning in `completions`, too. */
  readonly ids: readonly number[];
  readonly completions?: Uint32Array;
  /** For highlighting: `word` itself (or what begins with it, where `prefix`) and these other spellings matched. */
  readonly word: string;
  readonly prefix: boolean;
  readonly spellings: readonly string[];
  /** Phrases that matched in place of one word: "kv cache" for "kvcache". */
  readonly phrases: readonly (readonly string[])[];
}

const NO_SPELLINGS = { word: '', prefix: false, spellings: [], phrases: [] } as const;

export class WordMatcher {
  /** Each match by one key only: its vector is used again when the match is forgotten. */
  private readonly cache = new Map<string, WordMatch>();
  private readonly vectors = new Vectors<Uint16Array>((length) => new Uint16Array(length));
  private readonly phrases: PhraseMatcher;

  constructor(private readonly index: WordIndex) {
    this.phrases = new PhraseMatcher(index, this.vectors, (papers) => this.weight(1, papers));
  }

  /** Forgets what was kept: the library changed. No match that was given before may be used any more. */
  clear(): void {
    this.forget(0);
  }

  /** Forgets all but the latest. To be called between queries; their matches may not be used any more. */
  trim(): void {
    this.forget(MAX_CACHED);
  }

  private forget(kept: number): void {
    for (const [key, { vector }] of this.cache) {
      if (this.cache.size <= kept) return;
      this.cache.delete(key);
      this.vectors.give(vector);
    }
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
    if (allowedEdits(word) === 0) return this.strict(word, prefix);
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
      return { ...this.matchPhrase({ sets }), ...NO_SPELLINGS, phrases: [words] };
    });
  }

  /**
   * Words in one text of the field with this number (title, authors, abstract or note): in order where `inOrder`, else anywhere in
   * it. Each may be the beginning of a word.
   */
  inField(field: number, words: readonly string[], inOrder: boolean): WordMatch {
    return this.cached(`field ${field} ${words.join(' ')}`, () => {
      if (words.length === 1) return this.matchBeginning(words[0]!, FIELD_BITS[field]!);
      const last = Math.min(words.length, MAX_PHRASE) - 1;
      const sets = words.slice(0, MAX_PHRASE).map((word, i) => this.idsOf(word, !inOrder || i === last));
      const where = { number: field, bit: FIELD_BITS[field]! };
      return { ...this.matchPhrase({ sets, field: where, anyOrder: !inOrder }), ...NO_SPELLINGS };
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
    this.cache.set(key, match);
    return match;
  }

  private matchStrict(word: string, prefix: boolean, splits: boolean): WordMatch {
    const { vocabulary } = this.index;
    const { frequencies } = vocabulary;
    const vector = this.vectors.take(this.index.slotCount);
    const ids: number[] = [];
    let papers = 0;
    const take = (term: string, quality: number): void => {
      const id = vocabulary.find(term);
      if (id < 0 || frequencies[id] === 0 || ids.includes(id)) return;
      ids.push(id);
      papers += frequencies[id]!;
      this.index.accumulate(id, this.weight(quality, frequencies[id]!), vector);
    };
    take(word, 1);
    for (const variant of spellingVariants(word)) take(variant, QUALITY.variant);
    const spellings = ids.map((id) => vocabulary.term(id));
    const phrases: (readonly string[])[] = [];
    // A word that many papers have is no name run together.
    if (splits && papers <= MAX_SPLIT_PAPERS + this.index.liveCount / 50) {
      papers += this.addSplits(word, vector, phrases);
    }
    const made = { vector, ids, word, prefix, spellings, phrases };
    if (!prefix) return { ...made, papers };
    const { sorted, recent, papers: more } = this.addCompletions(word, vector);
    return { ...made, papers: papers + more, ids: [...ids, ...recent], completions: sorted };
  }

  /**
   * Words that go on after `word`. What they say is bounded by how many papers have any of them. One or two letters begin so many
   * words that most long texts have several: they look in titles, names and labels.
   */
  private addCompletions(word: string, vector: Uint16Array): PrefixMatch {
    const weight = (length: number, papers: number): number =>
      this.weight(0.5 + (0.4 * word.length) / length, papers);
    const fields = word.length <= 2 && /^[a-z\d]+$/.test(word) ? IN_HEAD : IN_ANY;
    return this.index.accumulatePrefix(word, weight, vector, fields);
  }

  /**
   * "kvcache" is also written "kv cache": two known words that stand side by side somewhere. Adds to `phrases`, and returns how many
   * papers have one.
   */
  private addSplits(word: string, vector: Uint16Array, phrases: (readonly string[])[]): number {
    if (word.length < 5) return 0;
    const { vocabulary } = this.index;
    const splits: { parts: [string, string]; papers: number }[] = [];
    for (let at = 2; at <= word.length - 2; at++) {
      const parts: [string, string] = [word.slice(0, at), word.slice(at)];
      const papers = Math.min(...parts.map((part) => this.frequencyOf(part)));
      if (papers > 0) splits.push({ parts, papers });
    }
    splits.sort((a, b) => b.papers - a.papers || a.parts[0].length - b.parts[0].length);
    let papers = 0;
    for (const { parts } of splits.slice(0, 4)) {
      const sets = parts.map((part) => [vocabulary.find(part)]);
      const count = this.phrases.forMatches({ sets, patience: 1000 }, (slot, score) => {
        const joined = Math.max(1, Math.round(score * QUALITY.joined));
        if (joined > vector[slot]!) vector[slot] = joined;
      });
      if (count > 0) phrases.push(parts);
      papers += count;
    }
    return papers;
  }

  private matchSimilar(word: string, prefix: boolean, typing: boolean): WordMatch {
    const strict = this.strict(word, prefix);
    const bound = allowedEdits(word);
    const { vocabulary } = this.index;
    const known = new Set([...strict.ids, ...(strict.completions ?? [])]);
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
    const { frequencies } = vocabulary;
    found.sort(
      (a, b) =>
        a.edits - b.edits || frequencies[b.id]! - frequencies[a.id]! || vocabulary.compare(a.id, b.id),
    );
    const vector = this.vectors.take(this.index.slotCount);
    vector.set(strict.vector.subarray(0, this.index.slotCount));
    let { papers } = strict;
    const ids = [...strict.ids];
    const spellings = [...strict.spellings];
    for (const { id, edits } of found.slice(0, MAX_SIMILAR)) {
      // In a short word one mistake leaves less to recognise it by.
      const base = edits <= 1 ? QUALITY.oneEdit : edits <= 1.5 ? 0.45 : QUALITY.twoEdits;
      const quality = base * Math.min(1, word.length / 6);
      this.index.accumulate(id, this.weight(quality, frequencies[id]!), vector);
      ids.push(id);
      papers += frequencies[id]!;
      spellings.push(vocabulary.term(id));
    }
    return { ...strict, vector, papers, ids, spellings };
  }

  private matchBeginning(word: string, fieldBit: number): WordMatch {
    const vector = this.vectors.take(this.index.slotCount);
    const weight = (_length: number, papers: number): number => this.weight(1, papers);
    const { papers } = this.index.accumulatePrefix(word, weight, vector, fieldBit);
    return { vector, papers, ids: [], ...NO_SPELLINGS };
  }

  private matchPhrase(query: PhraseQuery): Pick<WordMatch, 'vector' | 'papers' | 'ids'> {
    const vector = this.vectors.take(this.index.slotCount);
    const papers = this.phrases.forMatches(query, (slot, score) => {
      vector[slot] = score;
    });
    return { vector, papers, ids: papers === 0 ? [] : [...new Set(query.sets.flat())] };
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
}

/** How many typing mistakes a word of this length may hold and still be recognised. */
function allowedEdits(word: string): number {
  // Numbers mean what they say: 2408.11743 is not 2408.11742.
  if (word.length < 3 || /^\d/.test(word)) return 0;
  return word.length < 6 ? 1 : 2;
}
