/** Field terms of the query language as tests on a paper. Text is compared without case and accents. */
import { assertNever } from '../api/errors.ts';
import { claimRatio } from '../claims/ratio.ts';
import { displayName } from '../library/names.ts';
import { isPdfFile, type Paper } from '../library/paper.ts';
import { foldAccents } from '../library/text.ts';
import type { DateRange, FieldTerm, NumberRange } from './query-fields.ts';

export type PaperTest = (paper: Paper) => boolean;

/** A term as a test. `now` is what ages ("<7d") count from. */
export function fieldTest(term: FieldTerm, now: Date): PaperTest {
  switch (term.field) {
    case 'year':
      return (paper) => inRange(paper.published?.year, term.range);
    case 'rating':
      return (paper) => inRange(paper.rating, term.range);
    case 'authors':
      return (paper) => inRange(paper.authorCount ?? (paper.authors.length || undefined), term.range);
    case 'added':
      return dateTest(term.dates, now, (paper) => paper.addedAt);
    case 'updated':
      return dateTest(term.dates, now, (paper) => paper.updatedAt);
    case 'claim':
      return claimTest(term);
    case 'has':
      return anyOf(term.texts.map(hasTest));
    case 'is':
      return anyOf(term.texts.map(isTest));
    case 'status':
    case 'type': {
      const { field } = term;
      const wanted: ReadonlySet<string> = new Set(term.texts);
      return (paper) => wanted.has(paper[field]);
    }
    case 'tag':
      return pathTest(term.texts, (paper) => paper.tags);
    case 'topic':
      return pathTest(term.texts, (paper) => paper.topics);
    case 'hardware': {
      const wanted = term.texts.map(squeeze);
      return (paper) =>
        paper.claims.some((claim) => claim.hardware.some((name) => containsAny(squeeze(name), wanted)));
    }
    case 'key': {
      const wanted = term.texts.map((text) => text.toLowerCase());
      return (paper) =>
        containsAny(paper.citeKey.toLowerCase(), wanted) ||
        paper.keyAliases.some((alias) => containsAny(alias.toLowerCase(), wanted));
    }
    case 'id': {
      const wanted = term.texts.map((text) => text.toLowerCase().replace(/^(?:arxiv|doi):/, ''));
      const hasId = (ids: Paper['ids']): boolean =>
        Object.values(ids).some(
          (id) => typeof id === 'string' && wanted.some((text) => id.toLowerCase().startsWith(text)),
        );
      return (paper) => hasId(paper.ids) || paper.versions.some((version) => hasId(version.ids));
    }
    case 'venue': {
      const wanted = term.texts.map(words);
      return (paper) =>
        (paper.venue !== undefined && containsAny(words(paper.venue), wanted)) ||
        paper.versions.some(
          (version) => version.venue !== undefined && containsAny(words(version.venue), wanted),
        );
    }
    case 'author':
      return authorTest(term.texts);
    case 'title':
    case 'abstract':
    case 'note': {
      const { field } = term;
      const wanted = term.texts.map(words);
      return (paper) => {
        const text = paper[field];
        return text !== undefined && text !== '' && containsAny(words(text), wanted);
      };
    }
    default:
      return assertNever(term);
  }
}

/** Lower case, accents off, punctuation to blanks, a blank in front: then " moe" finds words that begin with it. */
export function words(text: string): string {
  return ` ${foldAccents(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;
}

function squeeze(text: string): string {
  return foldAccents(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

function containsAny(text: string, wanted: readonly string[]): boolean {
  return wanted.some((part) => text.includes(part));
}

function anyOf(tests: readonly PaperTest[]): PaperTest {
  return tests.length === 1 ? tests[0]! : (paper) => tests.some((test) => test(paper));
}

function inRange(value: number | undefined, range: NumberRange): boolean {
  if (value === undefined) return false;
  if (range.open) return value > range.min && value < range.max;
  return value >= range.min && value <= range.max;
}

/** Every wanted word begins a word of one and the same name: `author:"yilong zhao"`, `author:zhao`. */
function authorTest(texts: readonly string[]): PaperTest {
  const wanted = texts.map((text) =>
    words(text)
      .trim()
      .split(' ')
      .filter(Boolean)
      .map((word) => ` ${word}`),
  );
  return (paper) =>
    paper.authors.some((name) => {
      const folded = words(displayName(name));
      return wanted.some((parts) => parts.every((part) => folded.includes(part)));
    });
}

/** `tag:moe` is met by `moe`, by `moe/serving` and by `serving/moe`, and while it is typed by what begins with it. */
function pathTest(texts: readonly string[], valuesOf: (paper: Paper) => readonly string[]): PaperTest {
  const wanted = texts.map(
    (text) =>
      `/${foldAccents(text)
        .replace(/^[#/]+/, '')
        .replace(/\/+$/, '')}`,
  );
  return (paper) =>
    valuesOf(paper).some((value) => {
      const path = `/${foldAccents(value)}`;
      return wanted.some((part) => path.includes(part));
    });
}

function dateTest(dates: DateRange, now: Date, timeOf: (paper: Paper) => string): PaperTest {
  if ('from' in dates || 'before' in dates) {
    const { from = '', before = '~' } = dates;
    return (paper) => timeOf(paper) >= from && timeOf(paper) < before;
  }
  const { minDays = -Infinity, maxDays = Infinity } = dates as { minDays?: number; maxDays?: number };
  const ago = (days: number): string | undefined =>
    Number.isFinite(days)
      ? new Date(Math.max(0, now.getTime() - days * 86_400_000)).toISOString()
      : undefined;
  const oldest = ago(maxDays) ?? '';
  const newest = ago(minDays) ?? '~';
  return (paper) => timeOf(paper) >= oldest && timeOf(paper) <= newest;
}

function claimTest({ metric, range }: Extract<FieldTerm, { field: 'claim' }>): PaperTest {
  return (paper) =>
    paper.claims.some(
      (claim) =>
        claim.settled !== 'rejected' &&
        (metric === undefined || claim.metric === metric) &&
        (range === undefined || inRange(claimRatio(claim), range)),
    );
}

function hasTest(value: string): PaperTest {
  switch (value) {
    case 'code':
      return (paper) => paper.links.some((link) => link.kind === 'code');
    case 'note':
      return (paper) => paper.note.trim() !== '';
    case 'pdf':
      return (paper) => paper.links.some((link) => link.kind === 'pdf') || paper.attachments.some(isPdfFile);
    case 'abstract':
      return (paper) => paper.abstract !== undefined && paper.abstract !== '';
    case 'claims':
      return (paper) => paper.claims.some((claim) => claim.settled !== 'rejected');
    case 'doi':
      return (paper) => paper.ids.doi !== undefined;
    case 'arxiv':
      return (paper) => paper.ids.arxiv !== undefined;
    case 'authors':
      return (paper) => paper.authors.length > 0;
    case 'venue':
      return (paper) => paper.venue !== undefined;
    case 'year':
      return (paper) => paper.published?.year !== undefined;
    case 'tags':
      return (paper) => paper.tags.length > 0;
    case 'topics':
      return (paper) => paper.topics.length > 0;
    case 'rating':
      return (paper) => paper.rating !== undefined;
    case 'links':
      return (paper) => paper.links.length > 0;
    default:
      return (paper) => paper.attachments.length > 0;
  }
}

function isTest(value: string): PaperTest {
  switch (value) {
    case 'starred':
      return (paper) => paper.starred;
    case 'unread':
      return (paper) => paper.status === 'inbox' || paper.status === 'to-read';
    case 'rated':
      return (paper) => paper.rating !== undefined;
    case 'tagged':
      return (paper) => paper.tags.length > 0;
    case 'pinned':
      return (paper) => paper.citeKeyPinned === true;
    case 'preprint':
      return (paper) => paper.type === 'preprint';
    case 'published':
      return (paper) => paper.type !== 'preprint';
    default:
      return (paper) => paper.status === value;
  }
}
