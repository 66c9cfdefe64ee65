/** The form in which words are compared. */
import { foldAccents } from '../library/text.ts';

/** Longer words are cut: nobody types more, and an encoded file in a note must not fill the index. */
export const MAX_TERM = 48;

/** ASCII letters and digits, capitals as small ones; 0 for all else. */
const ASCII_WORD = new Uint8Array(128);
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789') {
  ASCII_WORD[letter.charCodeAt(0)] = ASCII_WORD[letter.toUpperCase().charCodeAt(0)] = letter.charCodeAt(0);
}

const HASH_START = 0x811c9dc5 | 0;
const HASH_FACTOR = 0x01000193;

/** A word in normal form, as UTF-16 units in a buffer that is used again: what millions of words are read into without garbage. */
export class WordForm {
  readonly units = new Uint16Array(MAX_TERM);
  length = 0;
  /** Whether the form is the very text that was read. */
  isPlain = false;
  /** Where `readAscii` stopped, and whether it read a capital behind the first letter. */
  end = 0;
  hasInnerCapitals = false;
  /** FNV-1a over the units, made while they are read. */
  private sum = HASH_START;

  /** For hash tables: the sum with its high bits mixed into the low ones. */
  get hash(): number {
    return this.sum ^ (this.sum >>> 15);
  }

  /** Reads ASCII letters and digits, capitals as small ones, up to `end` or the first other character. */
  readAscii(text: string, start: number, end: number): void {
    const { units } = this;
    let at = start;
    let sum = HASH_START;
    let capitals = 0;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      const folded = code < 128 ? ASCII_WORD[code]! : 0;
      if (folded === 0) break;
      if (folded !== code) capitals += at === start ? 1 : 2;
      if (at - start >= MAX_TERM) continue;
      units[at - start] = folded;
      sum = Math.imul(sum ^ folded, HASH_FACTOR);
    }
    this.length = Math.min(at - start, MAX_TERM);
    this.sum = sum;
    this.isPlain = capitals === 0 && at - start <= MAX_TERM;
    this.end = at;
    this.hasInnerCapitals = capitals > 1;
  }

  /** Reads any word: lower case, no accents, no thousands commas, × as x, no possessive s. May turn out empty. */
  readAny(text: string, start: number, end: number): void {
    this.clear();
    this.append(normalForm(text.slice(start, Math.min(end, start + MAX_TERM * 2))));
  }

  /** Takes over a word that is in normal form already. */
  set(term: string): this {
    this.clear();
    this.append(term);
    return this;
  }

  clear(): void {
    this.length = 0;
    this.sum = HASH_START;
  }

  append(more: string | WordForm): void {
    const count = Math.min(more.length, MAX_TERM - this.length);
    if (typeof more === 'string') {
      for (let i = 0; i < count; i++) this.units[this.length + i] = more.charCodeAt(i);
    } else {
      for (let i = 0; i < count; i++) this.units[this.length + i] = more.units[i]!;
    }
    const end = this.length + count;
    for (let i = this.length; i < end; i++) this.sum = Math.imul(this.sum ^ this.units[i]!, HASH_FACTOR);
    this.length = end;
    this.isPlain = false;
  }

  /** Whether it is `word`, or with `asPrefix` begins with it. */
  matches(word: string, asPrefix: boolean): boolean {
    const { length } = word;
    if (asPrefix ? this.length < length : this.length !== length) return false;
    for (let i = 0; i < length; i++) if (this.units[i] !== word.charCodeAt(i)) return false;
    return true;
  }

  toString(): string {
    let term = '';
    for (let at = 0; at < this.length; at++) term += String.fromCharCode(this.units[at]!);
    return term;
  }
}

const GREEK_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega'
    .split(' ')
    .reduce<[string, string][]>(
      (pairs, word, i, list) => (i % 2 ? [...pairs, [list[i - 1]!, word]] : pairs),
      [],
    ),
);
/** Greek letters that are no Greek word: alone, or beside Latin ones. */
const GREEK_SYMBOL = /(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})/gu;

/** Names and signs come again and again. Only short ones: a longer piece of a text would keep all of it in memory. */
const known = new Map<string, string>();
const MAX_KNOWN = 4096;
const MAX_KNOWN_LENGTH = 12;

function normalForm(raw: string): string {
  if (raw.length > MAX_KNOWN_LENGTH) return makeNormalForm(raw);
  let form = known.get(raw);
  if (form === undefined) {
    if (known.size >= MAX_KNOWN) known.clear();
    form = makeNormalForm(raw);
    known.set(raw, form);
  }
  return form;
}

function makeNormalForm(raw: string): string {
  const form = foldAccents(raw.replace(/×/g, 'x'))
    .replace(/['’]s$/, '')
    .replace(/['’,]/g, '')
    // "μs" is typed "us"; "β" is typed "beta".
    .replace(/μ(?=[a-z])/gu, 'u')
    .replace(GREEK_SYMBOL, (letter) => GREEK_NAMES[letter] ?? letter);
  return form.length > MAX_TERM ? form.slice(0, MAX_TERM) : form;
}
