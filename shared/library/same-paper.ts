/**
 * Whether two records describe the same paper: the evidence of identifiers, titles, authors, years and abstracts, weighed.
 * The rule of the whole file: a wrong merge costs more than a missed one, so what is only likely is a suggestion.
 */
import type { Name } from './paper.ts';
import { nameKeys, type PaperFacts } from './paper-facts.ts';
import { isPreprintDoi } from './preprint-servers.ts';
import { doubtAboutTitles } from './title-doubts.ts';

/** How sure the program is: `same` may be merged unasked, `suggestion` only by the user. */
export interface Verdict {
  readonly certainty: 'same' | 'suggestion';
  /** For people, after "is the same paper as ...:": "same arXiv id 2309.06180". */
  readonly reason: string;
}

/** Whether a DOI says nothing against another: a preprint's, and Zenodo's, where papers leave their artifacts. */
function isBesideOthers(doi: string): boolean {
  return isPreprintDoi(doi) || doi.startsWith('10.5281/');
}

/** What the author lists say: names first, their number where a side has no names. */
function compareAuthors(
  a: PaperFacts,
  b: PaperFacts,
): 'agree' | 'disjoint' | 'partly' | 'count-agrees' | 'count-differs' | 'unknown' {
  if (a.names.length > 0 && b.names.length > 0) {
    if (sameFamilies(a.names, b.names)) return 'agree';
    const [small, large] = a.authors.size <= b.authors.size ? [a, b] : [b, a];
    let shared = 0;
    let people = 0;
    for (const [key, initial] of small.authors) {
      const other = large.authors.get(key);
      if (!key.startsWith('=')) people++;
      if (other === undefined) continue;
      if (key.startsWith('=')) return 'agree';
      if (initial === '' || other === '' || initial === other) shared++;
    }
    if (shared * 2 >= people || (shared > 0 && firstFamily(a) === firstFamily(b))) return 'agree';
    return shared === 0 ? 'disjoint' : 'partly';
  }
  if (a.authorCount === 0 || b.authorCount === 0) return 'unknown';
  return a.authorCount === b.authorCount ? 'count-agrees' : 'count-differs';
}

/** The plain case, without reading the names: as many authors, with the same family names in the same order. */
function sameFamilies(a: readonly Name[], b: readonly Name[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ family }, index) => family !== undefined && family === b[index]!.family)
  );
}

function firstFamily(facts: PaperFacts): string {
  return nameKeys(facts.names[0]!).family;
}

/** True where both sides carry an identifier of one kind and none of them is the same. */
function idsConflict(a: PaperFacts, b: PaperFacts): string | undefined {
  for (const [kind, label] of [
    ['arxiv:', 'arXiv id'],
    ['doi:', 'DOI'],
    ['acl:', 'ACL Anthology id'],
    ['dblp:conf/', 'DBLP key'],
  ] as const) {
    const of = (facts: PaperFacts) =>
      facts.ids.filter((id) => id.startsWith(kind) && !(kind === 'doi:' && isBesideOthers(id.slice(4))));
    const left = of(a);
    const right = of(b);
    if (left.length > 0 && right.length > 0 && !left.some((id) => right.includes(id))) return label;
  }
  return undefined;
}

/** Weighs whether `a` and `b` are the same paper; undefined where nothing much says so. */
export function judgeSamePaper(a: PaperFacts, b: PaperFacts): Verdict | undefined {
  const authors = compareAuthors(a, b);
  const sharedId = a.ids.find((id) => b.ids.includes(id));
  if (sharedId) {
    const reason = `same ${idLabel(sharedId)}`;
    const strangers = authors === 'disjoint' && a.title !== '' && b.title !== '' && similarity(a, b) < 0.4;
    return strangers
      ? { certainty: 'suggestion', reason: `${reason}, but another title and other authors` }
      : { certainty: 'same', reason };
  }
  if (a.title === '' || b.title === '') return undefined;
  const conflict = idsConflict(a, b);
  const judged = judgeTitles(a, b, authors) ?? judgeAbstracts(a, b, authors);
  const doubt = judged?.certainty === 'same' ? doubtAboutTitles(a, b, authors === 'agree') : undefined;
  const verdict: Verdict | undefined =
    judged && doubt ? { certainty: 'suggestion', reason: `${judged.reason}, but ${doubt}` } : judged;
  if (!verdict || !conflict) return verdict;
  // Another identifier of the same kind: the titles must be the same for this to be worth a question.
  return a.title === b.title && (authors === 'agree' || a.words >= 4)
    ? { certainty: 'suggestion', reason: `${verdict.reason}, but another ${conflict}` }
    : undefined;
}

function judgeTitles(
  a: PaperFacts,
  b: PaperFacts,
  authors: ReturnType<typeof compareAuthors>,
): Verdict | undefined {
  if (a.title === b.title) return judgeEqualTitles(a, b, authors);
  if (authors === 'disjoint') return undefined;
  const years = yearsApart(a, b) ?? 0;
  const agree = authors === 'agree';
  const [shorter, longer] = a.title.length < b.title.length ? [a, b] : [b, a];
  if (shorter.title === longer.keys.main && shorter.words >= 3 && years <= 2) {
    return {
      certainty: agree ? 'same' : 'suggestion',
      reason: titleReason('same title, one without its subtitle', agree),
    };
  }
  if (shorter.title === longer.keys.subtitle && shorter.words >= 4 && years <= 2) {
    const same = agree || authors === 'count-agrees';
    return {
      certainty: same ? 'same' : 'suggestion',
      reason: titleReason("same title, one without the system's name", agree),
    };
  }
  if (
    a.keys.main !== undefined &&
    a.keys.main === b.keys.main &&
    a.mainWords >= 3 &&
    agree &&
    !differInNumbers(a.title, b.title)
  ) {
    return { certainty: 'suggestion', reason: 'same title up to the subtitle, and shared authors' };
  }
  if (agree && years <= 2 && a.system === b.system) {
    return { certainty: 'suggestion', reason: 'same system name, and shared authors' };
  }
  if (years > 2 || differInNumbers(a.title, b.title)) return undefined;
  const cut = shorter.title.length >= 20 && longer.title.startsWith(shorter.title);
  if (cut) return { certainty: 'suggestion', reason: 'one title is the beginning of the other' };
  const close = similarity(a, b);
  if (close >= (agree ? 0.85 : 0.94)) {
    return { certainty: 'suggestion', reason: titleReason('almost the same title', agree) };
  }
  return undefined;
}

function judgeEqualTitles(
  a: PaperFacts,
  b: PaperFacts,
  authors: ReturnType<typeof compareAuthors>,
): Verdict | undefined {
  const apart = yearsApart(a, b);
  const years = apart ?? 0;
  // "Editorial", "Introduction": such a title says little by itself.
  const generic = a.title.length < 12 || (a.title.length < 40 && a.words <= 2);
  if (authors === 'disjoint') {
    return a.words >= 5 && years <= 1
      ? { certainty: 'suggestion', reason: 'same title, but other authors' }
      : undefined;
  }
  if (generic && a.place !== b.place && (authors !== 'agree' || (a.kind === b.kind && a.kind !== 'preprint')))
    return undefined;
  if (authors === 'agree') {
    if (years > 3 || (generic && years > 1)) {
      return { certainty: 'suggestion', reason: `same title and authors, but ${years} years apart` };
    }
    if (isTwicePublished(a, b)) {
      return {
        certainty: 'suggestion',
        reason: 'same title and authors, once in proceedings and once in a journal',
      };
    }
    return { certainty: 'same', reason: 'same title and authors' };
  }
  if (authors === 'count-differs' || authors === 'partly') {
    const how = authors === 'partly' ? 'only some authors are the same' : 'another number of authors';
    return { certainty: 'suggestion', reason: `same title, but ${how}` };
  }
  const sameYear = apart === 0 || (a.year === undefined && b.year === undefined);
  const telling = a.words >= 4 || authors === 'count-agrees' || sameYear;
  if (!telling || years > 2) return generic ? undefined : { certainty: 'suggestion', reason: 'same title' };
  return {
    certainty: 'same',
    reason:
      authors === 'count-agrees' ? 'same title and number of authors' : 'same title, and nothing against it',
  };
}

/** A conference paper and its journal version are cited apart; only the same year makes them one record written two ways. */
function isTwicePublished(a: PaperFacts, b: PaperFacts): boolean {
  const kinds = new Set([a.kind, b.kind]);
  return kinds.has('article') && kinds.has('proceedings') && a.year !== b.year;
}

function judgeAbstracts(
  a: PaperFacts,
  b: PaperFacts,
  authors: ReturnType<typeof compareAuthors>,
): Verdict | undefined {
  if (authors === 'disjoint' || !a.paper.abstract || !b.paper.abstract) return undefined;
  const [left, right] = [a.abstractWords, b.abstractWords];
  if (Math.min(left.size, right.size) < 20) return undefined;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  return shared / (left.size + right.size - shared) >= 0.75
    ? { certainty: 'suggestion', reason: 'almost the same abstract' }
    : undefined;
}

function yearsApart(a: PaperFacts, b: PaperFacts): number | undefined {
  return a.year === undefined || b.year === undefined ? undefined : Math.abs(a.year - b.year);
}

/** True where the numbers in two titles differ: "Part 1" and "Part 2", "Llama 2" and "Llama 3" are two papers. */
function differInNumbers(a: string, b: string): boolean {
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).join(',');
  return numbers(a) !== numbers(b);
}

/** How alike two titles are, 0 to 1: shared pairs of neighbouring letters (Dice's coefficient), in linear time. */
function similarity(a: PaperFacts, b: PaperFacts): number {
  const pairs = new Map<string, number>();
  const left = a.title.slice(0, 400);
  const right = b.title.slice(0, 400);
  if (left.length < 2 || right.length < 2) return left === right ? 1 : 0;
  for (let i = 0; i + 1 < left.length; i++) {
    const pair = left.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i + 1 < right.length; i++) {
    const pair = right.slice(i, i + 2);
    const count = pairs.get(pair) ?? 0;
    if (count > 0) {
      pairs.set(pair, count - 1);
      shared++;
    }
  }
  return (2 * shared) / (left.length + right.length - 2);
}

function titleReason(text: string, agree: boolean): string {
  return agree ? `${text}, and shared authors` : text;
}

function idLabel(key: string): string {
  const [kind = '', id = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
  const labels: Readonly<Record<string, string>> = {
    arxiv: 'arXiv id',
    doi: 'DOI',
    openreview: 'OpenReview page',
    dblp: 'DBLP record',
    acl: 'ACL Anthology id',
    semanticscholar: 'Semantic Scholar record',
  };
  return `${labels[kind] ?? kind} ${id}`;
}
