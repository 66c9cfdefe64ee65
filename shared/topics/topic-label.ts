/** What a topic is called. */
import { TAXONOMY } from './taxonomy.ts';

const LABELS: ReadonlyMap<string, string> = new Map(
  TAXONOMY.flatMap((area) => [area, ...area.topics]).map(({ id, label }) => [id, label]),
);

/** The label of a topic id; the id itself where the taxonomy has no such topic (any more). */
export function topicLabel(id: string): string {
  return LABELS.get(id) ?? id;
}
