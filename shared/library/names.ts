/** Names of people: read from the ways sources print them, shown the way lists and citations need them. */
import type { Name } from './paper.ts';
import { foldText } from './text.ts';

/** Lower-case words that belong before a family name. BibTeX calls them "von"; the list settles capitalised ones ("Van"). */
const PARTICLES = new Set(
  "van von der den de del della di da dos das du la le ten ter zu zur zum af av bin ibn al el 't op y e vom aus'm d' l'".split(
    ' ',
  ),
);
const SUFFIX = /^(?:jr|sr|[ivx]{2,4}|phd|md)\.?$/i;

/**
 * Reads one name as people print it: "Given Family", "Family, Given" or "Family, Jr, Given". A trailing DBLP number
 * ("Zhang 0009") is dropped. A name of one word becomes a family name. Never fails; empty text gives an empty literal.
 */
export function parseName(text: string): Name {
  const folded = foldText(text).replace(/ \d{4}$/, '');
  if (/^et\.? al\.?$/i.test(folded)) return OTHERS;
  const parts = folded.split(/\s*,\s*/).filter((part) => part !== '');
  if (parts.length === 0) return { literal: folded };
  if (parts.length >= 2 && !(parts.length === 2 && SUFFIX.test(parts[1]!))) {
    const [family = '', second = '', ...rest] = parts;
    const third = rest.join(' ');
    // "Family, Jr, Given" is BibTeX's order; "Family, Given, Jr." is what people write as well.
    const [given, suffix] =
      third === '' || (SUFFIX.test(third) && !SUFFIX.test(second)) ? [second, third] : [third, second];
    return { ...familyWithParticle(family), given, ...(suffix ? { suffix } : {}) };
  }
  const words = parts[0]!.split(' ');
  let suffix = parts[1];
  if (suffix === undefined && words.length > 2 && SUFFIX.test(words[words.length - 1]!)) suffix = words.pop();
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has(words[start - 1]!)) start--;
  const given = words.slice(0, start).join(' ');
  return {
    ...familyWithParticle(words.slice(start).join(' ')),
    ...(given ? { given } : {}),
    ...(suffix ? { suffix } : {}),
  };
}

/** Whether a word is one of the particles that come before a family name, as printed (lower case). */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}

/** Whether a word is a suffix of a name: "Jr.", "III". */
export function isNameSuffix(word: string): boolean {
  return SUFFIX.test(word);
}

/**
 * Reads the authors of one line as arXiv and program pages print them: "A. One, B. Two, Jr. and C. Three". Affiliations in
 * brackets, "et al." and what a collaboration is named for do not become people.
 */
export function parseNames(text: string): Name[] {
  const names: string[] = [];
  const bare = withoutBrackets(text).replace(/(?:,|\band\b|\s)\s?et\.? al\b\.?/gi, ' ');
  for (const piece of bare.split(/[,;]|\s(?:and|&)\s/)) {
    const name = foldText(piece).replace(/^and\s/, '');
    if (SUFFIX.test(name) && names.length > 0) names.push(`${names.pop()!}, ${name}`);
    else if (/[\p{L}\p{N}]/u.test(name)) names.push(name);
  }
  return names.map((name) => {
    const collaboration =
      /(?:^|\bon behalf of |\bfor )(?:the )?(.*\b(?:collaboration|consortium|team|group))$/i.exec(name);
    return collaboration ? { literal: collaboration[1]! } : parseName(name);
  });
}

/** Drops what stands in round brackets, nested ones included; an opening one that never closes is dropped alone. */
function withoutBrackets(text: string): string {
  const opened: number[] = [];
  const cuts: (readonly [number, number])[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') opened.push(at);
    else if (text[at] === ')' && opened.length > 0) {
      const from = opened.pop()!;
      if (opened.length === 0) cuts.push([from, at + 1]);
    }
  }
  let kept = '';
  let end = 0;
  for (const [from, to] of cuts) {
    kept += text.slice(end, from);
    end = to;
  }
  return kept + text.slice(end);
}

function familyWithParticle(text: string): { family: string; particle?: string } {
  const words = text.split(' ');
  let end = 0;
  while (end < words.length - 1 && PARTICLES.has(words[end]!)) end++;
  if (end === 0) return { family: text };
  return { particle: words.slice(0, end).join(' '), family: words.slice(end).join(' ') };
}

/** Stands for the authors that a source leaves out: BibTeX's `and others`. */
export const OTHERS: Name = { literal: 'others' };

/** Whether the name is no person but the end of a shortened list (`and others`, "et al."). */
export function isOthers(name: Name): boolean {
  return name.literal === 'others';
}

/** The name in reading order: "Ludwig van Beethoven", "Martin Luther King Jr."; "et al." for the others. */
export function displayName(name: Name): string {
  if (isOthers(name)) return 'et al.';
  if (name.literal !== undefined) return name.literal;
  return [name.given, familyName(name), name.suffix].filter(Boolean).join(' ');
}

/** The family name with its particle: what short lists and keys show. An elided particle stays attached ("d'Alembert"). */
export function familyName(name: Name): string {
  if (name.literal !== undefined) return name.literal;
  if (!name.particle) return name.family ?? '';
  return /['’-]$/.test(name.particle)
    ? name.particle + (name.family ?? '')
    : `${name.particle} ${name.family ?? ''}`.trimEnd();
}
