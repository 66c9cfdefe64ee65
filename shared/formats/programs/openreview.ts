/** OpenReview's API JSON: notes of API 1 (plain values) and API 2 (`{ "value": ... }`). */
import { z } from 'zod';
import type { PaperDraft } from '../../library/paper.ts';
import type { Format, ParseOptions } from '../format.ts';
import type { JsonRecord } from '../json-records.ts';
import { uniqueLinks } from '../links.ts';
import { readVenueTag } from '../venue-tag.ts';
import { decodedText, namesOf, readJsonProgram, sourceOf } from './json-program.ts';

const ID = 'openreview';

export const openreview: Format = {
  id: ID,
  name: 'OpenReview search or submissions',
  extensions: ['json'],
  recognise(text) {
    if (!/^\s*[[{]/.test(text)) return 0;
    const note = /"content"\s*:\s*\{/.test(text) && /"title"\s*:/.test(text);
    const marks = /"notes"\s*:\s*\[|"(?:tcdate|tmdate|venueid|forum|signatures|invitations?)"\s*:/.test(text);
    return note && marks ? 0.9 : 0;
  },
  parse: (text, options) =>
    readJsonProgram(text, ['notes', ''], (record) =>
      isReply(record) ? 'volume' : noteToDraft(record, options),
    ),
};

/** A value of either API: plain, or wrapped in an object. */
const value = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (given) => (given !== null && typeof given === 'object' && 'value' in given ? given.value : given),
    schema.optional().catch(undefined),
  );
const noteSchema = z.object({
  id: z.string().optional().catch(undefined),
  forum: z.string().optional().catch(undefined),
  content: z.object({
    title: value(z.string()),
    authors: value(z.array(z.string())),
    abstract: value(z.string()),
    venue: value(z.string()),
    pdf: value(z.string()),
    code: value(z.string()),
  }),
});

/** Reviews, comments and decisions answer a paper; they are none. */
function isReply(record: JsonRecord): boolean {
  const parsed = z.object({ replyto: z.string().min(1) }).safeParse(record.value);
  return parsed.success;
}

function noteToDraft(record: JsonRecord, options: ParseOptions): PaperDraft | undefined {
  const parsed = noteSchema.safeParse(record.value);
  if (!parsed.success) return undefined;
  const { id, forum, content } = parsed.data;
  const title = decodedText(content.title);
  if (title === undefined) return undefined;
  const note = forum ?? id;
  const printed = decodedText(content.venue) ?? '';
  // "Submitted to ICLR 2025", "ICLR 2024 Conference Withdrawn Submission": no publication.
  const submitted = /\b(?:submitted|submission|under review|withdrawn|rejected?|desk)\b/i.test(printed);
  const tag = submitted ? undefined : readVenueTag(printed.replace(/\s+conference$/i, ''));
  // A venue that the table does not know: "Interspeech 2021".
  const dated =
    tag || submitted ? null : /^(.{2,80}?) ((?:19|20)\d{2})(?: (?:oral|poster|spotlight))?$/i.exec(printed);
  const venue =
    tag?.venue ?? dated?.[1] ?? (tag === undefined && !submitted && printed !== '' ? printed : undefined);
  const published = tag?.published ?? (dated ? { year: Number(dated[2]) } : undefined);
  const abstract = decodedText(content.abstract);
  const authors = namesOf((content.authors ?? []).map(decodedText));
  const pdf = content.pdf?.startsWith('/') ? `https://openreview.net${content.pdf}` : content.pdf;
  const links = uniqueLinks([
    ...(pdf && /^https?:/.test(pdf) ? [{ kind: 'pdf', url: pdf, from: 'source' } as const] : []),
    ...(content.code && /^https?:/.test(content.code)
      ? [{ kind: 'code', url: content.code, from: 'source' } as const]
      : []),
  ]);
  return {
    title,
    ...(abstract ? { abstract } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(published ? { published } : {}),
    ids: note ? { openreview: note } : {},
    type: venue === undefined ? (tag?.preprint ? 'preprint' : 'unpublished') : 'inproceedings',
    ...(venue === undefined ? {} : { venue }),
    ...(links.length > 0 ? { links } : {}),
    sources: [sourceOf(ID, record, options)],
  };
}
