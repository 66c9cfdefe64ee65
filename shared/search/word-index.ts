/**
 * The word index: for each word the papers that have it and how much it says about each, and for each paper its words in order,
 * for phrases and nearness. Papers are numbered slots. A large packed base is made in the background; changes go to a small
 * segment beside it, as linked lists, so that a change costs only its own words.
 *
 * A posting is one number: slot << 8 | impact, where impact (0 to 255) says how much the word counts in the paper.
 */
import type { Paper } from '../library/paper.ts';
import { aliasesFrom, MAX_ALIAS_WORDS, spells } from './aliases.ts';
import { BYTES_PER_CHUNK, ByteStore, ChunkedUint32 } from './chunked-arrays.ts';
import { FIELD_WEIGHTS, forEachText, INDEX_FIELDS } from './paper-words.ts';
import { tokenize } from './tokenize.ts';
import { Vocabulary } from './vocabulary.ts';

/** Codes in a word stream; a word is its number + FIRST_WORD. */
const END = 0;
const NEXT_FIELD = 1;
const NEXT_TEXT = 2;
const FIRST_WORD = 3;

const AUTHORS = INDEX_FIELDS.indexOf('authors');

/** Words of one text beyond this are not indexed: a book pasted into a note must not stop the library. */
const MAX_WORDS_PER_TEXT = 20_000;
const MAX_WORDS_PER_PAPER = 200_000;

/** The most papers an index can number: 24 bits of a posting. */
export const MAX_SLOTS = 1 << 24;

export interface PackedBase {
  /** Where each word's postings begin in `postings`; one more entry than words. */
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
}

const EMPTY_BASE: PackedBase = { starts: new Uint32Array(1), postings: new Uint32Array(0) };

/** What visits the words of a paper in order (see `walk`). Returning true ends the walk. */
export interface StreamVisitor {
  word(id: number): boolean;
  /** A new text begins, of the field with this number. Nothing may match across it. */
  text(field: number): void;
}

export class WordIndex {
  vocabulary = new Vocabulary();
  /** Slots in use or waiting to be used again: every slot number is below. */
  slotCount = 0;
  /** How many papers are in the index. */
  liveCount = 0;
  /** 1 for slots that hold a paper. */
  live: Uint8Array = new Uint8Array(1024);
  private free: number[] = [];
  private base = EMPTY_BASE;
  /** The changes: for each word the place of its newest posting in `links` (0: none); each posting is its value and the next place. */
  private heads = new Uint32Array(1024);
  private links = new ChunkedUint32();
  /** Links before this place are in the base already. */
  private floor = 2;
  private packing = false;
  private streams = new ByteStore();
  private streamStarts = new Float64Array(1024);

  // Scratch for one paper.
  private weights = new Float32Array(1024);
  private touched: number[] = [];
  private readonly words: number[] = [];
  private field = 0;
  private weight = 0;
  private adding = false;
  private count = 0;
  /** By word number: 1 where the long form of an alias begins with it, 2 where none does. */
  private aliasStarts = new Uint8Array(1024);
  private bytes = new Uint8Array(1 << 12);
  private length = 0;

  constructor() {
    // Place 0 means "none", so the first link lies beyond it.
    this.links.push(0);
    this.links.push(0);
  }

  /** Indexes a paper and returns its slot. Throws only beyond MAX_SLOTS papers. */
  add(paper: Paper): number {
    const slot = this.packing ? this.slotCount : (this.free.pop() ?? this.slotCount);
    if (slot >= MAX_SLOTS) throw new RangeError('A search index holds at most 16 million papers.');
    this.reserveSlot(slot);
    this.readPaper(paper, true);
    const { frequencies } = this.vocabulary;
    this.reserveTerms();
    for (const id of this.touched) {
      const weight = this.weights[id]!;
      const impact = Math.round((255 * weight) / (weight + 3));
      const place = this.links.length;
      this.links.push(slot * 256 + impact);
      this.links.push(this.heads[id]!);
      this.heads[id] = place;
      frequencies[id]!++;
      this.weights[id] = 0;
    }
    this.streamStarts[slot] = this.streams.append(this.bytes, this.length);
    this.live[slot] = 1;
    this.liveCount++;
    return slot;
  }

  /** Takes the paper that was added as `paper` out of its slot. */
  remove(slot: number, paper: Paper): void {
    this.readPaper(paper, false);
    for (const id of this.touched) {
      this.vocabulary.frequencies[id]!--;
      this.weights[id] = 0;
    }
    this.live[slot] = 0;
    this.liveCount--;
  }

  /** Raises `vector[slot]` to impact × weight (at most 65535) for every posting of a word. Slots of removed papers too. */
  accumulate(id: number, weight: number, vector: Uint16Array): void {
    const { starts, postings } = this.base;
    if (id + 1 < starts.length) {
      for (let at = starts[id]!, end = starts[id + 1]!; at < end; at++) {
        const posting = postings[at]!;
        const score = (posting & 255) * weight;
        const slot = posting >>> 8;
        if (score > vector[slot]!) vector[slot] = score;
      }
    }
    for (let place = this.heads[id] ?? 0; place >= this.floor; place = this.links.get(place + 1)) {
      const posting = this.links.get(place);
      const score = (posting & 255) * weight;
      const slot = posting >>> 8;
      if (score > vector[slot]!) vector[slot] = score;
    }
  }

  /** Visits the words of a slot in order, texts announced. Returns true where the visitor ended it. */
  walk(slot: number, visitor: StreamVisitor): boolean {
    const start = this.streamStarts[slot]!;
    const bytes = this.streams.chunks[Math.floor(start / BYTES_PER_CHUNK)]!;
    let at = start % BYTES_PER_CHUNK;
    let field = 0;
    visitor.text(0);
    for (;;) {
      let code = bytes[at++]!;
      if (code >= 128) {
        code &= 127;
        let shift = 7;
        let byte: number;
        do {
          byte = bytes[at++]!;
          code |= (byte & 127) << shift;
          shift += 7;
        } while (byte >= 128);
      }
      if (code >= FIRST_WORD) {
        if (visitor.word(code - FIRST_WORD)) return true;
      } else if (code === END) return false;
      else {
        if (code === NEXT_FIELD) field++;
        visitor.text(field);
      }
    }
  }

  /** How many postings wait beside the base. */
  get pendingPostings(): number {
    return (this.links.length - this.floor) / 2;
  }

  get basePostings(): number {
    return this.base.postings.length;
  }

  /**
   * Moves the changes into the base, some thousand postings at a time; between the steps the index answers and takes changes as
   * always. Slots of papers removed before it began become free.
   */
  *compact(): Generator<void, void> {
    if (this.packing) return;
    this.packing = true;
    try {
      yield* this.vocabulary.sortRecent();
      const terms = this.vocabulary.size;
      const slots = this.slotCount;
      const end = this.links.length;
      const heads = this.heads.slice(0, terms);
      const live = this.live.slice(0, slots);
      yield;
      const { starts: oldStarts, postings: oldPostings } = this.base;
      const total = this.basePostings + (end - this.floor) / 2;
      const postings = new Uint32Array(total);
      const starts = new Uint32Array(terms + 1);
      let to = 0;
      let work = 0;
      for (let id = 0; id < terms; id++) {
        starts[id] = to;
        const from = to;
        if (id + 1 < oldStarts.length) {
          for (let at = oldStarts[id]!, stop = oldStarts[id + 1]!; at < stop; at++) {
            const posting = oldPostings[at]!;
            if (live[posting >>> 8] === 1) postings[to++] = posting;
          }
        }
        for (let place = heads[id]!; place >= this.floor; place = this.links.get(place + 1)) {
          const posting = this.links.get(place);
          if (live[posting >>> 8] === 1) postings[to++] = posting;
        }
        work += to - from + 8;
        if (work > 50_000) {
          work = 0;
          yield;
        }
      }
      starts[terms] = to;
      this.base = { starts, postings: postings.subarray(0, to) };
      this.floor = end;
      this.links.releaseBefore(end);
      const waiting = new Set(this.free);
      for (let slot = 0; slot < slots; slot++)
        if (live[slot] === 0 && !waiting.has(slot)) this.free.push(slot);
    } finally {
      this.packing = false;
    }
  }

  /** The parts to keep in a cache: only right after `compact` has run to its end. */
  parts(): { base: PackedBase; vocabulary: Vocabulary; streamOf: (slot: number) => Uint8Array } {
    return { base: this.base, vocabulary: this.vocabulary, streamOf: (slot) => this.streamOf(slot) };
  }

  /** An index from the parts of a cache: slots 0 to `slotCount` - 1, all live. */
  static restore(
    base: PackedBase,
    vocabulary: Vocabulary,
    streams: ByteStore,
    streamStarts: Float64Array,
    slotCount: number,
  ): WordIndex {
    const index = new WordIndex();
    index.base = base;
    index.vocabulary = vocabulary;
    index.streams = streams;
    index.slotCount = index.liveCount = slotCount;
    const room = Math.max(1024, Math.ceil(slotCount * 1.25));
    index.streamStarts = new Float64Array(room);
    index.streamStarts.set(streamStarts);
    index.live = new Uint8Array(room).fill(1, 0, slotCount);
    return index;
  }

  /**
   * Marks slots of a restored index as empty whose papers are gone, and counts anew in how many papers each word is. Their old
   * texts are not needed.
   */
  dropSlots(slots: readonly number[]): void {
    if (slots.length === 0) return;
    for (const slot of slots) this.live[slot] = 0;
    this.liveCount -= slots.length;
    const { starts, postings } = this.base;
    for (let id = 0; id + 1 < starts.length; id++) {
      let count = 0;
      for (let at = starts[id]!; at < starts[id + 1]!; at++) count += this.live[postings[at]! >>> 8]!;
      this.vocabulary.frequencies[id] = count;
    }
  }

  private streamOf(slot: number): Uint8Array {
    const start = this.streamStarts[slot]!;
    const chunk = this.streams.chunks[Math.floor(start / BYTES_PER_CHUNK)]!;
    const from = start % BYTES_PER_CHUNK;
    let to = from;
    // A zero byte is only ever the end: longer codes have no zero byte but as a whole.
    while (chunk[to] !== END) to++;
    return chunk.subarray(from, to + 1);
  }

  /** Reads the words of a paper: `touched` and `weights`, and with `add` its stream, making numbers for new words. */
  private readPaper(paper: Paper, add: boolean): void {
    this.touched = [];
    this.length = 0;
    let field = 0;
    let first = true;
    let budget = MAX_WORDS_PER_PAPER;
    forEachText(paper, (text, textField) => {
      if (budget <= 0) return;
      if (!first && add) {
        if (field === textField) this.write(NEXT_TEXT);
        while (field < textField) {
          this.write(NEXT_FIELD);
          field++;
        }
      }
      first = false;
      field = textField;
      budget -= 1 + this.readText(text, textField, add);
    });
    if (add) this.write(END);
  }

  private readText(text: string, field: number, add: boolean): number {
    this.field = field;
    this.weight = FIELD_WEIGHTS[field]!;
    this.adding = add;
    this.words.length = 0;
    this.count = 0;
    tokenize(text, this.takeWord);
    const { words } = this;
    for (let at = 0; at < words.length; at++) if (this.startsAlias(words[at]!)) this.addAliases(at);
    return this.count;
  }

  private readonly takeWord = (term: string, _start: number, _end: number, joined: boolean): void => {
    if (++this.count > MAX_WORDS_PER_TEXT) return;
    const id = this.touch(term, this.adding);
    if (id < 0) return;
    // A name is looked up word by word in any order, so "bennun" may stand beside "ben" and "nun".
    if (joined && this.field !== AUTHORS) return;
    this.words.push(id);
    if (this.adding) this.write(id + FIRST_WORD);
  };

  private startsAlias(id: number): boolean {
    if (id >= this.aliasStarts.length) {
      const larger = new Uint8Array(id * 2);
      larger.set(this.aliasStarts);
      this.aliasStarts = larger;
    }
    if (this.aliasStarts[id] === 0) this.aliasStarts[id] = aliasesFrom(this.vocabulary.terms[id]!) ? 1 : 2;
    return this.aliasStarts[id] === 1;
  }

  /** Where the words from `at` on spell the long form of an alias, the paper has its short form, too. */
  private addAliases(at: number): void {
    const { terms } = this.vocabulary;
    const following = this.words.slice(at, at + MAX_ALIAS_WORDS).map((id) => terms[id]!);
    for (const alias of aliasesFrom(following[0]!) ?? []) {
      if (spells(alias, following, 0)) this.touch(alias.short, this.adding);
    }
  }

  /** Counts one occurrence of a word. */
  private touch(term: string, add: boolean): number {
    const id = add ? this.vocabulary.add(term) : this.vocabulary.find(term);
    if (id < 0) return id;
    if (id >= this.weights.length) {
      const larger = new Float32Array(id * 2);
      larger.set(this.weights);
      this.weights = larger;
    }
    if (this.weights[id] === 0) this.touched.push(id);
    this.weights[id]! += this.weight;
    return id;
  }

  /** Appends a code in 7-bit groups, low ones first (LEB128). */
  private write(code: number): void {
    if (this.length + 5 > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    let rest = code;
    while (rest >= 128) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  private reserveSlot(slot: number): void {
    if (slot < this.slotCount) return;
    this.slotCount = slot + 1;
    if (slot < this.live.length && slot < this.streamStarts.length) return;
    const live = new Uint8Array(slot * 2);
    live.set(this.live);
    this.live = live;
    const starts = new Float64Array(slot * 2);
    starts.set(this.streamStarts);
    this.streamStarts = starts;
  }

  private reserveTerms(): void {
    if (this.vocabulary.size <= this.heads.length) return;
    const heads = new Uint32Array(this.vocabulary.size * 2);
    heads.set(this.heads);
    this.heads = heads;
  }
}
