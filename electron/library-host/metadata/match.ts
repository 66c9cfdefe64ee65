/**
 * Whether a record that a source found by title is the paper that was asked for. A wrong match is worse than none: an equal
 * title is never enough, some independent evidence must agree and none may disagree.
 */
import { familyName } from '../../../shared/library/names.ts';
import type { Paper, PaperDraft, PartialDate } from '../../../shared/library/paper.ts';
import { compact } from '../../../shared/library/paper-facts.ts';
import { comparableTitle, foldAccents } from '../../../shared/library/text.ts';
import { splitTitle } from '../../../shared/library/title-words.ts';

export interface MatchVerdict {
  /** `same`: fill without asking. `maybe`: show the choice. `other`: leave it. */
  readonly verdict: 'same' | 'maybe' | 'other';
  /** For people: "same title", "13 authors", "dates 2 months apart". */
  readonly evidence: readonly string[];
}

/** What of a paper is compared; a draft that was not saved yet will do. */
export type Wanted = Pick<Paper, 'title'> &
  Partial<Pick<Paper, 'abstract' | 'authors' | 'authorCount' | 'published' | 'ids'>>;

/** A preprint is seldom older than its proceedings by more than this, months. */
const DATE_REACH = 18;
/** Nor than its journal version, which the same authors sign. */
const DATE_REACH_WITH_AUTHORS = 48;
/** A title of fewer words ("Introduction", "Deep Learning") is had by many papers. */
const TELLING_WORDS = 4;
/** Words that make another work of a title: about the same thing, often with the same sentences, and never the same paper. */
const OTHER_WORK =
  /^(?:part|volume|vol|supplement|supplementary|appendix|survey|review|overview|tutorial|rebuttal|reply|response|comments?|commentary|discussion|erratum|errata|corrigendum|correction|retraction|retracted|withdrawn|revisit(?:ed|ing)?|reproduc\w*|replication|replicating|demo|poster|thesis|sequel|i{2,3}|iv|vi{1,3}|ix)$/;

/** Weighs the evidence that `found` is `wanted`. */
export function matchRecord(wanted: Wanted, found: PaperDraft): MatchVerdict {
  const evidence: string[] = [];
  let agrees = 0;
  let disagrees = 0;
  const say = (text: string, weight: number): void => {
    evidence.push(text);
    if (weight > 0) agrees += weight;
    else disagrees -= weight;
  };

  const title = titleLikeness(wanted.title, found.title);
  if (title < 0.6) return { verdict: 'other', evidence: ['another title'] };
  evidence.push(title === 1 ? 'same title' : `title alike (${Math.round(title * 100)} %)`);
  if (wanted.ids?.arxiv && found.ids?.arxiv && wanted.ids.arxiv !== found.ids.arxiv) {
    return { verdict: 'other', evidence: [...evidence, 'another arXiv id'] };
  }

  const names = authorLikeness(wanted, found);
  if (names !== undefined) {
    if (names >= 0.5) say('authors in common', 2);
    else say('other authors', -3);
  } else {
    const count = wanted.authorCount ?? wanted.authors?.length ?? 0;
    const foundCount = found.authorCount ?? found.authors?.length ?? 0;
    if (count > 0 && foundCount > 0) {
      // One or two authors is what every third paper has.
      if (count === foundCount) say(`${count} author${count === 1 ? '' : 's'}`, count > 2 ? 1 : 0.5);
      else say(`${foundCount} authors instead of ${count}`, -1);
    }
  }

  const months = monthsApart(wanted.published, found.published);
  if (months !== undefined) {
    const exact = wanted.published?.month !== undefined && found.published?.month !== undefined;
    if (months <= 1) say(exact ? 'same date' : 'same year', exact ? 1 : 0.5);
    else if (months <= DATE_REACH) say(`${months} months apart`, 0.5);
    else if ((names ?? 0) >= 0.8 && months <= DATE_REACH_WITH_AUTHORS) {
      evidence.push(`${Math.round(months / 12)} years apart`);
    } else say(`${Math.round(months / 12)} years apart`, -2);
  }

  const abstract =
    wanted.abstract && found.abstract ? abstractLikeness(wanted.abstract, found.abstract) : undefined;
  if (abstract !== undefined) {
    if (abstract >= 0.5) say('same abstract', 3);
    else if (abstract >= 0.25) say('abstract alike', 1);
    else say('another abstract', -3);
  }

  if (isOtherWork(wanted.title, found.title)) {
    return { verdict: (abstract ?? 0) >= 0.5 ? 'maybe' : 'other', evidence };
  }
  if (disagrees > agrees || (disagrees >= 2 && (abstract ?? 0) < 0.5)) {
    return { verdict: title === 1 ? 'maybe' : 'other', evidence };
  }
  // An equal title needs an independent fact, a short one more; a title that differs needs the abstract itself.
  const needed = comparableTitle(wanted.title).split(' ').length < TELLING_WORDS ? 2 : 1;
  const same =
    title === 1
      ? agrees >= needed && disagrees === 0
      : (abstract ?? 0) >= 0.5 && title >= 0.7 && disagrees === 0;
  const strong = title === 1 && (abstract ?? 0) >= 0.5;
  return { verdict: same || strong ? 'same' : 'maybe', evidence };
}

/**
 * 1 for equal titles (case, accents, punctuation, blanks aside), else the share of words in common, by Dice. A title without
 * the other's subtitle is alike, however long the subtitle is.
 */
function titleLikeness(a: string, b: string): number {
  if (compact(a) === compact(b) && compact(a) !== '') return 1;
  const words = dice(titleWords(a), titleWords(b));
  return Math.min(0.99, Math.max(words, isCut(a, b) || isCut(b, a) ? 0.8 : 0));
}

/** Whether `short` is `title` without its subtitle. */
function isCut(short: string, title: string): boolean {
  const main = compact(splitTitle(title).main);
  return main.length >= 4 && main === compact(short);
}

function titleWords(title: string): Set<string> {
  return new Set(comparableTitle(title).split(' '));
}

/** Whether two titles name two works although most of their words agree: a sequel, a survey, a reply, another number. */
function isOtherWork(a: string, b: string): boolean {
  const numbers = (title: string): string => (comparableTitle(title).match(/\d+/g) ?? []).join(' ');
  // "in 10 Minutes" may stand in a subtitle that one side leaves out.
  if (numbers(a) !== numbers(b) && !isCut(a, b) && !isCut(b, a)) return true;
  const [first, second] = [titleWords(a), titleWords(b)];
  return [...first, ...second].some((word) => first.has(word) !== second.has(word) && OTHER_WORK.test(word));
}

/** The share of the shorter list's family names that the other has too; undefined where one list has no names. */
function authorLikeness(wanted: Wanted, found: PaperDraft): number | undefined {
  const names = (list: Paper['authors'] | undefined): Set<string> =>
    new Set((list ?? []).map((name) => foldAccents(familyName(name))));
  const first = names(wanted.authors);
  const second = names(found.authors);
  if (first.size === 0 || second.size === 0) return undefined;
  return shared(first, second) / Math.min(first.size, second.size);
}

/** Months between two dates as far as both are known; undefined where a year is missing. */
function monthsApart(a: PartialDate | undefined, b: PartialDate | undefined): number | undefined {
  if (a?.year === undefined || b?.year === undefined) return undefined;
  if (a.month === undefined || b.month === undefined) return Math.abs(a.year - b.year) * 12;
  return Math.abs(a.year * 12 + a.month - (b.year * 12 + b.month));
}

/** Dice over three-word runs: high only where the sentences are the same. A cut abstract is compared as far as it goes. */
function abstractLikeness(a: string, b: string): number {
  const [first, second] = [shingles(a), shingles(b)];
  const shorter = Math.min(first.size, second.size);
  const cut = shorter >= 20 && shorter < 0.6 * Math.max(first.size, second.size);
  return cut && shared(first, second) >= 0.9 * shorter ? 0.9 : dice(first, second);
}

function shingles(text: string): Set<string> {
  const words = comparableTitle(text).split(' ');
  return new Set(words.slice(0, -2).map((word, i) => `${word} ${words[i + 1]} ${words[i + 2]}`));
}

function dice(a: Set<string>, b: Set<string>): number {
  return a.size + b.size === 0 ? 0 : (2 * shared(a, b)) / (a.size + b.size);
}

function shared(a: Set<string>, b: Set<string>): number {
  let count = 0;
  for (const item of a) if (b.has(item)) count++;
  return count;
}
