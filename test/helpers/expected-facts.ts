/**
 * Checks a parse against the facts that were read by eye from real listings and bibliographies. That data lives beside the
 * repository, not in it; tests that use it run only where it is there.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { decodeText } from '../../shared/formats/decode.ts';
import type { ParseResult } from '../../shared/formats/format.ts';
import { readListingDate } from '../../shared/formats/listing-date.ts';
import { readText } from '../../shared/formats/read-text.ts';
import { arxivIdDate, parseArxivId, parseDoi } from '../../shared/library/identifiers.ts';
import { displayName, familyName, parseName } from '../../shared/library/names.ts';
import type { PaperDraft } from '../../shared/library/paper.ts';
import { comparableTitle, foldAccents, foldText } from '../../shared/library/text.ts';

/** Where the real files are, or would be. */
export const dataFolder = join(import.meta.dirname, '../../../shared/data');

/** Whether the real files are there: for `describe.runIf(hasData)`. */
export const hasData = existsSync(dataFolder);

/** One fact that the parse got wrong. */
export interface Miss {
  readonly kind: string;
  readonly title: string;
  readonly expected: unknown;
  readonly found: unknown;
}

export interface FactReport {
  readonly format: string;
  readonly result: ParseResult;
  /** Facts checked, by kind. */
  readonly checked: Readonly<Record<string, number>>;
  readonly misses: readonly Miss[];
}

type Facts = Readonly<Record<string, unknown>>;

/** Reads `name` (relative to the data folder) and compares it with its `.expected.json`. */
export function checkFacts(name: string, options: { format?: string } = {}): FactReport {
  const path = join(dataFolder, name);
  const decoded = decodeText(readFileSync(path));
  if (!decoded.ok) throw new Error(decoded.error.message);
  const read = readText(decoded.value.text, { from: name, ...options });
  if (!read.ok) throw new Error(read.error.message);
  const { format, result } = read.value;
  const facts = JSON.parse(readFileSync(join(dataFolder, expectedName(name)), 'utf8')) as { papers: Facts[] };
  const found = [...(result.papers.length > 0 ? result.papers : (result.enrichments ?? []))];
  const report = new Report();
  const left = new Set(found);
  for (const expected of facts.papers) {
    const title = String(expected['title'] ?? expected['titleBracesDropped']);
    // Same title first; among several (preprint and published), the one whose key or id agrees.
    // A row that repeats a paper of another section is met by the one paper that remembers both places.
    const titles = (paper: PaperDraft) => [
      paper.title,
      ...paper.sources.flatMap((source) => source.titlePrinted ?? []),
    ];
    const same = found.filter((paper) => titles(paper).some((one) => plainTitle(one) === plainTitle(title)));
    const unmatched = same.filter((paper) => left.has(paper));
    const candidates = unmatched.length > 0 ? unmatched : same.filter((paper) => paper.sources.length > 1);
    const paper = candidates.find((one) => one.citeKey === expected['key']) ?? candidates[0];
    report.check('title', title, true, paper !== undefined);
    if (!paper) continue;
    left.delete(paper);
    checkPaper(report, expected, paper, title);
  }
  for (const extra of left) report.check('extra', extra.title, undefined, extra.title);
  return { format: format.id, result, checked: report.checked, misses: report.misses };
}

/** Asserts what the project promises: every title and nothing extra; of every other kind of fact at least 99 %. */
export function expectFacts(name: string, options: { format?: string } = {}): FactReport {
  const report = checkFacts(name, options);
  const wrong = (kind: string) => report.misses.filter((miss) => miss.kind === kind);
  expect([...wrong('title'), ...wrong('extra')], `${name}: titles`).toEqual([]);
  for (const [kind, total] of Object.entries(report.checked)) {
    const misses = wrong(kind);
    if (misses.length > total / 100)
      expect(misses, `${name}: ${kind}, ${misses.length} of ${total} wrong`).toEqual([]);
  }
  return report;
}

/** All files of a folder that have facts, relative to the data folder. */
export function filesWithFacts(folder: 'listings' | 'bibliographies', prefix = ''): string[] {
  if (!hasData) return [];
  const names = readdirSync(join(dataFolder, folder)).filter((name) => name.startsWith(prefix));
  return names
    .filter((name) => !name.endsWith('.expected.json'))
    .map((name) => `${folder}/${name}`)
    .filter((name) => existsSync(join(dataFolder, expectedName(name))));
}

function expectedName(name: string): string {
  return name.replace(/\.[^./]+$/, '.expected.json');
}

class Report {
  readonly checked: Record<string, number> = {};
  readonly misses: Miss[] = [];

  check(
    kind: string,
    title: string,
    expected: unknown,
    found: unknown,
    same = Object.is(expected, found),
  ): void {
    this.checked[kind] = (this.checked[kind] ?? 0) + 1;
    if (!same) this.misses.push({ kind, title, expected, found });
  }
}

function checkPaper(report: Report, expected: Facts, paper: PaperDraft, title: string): void {
  const sources = paper.sources;
  const count =
    paper.authorCount ?? (paper.authors && paper.authors.length > 0 ? paper.authors.length : null);
  if (expected['nAuthors'] !== undefined) report.check('authors', title, expected['nAuthors'], count);
  const names = expected['authors'];
  if (Array.isArray(names) && paper.authors) {
    const key = (name: string) => plainName(familyName(parseName(name)));
    const wanted = names.map((name) => key(String(name)));
    const found = paper.authors.map((name) => plainName(familyName(name)));
    const same = wanted.every(
      (name, index) =>
        found[index] === name || plainName(displayName(paper.authors![index] ?? {})).includes(name),
    );
    report.check('names', title, wanted, found, same);
  }
  checkDate(report, expected['date'], paper, title);
  if (typeof expected['arxivId'] === 'string') {
    report.check('ids', title, parseArxivId(expected['arxivId'])?.id, paper.ids?.arxiv);
  }
  const doi = expected['doi'] ?? expected['DOI'];
  if (typeof doi === 'string') report.check('ids', title, parseDoi(doi), paper.ids?.doi);
  for (const url of [expected['urls'], expected['githubRepo'], expected['projectPage']].flat()) {
    if (typeof url === 'string' && !url.includes('/licenses/')) {
      report.check(
        'links',
        title,
        url,
        paper.links?.map((link) => link.url),
        hasLink(paper, url),
      );
    }
  }
  const votes = sources.map((source) => source.votes).find((value) => value !== undefined);
  const comments = sources.map((source) => source.comments).find((value) => value !== undefined);
  if (typeof expected['upvotes'] === 'number') report.check('votes', title, expected['upvotes'], votes ?? 0);
  if (typeof expected['trailingCount'] === 'number') {
    report.check('comments', title, expected['trailingCount'], comments ?? votes);
  }
  const organisation = expected['organization'];
  if (typeof organisation === 'string') {
    report.check(
      'organisations',
      title,
      organisation,
      sources.map((source) => source.organisation).find(Boolean),
    );
  }
  const abstract = paper.abstractPrinted ?? paper.abstract ?? '';
  const start = expected['abstractStart'];
  const end = expected['abstractEnd'];
  if (typeof start === 'string') {
    report.check('abstracts', title, start, abstract.slice(0, 60), abstract.startsWith(foldText(start)));
  }
  if (typeof end === 'string') {
    report.check('abstracts', title, end, abstract.slice(-60), abstract.endsWith(foldText(end)));
  }
}

/**
 * Every part that the facts print must be there and equal; a year may be added (that is inference, tested elsewhere). A feed
 * prints when it announced a paper: then the printed words must be kept, and the date must be the one that the id states.
 */
function checkDate(report: Report, printed: unknown, paper: PaperDraft, title: string): void {
  if (typeof printed !== 'string' && typeof printed !== 'number') return;
  const text = String(printed);
  const iso = /^\d{4}(?:-\d{2}){0,2}/.exec(text)?.[0] ?? text;
  const date = readListingDate(iso)?.date ?? (/^\d{4}$/.test(iso) ? { year: Number(iso) } : undefined);
  if (!date) return;
  const found = paper.published;
  const parts = ['year', 'month', 'day'] as const;
  const same = parts.every((part) => date[part] === undefined || date[part] === found?.[part]);
  const issued = paper.ids?.arxiv === undefined ? undefined : arxivIdDate(paper.ids.arxiv);
  const announced =
    paper.sources.some((source) => source.datePrinted === text) &&
    issued?.year === found?.year &&
    issued?.month === found?.month;
  report.check('dates', title, date, found, same || announced);
}

/** An address counts as found when it is a link, or when the ids lead there. */
function hasLink(paper: PaperDraft, url: string): boolean {
  const bare = (address: string) =>
    address
      .replace(/^https?:\/\/(?:www\.|dx\.)?/i, '')
      .replace(/\/+$/, '')
      .toLowerCase();
  if (paper.links?.some((link) => bare(link.url) === bare(url))) return true;
  const arxiv = parseArxivId(url.startsWith('/') ? `https://arxiv.org${url}` : url);
  if (arxiv && arxiv.id === paper.ids?.arxiv) return true;
  const ids = Object.values(paper.ids ?? {}).map((id) => String(id).toLowerCase());
  return ids.some((id) => id.length > 5 && decodeURIComponent(url).toLowerCase().includes(id));
}

function plainTitle(title: string): string {
  return comparableTitle(withoutAccentCommands(title)).replaceAll(' ', '');
}

function plainName(name: string): string {
  return foldAccents(withoutAccentCommands(name)).replace(/[^\p{L}]/gu, '');
}

/** Facts keep TeX accents as printed; parsers turn them into Unicode. */
function withoutAccentCommands(text: string): string {
  return text
    .replace(/\\[`'^"~=.]\s*\{?\\?([A-Za-z])\}?/g, '$1')
    .replace(/\\[cvuHkrbd]\s*\{([A-Za-z])\}/g, '$1')
    .replace(/\\(?=o|l|ss|aa|ae|i\b)/gi, '');
}
