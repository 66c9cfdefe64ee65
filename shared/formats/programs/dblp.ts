/** DBLP: its search API's JSON, its HTML pages (tables of contents, authors, search results), and its XML (dblp-xml.ts). */
import { load } from 'cheerio/slim';
import { z } from 'zod';
import type { PaperDraft, PartialDate } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import { findVenue } from '../../library/venues.ts';
import type { Format, ParseOptions, ParseResult } from '../format.ts';
import type { JsonRecord } from '../json-records.ts';
import { LineAccount, lineFinder, splitLines } from '../lines.ts';
import { draftOf, isVolumeKey, plainTitle, typeOfDblp } from './dblp-record.ts';
import { isDblpXml, parseDblpXml } from './dblp-xml.ts';
import { decodedText, readJsonProgram, sourceOf, type RecordOutcome } from './json-program.ts';

const ID = 'dblp';

export const dblp: Format = {
  id: ID,
  name: 'DBLP search or table of contents',
  extensions: ['json', 'html', 'xml'],
  recognise(text) {
    if (isDblpXml(text)) return 0.96;
    if (/^\s*\{/.test(text)) return /"hits"\s*:/.test(text) && /"info"\s*:\s*\{/.test(text) ? 0.95 : 0;
    const entries =
      text.match(/<li class="entry (?:inproceedings|article|informal|editor|book)/g)?.length ?? 0;
    return entries > 0 ? 0.92 : 0;
  },
  parse(text, options) {
    if (/^\s*[[{]/.test(text)) return parseJson(text, options);
    return isDblpXml(text) ? parseDblpXml(text, options, ID) : parseHtml(text, options);
  },
};

const text = z.string().optional().catch(undefined);
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z
    .union([z.array(item), item.transform((value) => [value])])
    .optional()
    .catch(undefined);
const author = z.union([z.string().transform((name) => ({ text: name })), z.object({ text: z.string() })]);
const hitSchema = z.object({
  info: z.object({
    title: text,
    authors: z
      .object({ author: oneOrMore(author) })
      .optional()
      .catch(undefined),
    venue: oneOrMore(z.string()),
    year: text,
    type: text,
    key: text,
    doi: text,
    ee: oneOrMore(z.string()),
    pages: text,
    volume: text,
    number: text,
    publisher: text,
  }),
});

function parseJson(input: string, options: ParseOptions): ParseResult {
  return readJsonProgram(input, ['result.hits.hit', 'hits.hit', ''], (record) => hitToDraft(record, options));
}

function hitToDraft(record: JsonRecord, options: ParseOptions): RecordOutcome {
  const parsed = hitSchema.safeParse(record.value);
  if (!parsed.success) return undefined;
  const info = parsed.data.info;
  const title = plainTitle(decodedText(info.title));
  if (title === undefined) return undefined;
  if (/^editorship$/i.test(info.type ?? '') || (info.key && isVolumeKey(info.key))) return 'volume';
  return draftOf({
    title,
    authors: (info.authors?.author ?? []).map((one) => decodedText(one.text)),
    venue: decodedText(info.venue?.[0]),
    year: info.year,
    type: typeOfDblp(info.type),
    key: info.key,
    urls: info.ee ?? [],
    doi: info.doi,
    bib: { pages: info.pages, volume: info.volume, number: info.number, publisher: info.publisher },
    source: sourceOf(ID, record, options),
  });
}

/** Entries are cut out of the page by their opening tags: DBLP nests list items in ways that an HTML parser takes apart. */
function parseHtml(html: string, options: ParseOptions): ParseResult {
  const account = new LineAccount(splitLines(html));
  const position = lineFinder(html);
  const starts = [...html.matchAll(/<li\b[^<>]{0,200}\bclass="entry ([a-z]+)[^"]{0,60}"[^<>]{0,300}>/g)];
  const papers: PaperDraft[] = [];
  let volume: { venue?: string; published?: PartialDate } = volumeOf(
    html.slice(0, starts[0]?.index ?? 0).slice(0, 20_000),
  );
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1]?.index ?? html.length;
    const slice = html.slice(start.index, end).slice(0, 100_000);
    const $ = load(slice);
    const title = plainTitle(foldText($('.title').first().text()));
    const key = /\bid="([\w./-]{3,200})"/.exec(start[0])?.[1];
    const authors = $('[itemprop="author"] [itemprop="name"]')
      .toArray()
      .map((one) => $(one).attr('title') ?? $(one).text());
    const isVolume =
      start[1] === 'editor' || start[1] === 'proceedings' || (key !== undefined && isVolumeKey(key));
    if (title !== undefined && (isVolume || (authors.length === 0 && /^proceedings of\b/i.test(title)))) {
      volume = volumeOf(title);
      continue;
    }
    if (title === undefined) continue;
    const last = end === html.length ? lastTag(html, start.index) : end - 1;
    const lines = [position(start.index).line, position(Math.max(start.index, last)).line] as [
      number,
      number,
    ];
    while (lines[1] > lines[0] && position(end).line === lines[1]) lines[1]--;
    const printedVenue = foldText($('[itemprop="isPartOf"] [itemprop="name"]').first().text()) || undefined;
    const year =
      foldText($('[itemprop="datePublished"]').first().text()) ||
      $('[itemprop="datePublished"]').attr('content');
    papers.push(
      draftOf({
        title,
        authors,
        venue: printedVenue ?? volume.venue,
        year: year ?? (volume.published?.year === undefined ? undefined : String(volume.published.year)),
        type: start[1] === 'article' ? 'article' : start[1] === 'informal' ? 'preprint' : 'inproceedings',
        key,
        urls: $('li.ee a, .publ a[itemprop="url"], nav .head a')
          .toArray()
          .flatMap((one) => $(one).attr('href') ?? [])
          .filter((url) => !/dblp\.(?:org|uni-trier)/.test(url))
          .slice(0, 1),
        bib: { pages: foldText($('[itemprop="pagination"]').first().text()) || undefined },
        source: { format: ID, ...(options.from ? { from: options.from } : {}), lines },
      }),
    );
    account.paper(...lines);
  }
  const { unused, warnings } = account.close('chrome');
  return { papers, warnings, unused };
}

/** The venue and year of a volume's title: "Proceedings of the 2025 USENIX Annual Technical Conference". */
function volumeOf(title: string): { venue?: string; published?: PartialDate } {
  const heading = /<h[12][^<>]{0,200}>([^<>]{4,300})</.exec(title)?.[1] ?? title;
  const folded = foldText(heading).slice(0, 390).replace(/\.$/, '');
  const venue = findVenue(folded) ?? findVenue(folded.replace(/\b(?:19|20)\d{2}\b/, ''));
  const year = /\b((?:19|20)\d{2})\b/.exec(folded)?.[1];
  return {
    ...(venue ? { venue: venue.short } : {}),
    ...(venue && year ? { published: { year: Number(year) } } : {}),
  };
}

/** Where the last entry's own markup ends. */
function lastTag(html: string, start: number): number {
  const end = html.indexOf('</ul>', start);
  return end < 0 ? html.trimEnd().length - 1 : end - 1;
}
