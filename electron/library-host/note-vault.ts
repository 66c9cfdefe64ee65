/**
 * A note vault: a folder with one Markdown file for each paper, for programs such as Obsidian. A field of the front matter carries the
 * checksum of the rest: what was written there by hand is left alone when the papers are written again.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownFiles } from '../../shared/formats/markdown-export.ts';
import type { Paper } from '../../shared/library/paper.ts';
import { writeOwnedFile, type OwnMark } from './owned-file.ts';

const OPEN = '---\nroofline: ';

const frontMatter: OwnMark = {
  put: (text, checksum) => text.replace('---\n', () => `${OPEN}${checksum}\n`),
  take(content) {
    const end = content.indexOf('\n', OPEN.length);
    if (!content.startsWith(OPEN) || end === -1) return undefined;
    return { checksum: content.slice(OPEN.length, end), text: `---\n${content.slice(end + 1)}` };
  },
};

export interface VaultWritten {
  readonly written: number;
  readonly unchanged: number;
  /** Names of files that somebody changed, or made; they were not touched. */
  readonly kept: readonly string[];
}

/**
 * Writes a file for each paper into `folder`, which is made where it is missing. Files of other papers stay. `goesOn` is asked before
 * each, with the part that is done; false ends it. Rejects with the file system's error; what was written by then stays.
 */
export async function writeNoteVault(
  folder: string,
  papers: readonly Paper[],
  goesOn: (fraction: number) => Promise<boolean>,
): Promise<VaultWritten> {
  await mkdir(folder, { recursive: true });
  let written = 0;
  let unchanged = 0;
  const kept: string[] = [];
  for (const [index, { name, text }] of markdownFiles(papers).entries()) {
    if (!(await goesOn(index / papers.length))) break;
    const outcome = await writeOwnedFile(join(folder, name), text, frontMatter);
    if (outcome === 'written') written++;
    else if (outcome === 'unchanged') unchanged++;
    else kept.push(name);
  }
  return { written, unchanged, kept };
}
