/** Crossref's records, which are nearly CSL-JSON. */
import { z } from 'zod';

const messageSchema = z.record(z.string(), z.unknown());

/**
 * Crossref's API answers in CSL variables, but with lists where CSL has one text (`"title": ["..."]`), types of its own, and much that
 * describes its record and not the work.
 */
export function fromCrossref(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const message = values['message-type'] === 'work' ? messageSchema.safeParse(values['message']) : undefined;
  const work = message?.success ? message.data : values;
  if (!Array.isArray(work['title']) && !(typeof work['type'] === 'string' && work['type'] in CROSSREF_TYPES))
    return work;
  const subtitle: unknown = Array.isArray(work['subtitle']) ? work['subtitle'][0] : undefined;
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(work)) {
    if (!CROSSREF_VARIABLES.has(name)) continue;
    result[name] =
      Array.isArray(value) && name !== 'author' && name !== 'editor' ? (value as unknown[])[0] : value;
  }
  if (typeof result['title'] === 'string' && typeof subtitle === 'string' && subtitle !== '')
    result['title'] = `${result['title']}: ${subtitle}`;
  if (typeof result['type'] === 'string') result['type'] = CROSSREF_TYPES[result['type']] ?? result['type'];
  if (typeof result['abstract'] === 'string')
    result['abstract'] = result['abstract'].replace(
      /<jats:title>[^<]{0,80}<\/jats:title>|<\/?jats:[^<>]{0,80}>/g,
      ' ',
    );
  return result;
}

/** Crossref's types that CSL calls otherwise; its others are CSL's. Source: api.crossref.org/types. */
const CROSSREF_TYPES: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  'proceedings-article': 'paper-conference',
  'book-chapter': 'chapter',
  'posted-content': 'article',
  monograph: 'book',
  'edited-book': 'book',
  'reference-book': 'book',
  proceedings: 'collection',
  dissertation: 'thesis',
  'report-component': 'report',
};

const CROSSREF_VARIABLES = new Set(
  'type title author editor container-title issued DOI URL ISBN ISSN page volume issue publisher publisher-location abstract language'.split(
    ' ',
  ),
);
