/** Hugging Face's papers API (huggingface.co/docs/hub/api, "Papers"): one paper by arXiv id, a search, the daily list. */
import { z } from 'zod';
import { readApiRecords } from '../../../shared/formats/hugging-face/api-json.ts';
import type { PaperDraft } from '../../../shared/library/paper.ts';
import { askForPapers } from './format-source.ts';
import type { MetadataSource, SourceAccess } from './source.ts';

const MANNERS = { intervalMs: 500, retries: 3 };

export const huggingFace: MetadataSource = {
  id: 'hugging-face',
  name: 'Hugging Face',
  origin: 'https://huggingface.co',
  sends: 'arXiv ids, or the title',
  knows: (ids) => (ids.hf ?? ids.arxiv) !== undefined,

  knowsPublished: false,

  batch: 1,

  async byIds(papers, access, take) {
    for (const { id, ids } of papers) {
      const [draft] = await ask(access, `/api/papers/${encodeURIComponent(ids.hf ?? ids.arxiv ?? '')}`);
      if (draft) take(id, draft);
    }
  },

  byTitle: (title, access) =>
    ask(access, `/api/papers/search?${new URLSearchParams({ q: title }).toString()}`),
};

/** The papers of one day ("2025-08-28"), or of the latest. */
export function dailyPapers(date: string | undefined, access: SourceAccess): Promise<readonly PaperDraft[]> {
  return ask(
    access,
    `/api/daily_papers?${new URLSearchParams({ ...(date ? { date } : {}), limit: '100' }).toString()}`,
  );
}

function ask(access: SourceAccess, path: string): Promise<readonly PaperDraft[]> {
  return askForPapers(access, {
    source: 'Hugging Face',
    path,
    accept: 'application/json',
    shape: z.union([z.array(z.unknown()), z.object({ id: z.string() })]),
    read: (text, from) => readApiRecords(text, { from }, 'hugging-face').papers,
    manners: MANNERS,
  });
}
