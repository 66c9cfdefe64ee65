/** A listing's lines in runs: text (titles, abstracts), and facts about it. */
import type { RichLine } from '../page/rich-line.ts';
import { readFacts } from './line-kind.ts';

/** A run of text lines, or a run of facts, by indices into the lines. */
export interface LineGroup {
  readonly kind: 'text' | 'facts';
  readonly indices: number[];
  /** How many of the lines are a marked title; 0 where none is. */
  titleLines: number;
}

/**
 * The lines of a page as runs of text and runs of facts, blank ones left out.
 * @param titles how many lines each marked title has, by the index of its first
 */
export function groupLines(lines: readonly RichLine[], titles: ReadonlyMap<number, number>): LineGroup[] {
  const groups: LineGroup[] = [];
  let titleEnd = -1;
  for (const [index, line] of lines.entries()) {
    if (line.text === '') continue;
    const title = titles.get(index);
    if (title !== undefined) {
      groups.push({ kind: 'text', indices: [index], titleLines: title });
      titleEnd = index + title;
      continue;
    }
    const last = groups.at(-1);
    const kind = index >= titleEnd && isFactLine(lines, index) ? 'facts' : 'text';
    if (last?.kind === kind) last.indices.push(index);
    else groups.push({ kind, indices: [index], titleLines: 0 });
  }
  return groups;
}

/** A bare number or date inside a wrapped paragraph is part of the paragraph. */
function isFactLine(lines: readonly RichLine[], index: number): boolean {
  const facts = readFacts(lines[index]!.text);
  if (!facts) return false;
  if (facts.authorCount !== undefined || facts.separator || facts.submittedBy) return true;
  const isText = (line: RichLine | undefined) => !!line && line.text !== '' && !readFacts(line.text);
  return !(isText(lines[index - 1]) && isText(lines[index + 1]) && lines[index - 1]!.text.length > 60);
}
