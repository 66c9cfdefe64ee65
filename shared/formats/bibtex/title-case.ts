/**
 * Which words of a title need braces, so that a style that lower-cases titles leaves their capitals alone: words with
 * capitals inside, capital-digit names, known terms, and what the source protected (DESIGN 4.3).
 */
import { splitMaths } from '../latex/maths.ts';
import { interleaveRanges, mergeRanges, type Range } from '../latex/ranges.ts';
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
  const words = braced.map((range) => wholeWords(title, range));
  const all = mergeRanges(interleaveRanges(automatic, words));
  // Both are in order.
  let next = 0;
  const runs: string[] = [];
  for (const [start, end] of all) {
    while (next < automatic.length && automatic[next]![0] < start) next++;
    const own = automatic[next];
    if (!own || own[0] !== start || own[1] !== end) runs.push(title.slice(start, end));
  }
  return runs.length > 0 ? [...new Set(runs)].sort((a, b) => title.indexOf(a) - title.indexOf(b)) : undefined;
}

function protectedRanges(title: string, runs: readonly string[]): Range[] {
  const ranges = automaticRanges(title);
  if (runs.length === 0) return ranges;
  for (const run of runs) {
    if (run === '') continue;
    for (let at = title.indexOf(run); at !== -1; at = title.indexOf(run, at + run.length)) {
      const range: Range = [at, at + run.length];
      const [start, end] = wholeWords(title, range);
      if (start === range[0] && end === range[1]) ranges.push(range);
    }
  }
  return mergeRanges(ranges);
}

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

const ASCII = /^[\0-\u007f]*$/;
const LOWER = /\p{Ll}/u;

function automaticRanges(title: string): Range[] {
  const ranges: Range[] = [];
  const shouting = !LOWER.test(title);
  let offset = 0;
  for (const piece of splitMaths(title)) {
    const end = offset + piece.text.length;
    if (!piece.maths) addWords(piece.text, offset, shouting, ranges);
    // BibTeX lower-cases inside maths too, command names included.
    else if (/[A-Z]/.test(piece.text)) ranges.push([offset, end]);
    offset = end;
  }
  return ranges;
}

/** Words and what joins their parts: "MoE-Lens", "I/O", "Node.js", "C++". Halves of a surrogate pair stay together. */
const UNICODE = {
  gap: /[^\p{L}\p{N}\p{M}\p{Cs}\u{10000}-\u{10ffff}]*/uy,
  word: /[\p{L}\p{N}\p{M}\p{Cs}\u{10000}-\u{10ffff}]+(?:[-/.'’+&_][\p{L}\p{N}\p{M}\p{Cs}\u{10000}-\u{10ffff}]+)*\+*/uy,
  upper: /\p{Lu}/u,
};
/** The same for ASCII, which is most titles and faster. */
const PLAIN = {
  gap: /[^0-9A-Za-z]*/y,
  word: /[0-9A-Za-z]+(?:[-/.'+&_][0-9A-Za-z]+)*\+*/y,
  upper: /[A-Z]/,
};
const COMPOUND = /[-/]/;

function addWords(text: string, offset: number, shouting: boolean, ranges: Range[]): void {
  const { gap, word: pattern, upper } = ASCII.test(text) ? PLAIN : UNICODE;
  // Tested, not executed: a match object for every word cost more than all else that is done with the words.
  for (let at = endOf(gap, text, 0); at < text.length; at = endOf(gap, text, at)) {
    const end = endOf(pattern, text, at);
    const word = text.slice(at, end);
    const start = offset + at;
    at = end;
    // The first letter of a title stays as it is.
    if (!upper.test(word) || (start === 0 && word.length === 1)) continue;
    if (!COMPOUND.test(word)) {
      if (keepsCapitals(word, shouting)) ranges.push([start, start + word.length]);
      continue;
    }
    const range = rangeInCompound(word, shouting);
    if (range) ranges.push([start + range[0], start + range[1]]);
  }
}

/** Where a sticky pattern that starts at `from` ends. */
function endOf(sticky: RegExp, text: string, from: number): number {
  sticky.lastIndex = from;
  sticky.test(text);
  return sticky.lastIndex;
}

/** The parts of a hyphenated word that need braces, and what stands between them. */
function rangeInCompound(word: string, shouting: boolean): Range | undefined {
  const parts = Array.from(word.matchAll(PARTS), ({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
    keeps: keepsCapitals(text, shouting),
  }));
  let first = parts.findIndex((part) => part.keeps);
  if (first === -1) return undefined;
  let last = parts.findLastIndex((part) => part.keeps);
  // "MoE-Lens" is one name; in "LLM-Based" only the first half is.
  const belongs = (text: string): boolean => STARTS_LIKE_NAME.test(text) && !COMMON_SECOND_HALVES.has(text);
  while (first > 0 && belongs(parts[first - 1]!.text)) first--;
  while (last < parts.length - 1 && belongs(parts[last + 1]!.text)) last++;
  return [parts[first]!.start, parts[last]!.end];
}

const PARTS = /[^-/]+/g;
const STARTS_LIKE_NAME = /^[\p{Lu}\p{N}]/u;
const ASCII_TITLE_WORD = /^[A-Z][a-z]+$/;
const POSSESSIVE = /['’]s?$/;
const CAPITAL_INSIDE = /^.+\p{Lu}/u;
const CAPITAL_AND_DIGIT = /^\p{Lu}.*\d/u;
const ONE_CAPITAL = /^\p{Lu}\+*$/u;

function keepsCapitals(word: string, shouting: boolean): boolean {
  if (KNOWN_TERMS.has(word)) return true;
  if (ASCII_TITLE_WORD.test(word)) return false;
  if (POSSESSIVE.test(word) && KNOWN_TERMS.has(word.replace(POSSESSIVE, ''))) return true;
  if (CAPITAL_AND_DIGIT.test(word)) return true;
  return !shouting && (CAPITAL_INSIDE.test(word) || (word !== 'A' && ONE_CAPITAL.test(word)));
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
