/** The same paper printed more than once in one input becomes one draft that remembers every place. */
import type { Link, PaperDraft } from '../library/paper.ts';
import { comparableTitle } from '../library/text.ts';
import { uniqueLinks } from './links.ts';

/**
 * Merges drafts of one input: same arXiv id or DOI, or the same title where neither contradicts. The first printing's fields
 * win; what it lacks comes from the later ones; `sources` and links keep all.
 */
export function mergePrintings(drafts: readonly PaperDraft[]): PaperDraft[] {
  const merged: PaperDraft[] = [];
  const places = new Map<string, number>();
  for (const draft of drafts) {
    const keys = keysOf(draft);
    const at = keys
      .map((key) => places.get(key))
      .find((place) => place !== undefined && agree(merged[place]!, draft));
    const place = at ?? merged.length;
    if (at === undefined) merged.push(draft);
    else merged[at] = combine(merged[at]!, draft);
    for (const key of keys) if (!places.has(key)) places.set(key, place);
  }
  return merged;
}

function keysOf(draft: PaperDraft): string[] {
  const { arxiv, doi } = draft.ids ?? {};
  const title = comparableTitle(draft.title);
  return [
    ...(arxiv ? [`arxiv ${arxiv}`] : []),
    ...(doi ? [`doi ${doi}`] : []),
    ...(title === '' ? [] : [`title ${title}`]),
  ];
}

/** Two drafts with different ids of the same kind are two papers, whatever their titles. */
function agree(a: PaperDraft, b: PaperDraft): boolean {
  const same = (key: 'arxiv' | 'doi') => !a.ids?.[key] || !b.ids?.[key] || a.ids[key] === b.ids[key];
  return same('arxiv') && same('doi');
}

function combine(first: PaperDraft, second: PaperDraft): PaperDraft {
  const links: Link[] = uniqueLinks([...(first.links ?? []), ...(second.links ?? [])]);
  const longer = (second.abstract?.length ?? 0) > (first.abstract?.length ?? 0) * 1.2 ? second : first;
  const { abstract, abstractPrinted } = longer;
  return {
    ...second,
    ...first,
    ...(abstract === undefined ? {} : { abstract }),
    ...(abstractPrinted === undefined ? {} : { abstractPrinted }),
    ids: { ...second.ids, ...first.ids },
    ...(links.length > 0 ? { links } : {}),
    sources: [...first.sources, ...second.sources],
  };
}
