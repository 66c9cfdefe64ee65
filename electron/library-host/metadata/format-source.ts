/** Sources whose answers are a format that Roofline imports anyway: one reader for both. */
import { decodeText } from '../../../shared/formats/decode.ts';
import { findFormat } from '../../../shared/formats/registry.ts';
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
  if (!text.ok || !isWhole(text.value.text)) {
    throw new RooflineError(
      'network',
      `${question.source} answered with something that Roofline does not understand.`,
      {
        retry: true,
      },
    );
  }
  const papers = question.read(text.value.text, url);
  await http.remember(request, answer);
  return papers;
}

/** Reads an answer as one of the formats that Roofline imports. */
export function readAs(formatId: string): Question['read'] {
  return (text, url) => findFormat(formatId)?.parse?.(text, { from: url }).papers ?? [];
}

/** Whether an answer is a whole JSON text or a whole Atom feed: half an answer and an error page are neither. */
function isWhole(text: string): boolean {
  if (/^\s*</.test(text)) return /<feed[\s>]/.test(text) && /<\/feed>\s*$/.test(text);
  try {
    JSON.parse(text);
    return true;
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
