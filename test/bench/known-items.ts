/** Known-item searches: what a person types who looks for one paper and remembers some words of its title. */
import type { Paper } from '../../shared/library/paper.ts';
import type { Random } from './random.ts';

export interface KnownItem {
  readonly id: string;
  readonly query: string;
}

/** How queries are spoilt: typing mistakes, words split or merged, accents left out. */
export type Spoiling = { readonly typos: number } | 'split' | 'merged' | 'accents';

const SKIP = new Set(['for', 'with', 'of', 'in', 'and', 'the', 'a', 'on', 'to', 'an', 'from', 'by', 'via']);

/** `count` queries of two to four words of the title (for accents: one word and the first author's name). */
export function knownItems(
  papers: readonly Paper[],
  count: number,
  spoiling: Spoiling,
  random: Random,
): KnownItem[] {
  const items: KnownItem[] = [];
  for (let tries = 0; items.length < count && tries < count * 200; tries++) {
    const paper = random.pick(papers);
    if (paper.status === 'discarded') continue;
    const words = paper.title
      .split(/[\s:,.()]+/)
      .filter((word) => word.length > 2 && !SKIP.has(word.toLowerCase()));
    if (words.length < 3) continue;
    const size = Math.min(words.length, 2 + random.below(3));
    const start = random.below(words.length - size + 1);
    let chosen = words.slice(start, start + size).map((word) => word.toLowerCase());
    if (spoiling === 'accents') {
      const accented = paper.authors.find(({ family = '' }) => plain(family) !== family)?.family;
      if (accented === undefined) continue;
      chosen = [plain(accented).toLowerCase(), ...chosen.slice(0, 2)];
    } else if (spoiling === 'merged') {
      // Only words that stand side by side are ever merged.
      const pair = sideBySide(paper.title, words.slice(start, start + size));
      if (pair < 0) continue;
      chosen.splice(pair, 2, chosen[pair]! + chosen[pair + 1]!);
    } else if (spoiling === 'split') {
      const i = chosen.findIndex((word) => word.length >= 6);
      if (i < 0) continue;
      const at = 3 + random.below(chosen[i]!.length - 5);
      chosen.splice(i, 1, chosen[i]!.slice(0, at), chosen[i]!.slice(at));
    } else {
      for (let n = 0; n < spoiling.typos; n++) {
        const long = chosen.map((word, i) => ({ word, i })).filter(({ word }) => word.length >= 4);
        if (long.length === 0) break;
        const { word, i } = random.pick(long);
        chosen[i] = withTypo(word, random);
      }
    }
    items.push({ id: paper.id, query: chosen.join(' ') });
  }
  return items;
}

/** The first of two words with nothing but a blank between them in the title, or -1. */
function sideBySide(title: string, words: readonly string[]): number {
  return words.findIndex((word, i) => i + 1 < words.length && title.includes(`${word} ${words[i + 1]!}`));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ø/g, 'o')
    .replace(/Ø/g, 'O')
    .replace(/ł/g, 'l')
    .replace(/Ł/g, 'L');
}

/** Inserts, deletes, replaces or swaps one letter. */
function withTypo(word: string, random: Random): string {
  const letter = random.pick([...'abcdefghijklmnopqrstuvwxyz']);
  const at = random.below(word.length);
  switch (random.below(4)) {
    case 0:
      return word.slice(0, at) + letter + word.slice(at);
    case 1:
      return word.slice(0, at) + word.slice(at + 1);
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    default: {
      const from = Math.min(at, word.length - 2);
      return word.slice(0, from) + word[from + 1]! + word[from]! + word.slice(from + 2);
    }
  }
}
