/**
 * The word index: for each word the papers that have it and how much it says about each, and for each paper its words in order,
 * for phrases and nearness. Papers are numbered slots. Packed postings are made in the background; changes go to a small segment
 * beside them, so that a change costs only its own words.
 */
import type { Paper } from '../library/paper.ts';
import { grown, type ByteStore } from './chunked-arrays.ts';
import { GrowingPostings } from './growing-postings.ts';
import { PackedPostings, packPostings } from './packed-postings.ts';
import { PaperReader } from './paper-reader.ts';
import { impactOf } from './paper-words.ts';
import { IN_ANY, MAX_SLOTS, posting } from './postings.ts';
import { runAll } from '../library/steps.ts';
import { Vocabulary } from './vocabulary.ts';
import { WordStreams } from './word-streams.ts';

/** The words that begin with something: those in the order of the vocabulary, and those that came since it was made. */
export interface PrefixMatch {
  readonly sorted: Uint32Array;
  readonly recent: readonly number[];
  readonly papers: number;
}

export class WordIndex {
  readonly vocabulary: Vocabulary;
  streams: WordStreams;
  /** Slots in use or waiting to be used again: every slot number is below. */
  slotCount = 0;
  /** How many papers are in the index. */
  liveCount = 0;
  /** 1 for slots that hold a paper. */
  live: Uint8Array = new Uint8Array(1024);
  private free: number[] = [];
  private packed = PackedPostings.EMPTY;
  private growing = new GrowingPostings();
  /** What grew until packing began, while it goes on. */
  private beingPacked: GrowingPostings | undefined;
  private readonly reader: PaperReader;

  constructor(vocabulary = new Vocabulary(), streams = new WordStreams()) {
    this.vocabulary = vocabulary;
    this.streams = streams;
    this.reader = new PaperReader(vocabulary);
  }

  /** Indexes a paper and returns its slot. Throws only beyond MAX_SLOTS papers. */
  add(paper: Paper): number {
    const slot = this.beingPacked ? this.slotCount : (this.free.pop() ?? this.slotCount);
    if (slot >= MAX_SLOTS) throw new RangeError('A search index holds at most a million papers.');
    if (slot === this.slotCount) this.slotCount++;
    if (slot >= this.live.length) this.live = grown(this.live, slot + 1);
    const { reader } = this;
    reader.read(paper, true);
    const { frequencies } = this.vocabulary;
    const { touched } = reader;
    this.growing.reach(touched);
    for (const id of touched) {
      this.growing.add(id, posting(slot, reader.fieldsOf(id), impactOf(reader.weightOf(id))));
      frequencies[id]!++;
    }
    this.streams.set(slot, reader.stream);
    this.live[slot] = 1;
    this.liveCount++;
    return slot;
  }

  /** Makes room for new papers, which would otherwise be made when the first comes: some ten milliseconds in a large library. */
  reserve(): void {
    this.vocabulary.reserve();
    this.reader.reserve();
    this.growing.reserve(this.vocabulary.size);
  }

  /** Takes a paper out of its slot; `uncount` must follow. */
  remove(slot: number): void {
    this.live[slot] = 0;
    this.liveCount--;
  }

  /** Counts the words of a removed paper no longer, which is nearly as much work as to add it; until then its words count as more frequent. */
  uncount(paper: Paper): void {
    this.reader.read(paper, false);
    for (const id of this.reader.touched) this.vocabulary.frequencies[id]!--;
  }

  /**
   * Raises `vector[slot]` to impact × weight (at most 65535) for every posting of a word in one of `fields`. Slots of removed papers
   * too.
   */
  accumulate(id: number, weight: number, vector: Uint16Array, fields = IN_ANY): void {
    this.packed.accumulate(id, weight, vector, fields);
    this.beingPacked?.accumulate(id, weight, vector, fields);
    this.growing.accumulate(id, weight, vector, fields);
  }

  /**
   * As `accumulate`, for every word that begins with `prefix`, itself included. `weight` is asked for each length of word, with about how
   * many papers have any of them. Returns the numbers of the words.
   */
  accumulatePrefix(
    prefix: string,
    weight: (length: number, papers: number) => number,
    vector: Uint16Array,
    fields: number,
  ): PrefixMatch {
    const { vocabulary, packed } = this;
    const { from, to } = vocabulary.prefixRange(prefix);
    const recent = vocabulary.recentWith(prefix);
    const { frequencies, order } = vocabulary;
    let papers = 0;
    for (let place = from; place < to; place++) papers += frequencies[order[place]!]!;
    for (const id of recent) papers += frequencies[id]!;
    const weights: number[] = [];
    const accumulateGrowing = (id: number, length: number): void => {
      const own = (weights[length] ??= weight(length, papers));
      this.beingPacked?.accumulate(id, own, vector, fields);
      this.growing.accumulate(id, own, vector, fields);
    };
    for (let place = from; place < to; place++) {
      const length = vocabulary.lengthAt(place);
      packed.accumulateAt(place, (weights[length] ??= weight(length, papers)), vector, fields);
      if (this.hasGrowing(order[place]!)) accumulateGrowing(order[place]!, length);
    }
    for (const id of recent) accumulateGrowing(id, vocabulary.lengthOf(id));
    return { sorted: order.subarray(from, to), recent, papers };
  }

  private hasGrowing(id: number): boolean {
    return this.growing.has(id) || (this.beingPacked?.has(id) ?? false);
  }

  /** How many postings wait beside the packed ones. */
  get pendingPostings(): number {
    return this.growing.count + (this.beingPacked?.count ?? 0);
  }

  get packedPostings(): number {
    return this.packed.count;
  }

  /**
   * Packs the changes in, some thousand postings at a time; between the steps the index answers and takes changes as always. Slots
   * of papers removed before it began become free.
   */
  *compact(): Generator<void, void> {
    if (this.beingPacked) return;
    const growing = (this.beingPacked = this.growing);
    this.growing = new GrowingPostings();
    const slots = this.slotCount;
    const live = this.live.slice(0, slots);
    const numbers = new Uint32Array(slots);
    for (let slot = 0; slot < slots; slot++) numbers[slot] = live[slot] === 1 ? slot + 1 : 0;
    const words = yield* this.vocabulary.sortRecent();
    this.packed = yield* packPostings(words.order, this.packed, growing, numbers);
    // Only now: places of words in the order are places of their postings.
    this.vocabulary.takeOrder(words);
    this.beingPacked = undefined;
    const waiting = new Set(this.free);
    for (let slot = 0; slot < slots; slot++) if (live[slot] === 0 && !waiting.has(slot)) this.free.push(slot);
  }

  /**
   * The packed postings, to keep in a cache: only right after `compact` has run to its end. With `numbers`, slots get those numbers,
   * less one, and those with 0 are left out.
   */
  packedAs(numbers?: Uint32Array): PackedPostings {
    if (!numbers) return this.packed;
    return runAll(packPostings(this.vocabulary.order, this.packed, new GrowingPostings(), numbers));
  }

  /** An index from the parts of a cache: slots 0 to the length of `streamStarts` - 1, all live. */
  static restore(
    packed: PackedPostings,
    vocabulary: Vocabulary,
    streams: ByteStore,
    streamStarts: Uint32Array,
  ): WordIndex {
    const index = new WordIndex(vocabulary, new WordStreams(streams, streamStarts));
    const slots = streamStarts.length;
    index.packed = packed;
    index.slotCount = index.liveCount = slots;
    index.live = new Uint8Array(slots + 1024).fill(1, 0, slots);
    return index;
  }

  /**
   * Marks slots of a restored index as empty whose papers are gone, and counts anew in how many papers each word is, some thousand
   * postings a step. Their old texts are not needed.
   */
  *dropSlots(slots: readonly number[]): Generator<void, void> {
    if (slots.length === 0) return;
    for (const slot of slots) this.live[slot] = 0;
    this.liveCount -= slots.length;
    const { frequencies } = this.vocabulary;
    let work = 0;
    for (let id = 0; id < this.packed.words; id++) {
      work += 8 + frequencies[id]!;
      frequencies[id] = this.packed.frequency(id, this.live);
      if (work < 200_000) continue;
      work = 0;
      yield;
    }
  }
}
