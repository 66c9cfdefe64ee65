/** Plain lists of identifiers: DOIs, arXiv ids and addresses of papers, one or more a line. */
import { idsFromUrl, parseArxivId, parseDoi } from '../library/identifiers.ts';
import type { PaperDraft, PaperIds } from '../library/paper.ts';
import { placeholderTitle } from '../library/placeholder-title.ts';
import { isArxivDoi } from '../library/preprint-servers.ts';
import type { Format, ParseOptions, ParseResult, Warning } from './format.ts';
import { isBlank, LineAccount, splitLines } from './lines.ts';
import { cleanUrl, paperLinkKind } from './links.ts';
import { isPaperAddress } from './paper-address.ts';

const ID = 'identifier-list';

export const identifierList: Format = {
  id: ID,
  name: 'List of DOIs, arXiv ids or addresses',
  extensions: ['txt'],
  recognise(text) {
    const lines = splitLines(text.slice(0, 50_000))
      .filter((line) => !isBlank(line) && !isComment(line))
      .slice(0, 200);
    if (lines.length === 0) return 0;
    const read = lines.filter((line) => readLine(line) !== undefined).length;
    return read / lines.length >= 0.8 ? 0.8 : 0;
  },
  parse,
};

interface Identified {
  readonly ids: PaperIds;
  readonly url?: string;
}

function parse(text: string, options: ParseOptions): ParseResult {
  const lines = splitLines(text);
  const account = new LineAccount(lines);
  const papers = new Map<string, PaperDraft>();
  for (const [index, raw] of lines.entries()) {
    const line = index + 1;
    if (isBlank(raw)) continue;
    if (isComment(raw)) {
      account.chrome(line);
      continue;
    }
    for (const { ids, url } of readLine(raw) ?? []) {
      account.paper(line);
      const title = placeholderTitle(ids, url);
      const source = {
        format: ID,
        ...(options.from ? { from: options.from } : {}),
        lines: [line, line] as [number, number],
      };
      const known = papers.get(title);
      if (known) papers.set(title, { ...known, sources: [...known.sources, source] });
      else {
        papers.set(title, {
          title,
          ids,
          ...(ids.arxiv && (!ids.doi || isArxivDoi(ids.doi)) ? { type: 'preprint' } : {}),
          ...(url ? { links: [{ kind: paperLinkKind(url), url, from: 'source' }] } : {}),
          sources: [source],
        });
      }
    }
  }
  const { unused, warnings } = account.close();
  const first = [...papers.values()][0]?.sources[0]?.lines?.[0];
  const bare: Warning[] =
    first === undefined
      ? []
      : [
          {
            code: 'identifiers-only',
            line: first,
            column: 1,
            message: `The list has identifiers only: ${papers.size} ${papers.size === 1 ? 'paper goes' : 'papers go'} by them until completed ("Complete", or roofline enrich).`,
          },
        ];
  return { papers: [...papers.values()], warnings: [...bare, ...warnings], unused };
}

function isComment(line: string): boolean {
  return /^\s*(?:#|\/\/|%)/.test(line);
}

/** What a line names, where it is nothing but identifiers and separators; undefined for any other line. */
function readLine(line: string): Identified[] | undefined {
  const words = line
    .replace(/^\s*(?:[-*+•]|\d{1,4}[.)])\s+/, '')
    .replace(/\s(?:#|\/\/|%)\s.*$/, '')
    .replace(/\b(?:doi|arxiv)\s*:\s+/gi, (label) => label.trim())
    .split(/[\s,;|]+/)
    .filter((word) => word !== '');
  if (words.length === 0 || words.length > 50) return undefined;
  const found = words.map(readWord);
  return found.every((one) => one !== undefined) ? found : undefined;
}

function readWord(word: string): Identified | undefined {
  const bare = word.replace(/^[<("'[]+|[>)"'\],;.]+$/g, '');
  if (
    /^https?:\/\//i.test(bare) ||
    /^(?:www\.|arxiv\.org|doi\.org|openreview\.net|aclanthology\.org)/i.test(bare)
  ) {
    const url = cleanUrl(bare);
    if (!url) return undefined;
    const ids = idsFromUrl(url);
    return Object.keys(ids).length > 0 || isPaperAddress(url) ? { ids, url } : undefined;
  }
  const arxiv = parseArxivId(bare);
  if (arxiv) return { ids: { arxiv: arxiv.id, ...(arxiv.version ? { arxivVersion: arxiv.version } : {}) } };
  const doi = /^(?:doi:)?10\.\d{4,9}\//i.test(bare) ? parseDoi(bare) : undefined;
  // arXiv's own DOIs name the arXiv id.
  return doi ? { ids: { ...idsFromUrl(`https://doi.org/${doi}`), doi } } : undefined;
}
