/** Writes CSL-JSON: an array of items with their variables in a fixed order. */
import { paperPageUrl } from '../../library/identifiers.ts';
import { isOthers } from '../../library/names.ts';
import type { Name, Paper } from '../../library/paper.ts';
import { venueName } from '../../library/venues.ts';
import type { PrintOptions, PrintProblem, PrintResult } from '../format.ts';
import { printEach } from '../print-each.ts';
import { latexToText } from '../latex/latex-to-text.ts';
import { withoutRichText } from '../rich-text.ts';
import { cslDate, readCslDate } from './dates.ts';
import { BIB_VARIABLES } from './parse.ts';
import { cslOfType } from './types.ts';

/**
 * Writes papers as CSL-JSON. Abstracts and tags go out unless told otherwise; notes only when asked for. Yields the part that is written.
 */
export function* printCslJson(
  papers: readonly Paper[],
  options: PrintOptions,
): Generator<number, PrintResult> {
  const problems: PrintProblem[] = [];
  const items = yield* printEach(papers, (paper) => {
    const item = JSON.stringify(cslItem(paper, options, problems), undefined, 2);
    return `  ${item.replaceAll('\n', '\n  ')}`;
  });
  return { text: items.length === 0 ? '[]\n' : `[\n${items.join(',\n')}\n]\n`, problems };
}

function cslItem(paper: Paper, options: PrintOptions, problems: PrintProblem[]): object {
  const { bib, ids } = paper;
  const plain = (field: string) => (bib[field] === undefined ? undefined : latexToText(bib[field]).text);
  const authors = paper.authors.filter((name) => !isOthers(name)).map(cslName);
  if (authors.length === 0) {
    const message = `${paper.citeKey} is exported without authors: its source names none. Complete the paper, or add them by hand.`;
    problems.push({ code: 'missing-author', citeKey: paper.citeKey, message });
  }
  const richTitle = plain('csl-title');
  const links = paper.links.filter((link) => link.kind !== 'code');
  const item: Record<string, unknown> = {
    id: plain('csl-id') ?? paper.citeKey,
    'citation-key': paper.citeKey,
    type: plain('csl-type') ?? cslOfType(paper.type),
    title: richTitle !== undefined && withoutRichText(richTitle) === paper.title ? richTitle : paper.title,
    author: authors.length > 0 ? authors : undefined,
    editor: paper.editors?.length ? paper.editors.map(cslName) : undefined,
    issued: issuedDate(paper),
    'container-title':
      paper.venue === undefined ? undefined : venueName(paper.venue, options.venue ?? 'long'),
  };
  for (const [variable, field] of Object.entries(BIB_VARIABLES)) {
    item[variable] = field === 'pages' ? plain(field)?.replace(/–|--/g, '-') : plain(field);
  }
  item['DOI'] = ids.doi ?? plain('csl-doi');
  item['ISBN'] = plain('csl-isbn') ?? ids.isbn;
  item['URL'] = links[0]?.url ?? plain('csl-url') ?? paperPageUrl(ids);
  if (ids.arxiv) {
    item['archive'] = 'arXiv';
    item['archive_location'] = `arXiv:${ids.arxiv}${ids.arxivVersion ? `v${ids.arxivVersion}` : ''}`;
  }
  const accessed = plain('urldate');
  if (accessed !== undefined) item['accessed'] = cslDate(readCslDate(accessed).date);
  item['language'] = paper.language;
  item['genre'] = plain('csl-genre') ?? (paper.type === 'mastersthesis' ? "Master's thesis" : undefined);
  if (options.abstracts !== false) item['abstract'] = paper.abstract;
  if (options.tags !== false && paper.tags.length > 0) item['keyword'] = paper.tags.join(', ');
  if (options.notes && paper.note.trim() !== '') item['note'] = paper.note.trim();
  for (const [field, value] of Object.entries(bib).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const variable = /^csl-(.+)$/.exec(field)?.[1];
    if (variable === undefined || variable in item || PLACED.has(variable)) continue;
    item[variable === 'archive-location' ? 'archive_location' : variable] = parseKept(
      latexToText(value).text,
    );
  }
  return item;
}

const PLACED: ReadonlySet<string> = new Set(['title', 'id', 'type', 'doi', 'isbn', 'url', 'issued', 'genre']);

/** The original date where the paper still has it and it says more (a range, "circa"), else the paper's date. */
function issuedDate(paper: Paper): unknown {
  const kept = paper.bib['csl-issued'];
  const original = kept === undefined ? undefined : parseKept(latexToText(kept).text);
  if (
    original !== undefined &&
    JSON.stringify(readCslDate(original).date) === JSON.stringify(paper.published)
  )
    return original;
  return cslDate(paper.published);
}

/** A kept value: JSON where it was an object, a list or a quoted text. */
function parseKept(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function cslName(name: Name): object {
  if (name.family === undefined) return { literal: name.literal ?? name.given ?? '' };
  return {
    family: name.family,
    given: name.given,
    'non-dropping-particle': name.particle,
    suffix: name.suffix,
  };
}
