/** What the JSON exports of DBLP, OpenReview, Semantic Scholar and Papers with Code have in common: records of papers. */
import { parseName } from '../../library/names.ts';
import type { Name, PaperDraft, Source } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import { decodeEntities } from '../entities.ts';
import type { ParseOptions, ParseResult, Warning } from '../format.ts';
import { readJsonRecords, type JsonRecord } from '../json-records.ts';
import { LineAccount, splitLines } from '../lines.ts';

/** A paper; `volume` for a record that is known to be none; undefined where the record says nothing that can be read. */
export type RecordOutcome = PaperDraft | 'volume' | undefined;

/**
 * Reads the records at `paths` through `toDraft`. A record that gives nothing is warned about; what lies between records is
 * the frame of the file. As `enrichments`, where the records are facts about papers and not papers.
 */
export function readJsonProgram(
  text: string,
  paths: readonly string[],
  toDraft: (record: JsonRecord) => RecordOutcome,
  as: 'papers' | 'enrichments' = 'papers',
): ParseResult {
  const account = new LineAccount(splitLines(text));
  const { records, warnings } = readJsonRecords(text, paths);
  const drafts: PaperDraft[] = [];
  const problems: Warning[] = [...warnings];
  for (const record of records) {
    const outcome = toDraft(record);
    if (outcome === 'volume') continue;
    if (outcome) {
      drafts.push(outcome);
      account.paper(record.from, record.to);
    } else {
      const message = 'This record names no paper: it has no title. It was left out.';
      problems.push({ code: 'missing-title', line: record.from, column: 1, message });
    }
  }
  const { unused } = account.close('chrome');
  const result = { papers: as === 'papers' ? drafts : [], warnings: problems, unused };
  return as === 'enrichments' ? { ...result, enrichments: drafts } : result;
}

/** The source record of a paper read from JSON. */
export function sourceOf(format: string, record: JsonRecord, options: ParseOptions): Source {
  return { format, ...(options.from ? { from: options.from } : {}), lines: [record.from, record.to] };
}

/** Names as structured names; empty ones left out. */
export function namesOf(names: readonly (string | undefined)[]): Name[] {
  return names.flatMap((name) => (name !== undefined && /\S/.test(name) ? [parseName(name)] : []));
}

/** Folded text with its entities decoded, which DBLP's JSON and others have; undefined where nothing is left. */
export function decodedText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : foldText(decodeEntities(text)) || undefined;
}
