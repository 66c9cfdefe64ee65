/** One record of DBLP as a paper: what its JSON, XML and HTML have in common. */
import { idsFromUrl, parseArxivId, parseDoi } from '../../library/identifiers.ts';
import type { Link, PaperDraft, PaperIds, PaperType } from '../../library/paper.ts';
import { isPreprintServer } from '../../library/preprint-servers.ts';
import { findVenue } from '../../library/venues.ts';
import { cleanUrl, paperLinkKind, uniqueLinks } from '../links.ts';
import { withoutRichText } from '../rich-text.ts';
import { namesOf } from './json-program.ts';

const TYPES: Readonly<Record<string, PaperType>> = {
  'conference and workshop papers': 'inproceedings',
  'journal articles': 'article',
  'informal and other publications': 'preprint',
  'informal publications': 'preprint',
  'parts in books or collections': 'incollection',
  'books and theses': 'book',
  'data and artifacts': 'dataset',
};

/** The type behind DBLP's words for it: "Conference and Workshop Papers". */
export function typeOfDblp(words: string | undefined): PaperType | undefined {
  return TYPES[(words ?? '').toLowerCase()];
}

/** What DBLP says about a paper, in whichever of its formats. */
export interface DblpRecord {
  readonly title: string;
  readonly authors: readonly (string | undefined)[];
  readonly venue: string | undefined;
  readonly year: string | undefined;
  readonly type: PaperType | undefined;
  readonly key: string | undefined;
  readonly urls: readonly string[];
  readonly doi?: string | undefined;
  readonly bib: Readonly<Record<string, string | undefined>>;
  readonly source: PaperDraft['sources'][number];
}

/** A paper from what DBLP says. */
export function draftOf(record: DblpRecord): PaperDraft {
  const ids: { -readonly [K in keyof PaperIds]: PaperIds[K] } = {};
  if (record.key) ids.dblp = record.key;
  const doi = record.doi === undefined ? undefined : parseDoi(record.doi);
  if (doi) ids.doi = doi;
  const links: Link[] = [];
  for (const printed of record.urls) {
    const url = cleanUrl(printed);
    if (!url) continue;
    Object.assign(ids, { ...idsFromUrl(url), ...ids });
    links.push({ kind: paperLinkKind(url), url, from: 'source' });
  }
  // CoRR's "volume" is the arXiv id: "abs/2303.06865".
  const corr = /^abs\/(.+)$/.exec(record.bib['volume'] ?? '');
  const arxiv = corr ? parseArxivId(corr[1]!) : undefined;
  if (arxiv) ids.arxiv ??= arxiv.id;
  const preprint = arxiv !== undefined || isPreprintServer(record.venue ?? '') || record.type === 'preprint';
  const bib = Object.entries(record.bib).filter(([, value]) => value && !(preprint && corr));
  const year = Number(record.year);
  const authors = namesOf(record.authors);
  return {
    title: record.title,
    ...(authors.length > 0 ? { authors } : {}),
    ...(Number.isInteger(year) && year > 0 && year <= 9999 ? { published: { year } } : {}),
    ids,
    type: preprint ? 'preprint' : (record.type ?? 'inproceedings'),
    ...(record.venue && !preprint ? { venue: findVenue(record.venue)?.short ?? record.venue } : {}),
    ...(links.length > 0 ? { links: uniqueLinks(links) } : {}),
    ...(bib.length > 0
      ? {
          bib: Object.fromEntries(bib.map(([name, value]) => [name, value!.replace(/(\d)-(?=\d)/g, '$1--')])),
        }
      : {}),
    sources: [record.source],
  };
}

/** A title without the full stop that DBLP ends every title with, and without its `<sub>`. */
export function plainTitle(title: string | undefined): string | undefined {
  return (title && withoutRichText(title))?.replace(/(?<!\.)\.$/, '').trim() || undefined;
}

/** The key of a volume of proceedings ends with its year ("conf/usenix/2025", "conf/sc/2023w"). */
export function isVolumeKey(key: string): boolean {
  return /\/(?:19|20)\d{2}[\w-]{0,4}$/.test(key);
}
