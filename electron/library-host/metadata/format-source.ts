/** Sources whose answers are a format that Roofline imports anyway: one reader for both. */
import type { z } from 'zod';
import { decodeText } from '../../../shared/formats/decode.ts';
import { readText } from '../../../shared/formats/read-text.ts';
import type { PaperDraft } from '../../../shared/library/paper.ts';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { Manners } from './http.ts';
import type { Asked, SourceAccess } from './source.ts';

/** What is asked, and how its answer is read. */
export interface Question {
  /** For messages: "arXiv". */
  readonly source: string;
  /** Path and query, appended to the source's origin. */
  readonly path: string;
  readonly accept: string;
  /** What the answer must be like to be one: anything else is no "nothing found", but a failure. */
  readonly shape: z.ZodType | 'feed';
  /** Reads the papers of an answer that came from `url`. */
  readonly read: (text: string, url: string) => readonly PaperDraft[];
  readonly manners: Manners;
  readonly body?: unknown;
}

/**
 * Asks a source and reads the papers of its answer; none for "there is no such thing". Throws RooflineError `network` where
 * the answer can't be read as the format it should have.
 */
export async function askForPapers(
  { http, origin, ...access }: SourceAccess,
  question: Question,
): Promise<readonly PaperDraft[]> {
  const url = origin + question.path;
  const { accept, manners, body } = question;
  const request = { ...access, url, accept, manners, ...(body === undefined ? {} : { body }) };
  const answer = await http.fetch(request);
  if (answer.status !== 200) {
    await http.remember(request, answer);
    return [];
  }
  const text = decodeText(answer.bytes);
  if (!text.ok || !isWhole(text.value.text, question.shape)) {
    throw new RooflineError(
      'network',
      `${question.source} answered with something that Roofline does not understand. Try again later.`,
      { retry: true },
    );
  }
  const papers = question.read(text.value.text, url);
  await http.remember(request, answer);
  return papers;
}

/** Reads an answer as one of the formats that Roofline imports. */
export function readAs(formatId: string): Question['read'] {
  return (text, url) => {
    const read = readText(text, { format: formatId, from: url });
    return read.ok ? read.value.result.papers : [];
  };
}

/** Whether an answer is whole, and what was asked for: half an answer and an error page are neither. */
function isWhole(text: string, shape: Question['shape']): boolean {
  if (shape === 'feed') {
    const count = (tag: RegExp): number => text.match(tag)?.length ?? 0;
    return (
      /<feed[\s>]/.test(text) && /<\/feed>\s*$/.test(text) && count(/<entry[\s>]/g) === count(/<\/entry>/g)
    );
  }
  try {
    return shape.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** Hands each paper the draft that answers it; `same` says whether a draft does. */
export function assign(
  papers: readonly Asked[],
  drafts: readonly PaperDraft[],
  same: (paper: Asked, draft: PaperDraft) => boolean,
  take: (id: string, draft: PaperDraft) => void,
): void {
  for (const paper of papers) {
    const draft = drafts.find((candidate) => same(paper, candidate));
    if (draft) take(paper.id, draft);
  }
}
