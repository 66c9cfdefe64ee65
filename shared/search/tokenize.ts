/**
 * Text as words, the way this field writes: `KV-cache`, `kv cache` and `kvcache` meet, `FlashAttention-2` is found by "flash
 * attention" and by "flashattention2", `2.4×` is "2.4x", accents and case do not matter, Greek letters are found by their
 * names, and scripts without blanks are cut into overlapping pairs of characters.
 */
import { foldAccents } from '../library/text.ts';

/**
 * Takes one word. `term` is its normal form, `start` and `end` its place in the text (UTF-16, end exclusive). `joined` is true
 * for a spelling made of the words just before it ("kvcache" after "kv" and "cache"): it says nothing new, but is findable.
 */
export type TakeWord = (term: string, start: number, end: number, joined: boolean) => void;

/** Longer words are cut: nobody types more, and an encoded file in a note must not fill the index. */
const MAX_TERM = 48;

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
/** Joins words into one compound: "-", "_" and their typographic relatives. */
const HYPHEN = 4;
const WIDE = 5;

const ASCII = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  if (code >= 97 && code <= 122) ASCII[code] = LOWER;
  else if (code >= 65 && code <= 90) ASCII[code] = UPPER;
  else if (code >= 48 && code <= 57) ASCII[code] = DIGIT;
  else if (code === 45 || code === 95) ASCII[code] = HYPHEN;
}

const WIDE_CHAR =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const otherClasses = new Map<number, number>();

/** The class of the code point at `at`: ASCII from a table, the rest from Unicode properties, remembered. */
function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII[code]!;
  const point = text.codePointAt(at)!;
  let known = otherClasses.get(point);
  if (known === undefined) {
    known = classOf(String.fromCodePoint(point));
    otherClasses.set(point, known);
  }
  return known;
}

function classOf(char: string): number {
  if (/[\u2010\u2011\u00ad\u2212]/.test(char)) return HYPHEN;
  if (char === '×' || char === 'ー') return char === '×' ? OTHER : WIDE;
  if (WIDE_CHAR.test(char)) return WIDE;
  if (/\p{Lu}/u.test(char)) return UPPER;
  if (/[\p{L}\p{M}]/u.test(char)) return LOWER;
  return /\p{N}/u.test(char) ? DIGIT : OTHER;
}

/** Calls `take` for each word of `text`, in order. Linear in the length of the text. */
export function tokenize(text: string, take: TakeWord): void {
  const length = text.length;
  let at = 0;
  while (at < length) {
    const kind = classAt(text, at);
    if (kind === OTHER || kind === HYPHEN) at += 1;
    else if (kind === WIDE) at = takeWide(text, at, take);
    else at = takeCompound(text, at, take);
  }
}

/** The words of a query or another short text, in order, without the joined spellings. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  tokenize(text, (term, _start, _end, joined) => {
    if (!joined) words.push(term);
  });
  return words;
}

/** A run of words joined by hyphens: each word, then all in one. Returns where it ends. */
function takeCompound(text: string, start: number, take: TakeWord): number {
  let at = start;
  let joined = '';
  let count = 0;
  for (;;) {
    const end = wordEnd(text, at);
    const word = takeWord(text, at, end, take);
    count++;
    if (joined.length < MAX_TERM) joined += word;
    at = end;
    if (at + 1 >= text.length || classAt(text, at) !== HYPHEN) break;
    const next = classAt(text, at + 1);
    if (next === OTHER || next === HYPHEN || next === WIDE) break;
    at++;
  }
  if (count > 1 && joined !== '') take(joined.slice(0, MAX_TERM), start, at, true);
  return at;
}

/** What the word that `wordEnd` found last is made of: kept here, since reading it again would double the work. */
let traits = 0;
const HAS_MARKS = 1;
const HAS_OTHERS = 2;
const HAS_CAPITALS = 4;
const HAS_INNER_CAPITALS = 8;

/** Where the word that begins at `at` ends: letters and digits, a decimal point or thousands comma inside a number, ×, n't. */
function wordEnd(text: string, start: number): number {
  const { length } = text;
  let at = start;
  traits = 0;
  for (;;) {
    const code = at < length ? text.charCodeAt(at) : 32;
    if (code < 128) {
      const kind = ASCII[code]!;
      if (kind === LOWER || kind === DIGIT) {
        at++;
        continue;
      }
      if (kind === UPPER) {
        traits |= at > start ? HAS_CAPITALS | HAS_INNER_CAPITALS : HAS_CAPITALS;
        at++;
        continue;
      }
    } else {
      traits |= HAS_OTHERS | HAS_INNER_CAPITALS;
      const kind = classAt(text, at);
      if (kind === LOWER || kind === UPPER || kind === DIGIT) {
        at += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
        continue;
      }
    }
    if (code !== 46 && code !== 44 && code !== 0xd7 && code !== 39 && code !== 0x2019) return at;
    const before = at > start ? text.charCodeAt(at - 1) : 0;
    const after = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    // 2.4, 8,192, 2.4×
    const inNumber = (code === 46 || code === 44) && isDigit(before) && isDigit(after);
    const inWord = (code === 39 || code === 0x2019) && isLetter(before) && isLetter(after);
    if (code === 0xd7 && isDigit(before) && !isDigit(after)) return at + 1;
    if (!inNumber && !inWord) return at;
    traits |= HAS_MARKS;
    at++;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 0xbf;
}

/** One word between hyphens; in "FlashAttention" each part, then the whole. Returns the whole in normal form. */
function takeWord(text: string, start: number, end: number, take: TakeWord): string {
  const capitals = traits & HAS_INNER_CAPITALS;
  const whole =
    traits === 0 && end - start <= MAX_TERM ? text.slice(start, end) : normalForm(text, start, end);
  if (whole === '') return whole;
  const humps = capitals === 0 ? undefined : humpsOf(text, start, end);
  if (humps === undefined) {
    take(whole, start, end, false);
    return whole;
  }
  for (let i = 0; i + 1 < humps.length; i++) {
    take(normalForm(text, humps[i]!, humps[i + 1]!), humps[i]!, humps[i + 1]!, false);
  }
  take(whole, start, end, true);
  return whole;
}

/**
 * Where the parts of a camel-case word begin, and its end; undefined for a word in one piece. Parts have two letters or more
 * and one of them four, so that MoE, LoRA, vLLM and ReLU stay whole.
 */
function humpsOf(text: string, start: number, end: number): number[] | undefined {
  let humps: number[] | undefined;
  let longest = 0;
  let from = start;
  for (let at = start + 1; at < end; at++) {
    const kind = classAt(text, at);
    if (kind !== UPPER) continue;
    const before = classAt(text, at - 1);
    const after = at + 1 < end ? classAt(text, at + 1) : OTHER;
    if (before === LOWER || (before === UPPER && after === LOWER)) {
      if (at - from < 2) return undefined;
      longest = Math.max(longest, at - from);
      (humps ??= [start]).push(at);
      from = at;
    }
  }
  if (!humps || end - from < 2 || Math.max(longest, end - from) < 4) return undefined;
  humps.push(end);
  return humps;
}

/** Characters of scripts without blanks: overlapping pairs, and the last character by itself. */
function takeWide(text: string, start: number, take: TakeWord): number {
  const places: number[] = [];
  let at = start;
  while (at < text.length && classAt(text, at) === WIDE) {
    places.push(at);
    at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  }
  places.push(at);
  for (let i = 0; i + 2 < places.length; i++) {
    take(normalForm(text, places[i]!, places[i + 2]!), places[i]!, places[i + 2]!, false);
  }
  const last = places.length - 2;
  take(normalForm(text, places[last]!, at), places[last]!, at, places.length > 2);
  return at;
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

/** The form in which words are compared: lower case, no accents, no thousands commas, × as x, no possessive s. */
function normalForm(text: string, start: number, end: number): string {
  const raw = text.slice(start, Math.min(end, start + MAX_TERM * 2));
  let special = 0;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code > 127) special |= HAS_OTHERS;
    else if (code === 39 || code === 44) special |= HAS_MARKS;
    else if (code >= 65 && code <= 90) special |= HAS_CAPITALS;
  }
  if (special === 0) return raw.length > MAX_TERM ? raw.slice(0, MAX_TERM) : raw;
  let form = special & HAS_OTHERS ? foldAccents(raw.replace(/×/g, 'x')) : raw.toLowerCase();
  if (special & (HAS_MARKS | HAS_OTHERS)) {
    form = form.replace(/['’]s$/, '').replace(/['’,]/g, '');
    // "μs" is typed "us"; "β" is typed "beta".
    if (special & HAS_OTHERS) {
      form = form
        .replace(/μ(?=[a-z])/gu, 'u')
        .replace(GREEK_SYMBOL, (letter) => GREEK_NAMES[letter] ?? letter);
    }
  }
  return form.length > MAX_TERM ? form.slice(0, MAX_TERM) : form;
}
