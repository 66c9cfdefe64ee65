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
  return runs.length > 0 ? [...new Set(runs)] : undefined;
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

const WORD = /[\p{L}\p{N}]+(?:[-/.'’+&_][\p{L}\p{N}]+)*\+*/gu;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

function automaticRanges(title: string): Range[] {
  const ranges: Range[] = [];
  const shouting = !/\p{Ll}/u.test(title);
  let offset = 0;
  for (const piece of splitMaths(title)) {
    if (piece.maths) {
      // BibTeX lower-cases inside maths too, command names included.
      if (/[A-Z]/.test(piece.text)) ranges.push([offset, offset + piece.text.length]);
    } else {
      for (const match of piece.text.matchAll(WORD)) {
        const word = match[0];
        const start = offset + match.index;
        const range = word.length === 1 && start === 0 ? undefined : rangeInWord(word, shouting);
        if (range) ranges.push([start + range[0], start + range[1]]);
      }
    }
    offset += piece.text.length;
  }
  return ranges;
}

/** The part of a (possibly hyphenated) word that needs braces. */
function rangeInWord(word: string, shouting: boolean): Range | undefined {
  if (!/\p{Lu}/u.test(word)) return undefined;
  if (!/[-/]/.test(word)) return keepsCapitals(word, shouting) ? [0, word.length] : undefined;
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
  if (KNOWN_TERMS.has(word.replace(/['’]s?$/, ''))) return true;
  if (/^\p{Lu}.*\p{N}/u.test(word)) return true;
  if (shouting) return false;
  return /[\p{L}\p{N}].*\p{Lu}/u.test(word) || (/^\p{Lu}\+*$/u.test(word) && word !== 'A');
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
