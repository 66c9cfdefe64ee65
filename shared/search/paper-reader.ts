/** Reads a paper for the index: which words it has, in which fields, how much each counts, and all of them in order. */
import type { Paper } from '../library/paper.ts';
import { aliasesFrom, isSpelled, type Alias } from './aliases.ts';
import { grown } from './chunked-arrays.ts';
import type { WordForm } from './normal-form.ts';
import { FIELD_BITS, FIELD_WEIGHTS, forEachText, INDEX_FIELDS } from './paper-words.ts';
import { scanWords } from './tokenize.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WordBatch } from './word-batch.ts';
import { StreamWriter } from './word-streams.ts';

const AUTHORS = INDEX_FIELDS.indexOf('authors');

/** Words of one text beyond this are not indexed: a book pasted into a note must not stop the library. */
const MAX_WORDS_PER_TEXT = 20_000;
const MAX_WORDS_PER_PAPER = 200_000;

/** A mark holds a word's fields in its low bits, then whether an alias begins with it, then its weight. */
const FIELDS_MASK = 31;
const ALIAS_UNKNOWN = 0;
const ALIAS_START = 32;
const NO_ALIAS_START = 64;
const ALIAS_MASK = 96;
const WEIGHT_SHIFT = 7;
/** Far above what a mark can hold more of without losing bits. */
const MAX_WEIGHT = 1 << 22;

/** Finds what a paper has; one array for all that is noted of a word, since most of the time goes into reaching memory. */
export class PaperReader {
  readonly stream = new StreamWriter();
  /** By word number. */
  private marks = new Uint32Array(1024);
  private readonly batch = new WordBatch();
  /** Both used again for each text or paper: arrays that are emptied and filled again let go of their memory each time. */
  private words: Uint32Array = new Uint32Array(1024);
  private touchedWords: Uint32Array = new Uint32Array(1024);
  private touchedCount = 0;
  /** By number of a word: the aliases that begin with it, where there are any. */
  private readonly aliases = new Map<number, readonly Alias[]>();
  private weight = 0;
  private fieldBit = 0;
  private adding = false;
  private count = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Makes room for the words that are known. */
  reserve(): void {
    const { size } = this.vocabulary;
    if (size > this.marks.length) this.marks = grown(this.marks, size);
  }

  /** Reads a paper; with `add`, new words get numbers, else they are passed over, as in a paper that was never added. */
  read(paper: Paper, add: boolean): void {
    this.forget();
    this.adding = add;
    this.stream.begin();
    let budget = MAX_WORDS_PER_PAPER;
    forEachText(paper, (text, field) => {
      if (budget <= 0) return;
      this.stream.text(field);
      budget -= 1 + this.readText(text, field);
    });
    this.stream.end();
  }

  /** Numbers of the words of the paper, each once; until the next is read. */
  get touched(): Uint32Array {
    return this.touchedWords.subarray(0, this.touchedCount);
  }

  /** The fields that a touched word stands in, as bits. */
  fieldsOf(id: number): number {
    return this.marks[id]! & FIELDS_MASK;
  }

  /** What the occurrences of a touched word count together (see FIELD_WEIGHTS). */
  weightOf(id: number): number {
    return this.marks[id]! >>> WEIGHT_SHIFT;
  }

  private forget(): void {
    for (const id of this.touched) this.marks[id]! &= ALIAS_MASK;
    this.touchedCount = 0;
  }

  private readText(text: string, field: number): number {
    this.weight = FIELD_WEIGHTS[field]!;
    this.fieldBit = FIELD_BITS[field]!;
    const { batch, stream } = this;
    batch.clear();
    this.count = 0;
    scanWords(text, this.takeWord);
    this.vocabulary.number(batch, this.adding);
    if (batch.count > this.words.length) this.words = grown(this.words, batch.count);
    const { words } = this;
    let count = 0;
    for (let i = 0; i < batch.count; i++) {
      const id = batch.ids[i]!;
      if (id < 0) continue;
      this.touch(id);
      // A name is looked up word by word in any order, so "bennun" may stand beside "ben" and "nun".
      if (batch.joined[i] !== 0 && field !== AUTHORS) continue;
      words[count++] = id;
      stream.word(id);
    }
    for (let at = 0; at < count; at++) if (this.startsAlias(words[at]!)) this.addAliases(at, count);
    return this.count;
  }

  private readonly takeWord = (form: WordForm, _start: number, _end: number, joined: boolean): void => {
    if (++this.count <= MAX_WORDS_PER_TEXT) this.batch.push(form, joined);
  };

  private startsAlias(id: number): boolean {
    if ((this.marks[id]! & ALIAS_MASK) === ALIAS_UNKNOWN) {
      const aliases = aliasesFrom(this.vocabulary.term(id));
      if (aliases) this.aliases.set(id, aliases);
      this.marks[id]! |= aliases ? ALIAS_START : NO_ALIAS_START;
    }
    return (this.marks[id]! & ALIAS_START) !== 0;
  }

  /** Where the words from `at` on, of `count`, spell the long form of an alias, the paper has its short form, too. */
  private addAliases(at: number, count: number): void {
    const { words, vocabulary } = this;
    for (const alias of this.aliases.get(words[at]!) ?? []) {
      if (!isSpelled(alias, count - at, (i, word) => vocabulary.isWord(words[at + i]!, word))) continue;
      const short = this.adding ? vocabulary.add(alias.short) : vocabulary.find(alias.short);
      if (short >= 0) this.touch(short);
    }
  }

  /** Counts one occurrence of a word. */
  private touch(id: number): void {
    if (id >= this.marks.length) this.marks = grown(this.marks, id + 1);
    const mark = this.marks[id]!;
    if ((mark & FIELDS_MASK) === 0) {
      if (this.touchedCount === this.touchedWords.length)
        this.touchedWords = grown(this.touchedWords, this.touchedCount + 1);
      this.touchedWords[this.touchedCount++] = id;
    }
    const weight = Math.min(MAX_WEIGHT, (mark >>> WEIGHT_SHIFT) + this.weight);
    this.marks[id] = (weight << WEIGHT_SHIFT) | (mark & ALIAS_MASK) | (mark & FIELDS_MASK) | this.fieldBit;
  }
}
