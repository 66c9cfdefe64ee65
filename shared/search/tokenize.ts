/**
 * Text as words, the way this field writes: `KV-cache`, `kv cache` and `kvcache` meet, `FlashAttention-2` is found by "flash
 * attention" and by "flashattention2", `2.4×` is "2.4x", accents and case do not matter, Greek letters are found by their
 * names, and scripts without blanks are cut into overlapping pairs of characters.
 */
import { WordForm } from './normal-form.ts';

/**
 * Takes one word: its normal form (in a buffer that the next word overwrites), and its place in the text (UTF-16, end exclusive).
 * `joined` is true for a spelling made of the words just before it ("kvcache" after "kv" and "cache"): it says nothing new, but
 * is findable.
 */
export type TakeForm = (form: WordForm, start: number, end: number, joined: boolean) => void;

const form = new WordForm();
const compound = new WordForm();

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
export function scanWords(text: string, take: TakeForm): void {
  const length = text.length;
  let at = 0;
  while (at < length) {
    const kind = classAt(text, at);
    if (kind === OTHER || kind === HYPHEN) at += 1;
    else if (kind === WIDE) at = takeWide(text, at, take);
    else at = takeCompound(text, at, take);
  }
}

/** As `scanWords`, with each word as a string. */
export function tokenize(
  text: string,
  take: (term: string, start: number, end: number, joined: boolean) => void,
): void {
  scanWords(text, (word, start, end, joined) => {
    take(word.isPlain ? text.slice(start, end) : word.toString(), start, end, joined);
  });
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
function takeCompound(text: string, start: number, take: TakeForm): number {
  let at = start;
  for (let count = 1; ; count++) {
    const end = wordEnd(text, at);
    const goesOn = isHyphenated(text, end);
    takeWord(text, at, end, take);
    if (goesOn || count > 1) {
      if (count === 1) compound.clear();
      compound.append(form);
    }
    if (!goesOn) {
      if (count > 1 && compound.length > 0) take(compound, start, end, true);
      return end;
    }
    at = end + 1;
  }
}

/** Whether a hyphen stands at `at` and a word of letters or digits after it. */
function isHyphenated(text: string, at: number): boolean {
  if (at + 1 >= text.length || classAt(text, at) !== HYPHEN) return false;
  const next = classAt(text, at + 1);
  return next === LOWER || next === UPPER || next === DIGIT;
}

/**
 * Where the word that begins at `at` ends: letters and digits, a decimal point or thousands comma inside a number, ×, n't. Its
 * ASCII letters and digits up to the first other character are in `form` then: most words are all there.
 */
function wordEnd(text: string, start: number): number {
  const { length } = text;
  form.readAscii(text, start, length);
  let at = form.end;
  for (;;) {
    const code = at < length ? text.charCodeAt(at) : 32;
    if (code === 32) return at;
    const kind = classAt(text, at);
    if (kind === LOWER || kind === UPPER || kind === DIGIT) {
      at += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
      continue;
    }
    if (code !== 46 && code !== 44 && code !== 0xd7 && code !== 39 && code !== 0x2019) return at;
    const before = at > start ? text.charCodeAt(at - 1) : 0;
    const after = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    // 2.4, 8,192, 2.4×
    const inNumber = (code === 46 || code === 44) && isDigit(before) && isDigit(after);
    const inWord = (code === 39 || code === 0x2019) && isLetter(before) && isLetter(after);
    if (code === 0xd7 && isDigit(before) && !isDigit(after)) return at + 1;
    if (!inNumber && !inWord) return at;
    at++;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 0xbf;
}

/** One word between hyphens; in "FlashAttention" each part, then the whole. Leaves the whole in `form`. */
function takeWord(text: string, start: number, end: number, take: TakeForm): void {
  const isAscii = form.end === end;
  const humps = isAscii && !form.hasInnerCapitals ? undefined : humpsOf(text, start, end);
  if (humps) {
    for (let i = 0; i + 1 < humps.length; i++) takeForm(text, humps[i]!, humps[i + 1]!, isAscii, false, take);
  }
  if (isAscii && !humps) take(form, start, end, false);
  else takeForm(text, start, end, isAscii, humps !== undefined, take);
}

function takeForm(
  text: string,
  start: number,
  end: number,
  isAscii: boolean,
  joined: boolean,
  take: TakeForm,
): void {
  if (isAscii) form.readAscii(text, start, end);
  else form.readAny(text, start, end);
  if (form.length > 0) take(form, start, end, joined);
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
function takeWide(text: string, start: number, take: TakeForm): number {
  const places: number[] = [];
  let at = start;
  while (at < text.length && classAt(text, at) === WIDE) {
    places.push(at);
    at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  }
  places.push(at);
  for (let i = 0; i + 2 < places.length; i++) takeForm(text, places[i]!, places[i + 2]!, false, false, take);
  const last = places.length - 2;
  takeForm(text, places[last]!, at, false, places.length > 2, take);
  return at;
}
