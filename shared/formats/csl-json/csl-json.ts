/** CSL-JSON, the data format of citation processors (Zotero, Pandoc, Crossref). Source: csl-data.json schema 1.0.2. */
import type { Format } from '../format.ts';
import { printing } from '../print-each.ts';
import { parseCslJson } from './parse.ts';
import { printCslJson } from './print.ts';

const ITEM_TYPES =
  /"type"\s*:\s*"(?:article|article-journal|article-magazine|article-newspaper|paper-conference|chapter|book|thesis|report|webpage|post|post-weblog|software|dataset|patent|manuscript|document|entry-encyclopedia|collection|standard)"/;

export const cslJson: Format = {
  id: 'csl-json',
  name: 'CSL-JSON',
  extensions: ['json'],
  recognise(text) {
    if (!/^\s*[[{]/.test(text)) return 0;
    if (/^\s*\{[^{}]{0,200}"message-type"\s*:\s*"work/.test(text)) return 0.95;
    if (!ITEM_TYPES.test(text)) return 0;
    const marks = [
      '"issued"',
      '"date-parts"',
      '"container-title"',
      '"citation-key"',
      '"family"',
      '"DOI"',
      '"author"',
    ];
    const found = marks.filter((mark) => text.includes(mark)).length;
    return found >= 2 ? 0.9 : found === 1 ? 0.7 : 0.4;
  },
  parse: parseCslJson,
  ...printing(printCslJson),
};
