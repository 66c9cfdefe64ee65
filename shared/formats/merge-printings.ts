/** The same paper printed more than once in one input becomes one draft that remembers every place. */
import type { PaperDraft, PaperIds } from '../library/paper.ts';
import { comparableTitle } from '../library/text.ts';
import { uniqueLinks } from './links.ts';

/**
 * Merges drafts of one input: same arXiv id or DOI, or the same title where neither contradicts. The first printing's fields
 * win; what it lacks comes from the later ones; `sources` and links keep all.
 */
export function mergePrintings(drafts: readonly PaperDraft[]): PaperDraft[] {
  const groups: { readonly printings: PaperDraft[]; ids: PaperIds }[] = [];
  const places = new Map<string, number>();
  for (const draft of drafts) {
    const keys = keysOf(draft);
    const known = keys
      .map((key) => places.get(key))
      .find((place) => place !== undefined && agree(groups[place]!.ids, draft.ids ?? {}));
    const place = known ?? groups.length;
    if (known === undefined) groups.push({ printings: [draft], ids: draft.ids ?? {} });
    else {
      groups[known]!.printings.push(draft);
      groups[known]!.ids = { ...draft.ids, ...groups[known]!.ids };
    }
    for (const key of keys) if (!places.has(key)) places.set(key, place);
  }
  return groups.map(({ printings }) => (printings.length === 1 ? printings[0]! : combine(printings)));
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

/** Different ids of the same kind are different papers, whatever their titles. */
function agree(a: PaperIds, b: PaperIds): boolean {
  const same = (key: 'arxiv' | 'doi') => !a[key] || !b[key] || a[key] === b[key];
  return same('arxiv') && same('doi');
}

function combine(printings: readonly PaperDraft[]): PaperDraft {
  const links = uniqueLinks(printings.flatMap((draft) => draft.links ?? []));
  const merged: PaperDraft = Object.assign({}, ...printings.toReversed());
  // A listing may cut an abstract that another printing has whole.
  const fullest = printings.reduce((best, draft) =>
    (draft.abstract?.length ?? 0) > (best.abstract?.length ?? 0) * 1.2 ? draft : best,
  );
  // One that is only a system's name ("vLLM") is no title where another printing has it whole.
  const titled = printings.find((draft) => draft.title.split(' ').length > 2) ?? printings[0]!;
  const { abstractPrinted: _, ...rest } = merged;
  return {
    ...rest,
    title: titled.title,
    ...(fullest.abstract === undefined ? {} : { abstract: fullest.abstract }),
    ...(fullest.abstractPrinted === undefined ? {} : { abstractPrinted: fullest.abstractPrinted }),
    ids: Object.assign({}, ...printings.toReversed().map((draft) => draft.ids)) as PaperIds,
    ...(links.length > 0 ? { links } : {}),
    sources: printings.flatMap((draft) => draft.sources),
  };
}
