/** Reads a paper for the index: which words it has, in which fields, how much each counts, and all of them in order. */
import type { Paper } from '../library/paper.ts';
import { aliasesFrom, MAX_ALIAS_WORDS, spells } from './aliases.ts';
import { grown } from './chunked-arrays.ts';
import type { WordForm } from './normal-form.ts';
import { FIELD_BITS, FIELD_WEIGHTS, forEachText, INDEX_FIELDS } from './paper-words.ts';
import { scanWords } from './tokenize.ts';
import type { Vocabulary } from './vocabulary.ts';
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
  /** Numbers of the words of the paper, each once. */
  readonly touched: number[] = [];
  readonly stream = new StreamWriter();
  /** By word number. */
  private marks = new Uint32Array(1024);
  private readonly words: number[] = [];
  private field = 0;
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
    this.touched.length = 0;
  }

  private readText(text: string, field: number): number {
    this.field = field;
    this.weight = FIELD_WEIGHTS[field]!;
    this.fieldBit = FIELD_BITS[field]!;
    this.words.length = 0;
    this.count = 0;
    scanWords(text, this.takeWord);
    const { words } = this;
    for (let at = 0; at < words.length; at++) if (this.startsAlias(words[at]!)) this.addAliases(at);
    return this.count;
  }

  private readonly takeWord = (form: WordForm, _start: number, _end: number, joined: boolean): void => {
    if (++this.count > MAX_WORDS_PER_TEXT) return;
    const id = this.touch(form);
    if (id < 0) return;
    // A name is looked up word by word in any order, so "bennun" may stand beside "ben" and "nun".
    if (joined && this.field !== AUTHORS) return;
    this.words.push(id);
    this.stream.word(id);
  };

  private startsAlias(id: number): boolean {
    if ((this.marks[id]! & ALIAS_MASK) === ALIAS_UNKNOWN)
      this.marks[id]! |= aliasesFrom(this.vocabulary.term(id)) ? ALIAS_START : NO_ALIAS_START;
    return (this.marks[id]! & ALIAS_START) !== 0;
  }

  /** Where the words from `at` on spell the long form of an alias, the paper has its short form, too. */
  private addAliases(at: number): void {
    const following = this.words.slice(at, at + MAX_ALIAS_WORDS).map((id) => this.vocabulary.term(id));
    for (const alias of aliasesFrom(following[0]!) ?? []) {
      if (spells(alias, following, 0)) this.touch(alias.short);
    }
  }

  /** Counts one occurrence of a word. */
  private touch(word: string | WordForm): number {
    const id = this.adding ? this.vocabulary.add(word) : this.vocabulary.find(word);
    if (id < 0) return id;
    if (id >= this.marks.length) this.marks = grown(this.marks, id + 1);
    const mark = this.marks[id]!;
    if ((mark & FIELDS_MASK) === 0) this.touched.push(id);
    const weight = Math.min(MAX_WEIGHT, (mark >>> WEIGHT_SHIFT) + this.weight);
    this.marks[id] = (weight << WEIGHT_SHIFT) | (mark & ALIAS_MASK) | (mark & FIELDS_MASK) | this.fieldBit;
    return id;
  }
}
