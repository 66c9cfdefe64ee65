/** What the user decided about a preview. */
import type { ImportPreview } from '../../../shared/api/schemas.ts';

export interface Choices {
  /** Items to take. */
  readonly include: ReadonlySet<number>;
  /** Suggestions confirmed as the same paper. */
  readonly sameAs: ReadonlySet<number>;
  readonly tags: readonly string[];
  readonly headingTags: boolean;
}

/** Everything that would change something is taken; duplicates would not. */
export function newChoices(preview?: ImportPreview): Choices {
  const items = preview?.items ?? [];
  return {
    include: new Set(items.filter(({ state }) => state !== 'duplicate').map(({ index }) => index)),
    sameAs: new Set(),
    tags: [],
    headingTags: false,
  };
}

/** The set with or without one member. */
export function withMember(set: ReadonlySet<number>, member: number, present: boolean): ReadonlySet<number> {
  const next = new Set(set);
  if (present) next.add(member);
  else next.delete(member);
  return next;
}
