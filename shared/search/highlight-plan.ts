/** Which words and phrases to mark, and in which fields: made of what the index matched, so that both always agree. */
import type { MatchField } from './highlight.ts';
import type { WordMatch } from './word-matcher.ts';
import { wordsOf } from './tokenize.ts';
import { longForms } from './aliases.ts';

interface WordRule {
  readonly terms: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  /** Undefined: in every field. */
  readonly field: MatchField | undefined;
}

export interface PhraseRule {
  readonly words: readonly string[];
  readonly field: MatchField | undefined;
}

export class HighlightPlan {
  private readonly terms = new Set<string>();
  private readonly prefixes: string[] = [];
  private readonly fieldRules: WordRule[] = [];
  readonly phrases: PhraseRule[] = [];

  get isEmpty(): boolean {
    return (
      this.terms.size === 0 &&
      this.prefixes.length === 0 &&
      this.fieldRules.length === 0 &&
      this.phrases.length === 0
    );
  }

  /** What a free word matched. */
  addMatch(match: WordMatch): void {
    if (match.word !== '') {
      if (match.prefix) this.prefixes.push(match.word);
      else this.terms.add(match.word);
      for (const { words } of longForms(match.word)) this.addPhrase(words);
    }
    for (const spelling of match.spellings) this.terms.add(spelling);
    for (const words of match.phrases) this.addPhrase(words);
  }

  addPhrase(words: readonly string[], field?: MatchField): void {
    if (words.length === 1) {
      if (field === undefined) this.terms.add(words[0]!);
      else this.fieldRules.push({ terms: new Set(words), prefixes: [], field });
    } else if (words.length > 1) this.phrases.push({ words, field });
  }

  /** Words of a field term (`author:zhao`), beginnings included. */
  addFieldText(text: string, field: MatchField): void {
    const words = wordsOf(text);
    if (words.length > 0) this.fieldRules.push({ terms: new Set(), prefixes: words, field });
  }

  /** How many characters of a word match (Infinity: all), 0 for none. */
  test(term: string, field: MatchField): number {
    if (this.terms.has(term)) return Infinity;
    let best = longestPrefix(term, this.prefixes);
    for (const rule of this.fieldRules) {
      if (rule.field !== field) continue;
      if (rule.terms.has(term)) return Infinity;
      best = Math.max(best, longestPrefix(term, rule.prefixes));
    }
    return best;
  }
}

function longestPrefix(term: string, prefixes: readonly string[]): number {
  let best = 0;
  for (const prefix of prefixes) if (prefix.length > best && term.startsWith(prefix)) best = prefix.length;
  return best;
}
