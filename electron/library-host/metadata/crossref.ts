/** Crossref's REST API (api.crossref.org, "REST API" documentation): published versions by DOI, candidates by title. */
import { load } from 'cheerio/slim';
import { z } from 'zod';
import { parseArxivId, parseDoi } from '../../../shared/library/identifiers.ts';
import type { Name, PaperDraft, PaperType, PartialDate } from '../../../shared/library/paper.ts';
import { isArxivDoi } from '../../../shared/library/preprint-servers.ts';
import { foldText } from '../../../shared/library/text.ts';
import { assign } from './format-source.ts';
import { readJson } from './read-json.ts';
import type { MetadataSource, SourceAccess } from './source.ts';

const date = z.object({ 'date-parts': z.array(z.array(z.number().nullable())) }).optional();
const workSchema = z.object({
  DOI: z.string(),
  type: z.string().optional(),
  title: z.array(z.string()).optional(),
  subtitle: z.array(z.string()).optional(),
  'container-title': z.array(z.string()).optional(),
  'short-container-title': z.array(z.string()).optional(),
  author: z
    .array(
      z.object({
        family: z.string().optional(),
        given: z.string().optional(),
        suffix: z.string().optional(),
        name: z.string().optional(),
      }),
    )
    .optional(),
  published: date,
  issued: date,
  volume: z.string().optional(),
  issue: z.string().optional(),
  page: z.string().optional(),
  publisher: z.string().optional(),
  abstract: z.string().optional(),
});
type Work = z.infer<typeof workSchema>;

/** Crossref's types (api.crossref.org/types) that are kinds of papers. */
const TYPES: Readonly<Record<string, PaperType>> = {
  'journal-article': 'article',
  'proceedings-article': 'inproceedings',
  'book-chapter': 'incollection',
  book: 'book',
  monograph: 'book',
  proceedings: 'proceedings',
  dissertation: 'phdthesis',
  report: 'techreport',
  'posted-content': 'preprint',
  dataset: 'dataset',
};

/** Below the limits of who gives no address; the answers' headers say where they are stricter. */
const MANNERS = { intervalMs: 1_000, retries: 3 };
/** The registry has parts of papers too (supplements, figures); those never answer for a paper. */
const NO_PAPER = new Set(['component', 'peer-review', 'grant', 'journal', 'journal-issue']);

export const crossref: MetadataSource = {
  id: 'crossref',
  name: 'Crossref',
  origin: 'https://api.crossref.org',
  sends: 'DOIs, or the title',
  knows: ({ doi }) => doi !== undefined && !isArxivDoi(doi),

  knowsPublished: true,

  batch: 20,

  async byIds(papers, access, take) {
    // Filters of the same name are alternatives, and a comma parts them: no DOI may have one of its own.
    const dois = papers.flatMap(({ ids: { doi } }) => (doi && !doi.includes(',') ? [`doi:${doi}`] : []));
    const query = { filter: dois.join(','), rows: String(papers.length) };
    const drafts = dois.length > 0 ? await ask(access, query) : [];
    assign(papers, drafts, ({ ids }, { ids: got }) => ids.doi === got?.doi, take);
  },

  byTitle: (title, access) => ask(access, { 'query.bibliographic': title, rows: '5' }),
};

const answerSchema = z.object({ message: z.object({ items: z.array(z.unknown()) }) });

async function ask(
  { http, origin, ...access }: SourceAccess,
  query: Readonly<Record<string, string>>,
): Promise<readonly PaperDraft[]> {
  const url = `${origin}/works?${new URLSearchParams(query).toString()}`;
  const request = { ...access, url, accept: 'application/json', manners: MANNERS };
  const answer = await http.fetch(request);
  const read = readJson('Crossref', answer, answerSchema);
  await http.remember(request, answer);
  // One odd record must not cost the others.
  return (read?.message.items ?? []).flatMap((item) => {
    const work = workSchema.safeParse(item);
    return (work.success && toDraft(work.data)) || [];
  });
}

function toDraft(work: Work): PaperDraft | undefined {
  const title = plain([work.title?.[0], work.subtitle?.[0]].filter(Boolean).join(': '));
  const doi = parseDoi(work.DOI);
  if (title === '' || doi === undefined || NO_PAPER.has(work.type ?? '')) return undefined;
  const arxiv = parseArxivId(doi);
  const published = partialDate(work.published ?? work.issued);
  const venue = work['container-title']?.[0];
  const bib = {
    volume: work.volume,
    number: work.issue,
    pages: work.page?.replace(/-+/g, '--'),
    publisher: work.publisher,
  };
  return {
    title,
    authors: (work.author ?? []).map(toName),
    type: TYPES[work.type ?? ''] ?? 'misc',
    ids: { doi, ...(arxiv ? { arxiv: arxiv.id } : {}) },
    ...(published ? { published } : {}),
    ...(venue ? { venue: plain(venue) } : {}),
    ...(work.abstract ? { abstract: plain(work.abstract).replace(/^abstract\s*/i, '') } : {}),
    bib: Object.fromEntries(
      Object.entries(bib).filter((entry): entry is [string, string] => Boolean(entry[1])),
    ),
    sources: [{ format: 'crossref', from: `https://doi.org/${doi}` }],
  };
}

function toName(author: NonNullable<Work['author']>[number]): Name {
  if (author.family === undefined) return { literal: foldText(author.name ?? author.given ?? '') };
  return {
    family: foldText(author.family),
    ...(author.given ? { given: foldText(author.given) } : {}),
    ...(author.suffix ? { suffix: foldText(author.suffix) } : {}),
  };
}

/** `{"date-parts": [[2023, 10, 23]]}`, as exact as it is. */
function partialDate(value: Work['published']): PartialDate | undefined {
  const [year, month, day] = value?.['date-parts'][0] ?? [];
  if (!year) return undefined;
  return { year, ...(month ? { month, ...(day ? { day } : {}) } : {}) };
}

/** Titles and abstracts carry JATS and HTML tags. */
function plain(markup: string): string {
  return foldText(
    load(markup.replace(/<\/(?:jats:)?(?:p|title|sec)>/gi, ' '), null, false)
      .root()
      .text(),
  );
}
