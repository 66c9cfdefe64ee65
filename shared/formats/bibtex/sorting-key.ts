/** What sorts (and labels) a paper whose authors nobody knows. */
import type { Paper } from '../../library/paper.ts';
import { textToLatex } from '../latex/text-to-latex.ts';

/** The `key` field for a paper without authors: its own name where the title has one ("MoE-Lens: ..."), else the title. */
export function sortingKey(paper: Pick<Paper, 'title'>, ascii: boolean): string {
  const name = /^([^:]{1,60}):\s/.exec(paper.title)?.[1] ?? paper.title;
  return textToLatex(name, { ascii, maths: false });
}
