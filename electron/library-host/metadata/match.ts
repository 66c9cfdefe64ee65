/**
 * Whether a record that a source found by title is the paper that was asked for. A wrong match is worse than none: an equal
 * title is never enough, some independent evidence must agree and none may disagree.
 */
import { familyName } from '../../../shared/library/names.ts';
import type { Paper, PaperDraft, PartialDate } from '../../../shared/library/paper.ts';
import { comparableTitle, foldAccents } from '../../../shared/library/text.ts';

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

  const names = authorLikeness(wanted, found);
  if (names !== undefined) {
    if (names >= 0.5) say('authors in common', 2);
    else say('other authors', -3);
  } else {
    const count = wanted.authorCount ?? wanted.authors?.length ?? 0;
    const foundCount = found.authorCount ?? found.authors?.length ?? 0;
    if (count > 0 && foundCount > 0) {
      if (count === foundCount) say(`${count} author${count === 1 ? '' : 's'}`, 1);
      else say(`${foundCount} authors instead of ${count}`, -1);
    }
  }

  const months = monthsApart(wanted.published, found.published);
  if (months !== undefined) {
    if (months <= 1) say('same date', 1);
    else if (months <= DATE_REACH) say(`${months} months apart`, 0.5);
    else say(`${Math.round(months / 12)} years apart`, -2);
  }

  const abstract =
    wanted.abstract && found.abstract ? abstractLikeness(wanted.abstract, found.abstract) : undefined;
  if (abstract !== undefined) {
    if (abstract >= 0.5) say('same abstract', 3);
    else if (abstract >= 0.25) say('abstract alike', 1);
    else say('another abstract', -3);
  }

  if (disagrees > agrees || (disagrees >= 2 && (abstract ?? 0) < 0.5)) {
    return { verdict: title === 1 ? 'maybe' : 'other', evidence };
  }
  // An equal title needs one independent fact; a title that differs needs the abstract itself.
  const same =
    title === 1 ? agrees >= 1 && disagrees === 0 : (abstract ?? 0) >= 0.5 && title >= 0.7 && disagrees === 0;
  const strong = title === 1 && (abstract ?? 0) >= 0.5;
  return { verdict: same || strong ? 'same' : 'maybe', evidence };
}

/** 1 for equal titles (case, accents, punctuation aside), else the share of words in common, by Dice. */
function titleLikeness(a: string, b: string): number {
  const first = comparableTitle(a);
  const second = comparableTitle(b);
  if (first === second && first !== '') return 1;
  return Math.min(0.99, dice(new Set(first.split(' ')), new Set(second.split(' '))));
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

/** Dice over three-word runs: high only where the sentences are the same. */
function abstractLikeness(a: string, b: string): number {
  return dice(shingles(a), shingles(b));
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
