/**
 * Which words of a title need braces, so that a style that lower-cases titles leaves their capitals alone: words with
 * capitals inside, capital-digit names, known terms, and what the source protected (DESIGN 4.3).
 */
import { splitMaths } from '../latex/maths.ts';
import { mergeRanges, type Range } from '../latex/ranges.ts';
import { textToLatex } from '../latex/text-to-latex.ts';
import { COMMON_SECOND_HALVES, KNOWN_TERMS } from './known-terms.ts';

/** A title as LaTeX with its capitals protected. `protectedRuns` are the runs that came in with braces. */
export function titleToLatex(
  title: string,
  protectedRuns: readonly string[] | undefined,
  ascii: boolean,
): string {
  const ranges = protectedRanges(title, protectedRuns ?? []);
  if (ranges.length === 0) return textToLatex(title, { ascii });
  let latex = '';
  let from = 0;
  for (const [start, end] of ranges) {
    const inner = textToLatex(title.slice(start, end), { ascii });
    latex += textToLatex(title.slice(from, start), { ascii });
    // `{\` would open what BibTeX calls a special character, and those it does lower-case.
    latex += inner.startsWith('\\') ? `{{${inner}}}` : `{${inner}}`;
    from = end;
  }
  return latex + textToLatex(title.slice(from), { ascii });
}

/**
 * The runs of `title` to remember as protected, from the braces a source had: whole words, without those that titleToLatex
 * protects anyway. Undefined where nothing is left.
 */
export function runsToRemember(title: string, braced: readonly Range[]): string[] | undefined {
  if (braced.length === 0) return undefined;
  const automatic = automaticRanges(title);
  const own = new Set(automatic.map(String));
  const all = mergeRanges([...automatic, ...braced.map((range) => wholeWords(title, range))]);
  const runs = all.filter((range) => !own.has(String(range))).map(([start, end]) => title.slice(start, end));
  return runs.length > 0 ? [...new Set(runs)].sort((a, b) => title.indexOf(a) - title.indexOf(b)) : undefined;
}

function protectedRanges(title: string, runs: readonly string[]): Range[] {
  const ranges = automaticRanges(title);
  if (runs.length === 0) return ranges;
  for (const run of runs) {
    if (run === '') continue;
    for (let at = title.indexOf(run); at !== -1; at = title.indexOf(run, at + run.length)) {
      const range: Range = [at, at + run.length];
      if (String(wholeWords(title, range)) === String(range)) ranges.push(range);
    }
  }
  return mergeRanges(ranges);
}

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

function automaticRanges(title: string): Range[] {
  const ranges: Range[] = [];
  const shouting = !/[a-z]/.test(title) && !/\p{Ll}/u.test(title);
  let offset = 0;
  for (const piece of splitMaths(title)) {
    const end = offset + piece.text.length;
    if (!piece.maths) addWords(title, offset, end, shouting, ranges);
    // BibTeX lower-cases inside maths too, command names included.
    else if (/[A-Z]/.test(piece.text)) ranges.push([offset, end]);
    offset = end;
  }
  return ranges;
}

/** What may join the parts of one word: "MoE-Lens", "I/O", "Node.js". */
const JOINERS = "-/.'’+&_";

function addWords(title: string, from: number, to: number, shouting: boolean, ranges: Range[]): void {
  let at = from;
  while (at < to) {
    while (at < to && !isWordCharacter(title, at)) at++;
    const start = at;
    let upper = false;
    let compound = false;
    for (; at < to; at++) {
      if (isWordCharacter(title, at)) upper ||= isUpper(title, at);
      else if (at + 1 < to && isWordCharacter(title, at + 1) && JOINERS.includes(title[at]!)) {
        compound ||= title[at] === '-' || title[at] === '/';
      } else break;
    }
    while (at < to && title[at] === '+') at++;
    // The first letter of a title stays as it is.
    if (!upper || (at === 1 && start === 0)) continue;
    const word = title.slice(start, at);
    const range = compound
      ? rangeInCompound(word, shouting)
      : keepsCapitals(word, shouting)
        ? [0, word.length]
        : undefined;
    if (range) ranges.push([start + range[0]!, start + range[1]!]);
  }
}

/** The parts of a hyphenated word that need braces, and what stands between them. */
function rangeInCompound(word: string, shouting: boolean): Range | undefined {
  const parts: { text: string; start: number; end: number; keeps: boolean }[] = [];
  for (const match of word.matchAll(/[^-/]+/g)) {
    const text = match[0];
    parts.push({
      text,
      start: match.index,
      end: match.index + text.length,
      keeps: keepsCapitals(text, shouting),
    });
  }
  let first = parts.findIndex((part) => part.keeps);
  if (first === -1) return undefined;
  let last = parts.findLastIndex((part) => part.keeps);
  // "MoE-Lens" is one name; in "LLM-Based" only the first half is.
  const belongs = (text: string): boolean => /^[\p{Lu}\p{N}]/u.test(text) && !COMMON_SECOND_HALVES.has(text);
  while (first > 0 && belongs(parts[first - 1]!.text)) first--;
  while (last < parts.length - 1 && belongs(parts[last + 1]!.text)) last++;
  return [parts[first]!.start, parts[last]!.end];
}

function keepsCapitals(word: string, shouting: boolean): boolean {
  if (KNOWN_TERMS.has(word) || (/['’]/.test(word) && KNOWN_TERMS.has(word.replace(/['’]s?$/, ''))))
    return true;
  const startsUpper = isUpper(word, 0);
  let digit = false;
  for (let at = 1; at < word.length; at++) {
    if (!shouting && isUpper(word, at)) return true;
    const code = word.charCodeAt(at);
    if (code >= 48 && code <= 57) digit = true;
  }
  if (startsUpper && digit) return true;
  return !shouting && startsUpper && word !== 'A' && /^.\+*$/u.test(word);
}

function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code >= 65 && code <= 90 : /\p{Lu}/u.test(text[at]!);
}

/** Widens a range so that it cuts no word and no maths in two. */
function wholeWords(title: string, [from, to]: Range): Range {
  let start = from;
  let end = to;
  while (start > 0 && isWordCharacter(title, start - 1) && isWordCharacter(title, start)) start--;
  while (end < title.length && isWordCharacter(title, end - 1) && isWordCharacter(title, end)) end++;
  if (!title.includes('$')) return [start, end];
  let offset = 0;
  for (const piece of splitMaths(title)) {
    const after = offset + piece.text.length;
    if (piece.maths && start < after && end > offset) {
      start = Math.min(start, offset);
      end = Math.max(end, after);
    }
    offset = after;
  }
  return [start, end];
}

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128)
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  // Halves of a surrogate pair stay together.
  return (code >= 0xd800 && code <= 0xdfff) || WORD_CHARACTER.test(text[at]!);
}
