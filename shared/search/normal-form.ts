/** The form in which words are compared. */
import { foldAccents } from '../library/text.ts';

/** Longer words are cut: nobody types more, and an encoded file in a note must not fill the index. */
export const MAX_TERM = 48;

/** A word in normal form, as UTF-16 units in a buffer that is used again: what millions of words are read into without garbage. */
export class WordForm {
  readonly units = new Uint16Array(MAX_TERM);
  length = 0;
  /** Whether the form is the very text that was read. */
  isPlain = false;

  /** Reads ASCII letters and digits, capitals as small ones. */
  readAscii(text: string, start: number, end: number): void {
    const last = Math.min(end, start + MAX_TERM);
    const { units } = this;
    let plain = last === end;
    for (let at = start; at < last; at++) {
      const code = text.charCodeAt(at);
      const isCapital = code >= 65 && code <= 90;
      if (isCapital) plain = false;
      units[at - start] = isCapital ? code + 32 : code;
    }
    this.length = last - start;
    this.isPlain = plain;
  }

  /** Reads any word: lower case, no accents, no thousands commas, × as x, no possessive s. May turn out empty. */
  readAny(text: string, start: number, end: number): void {
    this.length = 0;
    this.append(normalForm(text.slice(start, Math.min(end, start + MAX_TERM * 2))));
  }

  /** Takes over a word that is in normal form already. */
  set(term: string): this {
    this.length = 0;
    this.append(term);
    return this;
  }

  append(more: string | WordForm): void {
    const count = Math.min(more.length, MAX_TERM - this.length);
    if (typeof more === 'string') {
      for (let i = 0; i < count; i++) this.units[this.length + i] = more.charCodeAt(i);
    } else {
      for (let i = 0; i < count; i++) this.units[this.length + i] = more.units[i]!;
    }
    this.length += count;
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

function normalForm(raw: string): string {
  const form = foldAccents(raw.replace(/×/g, 'x'))
    .replace(/['’]s$/, '')
    .replace(/['’,]/g, '')
    // "μs" is typed "us"; "β" is typed "beta".
    .replace(/μ(?=[a-z])/gu, 'u')
    .replace(GREEK_SYMBOL, (letter) => GREEK_NAMES[letter] ?? letter);
  return form.length > MAX_TERM ? form.slice(0, MAX_TERM) : form;
}
