/** The site's own JSON: the `daily_papers` and `papers` API, and the `data-props` that its pages carry for their scripts. */
import { z } from 'zod';
import { parseArxivId } from '../../library/identifiers.ts';
import { parseName } from '../../library/names.ts';
import type { Link, PaperDraft } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import type { ParseOptions, ParseResult, Warning } from '../format.ts';
import { readJsonRecords, type JsonRecord } from '../json-records.ts';
import { LineAccount, splitLines } from '../lines.ts';
import { cleanUrl, linkKind, uniqueLinks } from '../links.ts';
import { parseIsoDate } from '../listing-date.ts';
import { mergePrintings } from '../merge-printings.ts';
import { repair } from '../repair.ts';

/** A field that a broken record may have as anything: unreadable means missing. */
const text = z.string().optional().catch(undefined);
const count = z.number().int().nonnegative().optional().catch(undefined);
const organisation = z.object({ fullname: text, name: text }).optional().catch(undefined);

const paperSchema = z.object({
  id: text,
  title: text,
  summary: text,
  publishedAt: text,
  upvotes: count,
  numComments: count,
  githubRepo: text,
  projectPage: text,
  authors: z
    .array(z.object({ name: text }).catch({ name: undefined }))
    .optional()
    .catch(undefined),
  organization: organisation,
});
const itemSchema = paperSchema.extend({ paper: paperSchema.optional().catch(undefined) });
type Item = z.infer<typeof itemSchema>;

/** Where the site's JSON keeps lists of papers. */
const PATHS = [
  '',
  'dailyPapers',
  'searchResults',
  'papers',
  'results',
  'items',
  'data',
  'props.dailyPapers',
  'props.papers',
];

/** True for the start of a text that is this JSON. */
export function looksLikeApiJson(sample: string): boolean {
  if (!/^\s*[[{]/.test(sample)) return false;
  const marks =
    /"(?:submittedOnDailyAt|submittedOnDailyBy|discussionId|dailyPapers|githubRepoAddedBy|numComments|isAuthorParticipating|ai_summary|ai_keywords|githubStars|upvotes)"\s*:/;
  return marks.test(sample) && /"(?:title|papers|dailyPapers)"\s*:/.test(sample);
}

/** Reads the JSON of the API, whole or cut. */
export function parseApiJson(input: string, options: ParseOptions, formatId: string): ParseResult {
  const account = new LineAccount(splitLines(input));
  const read = readApiRecords(input, options, formatId);
  for (const draft of read.papers) for (const { lines } of draft.sources) if (lines) account.paper(...lines);
  const closed = account.close('chrome');
  return { papers: mergePrintings(read.papers), warnings: read.warnings, unused: closed.unused };
}

/**
 * The papers of a JSON text. `lineOffset` shifts their line numbers, for JSON that stands inside a page; `lineCount` caps them.
 */
export function readApiRecords(
  input: string,
  options: ParseOptions,
  formatId: string,
): { papers: PaperDraft[]; warnings: readonly Warning[] } {
  const { records, warnings } = readJsonRecords(input, PATHS);
  const papers: PaperDraft[] = [];
  const problems: Warning[] = [...warnings];
  for (const record of records) {
    const draft = toDraft(record, options, formatId);
    if (draft) papers.push(draft);
    else if (records.length > 1) {
      const message = 'This record has no title; it was left out.';
      problems.push({ code: 'no-title', line: record.from, column: 1, message });
    }
  }
  return { papers, warnings: problems };
}

function toDraft(record: JsonRecord, options: ParseOptions, formatId: string): PaperDraft | undefined {
  const parsed = itemSchema.safeParse(record.value);
  if (!parsed.success) return undefined;
  const item: Item = parsed.data;
  const paper = { ...item, ...defined(item.paper ?? {}) };
  const printedTitle = foldText(paper.title ?? '');
  if (printedTitle === '') return undefined;
  const title = repair(printedTitle);
  const printed = foldText(paper.summary ?? '');
  const abstract = repair(printed);
  const arxiv = paper.id === undefined ? undefined : parseArxivId(paper.id);
  const date = paper.publishedAt === undefined ? undefined : parseIsoDate(paper.publishedAt);
  const authors = (paper.authors ?? []).flatMap(({ name }) =>
    name && /\S/.test(name) ? [parseName(name)] : [],
  );
  const links = uniqueLinks(sourceLinks(paper));
  const organised = paper.organization ?? item.organization;
  const organisationName = organised?.fullname ?? organised?.name;
  return {
    title: title.text,
    ...(printed === '' ? {} : { abstract: abstract.text }),
    ...(abstract.changed ? { abstractPrinted: printed } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(date ? { published: date } : {}),
    ids: arxiv
      ? { arxiv: arxiv.id, hf: arxiv.id, ...(arxiv.version ? { arxivVersion: arxiv.version } : {}) }
      : {},
    type: 'preprint',
    ...(links.length > 0 ? { links } : {}),
    sources: [
      {
        format: formatId,
        ...(options.from === undefined ? {} : { from: options.from }),
        ...(options.captured === undefined ? {} : { capturedAt: options.captured }),
        lines: [record.from, record.to],
        ...(item.numComments === undefined ? {} : { comments: item.numComments }),
        ...(paper.upvotes === undefined ? {} : { votes: paper.upvotes }),
        ...(organisationName ? { organisation: foldText(organisationName) } : {}),
        ...(paper.publishedAt === undefined ? {} : { datePrinted: paper.publishedAt }),
        ...(title.changed ? { titlePrinted: printedTitle } : {}),
      },
    ],
  };
}

function sourceLinks(paper: z.infer<typeof paperSchema>): Link[] {
  const repository = paper.githubRepo === undefined ? undefined : cleanUrl(paper.githubRepo);
  const project = paper.projectPage === undefined ? undefined : cleanUrl(paper.projectPage);
  return [
    ...(repository ? [{ kind: 'code' as const, url: repository, from: 'source' as const }] : []),
    ...(project
      ? [
          {
            kind: linkKind(project) === 'code' ? ('code' as const) : ('project' as const),
            url: project,
            from: 'source' as const,
          },
        ]
      : []),
  ];
}

/** Without the fields that are missing, so that spreading does not overwrite with nothing. */
function defined<T extends object>(value: T): Partial<T> {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}
