/**
 * Hugging Face papers pages (Daily Papers, search, trending, collections, mirrors), however they were saved: copied text,
 * Markdown, HTML, or the site's own JSON.
 */
import type { Format, ParseOptions, ParseResult } from '../format.ts';
import { splitLines } from '../lines.ts';
import { attachAddresses } from './attach-addresses.ts';
import { looksLikeApiJson, parseApiJson } from './api-json.ts';
import { looksLikeHtml } from '../page/html-lines.ts';
import { parseHtmlPage } from './html-page.ts';
import { joinSplitFacts } from './join-split-facts.ts';
import { FORMAT_ID, parseListing } from './listing.ts';
import { looksLikePaperPage, parsePaperPage } from './paper-page.ts';
import { looksLikeMarkdown, richLinesFromMarkdown } from '../page/markdown-lines.ts';
import { richLinesFromText } from '../page/rich-line.ts';

/** How much of a text tells what it is. */
const SAMPLE = 600_000;

export const huggingFace: Format = {
  id: FORMAT_ID,
  name: 'Hugging Face papers page',
  extensions: ['txt', 'md', 'html', 'json'],
  recognise,
  parse,
};

const AUTHORS_LINE =
  /^[ \t\u00a0]*(?:[•·∙*-][ \t\u00a0]+)?\d[\d,]*[ \t\u00a0]+authors?(?=[ \t\u00a0]*(?:$|[\]·•]))/gim;
const SEPARATOR_LINE = /^[ \t\u00a0]*[·•∙][ \t\u00a0]*$/gm;
const TITLE_HEADING =
  /^#{2,4} \[[^\]\n]{3,300}\]\((?:https:\/\/(?:huggingface\.co|hf-mirror\.com))?\/papers\/\d{4}\.\d{4,5}\)/gm;
const SITE = /hugging ?face|hf-mirror|daily papers|trending papers/i;

function recognise(text: string): number {
  const sample = text.slice(0, SAMPLE);
  if (looksLikeApiJson(sample)) return 0.95;
  if (looksLikeHtml(sample)) return recogniseHtml(sample);
  if (/^[ \t]*(?:[•*-][ \t]+)?Paper\s{0,3}[•·]\s{0,3}\d{4}\.\d{4,5}/m.test(sample)) return 0.9;
  if (looksLikePaperPage(sample) && /^(?:upvote|view arxiv page|submitted by)\b/im.test(sample)) return 0.92;
  // Titles that are headings and link to papers' pages; lists of links elsewhere have bullets.
  if (count(sample, TITLE_HEADING) > 0) return 0.9;
  const authors = count(sample, AUTHORS_LINE);
  const separators = count(sample, SEPARATOR_LINE);
  const site = SITE.test(sample);
  // A reading list links a model on the site now and then; a copy of its page says so at the top.
  const headings = SITE.test(sample.slice(0, 2_000)) && count(sample, /^#{2,4} \S/gm) > 1;
  if (authors === 0) return (site && separators > 0) || headings ? 0.3 : site ? 0.15 : 0;
  return Math.min(0.95, 0.5 + (site ? 0.25 : 0) + (separators > 0 ? 0.2 : 0) + Math.min(authors, 5) * 0.01);
}

/** A page of the site by what it carries for its scripts, or by its links to papers' pages. */
function recogniseHtml(sample: string): number {
  if (/data-target=["']DailyPapers["']/.test(sample)) return 0.97;
  const links = count(
    sample,
    /href=["'](?:https:\/\/(?:huggingface\.co|hf-mirror\.com))?\/papers\/\d{4}\.\d{4,5}/g,
  );
  if (links > 0 && SITE.test(sample)) return 0.9;
  if (links > 0) return 0.7;
  return />\s*\d+ authors?\s*</.test(sample) ? 0.5 : 0;
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) if (++found >= 20) break;
  return found;
}

function parse(text: string, options: ParseOptions): ParseResult {
  const sample = text.slice(0, SAMPLE);
  if (looksLikeApiJson(sample)) return parseApiJson(text, options, FORMAT_ID);
  if (looksLikeHtml(sample)) return parseHtmlPage(text, options, FORMAT_ID);
  const lines = splitLines(text);
  const rich = looksLikeMarkdown(sample) ? richLinesFromMarkdown(lines) : richLinesFromText(lines);
  const page = looksLikePaperPage(sample) ? parsePaperPage(lines, rich, options, FORMAT_ID) : undefined;
  return page ?? parseListing(lines, joinSplitFacts(attachAddresses(rich)), options);
}
