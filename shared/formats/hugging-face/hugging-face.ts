/**
 * Hugging Face papers pages (Daily Papers, search, trending, mirrors), however they were saved: copied text, Markdown, HTML,
 * or the site's own JSON.
 */
import type { Format, ParseOptions, ParseResult } from '../format.ts';
import { splitLines } from '../lines.ts';
import { FORMAT_ID, parseListing } from './listing.ts';
import { looksLikeMarkdown, richLinesFromMarkdown } from './markdown-lines.ts';
import { richLinesFromText } from './rich-line.ts';

export const huggingFace: Format = {
  id: FORMAT_ID,
  name: 'Hugging Face papers page',
  extensions: ['txt', 'md', 'html', 'json'],
  recognise,
  parse,
};

function recognise(text: string): number {
  const sample = text.slice(0, 600_000);
  const authors = count(sample, /^[ \t]*(?:[•·∙*-][ \t]+)?\d[\d,]*[ \t]+authors?[ \t]*(?:\]|$)/gim);
  const separators = count(sample, /^[ \t]*[·•∙][ \t]*$/gm);
  const site = /hugging ?face|hf-mirror|daily papers|trending papers/i.test(sample);
  if (authors === 0) return site && separators > 0 ? 0.3 : site ? 0.15 : 0;
  return Math.min(0.95, 0.5 + (site ? 0.25 : 0) + (separators > 0 ? 0.2 : 0) + Math.min(authors, 5) * 0.01);
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) if (++found >= 20) break;
  return found;
}

function parse(text: string, options: ParseOptions): ParseResult {
  const lines = splitLines(text);
  const rich = looksLikeMarkdown(text.slice(0, 600_000))
    ? richLinesFromMarkdown(lines)
    : richLinesFromText(lines);
  return parseListing(lines, rich, options);
}
