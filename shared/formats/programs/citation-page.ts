/**
 * Pages of publishers: one paper with `citation_*` meta tags (ACL Anthology, USENIX, and whoever follows Google Scholar's
 * inclusion guidelines), and volumes of the ACL Anthology, USENIX sessions and NeurIPS/MLSys proceedings.
 */
import { load, type CheerioAPI } from 'cheerio/slim';
import { idsFromUrl, parseDoi } from '../../library/identifiers.ts';
import { parseName } from '../../library/names.ts';
import type { Name, PaperDraft, PaperIds, PartialDate } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import { findVenue } from '../../library/venues.ts';
import type { Format, ParseOptions, ParseResult } from '../format.ts';
import { LineAccount, lineFinder, splitLines } from '../lines.ts';
import { cleanUrl, linksInAbstract, uniqueLinks } from '../links.ts';
import { venueOfAddress } from '../paper-address.ts';
import { repair } from '../repair.ts';
import { readPeopleLine } from './people-line.ts';

const ID = 'citation-page';
const META = /<meta\b[^<>]{0,200}\bname=["']?citation_title/i;

/** How volumes print a paper: the element around it, its title's link, its people. */
const VOLUMES = [
  {
    item: /<(?:p|div) class="?[^"<>]{0,200}d-sm-flex align-items-stretch/g,
    title: 'strong a',
    people: 'a[href^="/people/"]',
    site: 'https://aclanthology.org',
  },
  {
    item: /<h2 class="node-title/g,
    title: 'h2 a',
    people: '.field-name-field-paper-people-text',
    site: 'https://www.usenix.org',
  },
  {
    item: /<li class="?(?:conference|none)/g,
    title: 'a[title="paper title"], a',
    people: 'i, .paper-authors',
    site: '',
  },
] as const;

export const citationPage: Format = {
  id: ID,
  name: 'Page of a publisher (ACL Anthology, USENIX, MLSys)',
  extensions: ['html', 'htm'],
  recognise(text) {
    if (!/<\w/.test(text)) return 0;
    if (META.test(text)) return /citation_arxiv_id/.test(text) ? 0.4 : 0.85;
    return VOLUMES.some(({ item }) => (text.match(item)?.length ?? 0) >= 2) ? 0.8 : 0;
  },
  parse: (html, options) => (META.test(html) ? parsePage(html, options) : parseVolume(html, options)),
};

function parsePage(html: string, options: ParseOptions): ParseResult {
  const account = new LineAccount(splitLines(html));
  const position = lineFinder(html);
  const $ = load(html);
  const all = (name: string) =>
    $(`meta[name="citation_${name}"]`)
      .toArray()
      .flatMap((tag) => foldText($(tag).attr('content') ?? '') || []);
  const first = (...names: readonly string[]) => names.flatMap(all)[0];
  const tags = [...html.matchAll(/<meta\b[^<>]{0,200}\bname=["']?citation_\w+[^<>]{0,5000}>/gi)];
  const lines: [number, number] = [
    position(tags[0]?.index ?? 0).line,
    position(tags.at(-1)?.index ?? 0).line,
  ];
  account.paper(...lines);
  const title = first('title') ?? '';
  const ids: { -readonly [K in keyof PaperIds]: PaperIds[K] } = {};
  const doi = parseDoi(first('doi') ?? '');
  if (doi) ids.doi = doi;
  const isbn = first('isbn')?.replaceAll('-', '');
  if (isbn && /^(?:97[89])?\d{9}[\dXx]$/.test(isbn)) ids.isbn = isbn;
  const pdf = cleanUrl(first('pdf_url') ?? '');
  const page =
    $('link[rel="canonical"]').attr('href') ??
    $('meta[property="og:url"]').attr('content') ??
    first('abstract_html_url');
  for (const url of [page, pdf]) if (url) Object.assign(ids, { ...idsFromUrl(url), ...ids });
  const conference = first('conference_title', 'conference', 'inbook_title');
  const journal = first('journal_title');
  const place = conference ?? journal;
  const published = readDate(first('publication_date', 'date', 'online_date', 'year'));
  const authors = all('author').map(parseName);
  const abstract = repair(
    foldText(
      $('.acl-abstract span, .field-name-field-paper-description').first().text() ||
        (first('abstract') ?? ''),
    ),
  ).text;
  const pages = [first('firstpage'), first('lastpage')].filter(Boolean).join('--');
  const bib = {
    ...(pages ? { pages } : {}),
    ...(first('volume') ? { volume: first('volume')! } : {}),
    ...(first('issue') ? { number: first('issue')! } : {}),
  };
  const cleanPage = page && /^https?:/.test(page) ? cleanUrl(page) : undefined;
  const links = uniqueLinks([
    ...(cleanPage ? [{ kind: 'page', url: cleanPage, from: 'source' } as const] : []),
    ...(pdf ? [{ kind: 'pdf', url: pdf, from: 'source' } as const] : []),
    ...linksInAbstract(abstract),
  ]);
  const draft: PaperDraft = {
    title: repair(title).text,
    ...(abstract ? { abstract } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(published ? { published } : {}),
    ids,
    type: conference ? 'inproceedings' : journal ? 'article' : 'misc',
    ...(place ? { venue: findVenue(place)?.short ?? place } : {}),
    ...(links.length > 0 ? { links } : {}),
    ...(Object.keys(bib).length > 0 ? { bib } : {}),
    sources: [{ format: ID, ...(options.from ? { from: options.from } : {}), lines }],
  };
  const { unused, warnings } = account.close('chrome');
  return { papers: title === '' ? [] : [draft], warnings, unused };
}

/** "2021/06", "2022", "2024-08-03", "August 2024" as far as it is numbers. */
function readDate(text: string | undefined): PartialDate | undefined {
  const match = /^((?:19|20)\d{2})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?/.exec(text ?? '');
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (month < 1 || month > 12) return { year };
  return day >= 1 && day <= 31 ? { year, month, day } : { year, month };
}

function parseVolume(html: string, options: ParseOptions): ParseResult {
  const account = new LineAccount(splitLines(html));
  const position = lineFinder(html);
  const volume = VOLUMES.find(({ item }) => (html.match(item)?.length ?? 0) > 0);
  const papers: PaperDraft[] = [];
  const starts = volume ? [...html.matchAll(volume.item)].map((match) => match.index) : [];
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? Math.min(html.length, start + 20_000);
    const $ = load(html.slice(start, Math.min(end, start + 60_000)));
    const link = $(volume!.title).first();
    const title = repair(foldText(link.text())).text;
    const authors = peopleIn($, volume!.people);
    const from = position(start).line;
    const to = Math.max(from, position(end - 1).line - (index + 1 < starts.length ? 1 : 0));
    // The volume itself is listed first, with its editors; an address without a number is a session.
    if (title === '' || /^proceedings of\b/i.test(title) || (authors.length === 0 && volume!.site !== ''))
      continue;
    const url = cleanUrl(
      new URL(link.attr('href') ?? '', volume!.site || 'https://proceedings.mlsys.org').href,
    );
    const place = url ? venueOfAddress(url) : undefined;
    account.paper(from, to);
    papers.push({
      title,
      ...(authors.length > 0 ? { authors } : {}),
      ...(place ? { ...place, type: 'inproceedings' } : {}),
      ids: url ? idsFromUrl(url) : {},
      ...(url ? { links: [{ kind: 'page', url, from: 'source' }] } : {}),
      sources: [{ format: ID, ...(options.from ? { from: options.from } : {}), lines: [from, to] }],
    });
  }
  const { unused, warnings } = account.close('chrome');
  return { papers, warnings, unused };
}

/** Each person a link of their own, or all in one line with or without affiliations. */
function peopleIn($: CheerioAPI, selector: string): Name[] {
  const texts = $(selector)
    .toArray()
    .map((one) => foldText($(one).text()))
    .filter((text) => text !== '');
  if (texts.length !== 1) return texts.map(parseName);
  return (
    readPeopleLine(texts[0]!) ??
    texts[0]!
      .split(/\s*,\s*(?:and\s+)?/)
      .filter((name) => name !== '')
      .map(parseName)
  );
}
