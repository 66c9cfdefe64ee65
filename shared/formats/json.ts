/** Our own JSON: whole papers as in the data model, with a version, for scripts and for moving between libraries. */
import { paperDraftSchema, type Paper, type PaperDraft } from '../library/paper.ts';
import type { Format, ParseOptions, ParseResult, PrintResult, Warning } from './format.ts';
import { readJsonRecords } from './json-records.ts';
import { LineAccount, splitLines } from './lines.ts';
import { printEach, printing } from './print-each.ts';

/** Counts up when the shape of a paper changes so that older programs can't read it. */
const VERSION = 1;

export const json: Format = {
  id: 'json',
  name: 'Roofline JSON',
  extensions: ['json'],
  recognise: (text) => (/^\s*\{\s*"roofline"\s*:/.test(text) ? 0.99 : 0),
  parse,
  ...printing(print),
};

function* print(papers: readonly Paper[]): Generator<number, PrintResult> {
  const lines = yield* printEach(papers, (paper) => `    ${JSON.stringify(paper)}`);
  return {
    text: `{\n  "roofline": ${VERSION},\n  "papers": [\n${lines.join(',\n')}\n  ]\n}\n`,
    problems: [],
  };
}

/** Reads papers back as drafts: ids of the other library, and what this one keeps itself, are left behind. */
function parse(text: string, options: ParseOptions): ParseResult {
  const account = new LineAccount(splitLines(text));
  const { records, warnings } = readJsonRecords(text, ['papers']);
  const problems: Warning[] = [...warnings];
  const papers: PaperDraft[] = [];
  const version = Number(/"roofline"\s*:\s*(\d+)/.exec(text.slice(0, 1000))?.[1] ?? VERSION);
  if (version > VERSION) {
    const message = `This file was written by a newer Roofline (version ${version} of the format); what this one knows was read.`;
    problems.push({ code: 'newer-format', line: 1, column: 1, message });
  }
  for (const { value, from, to } of records) {
    const parsed = paperDraftSchema.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const message = `This paper does not fit the format (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}); it was left out.`;
      problems.push({ code: 'broken-record', line: from, column: 1, message });
      continue;
    }
    account.paper(from, to);
    const source = {
      format: json.id,
      ...(options.from ? { from: options.from } : {}),
      lines: [from, to] as [number, number],
    };
    papers.push({ ...parsed.data, sources: [source, ...parsed.data.sources] });
  }
  const { unused } = account.close('chrome');
  return { papers, warnings: problems, unused };
}
