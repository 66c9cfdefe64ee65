/** How terms are compared: lower case, hyphens and slashes as blanks, no plural "s". */
import { singular } from '../claims/singular.ts';

/** A word with its place in the text, for evidence as printed. */
export interface TermWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}@+#]+(?::\p{N}+)?/gu;

/** The words of a text, as terms are compared. */
export function termWords(text: string): TermWord[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    word: singular(match[0].toLowerCase()),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
