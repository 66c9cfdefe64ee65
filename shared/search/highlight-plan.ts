/** Which words and phrases to mark, and in which fields: made of what the index matched, so that both always agree. */
import { longForms } from './aliases.ts';
import type { MatchField } from './highlight.ts';
import type { WordForm } from './normal-form.ts';
import { wordsOf } from './tokenize.ts';
import type { WordMatch } from './word-matcher.ts';

/** Words and beginnings of words, asked without making a string of each word of a text: a page of rows has thousands. */
class WordRules {
  /** By first letter and length: the few words that it may be. */
  private readonly words = new Map<number, string[]>();
  private readonly prefixes: string[] = [];

  addWord(word: string): void {
    const key = groupOf(word.charCodeAt(0), word.length);
    const group = this.words.get(key);
    if (!group) this.words.set(key, [word]);
    else if (!group.includes(word)) group.push(word);
  }

  addPrefix(prefix: string): void {
    if (!this.prefixes.includes(prefix)) this.prefixes.push(prefix);
  }

  get isEmpty(): boolean {
    return this.words.size === 0 && this.prefixes.length === 0;
  }

  /** How many characters of a word match: all, those of the longest beginning, or 0. */
  test(form: WordForm): number {
    const group = this.words.get(groupOf(form.units[0]!, form.length));
    if (group) for (const word of group) if (form.matches(word, false)) return form.length;
    let best = 0;
    for (const prefix of this.prefixes)
      if (prefix.length > best && form.matches(prefix, true)) best = prefix.length;
    return best;
  }
}

/** Words are at most MAX_TERM (48) characters long. */
function groupOf(firstLetter: number, length: number): number {
  return firstLetter * 64 + length;
}

export interface PhraseRule {
  readonly words: readonly string[];
  /** Undefined: in every field. */
  readonly field: MatchField | undefined;
}

export class HighlightPlan {
  private readonly everywhere = new WordRules();
  private readonly inFields = new Map<MatchField, WordRules>();
  readonly phrases: PhraseRule[] = [];

  get isEmpty(): boolean {
    return this.everywhere.isEmpty && this.inFields.size === 0 && this.phrases.length === 0;
  }

  /** What a free word matched. */
  addMatch(match: WordMatch): void {
    if (match.word !== '') {
      if (match.prefix) this.everywhere.addPrefix(match.word);
      else this.everywhere.addWord(match.word);
      for (const { words } of longForms(match.word)) this.addPhrase(words);
    }
    for (const spelling of match.spellings) this.everywhere.addWord(spelling);
    for (const words of match.phrases) this.addPhrase(words);
  }

  addPhrase(words: readonly string[], field?: MatchField): void {
    if (words.length === 1) this.rulesOf(field).addWord(words[0]!);
    else if (words.length > 1) this.phrases.push({ words, field });
  }

  /** Words of a field term (`author:zhao`), beginnings included. */
  addFieldText(text: string, field: MatchField): void {
    for (const word of wordsOf(text)) this.rulesOf(field).addPrefix(word);
  }

  /** How many characters of a word of a field match, 0 for none. */
  test(form: WordForm, field: MatchField): number {
    const length = this.everywhere.test(form);
    const own = this.inFields.get(field);
    return own && length < form.length ? Math.max(length, own.test(form)) : length;
  }

  private rulesOf(field: MatchField | undefined): WordRules {
    if (field === undefined) return this.everywhere;
    let rules = this.inFields.get(field);
    if (!rules) this.inFields.set(field, (rules = new WordRules()));
    return rules;
  }
}
