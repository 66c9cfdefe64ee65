/**
 * arXiv's feeds: the API's Atom (info.arxiv.org/help/api/user-manual.html) and the daily RSS (info.arxiv.org/help/rss.html). Read
 * entry by entry, so that a cut or broken one costs itself alone. Entities of a document type are never expanded.
 */
import { parseArxivId } from '../../library/identifiers.ts';
import type { PaperDraft } from '../../library/paper.ts';
import type { ParseOptions, ParseResult, Warning } from '../format.ts';
import { LineAccount, lineFinder, splitLines } from '../lines.ts';
import { cleanUrl, linkKind, uniqueLinks } from '../links.ts';
import { mergePrintings } from '../merge-printings.ts';
import { loadMarkup, type Markup } from '../page/load-markup.ts';
import { textOf } from '../page/xml-node.ts';
import { toDraft, type ArxivRecord } from './arxiv-record.ts';

const ENTRY_START = /<(entry|item)(?=[\s>])/g;

/** True where a text is a feed of arXiv. */
export function looksLikeFeed(sample: string): boolean {
  const head = sample.slice(0, 20_000);
  if (!/<(?:feed|rss|rdf:RDF)[\s>]/i.test(head)) return false;
  return /arxiv\.org|export\.arxiv|arXiv/.test(head);
}

/** Reads all entries of a feed. An empty feed is valid: no papers, no warnings. */
export function parseFeed(input: string, options: ParseOptions): ParseResult {
  const position = lineFinder(input);
  const account = new LineAccount(splitLines(input));
  const papers: PaperDraft[] = [];
  const warnings: Warning[] = [];
  ENTRY_START.lastIndex = 0;
  for (let match = ENTRY_START.exec(input); match; match = ENTRY_START.exec(input)) {
    const close = `</${match[1]!}>`;
    const next = nextStart(input, match.index + 1);
    const limit = next < 0 ? input.length : next;
    const closed = input.slice(match.index, limit).indexOf(close);
    const cut = closed < 0;
    const end = cut ? limit : match.index + closed + close.length;
    ENTRY_START.lastIndex = end;
    const from = position(match.index);
    const to = position(end - 1).line;
    const draft = readEntry(input.slice(match.index, end), [from.line, to], options);
    const known = draft && (!cut || (draft.abstract ?? '') !== '');
    if (known) {
      papers.push(draft);
      account.paper(from.line, to);
    } else account.chrome(from.line, to);
    if (cut) {
      const what = known ? 'it was imported as far as it goes' : 'it was left out';
      warnings.push({ code: 'truncated-paper', ...from, message: `This entry has no end; ${what}.` });
    } else if (!draft) {
      warnings.push({
        code: 'no-title',
        ...from,
        message: 'This entry is no paper (an error message, or no title); it was left out.',
      });
    }
  }
  return { papers: mergePrintings(papers), warnings, unused: account.close('chrome').unused };
}

function nextStart(input: string, from: number): number {
  const pattern = new RegExp(ENTRY_START.source, 'g');
  pattern.lastIndex = from;
  return pattern.exec(input)?.index ?? -1;
}

/** Selectors for names with a prefix. */
const ARXIV = (name: string) => `arxiv\\:${name}`;

function readEntry(
  xml: string,
  lines: readonly [number, number],
  options: ParseOptions,
): PaperDraft | undefined {
  const $ = loadMarkup(xml, 'xml');
  const text = (selector: string) => textsOf($, selector)[0] ?? '';
  const item = $('item').length > 0;
  const link = text('item > link') || $('item').attr('rdf:about') || text('entry > id');
  if (/\/api\/errors/.test(link)) return undefined;
  const description = item ? readDescription(text('description')) : undefined;
  const printedTitle = text('entry > title, item > title');
  // Until 2024 the RSS title carried the id: "Title. (arXiv:2303.08867v1 [q-fin.TR])".
  const oldTitle = /\(arXiv:([\w./-]+)\s*\[([\w.-]+)\][^)]*\)$/.exec(printedTitle);
  const guid = text('guid').replace(/^oai:arXiv\.org:/, '');
  const id = [guid, description?.id, oldTitle?.[1], link].find((one) => one && parseArxivId(one)) ?? '';
  if (id === '' && !item) return undefined;
  const date = text('pubDate') || text('dc\\:date');
  const record: ArxivRecord = {
    id,
    title: oldTitle ? printedTitle.slice(0, oldTitle.index).trim().replace(/\.$/, '') : printedTitle,
    authors: readAuthors($),
    abstract: description?.abstract ?? text('summary'),
    categories: readCategories($) || (oldTitle?.[2] ?? ''),
    comments: text(ARXIV('comment')),
    journalRef: text(ARXIV('journal_ref')) || text(ARXIV('journal_reference')),
    doi: text(ARXIV('doi')) || text(ARXIV('DOI')),
    lines,
    ...(text('published') ? { submitted: text('published') } : {}),
    ...(item && date ? { announced: date } : {}),
    revised: /^replace/i.test(text(ARXIV('announce_type')) || (description?.announced ?? '')),
  };
  return withPrintedLinks(toDraft(record, options), $);
}

/** "arXiv:2609.26811v1 Announce Type: new / Abstract: ...": or, in older feeds, the abstract as HTML. */
function readDescription(description: string): { id?: string; announced?: string; abstract: string } {
  const plain = /<[a-z][^<>]*>/i.test(description) ? loadMarkup(description).text() : description;
  const match = /^\s*arXiv:([\w./-]+)\s+Announce Type:\s*(\S+)\s*(?:Abstract:\s*)?/.exec(plain);
  return match
    ? { id: match[1]!, announced: match[2]!, abstract: plain.slice(match[0].length) }
    : { abstract: plain.replace(/^\s*Abstract:\s*/, '') };
}

/** The trimmed texts of the elements that a selector finds; damaged XML is too deep for cheerio's own. */
function textsOf($: Markup, selector: string): string[] {
  return $(selector)
    .get()
    .map((node) => textOf(node).trim());
}

function readAuthors($: Markup): string[] {
  const atom = textsOf($, 'entry > author > name');
  if (atom.length > 0) return atom.map((name) => name.replaceAll(',', ' '));
  return textsOf($, 'dc\\:creator, item > author').map((text) =>
    /<a\b/i.test(text) ? loadMarkup(text).text() : text,
  );
}

function readCategories($: Markup): string {
  const primary = $('arxiv\\:primary_category').attr('term') ?? '';
  const others = $('category')
    .get()
    .map((category) => category.attribs['term'] ?? textOf(category));
  return [primary, ...others].filter((code) => code !== '').join(' ');
}

/** Atom names the publisher's page as `title="doi"`; links that are no copy of the ids are kept. */
function withPrintedLinks(draft: PaperDraft | undefined, $: Markup): PaperDraft | undefined {
  if (!draft) return undefined;
  const printed = $('entry > link')
    .map((_, link) => $(link).attr('href') ?? '')
    .get()
    .flatMap((href) => cleanUrl(href) ?? [])
    .filter((url) => !/arxiv\.org\/|doi\.org\//.test(url))
    .map((url) => ({ kind: linkKind(url), url, from: 'source' as const }));
  const links = uniqueLinks([...(draft.links ?? []), ...printed]);
  return links.length > 0 ? { ...draft, links } : draft;
}
