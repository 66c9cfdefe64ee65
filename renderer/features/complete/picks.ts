/** What the user takes of what was found. */
import type { CompletionItem } from '../../../shared/api/schemas.ts';

export interface Picks {
  /** Papers that were found for sure and are to be filled, by id. */
  readonly include: ReadonlySet<string>;
  /** For papers with several candidates: the one that the user chose, by paper id. */
  readonly chosen: ReadonlyMap<string, number>;
}

/** Everything that is sure, and none of what is not. */
export function newPicks(items: readonly CompletionItem[] = []): Picks {
  return { include: new Set(items.filter(isFillable).map(({ paperId }) => paperId)), chosen: new Map() };
}

/** Whether something was found for sure that the paper does not have. */
export function isFillable({ state, changes }: CompletionItem): boolean {
  return state === 'found' && changes.length > 0;
}

/** The papers that would be filled. */
export function pickedPapers(
  items: readonly CompletionItem[],
  { include, chosen }: Picks,
): ReadonlySet<string> {
  return new Set(
    items.map(({ paperId }) => paperId).filter((paperId) => include.has(paperId) || chosen.has(paperId)),
  );
}

export function withIncluded({ include, chosen }: Picks, paperId: string, on: boolean): Picks {
  const next = new Set(include);
  if (on) next.add(paperId);
  else next.delete(paperId);
  return { include: next, chosen };
}

/** `choice` undefined means none of them. */
export function withChosen({ include, chosen }: Picks, paperId: string, choice: number | undefined): Picks {
  const next = new Map(chosen);
  if (choice === undefined) next.delete(paperId);
  else next.set(paperId, choice);
  return { include, chosen: next };
}
