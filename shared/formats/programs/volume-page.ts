/** Web pages that list the papers of a conference: ACL Anthology, USENIX, NeurIPS, MLSys, ICLR, PMLR, CVF and ACM proceedings. */
import { load, type CheerioAPI } from 'cheerio/slim';
import { idsFromUrl } from '../../library/identifiers.ts';
import { parseName } from '../../library/names.ts';
import type { Link, Name, PaperDraft, PaperIds, PartialDate } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import { findVenue } from '../../library/venues.ts';
import type { ParseOptions, ParseResult } from '../format.ts';
import { LineAccount, lineFinder, splitLines } from '../lines.ts';
import { cleanUrl, paperLinkKind, uniqueLinks } from '../links.ts';
import { venueOfAddress } from '../paper-address.ts';
import { repair } from '../repair.ts';
import { readPeopleLine } from './people-line.ts';
import { venueOfPage } from './conference-program.ts';

/** How a site prints a paper. Selectors look inside what lies between one `item` and the next. */
interface Site {
  /** The element around a paper, or the first one of it. */
  readonly item: RegExp;
  /** Its title; the link to its page is there or in `page`. */
  readonly title: string;
  readonly people: string;
  /** Where relative addresses lead. */
  readonly home: string | readonly (readonly [title: RegExp, home: string])[];
  readonly page?: string;
  /** More links of the paper. */
  readonly links?: string;
  readonly abstract?: string;
  /** The name of the volume, where each paper prints it. */
  readonly volume?: string;
  /** An item without people is a session, not a paper. */
  readonly needsPeople?: boolean;
}

const USENIX = {
  title: 'h2 a',
  people: '.field-name-field-paper-people-text',
  abstract: '.field-name-field-paper-description-long, .field-name-field-paper-description',
  home: 'https://www.usenix.org',
  needsPeople: true,
};

const SITES: readonly Site[] = [
  {
    item: /<(?:p|div) class="?[^"<>]{0,200}d-sm-flex align-items-stretch/g,
    title: 'strong a',
    people: 'a[href^="/people/"]',
    home: 'https://aclanthology.org',
    needsPeople: true,
  },
  { item: /<article\b[^<>]{0,100}\bclass="[^"<>]{0,100}\bnode-paper\b/g, ...USENIX },
  { item: /<h2 class="node-title/g, ...USENIX },
  {
    item: /<li\b[^<>]{0,200}>(?=\s{0,60}(?:<div class="?paper-content"?>\s{0,60})?<a\b[^<>]{0,300}\btitle="paper title")/g,
    title: 'a[title="paper title"]',
    people: '.paper-authors, i',
    home: [
      [/machine learning and systems|mlsys/i, 'https://proceedings.mlsys.org'],
      [/learning representations|iclr/i, 'https://proceedings.iclr.cc'],
      [/./, 'https://proceedings.neurips.cc'],
    ],
  },
  {
    item: /<div class="paper">/g,
    title: '.title',
    people: '.authors',
    page: '.links a',
    links: '.links a',
    volume: '.info i',
    home: 'https://proceedings.mlr.press',
  },
  {
    item: /<dt class="ptitle">/g,
    title: 'dt a',
    people: 'form.authsearch a',
    links: 'dd > a[href]',
    home: 'https://openaccess.thecvf.com',
  },
  {
    item: /<h\d class="issue-item__title/g,
    title: '.issue-item__title a',
    people: '.loa li a[title]',
    abstract: '.issue-item__abstract p',
    home: 'https://dl.acm.org',
    needsPeople: true,
  },
  {
    item: /<div\b[^<>]{0,200}\bclass="maincard narrower/g,
    title: '.maincardBody',
    people: '.maincardFooter',
    home: 'https://mlsys.org',
    needsPeople: true,
  },
  {
    item: /<li\b[^<>]{0,100}>(?=\s{0,60}<a href="\/virtual\/\d{4}\/(?:poster|oral|spotlight|paper)\/\d)/g,
    title: 'a',
    people: '.authors, i',
    home: [
      [/mlsys/i, 'https://mlsys.org'],
      [/iclr/i, 'https://iclr.cc'],
      [/icml/i, 'https://icml.cc'],
      [/./, 'https://neurips.cc'],
    ],
  },
];

/** The format id that these pages share with the pages of single papers. */
export const FORMAT_ID = 'citation-page';
/** A paper's own markup is looked for in so many characters. */
const LONGEST_ITEM = 60_000;

/** True for a page that lists papers in the way of a known site. */
export function listsPapers(html: string): boolean {
  return SITES.some(({ item }) => (html.match(item)?.length ?? 0) >= 2) || /<dt class="ptitle">/.test(html);
}

/** Reads the papers of a volume's page. */
export function parseVolumePage(html: string, options: ParseOptions): ParseResult {
  const account = new LineAccount(splitLines(html));
  const position = lineFinder(html);
  const site = SITES.find(({ item }) => (html.match(item)?.length ?? 0) > 0);
  const papers: PaperDraft[] = [];
  const starts = site ? [...html.matchAll(site.item)].map((match) => match.index) : [];
  const head = headOf(html, starts[0] ?? 0);
  const home = site === undefined ? '' : homeOf(site, head);
  const page = venueOfPage(head);
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    const end = Math.min(next ?? html.length, start + LONGEST_ITEM);
    const draft = readItem(load(html.slice(start, end)), site!, home, head);
    if (!draft) continue;
    const from = position(start).line;
    const to =
      next === undefined
        ? position(lastTag(html, start, end)).line
        : Math.max(from, position(end - 1).line - (position(next).line === position(end - 1).line ? 1 : 0));
    account.paper(from, to);
    papers.push({
      ...(page ? { venue: page.venue, published: { year: page.year }, type: 'inproceedings' } : {}),
      ...draft,
      sources: [
        {
          format: FORMAT_ID,
          ...(options.from ? { from: options.from } : {}),
          lines: [from, Math.max(from, to)],
        },
      ],
    });
  }
  const { unused, warnings } = account.close('chrome');
  return { papers, warnings, unused };
}

function readItem(
  $: CheerioAPI,
  site: Site,
  home: string,
  head: string,
): Omit<PaperDraft, 'sources'> | undefined {
  const heading = $(site.title).first();
  const title = repair(foldText(heading.text())).text;
  const authors = peopleIn($, site.people);
  // The volume itself is listed first, with its editors; an item without people is a session.
  if (title === '' || /^proceedings of\b/i.test(title) || (authors.length === 0 && site.needsPeople))
    return undefined;
  const absolute = (href: string | undefined) =>
    href === undefined || /^(?:#|javascript:)/i.test(href) || !URL.canParse(href, home)
      ? undefined
      : cleanUrl(new URL(href, home).href);
  const url = absolute((site.page ? $(site.page) : heading).first().attr('href'));
  const links: Link[] = url ? [{ kind: 'page', url, from: 'source' }] : [];
  let ids: PaperIds = url ? idsFromUrl(url) : {};
  for (const link of site.links ? $(site.links).toArray() : []) {
    const address = absolute($(link).attr('href'));
    if (!address || /supp/i.test($(link).text())) continue;
    links.push({ kind: paperLinkKind(address), url: address, from: 'source' });
    ids = { ...idsFromUrl(address), ...ids };
  }
  const abstract = site.abstract ? repair(foldText($(site.abstract).first().text())).text : '';
  const place = placeOf($, site, url, head);
  return {
    title,
    ...(authors.length > 0 ? { authors } : {}),
    ...(abstract ? { abstract } : {}),
    ...(place ? { ...place, type: 'inproceedings' } : {}),
    ids,
    ...(links.length > 0 ? { links: uniqueLinks(links) } : {}),
  };
}

/** The venue that a paper's address or volume names. */
function placeOf(
  $: CheerioAPI,
  site: Site,
  url: string | undefined,
  head: string,
): { venue: string; published?: PartialDate } | undefined {
  const byAddress = url ? venueOfAddress(url) : undefined;
  if (byAddress) return byAddress;
  const volume = site.volume ? findVenue(foldText($(site.volume).first().text())) : undefined;
  const year = /\b((?:19|20)\d{2})\b/.exec(head)?.[1];
  return volume ? { venue: volume.short, ...(year ? { published: { year: Number(year) } } : {}) } : undefined;
}

/** What the page calls itself: its title and the headings above the first paper. */
function headOf(html: string, end: number): string {
  const top = html.slice(0, Math.min(end, 60_000));
  const named = [...top.matchAll(/<(title|h[1-4])\b[^<>]{0,300}>([\s\S]{0,400}?)<\/\1>/gi)].map(
    (match) => match[2]!,
  );
  return foldText(named.join(' | ').replace(/<[^<>]{0,300}>/g, ' '));
}

function homeOf({ home }: Site, head: string): string {
  return typeof home === 'string' ? home : (home.find(([title]) => title.test(head))?.[1] ?? home.at(-1)![1]);
}

/** Each person a link of their own, or all in one line with or without affiliations. */
function peopleIn($: CheerioAPI, selector: string): Name[] {
  const texts = $(selector)
    .toArray()
    .map((one) => foldText($(one).attr('title') ?? $(one).text()))
    .filter((text) => text !== '');
  if (texts.length !== 1) return texts.map(parseName);
  return (
    readPeopleLine(texts[0]!) ??
    texts[0]!
      .split(/\s*[,·;]\s*(?:and\s+)?|\s+and\s+/)
      .filter((name) => name !== '')
      .map(parseName)
  );
}

/** Where the last paper's markup ends: at the end of its list, or of what could be its own. */
function lastTag(html: string, start: number, end: number): number {
  const close = html.slice(start, end).search(/<\/(?:ul|ol|dl|main|body)>/i);
  return close < 0
    ? Math.max(start, html.slice(start, end).trimEnd().length + start - 1)
    : start + Math.max(0, close - 1);
}
