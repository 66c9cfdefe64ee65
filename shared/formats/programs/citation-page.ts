/**
 * Pages of publishers: one paper with `citation_*` meta tags (ACL Anthology, USENIX, and whoever follows Google Scholar's
 * inclusion guidelines), and the pages of whole volumes (volume-page.ts).
 */
import { load, type CheerioAPI } from 'cheerio/slim';
import { idsFromUrl, parseDoi } from '../../library/identifiers.ts';
import { parseName } from '../../library/names.ts';
import type { PaperDraft, PaperIds, PartialDate } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import { findVenue } from '../../library/venues.ts';
import type { Format, ParseOptions, ParseResult } from '../format.ts';
import { LineAccount, lineFinder, splitLines } from '../lines.ts';
import { cleanUrl, uniqueLinks } from '../links.ts';
import { repair } from '../repair.ts';
import { FORMAT_ID, listsPapers, parseVolumePage } from './volume-page.ts';

const META = /<meta\b[^<>]{0,200}\bname=["']?citation_title/i;

export const citationPage: Format = {
  id: FORMAT_ID,
  name: 'Page of a publisher (ACL Anthology, USENIX, MLSys)',
  extensions: ['html', 'htm'],
  recognise(text) {
    if (!/<\w/.test(text)) return 0;
    if (META.test(text)) return /citation_arxiv_id/.test(text) ? 0.4 : 0.85;
    return listsPapers(text) ? 0.9 : 0;
  },
  parse: (html, options) => (META.test(html) ? parsePage(html, options) : parseVolumePage(html, options)),
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
  const title = first('title') ?? '';
  if (title !== '') account.paper(...lines);
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
      $('.acl-abstract span, .field-name-field-paper-description, #abstract').first().text() ||
        (first('abstract') ?? textUnder($, 'Abstract')),
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
  ]);
  const draft: PaperDraft = {
    // PMLR keeps the braces of its BibTeX.
    title: repair(title.includes('$') ? title : title.replace(/\{([^{}\\]{1,60})\}/g, '$1')).text,
    ...(abstract ? { abstract } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(published ? { published } : {}),
    ids,
    type:
      conference || findVenue(journal ?? '')?.kind === 'conference'
        ? 'inproceedings'
        : journal
          ? 'article'
          : 'misc',
    ...(place ? { venue: findVenue(place)?.short ?? place } : {}),
    ...(links.length > 0 ? { links } : {}),
    ...(Object.keys(bib).length > 0 ? { bib } : {}),
    sources: [{ format: FORMAT_ID, ...(options.from ? { from: options.from } : {}), lines }],
  };
  const { unused, warnings } = account.close('chrome');
  return { papers: title === '' ? [] : [draft], warnings, unused };
}

/** The paragraph under a heading of that text. */
function textUnder($: CheerioAPI, heading: string): string {
  const head = $('h2, h3, h4, h5')
    .toArray()
    .find((one) => $(one).text().trim() === heading);
  return head ? $(head).nextAll('p').text() : '';
}

/** "2021/06", "2022", "2024-08-03", "August 2024" as far as it is numbers. */
function readDate(text: string | undefined): PartialDate | undefined {
  const match = /^((?:19|20)\d{2})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?/.exec(text ?? '');
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (month < 1 || month > 12) return { year };
  return day >= 1 && day <= 31 ? { year, month, day } : { year, month };
}
