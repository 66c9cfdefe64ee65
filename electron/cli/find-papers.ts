/** Papers by the citation keys on a command line. */
import type { Paper } from '../../shared/library/paper.ts';
import type { Library } from './session.ts';

/** Looks every key up before anything is changed. Fails with `not-found` on the first that no paper has. */
export async function findPapers(library: Library, keys: readonly string[]): Promise<readonly Paper[]> {
  const papers: Paper[] = [];
  for (const key of new Set(keys)) papers.push((await library.ask('papers.get', { key })).paper);
  return papers;
}
