/** Several sources' records of one work, made one. */
import { applyPatch, mergeDraft } from '../../../shared/library/merge.ts';
import { newPaper } from '../../../shared/library/new-paper.ts';
import { paperDraftSchema, type Paper, type PaperDraft } from '../../../shared/library/paper.ts';

/** One draft of all records: the earlier ones count first, the later fill what they left open. `now` is an ISO-8601 time. */
export function foldRecords([first, ...rest]: readonly PaperDraft[], now: string): PaperDraft | undefined {
  if (!first || rest.length === 0) return first;
  let whole: Paper = newPaper(first, { id: '', citeKey: first.citeKey ?? '', now });
  for (const draft of rest) whole = applyPatch(whole, mergeDraft(whole, draft, now).set);
  // What only a library's paper has is dropped again: the record enters a library like any other.
  const { citeKey: _, addedAt: __, status: ___, ...draft } = paperDraftSchema.parse(whole);
  return { ...draft, ...(first.citeKey === undefined ? {} : { citeKey: first.citeKey }) };
}
