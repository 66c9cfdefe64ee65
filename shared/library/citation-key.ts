/**
 * Citation keys: the pattern language, and keys made from it.
 *
 * A pattern is plain text with fields in braces: `{auth.lower}{year}{system}` gives `zhao2025moelens`.
 *
 * | field        | what it gives                                                                     |
 * |--------------|-----------------------------------------------------------------------------------|
 * | `{auth}`     | family name of the first author, as printed, particles joined: `Zhao`, `vanDijk`    |
 * | `{authors}`  | the family names of all authors; `{authors.2}` of the first two                   |
 * | `{lastauth}` | family name of the last author                                                    |
 * | `{year}`     | `2025`, that of the arXiv id where no other is known; `{shortyear}` is `25`       |
 * | `{month}`    | `08`                                                                              |
 * | `{title}`    | the significant words of the title in lower case; `{title.3}` the first three     |
 * | `{system}`   | the system's own name where the title starts with one word and a colon,           |
 * |              | else the first significant word of the title, in lower case                       |
 * | `{venue}`    | the venue's words joined: `OSDI`                                                  |
 * | `{type}`     | `preprint`, `inproceedings`, ...                                                  |
 * | `{arxiv}`    | the arXiv id: `2504.09345`                                                        |
 *
 * Modifiers follow with a dot and apply from left to right: `.lower`, `.upper`, `.capital` (each word), `.abbr` (the first
 * letter of each word), `.first` (the first word), a number (so many words), `.etal` (of `{auth}`: `ZhaoEtAl` where there are
 * more authors), `.letters3` (so many letters). Text between fields may use letters, digits and `: . + / - _`.
 *
 * A paper without an author puts the name of its system or the first word of its title in the author's place, once: the
 * default pattern gives `moelens2025`. Keys are ASCII and safe in BibTeX, BibLaTeX and `\cite`.
 */
import { fail, ok, type Result } from '../api/result.ts';
import { DEFAULT_KEY_PATTERN } from './library-meta.ts';
import { arxivIdDate } from './identifiers.ts';
import { familyName, isOthers } from './names.ts';
import type { Name, PaperDraft, PartialDate } from './paper.ts';
import { significantWords, systemName } from './title-words.ts';
import { toAscii } from './transliterate.ts';

const FIELDS = [
  'auth',
  'authors',
  'lastauth',
  'year',
  'shortyear',
  'month',
  'title',
  'system',
  'venue',
  'type',
  'arxiv',
] as const;
type FieldName = (typeof FIELDS)[number];

type Modifier =
  | { readonly kind: 'lower' | 'upper' | 'capital' | 'abbr' | 'etal' }
  | { readonly kind: 'words' | 'letters'; readonly count: number };

interface FieldPart {
  readonly field: FieldName;
  readonly modifiers: readonly Modifier[];
}

/** A pattern, read: plain text and fields in turn. */
export interface KeyPattern {
  readonly parts: readonly (string | FieldPart)[];
}

/** What a key is made from; a draft or a paper. */
export type KeySubject = Pick<PaperDraft, 'title' | 'authors' | 'published' | 'venue' | 'type' | 'ids'>;

/** Reads a pattern. The message of a failure names the column, counted from 1. */
export function parseKeyPattern(pattern: string): Result<KeyPattern> {
  const parts: (string | FieldPart)[] = [];
  let at = 0;
  while (at < pattern.length) {
    if (pattern[at] === '{') {
      const end = pattern.indexOf('}', at);
      if (end < 0) return wrong(at, 'this "{" is never closed; end the field with "}".');
      const part = parseField(pattern.slice(at + 1, end), at + 1);
      if (!part.ok) return part;
      parts.push(part.value);
      at = end + 1;
      continue;
    }
    const next = pattern.indexOf('{', at);
    const text = pattern.slice(at, next < 0 ? pattern.length : next);
    const bad = /[^A-Za-z0-9:.+/_-]/.exec(text);
    if (bad?.[0] === '}') return wrong(at + bad.index, 'this "}" closes nothing; a field starts with "{".');
    if (bad) {
      return wrong(
        at + bad.index,
        `"${bad[0]}" can't be part of a key; use letters, digits and : . + / - _.`,
      );
    }
    parts.push(text);
    at += text.length;
  }
  const names = parts.filter((part) => typeof part !== 'string');
  if (names.length === 0)
    return wrong(
      0,
      'the pattern has no field, so every paper would get the same key; add {auth} or {title}.',
    );
  return ok({ parts });
}

function parseField(text: string, start: number): Result<FieldPart> {
  const [name = '', ...rest] = text.split('.');
  const field = FIELDS.find((known) => known === name);
  if (!field) return wrong(start, `"${name}" is no field of a key; there are ${FIELDS.join(', ')}.`);
  const modifiers: Modifier[] = [];
  let at = start + name.length + 1;
  for (const word of rest) {
    const modifier = parseModifier(word);
    if (!modifier) {
      return wrong(
        at,
        `"${word}" changes nothing that is known; use lower, upper, capital, abbr, first, etal, a number, or letters and a number.`,
      );
    }
    modifiers.push(modifier);
    at += word.length + 1;
  }
  return ok({ field, modifiers });
}

function parseModifier(word: string): Modifier | undefined {
  if (word === 'first') return { kind: 'words', count: 1 };
  if (/^[1-9]\d?$/.test(word)) return { kind: 'words', count: Number(word) };
  const letters = /^letters([1-9]\d?)$/.exec(word);
  if (letters) return { kind: 'letters', count: Number(letters[1]) };
  const kinds = ['lower', 'upper', 'capital', 'abbr', 'etal'] as const;
  const kind = kinds.find((known) => known === word);
  return kind && { kind };
}

function wrong(index: number, message: string): ReturnType<typeof fail> {
  return fail({ code: 'invalid-request', message: `Column ${index + 1} of the key pattern: ${message}` });
}

/**
 * The key of a paper that enters the library. A key that the source gives (`draft.citeKey`) is kept as far as it is valid;
 * else the pattern makes one. A key that `isTaken` refuses takes a letter: `a` to `z`, then `aa`. BibTeX compares keys without
 * case, so `isTaken` should too. A pattern that can't be read counts as the default pattern.
 */
export function makeCiteKey(
  draft: KeySubject & Pick<PaperDraft, 'citeKey'>,
  pattern: string,
  isTaken: (key: string) => boolean,
): string {
  const given = draft.citeKey === undefined ? '' : safeKey(draft.citeKey);
  return freeKey(given || keyFromPattern(draft, pattern), isTaken);
}

/** The key that a pattern gives for a paper, whether it is free or not: what a live preview of a pattern shows. */
export function keyFromPattern(subject: KeySubject, pattern: string): string {
  const parsed = parseKeyPattern(pattern);
  const usable = parsed.ok ? parsed : parseKeyPattern(DEFAULT_KEY_PATTERN);
  const key = usable.ok ? renderKey(subject, usable.value) : '';
  // A key of digits alone (no author, no title in Latin letters) would be taken for a number.
  return /[A-Za-z]/.test(key) ? key : `paper${key}`;
}

/**
 * A key as BibTeX, biber and `\cite` all take it: without white space, control characters and `" # % ' ( ) , = { } ~ \`
 * (the characters that end or break a key in BibTeX and in biber's parser). Letters beyond ASCII stay: a document cites them.
 */
export function safeKey(key: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are among what must go
  return key.replace(/[\s\u0000-\u001f\u007f"#%'(),={}~\\]+/g, '');
}

/** The key itself where it is free, else with the first free letters: `a` ... `z`, `aa` ... */
export function freeKey(key: string, isTaken: (key: string) => boolean): string {
  if (!isTaken(key)) return key;
  let count = 1;
  while (count <= 26 && isTaken(key + letters(count))) count++;
  if (count <= 26) return key + letters(count);
  // Letters are given in turn, so a free one is found by doubling and halving, however many papers share the key.
  let taken = 26;
  let free = 52;
  while (isTaken(key + letters(free))) {
    taken = free;
    free *= 2;
  }
  while (free - taken > 1) {
    const middle = Math.floor((free + taken) / 2);
    if (isTaken(key + letters(middle))) taken = middle;
    else free = middle;
  }
  return key + letters(free);
}

/** 1 is "a", 26 is "z", 27 is "aa". */
function letters(count: number): string {
  let text = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  }
  return text;
}

function renderKey(subject: KeySubject, pattern: KeyPattern): string {
  const fields = pattern.parts.filter((part) => typeof part !== 'string');
  const authorPart = fields.find((part) => isAuthorField(part.field));
  const authorless = authorPart !== undefined && render(authorPart, subject) === '';
  const titlePart = fields.find((part) => part.field === 'title' || part.field === 'system');
  const stand = authorless ? render(titlePart ?? { field: 'system', modifiers: [] }, subject) : '';
  let text = '';
  for (const part of pattern.parts) {
    if (typeof part === 'string') text += part;
    else if (part === authorPart && authorless) text += stand;
    else if (authorless && part === titlePart) continue;
    else text += render(part, subject);
  }
  // A field that gave nothing leaves no separators behind.
  return text.replace(/([:.+/_-])[:.+/_-]+/g, '$1').replace(/^[:.+/_-]+|[:.+/_-]+$/g, '');
}

function isAuthorField(field: FieldName): boolean {
  return field === 'auth' || field === 'authors' || field === 'lastauth';
}

function render(part: FieldPart, subject: KeySubject): string {
  let words = fieldWords(part.field, subject)
    .map((word) => asciiWord(word, part.field))
    .filter((word) => word !== '');
  for (const modifier of part.modifiers) words = apply(modifier, words, part.field, subject);
  return words.join('');
}

function asciiWord(word: string, field: FieldName): string {
  const ascii = toAscii(word);
  return field === 'arxiv' ? ascii.replace(/[^A-Za-z0-9.:-]/g, '') : ascii.replace(/[^A-Za-z0-9]/g, '');
}

/** Where a source prints no year, as reading lists do, an arXiv id says in which month the paper was submitted. */
function submitted({ ids, published }: KeySubject): PartialDate | undefined {
  return (ids?.arxiv === undefined ? undefined : arxivIdDate(ids.arxiv)) ?? published;
}

function fieldWords(field: FieldName, subject: KeySubject): string[] {
  const { title } = subject;
  const published = subject.published?.year === undefined ? submitted(subject) : subject.published;
  const authors = (subject.authors ?? []).filter((name) => !isOthers(name));
  switch (field) {
    case 'auth':
      return authors.slice(0, 1).map(keyName);
    case 'lastauth':
      return authors.slice(-1).map(keyName);
    case 'authors':
      return authors.map(keyName);
    case 'year':
      return published?.year === undefined ? [] : [String(published.year)];
    case 'shortyear':
      return published?.year === undefined ? [] : [String(published.year % 100).padStart(2, '0')];
    case 'month':
      return published?.month === undefined ? [] : [String(published.month).padStart(2, '0')];
    case 'title':
      return significantWords(title).map((word) => word.toLowerCase());
    case 'system': {
      const name = systemName(title);
      if (name !== undefined && asciiWord(name, field) !== '') return [name.toLowerCase()];
      const first = significantWords(title).find((word) => asciiWord(word, field) !== '');
      return first === undefined ? [] : [first.toLowerCase()];
    }
    case 'venue':
      return (subject.venue ?? '').split(/[\s'’]+/).filter((word) => word !== '');
    case 'type':
      return subject.type === undefined ? [] : [subject.type];
    case 'arxiv':
      return subject.ids?.arxiv === undefined ? [] : [subject.ids.arxiv];
  }
}

/** A family name as a key shows it; a corporate name of more than three words by its initials. */
function keyName(name: Name): string {
  if (name.literal === undefined) return familyName(name);
  const words = significantWords(name.literal);
  return words.length > 3 ? words.map((word) => word.slice(0, 1)).join('') : words.join('');
}

function apply(modifier: Modifier, words: string[], field: FieldName, subject: KeySubject): string[] {
  switch (modifier.kind) {
    case 'lower':
      return words.map((word) => word.toLowerCase());
    case 'upper':
      return words.map((word) => word.toUpperCase());
    case 'capital':
      return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
    case 'abbr':
      return words.map((word) => word.slice(0, 1));
    case 'words':
      return words.slice(0, modifier.count);
    case 'letters':
      return [words.join('').slice(0, modifier.count)];
    case 'etal':
      return field === 'auth' && words.length > 0 && authorTotal(subject) > 1 ? [...words, 'EtAl'] : words;
  }
}

function authorTotal(subject: KeySubject): number {
  return subject.authors?.length ?? 0;
}
