/** Semantic Scholar's Graph API JSON: search results, single papers, citations and references. */
import { z } from 'zod';
import { parseArxivId, parseDoi } from '../../library/identifiers.ts';
import type { Link, PaperDraft, PaperIds } from '../../library/paper.ts';
import { isArxivDoi, isPreprintServer } from '../../library/preprint-servers.ts';
import { findVenue } from '../../library/venues.ts';
import type { Format, ParseOptions } from '../format.ts';
import type { JsonRecord } from '../json-records.ts';
import { cleanUrl, uniqueLinks } from '../links.ts';
import { parseIsoDate } from '../listing-date.ts';
import { decodedText, namesOf, readJsonProgram, sourceOf } from './json-program.ts';

const ID = 'semantic-scholar';

export const semanticScholar: Format = {
  id: ID,
  name: 'Semantic Scholar search',
  extensions: ['json'],
  recognise: (text) =>
    /^\s*[[{]/.test(text) && /"paperId"\s*:\s*"/.test(text) && /"(?:title|externalIds)"\s*:/.test(text)
      ? 0.93
      : 0,
  parse: (text, options) =>
    readJsonProgram(text, ['data', 'recommendedPapers', 'papers', ''], (record) =>
      paperToDraft(record, options),
    ),
};

const text = z.string().optional().catch(undefined);
const paperSchema = z.object({
  paperId: text,
  title: text,
  abstract: text,
  venue: text,
  year: z.number().int().min(1).max(9999).optional().catch(undefined),
  publicationDate: text,
  url: text,
  externalIds: z.object({ ArXiv: text, DOI: text, DBLP: text, ACL: text }).optional().catch(undefined),
  authors: z
    .array(z.object({ name: text }).catch({ name: undefined }))
    .optional()
    .catch(undefined),
  openAccessPdf: z.object({ url: text }).optional().catch(undefined),
  publicationTypes: z.array(z.string()).optional().catch(undefined),
  journal: z.object({ name: text, volume: text, pages: text }).optional().catch(undefined),
});
const nestedSchema = z.object({
  citingPaper: paperSchema.optional().catch(undefined),
  citedPaper: paperSchema.optional().catch(undefined),
});

function paperToDraft(record: JsonRecord, options: ParseOptions): PaperDraft | undefined {
  const nested = nestedSchema.safeParse(record.value);
  const inner = nested.success ? (nested.data.citingPaper ?? nested.data.citedPaper) : undefined;
  const parsed = paperSchema.safeParse(inner ?? record.value);
  const title = parsed.success ? decodedText(parsed.data.title) : undefined;
  if (!parsed.success || title === undefined) return undefined;
  const paper = parsed.data;
  const ids: { -readonly [K in keyof PaperIds]: PaperIds[K] } = {};
  const { ArXiv, DOI, DBLP, ACL } = paper.externalIds ?? {};
  const arxiv = ArXiv === undefined ? undefined : parseArxivId(ArXiv);
  if (arxiv) ids.arxiv = arxiv.id;
  const doi = DOI === undefined ? undefined : parseDoi(DOI);
  if (doi) ids.doi = doi;
  if (DBLP) ids.dblp = DBLP;
  if (ACL) ids.acl = ACL;
  if (paper.paperId) ids.semanticScholar = paper.paperId;
  const place = decodedText(paper.venue) ?? decodedText(paper.journal?.name);
  const venue =
    place === undefined || isPreprintServer(place) ? undefined : (findVenue(place)?.short ?? place);
  const published =
    parseIsoDate(paper.publicationDate ?? '') ??
    (paper.year === undefined ? undefined : { year: paper.year });
  const abstract = decodedText(paper.abstract);
  const authors = namesOf((paper.authors ?? []).map((author) => decodedText(author.name)));
  const kinds = new Set(paper.publicationTypes);
  const onlyPreprint = venue === undefined && (doi === undefined || isArxivDoi(doi));
  const pdf = paper.openAccessPdf?.url ? cleanUrl(paper.openAccessPdf.url) : undefined;
  const page = paper.url ? cleanUrl(paper.url) : undefined;
  const links: Link[] = [
    ...(page ? [{ kind: 'page', url: page, from: 'source' } as const] : []),
    ...(pdf ? [{ kind: 'pdf', url: pdf, from: 'source' } as const] : []),
  ];
  // An arXiv preprint's volume ("abs/1805.02262") beside the venue that published it.
  const elsewhere = isPreprintServer(paper.journal?.name ?? '');
  const { volume, pages } = elsewhere
    ? { volume: undefined, pages: paper.journal?.pages }
    : (paper.journal ?? {});
  const bib = onlyPreprint
    ? []
    : Object.entries({ volume, pages: pages?.replace(/\s*[-–]+\s*/g, '--') }).filter(([, one]) => one);
  return {
    title,
    ...(abstract ? { abstract } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(published ? { published } : {}),
    ids,
    type: onlyPreprint
      ? arxiv
        ? 'preprint'
        : 'misc'
      : kinds.has('JournalArticle') &&
          !kinds.has('Conference') &&
          findVenue(venue ?? '')?.kind !== 'conference'
        ? 'article'
        : 'inproceedings',
    ...(venue === undefined ? {} : { venue }),
    ...(links.length > 0 ? { links: uniqueLinks(links) } : {}),
    ...(bib.length > 0 ? { bib: Object.fromEntries(bib.map(([name, one]) => [name, one!.trim()])) } : {}),
    sources: [sourceOf(ID, record, options)],
  };
}
