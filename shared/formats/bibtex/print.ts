/** Papers as a `.bib` file. */
import type { Paper } from '../../library/paper.ts';
import type { PrintOptions, PrintProblem, PrintResult } from '../format.ts';
import { printEach } from '../print-each.ts';
import type { Dialect } from './entry-types.ts';
import { EntryWriter } from './entry-writer.ts';
import { printEntry, type EntryStyle } from './print-entry.ts';

/**
 * Writes papers in the given order, one entry each. Defaults: for BibTeX the profile `plain` in ASCII, for BibLaTeX the profile
 * `biblatex` in UTF-8; venues as their source printed them, else long; abstracts, notes and tags included. The same papers
 * and options give the same bytes. Yields the part that is written.
 */
export function* printBibliography(
  papers: readonly Paper[],
  options: PrintOptions,
  dialect: Dialect,
): Generator<number, PrintResult> {
  const style: EntryStyle = {
    dialect,
    profile: options.profile ?? (dialect === 'biblatex' ? 'biblatex' : 'plain'),
    ascii: options.ascii ?? dialect === 'bibtex',
    ...(options.venue ? { venue: options.venue } : {}),
    abstracts: options.abstracts ?? true,
    notes: options.notes ?? true,
    tags: options.tags ?? true,
  };
  const problems: PrintProblem[] = [];
  const keys = new KeyBook(problems);
  const writer = new EntryWriter();
  yield* printEach(papers, (paper) => printEntry(paper, keys.give(paper), style, writer, problems));
  return { text: writer.text(), problems };
}

const SIMPLE_KEY = /^[\w.:-]+$/;

/** A key without what ends it for BibTeX or opens a comment for LaTeX. */
function safeKey(key: string): string {
  // eslint-disable-next-line no-control-regex -- control characters must not reach a key
  return key.replace(/[\s{},%#\\~"\u0000-\u001f\u007f]+/g, '-') || 'paper';
}

/** Hands out citation keys that `bibtex` accepts, each once. */
class KeyBook {
  private readonly given = new Map<string, string>();

  constructor(private readonly problems: PrintProblem[]) {}

  give(paper: Paper): string {
    const safe = SIMPLE_KEY.test(paper.citeKey) ? paper.citeKey : safeKey(paper.citeKey);
    let key = safe;
    let lower = key.toLowerCase();
    for (let number = 2; this.given.get(lower) === key; number++) {
      key = `${safe}-${number}`;
      lower = key.toLowerCase();
    }
    const clash = this.given.get(lower);
    this.given.set(lower, key);
    if (key !== paper.citeKey) {
      this.problems.push({
        code: 'key-changed',
        citeKey: key,
        message: `The key "${paper.citeKey}" cannot stand in a .bib file, or stands there already; this entry is called "${key}". Give the paper another key.`,
      });
    } else if (clash !== undefined) {
      this.problems.push({
        code: 'key-case-clash',
        citeKey: key,
        message: `The keys "${clash}" and "${key}" differ only in case; BibTeX takes them for one. Change one of them.`,
      });
    }
    return key;
  }
}
