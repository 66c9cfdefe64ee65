/** The Papers with Code dump of links between papers and code. Its records enrich papers that are known; they are no papers. */
import { z } from 'zod';
import { idsFromUrl, parseArxivId } from '../../library/identifiers.ts';
import type { Link, PaperDraft } from '../../library/paper.ts';
import type { Format, ParseOptions } from '../format.ts';
import type { JsonRecord } from '../json-records.ts';
import { cleanUrl, uniqueLinks } from '../links.ts';
import { decodedText, readJsonProgram, sourceOf } from './json-program.ts';

const ID = 'papers-with-code';

export const papersWithCode: Format = {
  id: ID,
  name: 'Papers with Code links',
  extensions: ['json'],
  recognise: (text) =>
    /^\s*[[{]/.test(text) && /"repo_url"\s*:/.test(text) && /"paper_(?:title|url|arxiv_id)"\s*:/.test(text)
      ? 0.95
      : 0,
  parse: (text, options) =>
    readJsonProgram(text, [''], (record) => linkToDraft(record, options), 'enrichments'),
};

const text = z.string().optional().catch(undefined);
const linkSchema = z.object({
  paper_title: text,
  paper_arxiv_id: text,
  paper_url: text,
  paper_url_abs: text,
  paper_url_pdf: text,
  repo_url: text,
});

function linkToDraft(record: JsonRecord, options: ParseOptions): PaperDraft | undefined {
  const parsed = linkSchema.safeParse(record.value);
  const title = parsed.success ? decodedText(parsed.data.paper_title) : undefined;
  if (!parsed.success || title === undefined) return undefined;
  const { paper_arxiv_id, paper_url, paper_url_abs, paper_url_pdf, repo_url } = parsed.data;
  const arxiv = parseArxivId(paper_arxiv_id ?? '');
  const link = (kind: Link['kind'], url: string | undefined): Link[] => {
    const clean = url === undefined ? undefined : cleanUrl(url);
    return clean ? [{ kind, url: clean, from: 'source' }] : [];
  };
  return {
    title,
    ids: arxiv ? { arxiv: arxiv.id } : idsFromUrl(paper_url_abs ?? ''),
    links: uniqueLinks([
      ...link('code', repo_url),
      ...link('page', paper_url),
      ...link('page', paper_url_abs),
      ...link('pdf', paper_url_pdf),
    ]),
    sources: [sourceOf(ID, record, options)],
  };
}
