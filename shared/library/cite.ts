/** Citations as text, ready to paste: reference-list entries in ACM and IEEE style, and citing commands. */
import type { CitationStyle } from '../api/schemas.ts';
import { assertNever } from '../api/errors.ts';
import { paperPageUrl } from './identifiers.ts';
import { displayName, familyName, isOthers } from './names.ts';
import type { Name, Paper } from './paper.ts';
import { findVenue } from './venues.ts';

/** The styles that this file writes; `bibtex` is a file format (shared/formats/bibtex). */
export type TextCitationStyle = Exclude<CitationStyle, 'bibtex'>;

/**
 * Cites papers in one style. `latex` and `pandoc` give one command for all of them; the other styles give one line for each
 * paper, numbered in IEEE style where there are several.
 */
export function cite(papers: readonly Paper[], style: TextCitationStyle): string {
  switch (style) {
    case 'latex':
      return `\\cite{${papers.map((paper) => paper.citeKey).join(',')}}`;
    case 'pandoc':
      return `[${papers.map((paper) => pandocKey(paper.citeKey)).join('; ')}]`;
    case 'key':
      return papers.map((paper) => paper.citeKey).join('\n');
    case 'markdown':
      return papers.map(markdownLink).join('\n');
    case 'acm':
      return papers.map(acmReference).join('\n');
    case 'ieee':
      return papers
        .map((paper, index) => (papers.length > 1 ? `[${index + 1}] ` : '') + ieeeReference(paper))
        .join('\n');
    default:
      return assertNever(style);
  }
}

/** The address under which a reader finds the paper: from its identifiers, else from its links. */
function addressOf(paper: Paper): string | undefined {
  const link = (kind: string) => paper.links.find((known) => known.kind === kind)?.url;
  return paperPageUrl(paper.ids) ?? link('page') ?? link('pdf') ?? link('project');
}

/** Pandoc ends a bare key at most punctuation; other keys go in braces (Pandoc manual, "Citation syntax"). */
function pandocKey(key: string): string {
  return /^[\p{L}\p{N}_](?:[:.#$%&+?<>~/-]?[\p{L}\p{N}_])*$/u.test(key) ? `@${key}` : `@{${key}}`;
}

function markdownLink(paper: Paper): string {
  const url = addressOf(paper);
  const title = paper.title.replace(/[\\[\]]/g, '\\$&');
  return url ? `[${title}](${url.replace(/[()\s]/g, percentEncode)})` : title;
}

function percentEncode(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/**
 * ACM Reference Format: full names, the year first, a journal's issue with its month, the DOI as an address ("Citation Style and
 * Reference Formats", acm.org/publications/authors/reference-formatting).
 */
function acmReference(paper: Paper): string {
  const { venue, bib, published } = paper;
  const authors = listNames(paper, displayName);
  const pages = pageRange(bib['pages']);
  const parts = [authors, published?.year === undefined ? '' : String(published.year), paper.title];
  if (isPreprint(paper)) parts.push(preprintPlace(paper) ?? 'Preprint');
  else if (venue && paper.type === 'article') {
    const issue = [bib['volume'], bib['number']].filter(Boolean).join(', ');
    const date = published?.month === undefined ? '' : `(${monthAndYear(published, ACM_MONTHS)})`;
    parts.push([[venue, issue, date].filter(Boolean).join(' '), pages].filter(Boolean).join(', '));
  } else if (venue) parts.push([`In ${meetingOf(venue, published?.year)}`, pages].filter(Boolean).join(', '));
  const url =
    isPreprint(paper) && paper.ids.arxiv ? `https://arxiv.org/abs/${paper.ids.arxiv}` : addressOf(paper);
  return sentences(parts) + (url ? ` ${url}` : '');
}

/** "OSDI ’24"; proceedings that are named in full carry their year themselves, or none. */
function meetingOf(venue: string, year: number | undefined): string {
  return year === undefined || !findVenue(venue) ? venue : `${venue} ’${twoDigits(year)}`;
}

/**
 * IEEE style: initials, the title in quotes, et al. for more than six authors; a journal's date stands behind the pages, that of
 * a meeting before them (IEEE Reference Guide, sections II and III).
 */
function ieeeReference(paper: Paper): string {
  const { venue, bib, published, ids } = paper;
  const authors = listNames(paper, initialsFirst, 6);
  const pages = pageRange(bib['pages']);
  const article = paper.type === 'article';
  const date =
    published?.year === undefined
      ? ''
      : article
        ? monthAndYear(published, IEEE_MONTHS)
        : String(published.year);
  const printedPages = pages && `${/\D/.test(pages) ? 'pp.' : 'p.'} ${pages}`;
  const parts: (string | undefined)[] = [];
  if (venue && !isPreprint(paper))
    parts.push(article ? venue : /^proc(?:\.|eedings)/i.test(venue) ? `in ${venue}` : `in Proc. ${venue}`);
  parts.push(bib['volume'] && `vol. ${bib['volume']}`, bib['number'] && `no. ${bib['number']}`);
  parts.push(...(article ? [printedPages, date] : [date, printedPages]));
  if (isPreprint(paper)) parts.push(ids.arxiv ? `arXiv:${ids.arxiv}` : 'preprint');
  else if (ids.doi) parts.push(`doi: ${ids.doi}`);
  const rest = parts.filter(Boolean).join(', ');
  const title = `“${paper.title}${/[?!]$/.test(paper.title) ? '' : rest ? ',' : '.'}”`;
  return `${authors ? `${authors}, ` : ''}${title}${rest && ` ${rest.replace(/(?<!\.)$/, '.')}`}`;
}

/** Months as each style's own BibTeX style shortens them. */
const ACM_MONTHS = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');
const IEEE_MONTHS = 'Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sep. Oct. Nov. Dec.'.split(' ');

function monthAndYear({ year, month }: NonNullable<Paper['published']>, months: readonly string[]): string {
  return [month === undefined ? '' : months[month - 1], year].filter(Boolean).join(' ');
}

function isPreprint(paper: Paper): boolean {
  return paper.type === 'preprint';
}

function preprintPlace({ ids }: Paper): string | undefined {
  return ids.arxiv && `arXiv:${ids.arxiv}${ids.arxivCategory ? ` [${ids.arxivCategory}]` : ''}`;
}

/**
 * Names as a list. More than `most` names are shortened to the first and "et al."; so is a list of which the source told
 * only the beginning. Without any names, nothing.
 */
function listNames(paper: Paper, show: (name: Name) => string, most = Number.POSITIVE_INFINITY): string {
  const names = paper.authors
    .filter((name) => !isOthers(name))
    .map(show)
    .filter((name) => name !== '');
  if (names.length === 0) return '';
  const cut = (paper.authorCount ?? 0) > names.length || paper.authors.some(isOthers);
  if (names.length > most) return `${names[0]} et al.`;
  if (cut) return `${names.join(', ')}, et al.`;
  if (names.length === 1) return names[0]!;
  if (names.length === 2) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names[names.length - 1]}`;
}

/** "W. Kwon", "J.-Y. Girard", "M. L. King Jr." */
function initialsFirst(name: Name): string {
  if (name.literal !== undefined) return name.literal;
  const initials = (name.given ?? '')
    .split(/[\s.]+/)
    .filter((word) => word !== '')
    .map((word) =>
      word
        .split('-')
        .filter((part) => part !== '')
        .map((part) => `${[...part][0]}.`)
        .join('-'),
    )
    .join(' ');
  return [initials, familyName(name), name.suffix].filter(Boolean).join(' ');
}

/** "611--626" as print sets it: "611–626". */
function pageRange(pages: string | undefined): string {
  return (pages ?? '').replace(/\s*-{1,3}\s*|\s*–\s*/g, '–').trim();
}

function twoDigits(year: number): string {
  return String(year % 100).padStart(2, '0');
}

/** Joins parts as sentences, each with one full stop. */
function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
