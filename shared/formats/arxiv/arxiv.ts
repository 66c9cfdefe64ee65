/** arXiv, however it reaches people: the daily e-mail, feeds, listing pages, search results, abstract pages and `.abs` records. */
import type { Format, ParseOptions, ParseResult } from '../format.ts';
import { FORMAT_ID } from './arxiv-record.ts';
import { looksLikeFeed, parseFeed } from './feed.ts';
import { looksLikeArxivHtml, parseListHtml } from './list-html.ts';
import { looksLikeListText, parseListText } from './list-text.ts';
import { looksLikeMail, parseMail } from './mail.ts';

/** How much of a text tells what it is. */
const SAMPLE = 600_000;

export const arxiv: Format = {
  id: FORMAT_ID,
  name: 'arXiv listing, feed or e-mail',
  extensions: ['txt', 'xml', 'html', 'eml', 'abs', 'md'],
  recognise: (text) => flavourOf(text.slice(0, SAMPLE))?.confidence ?? 0,
  parse(text: string, options: ParseOptions): ParseResult {
    const flavour = flavourOf(text.slice(0, SAMPLE));
    return (flavour?.parse ?? parseListText)(text, options);
  },
};

interface Flavour {
  readonly confidence: number;
  readonly parse: (text: string, options: ParseOptions) => ParseResult;
}

function flavourOf(sample: string): Flavour | undefined {
  if (looksLikeMail(sample)) return { confidence: 0.97, parse: parseMail };
  if (/^\s*(?:<\?xml|<feed|<rss|<rdf)/i.test(sample) && looksLikeFeed(sample))
    return { confidence: 0.95, parse: parseFeed };
  if (looksLikeArxivHtml(sample)) return { confidence: 0.95, parse: parseListHtml };
  if (looksLikeListText(sample)) return { confidence: 0.9, parse: parseListText };
  return undefined;
}
