/** What a PDF's first pages say about the paper that it is: an arXiv id, a DOI, a title. */
import { parseArxivId, parseDoi } from '../../../shared/library/identifiers.ts';
import type { PaperDraft, PaperIds } from '../../../shared/library/paper.ts';
import { foldText } from '../../../shared/library/text.ts';

export interface PdfLine {
  readonly text: string;
  /** Of the letters, in points. */
  readonly size: number;
  /** Counted from 1. */
  readonly page: number;
}

export interface PdfFacts {
  readonly pages: number;
  /** Of the first pages, in the order of the file. */
  readonly lines: readonly PdfLine[];
  /** What the file says its title is. */
  readonly title?: string;
}

/** arXiv's stamp in the margin: "arXiv:2407.00079v2 [cs.DC] 1 Jul 2024". The ids of cited papers carry no category. */
const ARXIV_STAMP =
  /arXiv:\s*((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?)\s*\[([a-z-]+(?:\.[A-Za-z-]+)?)\]/;
/** The name that arXiv gives a downloaded file: "2407.00079v2.pdf". */
const ARXIV_FILE = /^(?:arxiv[-_ .]?)?(\d{4}\.\d{4,5}(?:v\d+)?)(?: \(\d+\))?\.pdf$/i;
const DOI = /\b10\.\d{4,9}\/[^\s"'<>{}|\\^`]+/g;
/** What programs write where nobody gave a title. */
const NO_TITLE =
  /^(?:untitled|title|paper|main|microsoft word\b|.*\.(?:dvi|docx?|tex|pdf|indd|ps|qxd)$|\W*$)/i;
const LONGEST_TITLE = 300;
/** Largest letters of a page that are no title: the journal's or conference's name beside its logo. */
const SHORTEST_TITLE = 8;

/** The paper that a PDF called `name` is, as far as its first pages say. */
export function recognisePdf({ lines, title }: PdfFacts, name: string): PaperDraft {
  const ids = idsOf(lines, name);
  const said = foldText(title ?? '');
  const printed = printedTitle(lines);
  return {
    title: printed ?? (NO_TITLE.test(said) ? name.replace(/\.pdf$/i, '') : said.slice(0, LONGEST_TITLE)),
    ...(Object.keys(ids).length > 0 ? { ids } : {}),
    ...(ids.arxiv ? { type: 'preprint' as const } : {}),
    sources: [{ format: 'pdf', from: name }],
  };
}

function idsOf(lines: readonly PdfLine[], name: string): PaperIds {
  const pageText = (page: number): string =>
    lines
      .filter((line) => line.page === page)
      .map(({ text }) => text)
      .join('\n');
  const stamp = ARXIV_STAMP.exec(pageText(1)) ?? ARXIV_STAMP.exec(pageText(2));
  const arxiv = parseArxivId(stamp?.[1] ?? ARXIV_FILE.exec(name)?.[1] ?? '');
  const doi = onlyDoi(pageText(1)) ?? onlyDoi(pageText(2).split(/^\W*references\W*$/im)[0] ?? '');
  return {
    ...(arxiv ? { arxiv: arxiv.id, ...(arxiv.version ? { arxivVersion: arxiv.version } : {}) } : {}),
    ...(stamp?.[2]?.includes('.') ? { arxivCategory: stamp[2] } : {}),
    ...(doi && !/^10\.48550\//i.test(doi) ? { doi } : {}),
  };
}

/** The one DOI of a text; where there are several, any may be of a cited paper. */
function onlyDoi(text: string): string | undefined {
  const found = new Set(
    [...text.matchAll(DOI)].flatMap(([printed]) => parseDoi(printed.replace(/[.,;:)\]]+$/, '')) ?? []),
  );
  return found.size === 1 ? [...found][0] : undefined;
}

/** The largest letters of the first page, over as many lines as follow each other. */
function printedTitle(lines: readonly PdfLine[]): string | undefined {
  const first = lines.filter(({ page, text }) => page === 1 && !ARXIV_STAMP.test(text));
  const sizes = [...new Set(first.map(({ size }) => size))].sort((a, b) => b - a);
  for (const size of sizes.slice(0, 3)) {
    const from = first.findIndex((line) => line.size === size);
    const rest = first.slice(from);
    const end = rest.findIndex((line) => line.size !== size);
    const text = foldText(
      rest
        .slice(0, end < 0 ? undefined : end)
        .map((line) => line.text)
        .join(' ')
        .replace(/(\p{Ll})- (?=\p{Ll})/gu, '$1'),
    );
    // The whole page in one size has no title to see; a logo's name is shorter than any.
    if (text.length >= SHORTEST_TITLE && text.length <= LONGEST_TITLE && /\p{L}{2}.*\s/u.test(text))
      return text;
  }
  return undefined;
}
