/** Finds words that stand together: phrases, and words of one field. */
import { IN_ANY } from './postings.ts';
import { isSet, type Vectors } from './vectors.ts';
import type { WordIndex } from './word-index.ts';

/** The longest phrase that is compared as such: one bit a word. */
export const MAX_PHRASE = 31;

/** What a place of a phrase may hold: the numbers of words. */
type WordSet = readonly number[];

export interface PhraseQuery {
  readonly sets: readonly WordSet[];
  /** The number of the only field to look in (see INDEX_FIELDS), with its bit of a posting. Undefined: any text. */
  readonly field?: { readonly number: number; readonly bit: number } | undefined;
  /** The words may stand in any order in the text. */
  readonly anyOrder?: boolean;
  /** Gives up after so many candidates in a row that turn out not to match. */
  readonly patience?: number;
}

export class PhraseMatcher {
  private places = new Uint32Array(1024);

  constructor(
    private readonly index: WordIndex,
    private readonly vectors: Vectors<Uint16Array>,
    /** How much a match on a word says that so many papers have. */
    private readonly weight: (papers: number) => number,
  ) {}

  /** Calls `visit` for each matching slot with what its words say, 1 to 65535. Returns how many there are. */
  forMatches(query: PhraseQuery, visit: (slot: number, score: number) => void): number {
    const { sets } = query;
    if (sets.length === 0 || sets.some((set) => set.length === 0)) return 0;
    const candidates = this.candidates(query);
    const count =
      sets.length === 1 ? this.takeAll(candidates, visit) : this.compare(query, candidates, visit);
    this.vectors.give(candidates);
    return count;
  }

  private takeAll(candidates: Uint16Array, visit: (slot: number, score: number) => void): number {
    const { live, slotCount } = this.index;
    let count = 0;
    for (let slot = 0; slot < slotCount; slot++) {
      if (candidates[slot] === 0 || live[slot] === 0) continue;
      visit(slot, candidates[slot]!);
      count++;
    }
    return count;
  }

  /** Reads each candidate word by word. */
  private compare(
    { sets, field, anyOrder, patience = Infinity }: PhraseQuery,
    candidates: Uint16Array,
    visit: (slot: number, score: number) => void,
  ): number {
    const { live, slotCount, streams, vocabulary } = this.index;
    if (this.places.length < vocabulary.size) this.places = new Uint32Array(vocabulary.size * 2);
    const { places } = this;
    sets.forEach((set, i) => {
      for (const id of set) places[id]! |= 1 << i;
    });
    const last = 1 << (sets.length - 1);
    const all = last * 2 - 1;
    const fields = field ? 1 << field.number : -1;
    const isPlain = !field && !anyOrder && sets.every((set) => set.length === 1);
    const isPhrase = isPlain ? streams.plainPhrase(sets.map((set) => set[0]!)) : undefined;
    let count = 0;
    let misses = 0;
    for (let slot = 0; slot < slotCount && misses < patience; slot++) {
      if (candidates[slot] === 0 || live[slot] === 0) continue;
      misses++;
      const matches = isPhrase
        ? isPhrase(slot)
        : anyOrder
          ? streams.hasAll(slot, places, all, fields)
          : streams.hasPhrase(slot, places, last, fields);
      if (!matches) continue;
      misses = 0;
      visit(slot, candidates[slot]!);
      count++;
    }
    for (const set of sets) for (const id of set) places[id] = 0;
    return count;
  }

  /** By slot: what the words of the (up to three rarest) sets say, summed, where it has one of each. */
  private candidates({ sets, field }: PhraseQuery): Uint16Array {
    const { index, vectors } = this;
    const { frequencies } = index.vocabulary;
    const { slotCount } = index;
    const rarest = sets
      .map((set) => ({ set, papers: set.reduce((sum, id) => sum + frequencies[id]!, 0) }))
      .sort((a, b) => a.papers - b.papers)
      .slice(0, 3);
    const result = vectors.take(slotCount);
    rarest.forEach(({ set, papers }, i) => {
      const vector = i === 0 ? result : vectors.take(slotCount);
      const weight = this.weight(papers);
      for (const id of set) index.accumulate(id, weight, vector, field?.bit ?? IN_ANY);
      if (i === 0) return;
      for (let slot = 0; slot < slotCount; slot++) {
        const [a, b] = [result[slot]!, vector[slot]!];
        result[slot] = Math.min(65_535, a + b) * (isSet(a) & isSet(b));
      }
      vectors.give(vector);
    });
    return result;
  }
}
