/** Markdown: one list of papers for a page, or one file for each paper with front matter, for note vaults. */
import { paperPageUrl } from '../library/identifiers.ts';
import { displayName, isOthers } from '../library/names.ts';
import type { Paper } from '../library/paper.ts';
import { splitMaths } from './latex/maths.ts';
import type { Format, PrintOptions } from './format.ts';
import { printEach, printing } from './print-each.ts';

export const markdownExport: Format = {
  id: 'markdown',
  name: 'Markdown',
  extensions: ['md'],
  ...printing(function* (papers, options) {
    const items = yield* printEach(papers, (paper) => listItem(paper, options));
    return { text: items.join(''), problems: [] };
  }),
};

/** A paper as a list item: linked title, authors, venue and year, code; abstract and note below where asked for. */
function listItem(paper: Paper, options: PrintOptions): string {
  const url = paperPageUrl(paper.ids) ?? paper.links.find((link) => link.kind !== 'code')?.url;
  const title = escapeText(paper.title);
  const code = paper.links.find((link) => link.kind === 'code')?.url;
  const parts = [
    `**${url ? `[${title}](${target(url)})` : title}**`,
    authorText(paper),
    [paper.venue, paper.published?.year].filter(Boolean).join(' '),
    code ? `[code](${target(code)})` : '',
    `\`${paper.citeKey}\``,
    options.tags === false ? '' : paper.tags.map((tag) => `#${tag.replace(/\s+/g, '-')}`).join(' '),
  ];
  const lines = [`- ${parts.filter((part) => part !== '').join(' · ')}`];
  if (options.abstracts && paper.abstract) lines.push('', indent(escapeText(paper.abstract)), '');
  if (options.notes && paper.note.trim() !== '') lines.push('', indent(paper.note.trim()), '');
  return `${lines.join('\n')}\n`;
}

/** A file of a note vault. */
export interface MarkdownFile {
  /** Safe on every file system: the key with everything but letters, digits, dot and dash replaced. */
  readonly name: string;
  readonly text: string;
}

/** One file for each paper, named after its key: `[[key]]` in a note leads to it. No two names are the same, also without case. */
export function markdownFiles(papers: readonly Paper[]): MarkdownFile[] {
  const taken = new Set<string>();
  return papers.map((paper) => {
    const stem = paper.citeKey.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '_');
    let name = `${stem}.md`;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${stem}-${count}.md`;
    taken.add(name.toLowerCase());
    return { name, text: fileText(paper) };
  });
}

/** YAML front matter with what is known, then title, abstract and note. */
function fileText(paper: Paper): string {
  const { published, ids } = paper;
  const fields: [string, unknown][] = [
    ['citekey', paper.citeKey],
    ['title', paper.title],
    ['authors', paper.authors.filter((name) => !isOthers(name)).map(displayName)],
    ['year', published?.year],
    ['venue', paper.venue],
    ['type', paper.type],
    ['doi', ids.doi],
    ['arxiv', ids.arxiv],
    ['url', paperPageUrl(ids)],
    ['code', paper.links.find((link) => link.kind === 'code')?.url],
    ['aliases', [paper.title, ...paper.keyAliases]],
    ['tags', paper.tags.map((tag) => tag.replace(/\s+/g, '-'))],
    ['status', paper.status],
    ['rating', paper.rating],
  ];
  // JSON is YAML (YAML 1.2 section 1.3), so its quoting is safe whatever a title holds.
  const front = fields
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
  const abstract = paper.abstract ? `\n## Abstract\n\n${escapeText(paper.abstract)}\n` : '';
  const note = paper.note.trim() === '' ? '' : `\n## Notes\n\n${paper.note.trim()}\n`;
  return `---\n${front}---\n\n# ${escapeText(paper.title)}\n${abstract}${note}`;
}

function authorText(paper: Paper): string {
  const names = paper.authors.filter((name) => !isOthers(name)).map(displayName);
  if (names.length === 0) return paper.authorCount ? `${paper.authorCount} authors` : '';
  const more = names.length > 6 || (paper.authorCount ?? 0) > names.length;
  return escapeText(more ? `${names.slice(0, 3).join(', ')} et al.` : names.join(', '));
}

/** Marks that Markdown would take for its own; maths stays as it is. */
function escapeText(text: string): string {
  return splitMaths(text)
    .map((piece) => (piece.maths ? piece.text : piece.text.replace(/[\\`*_[\]<>#]/g, (char) => `\\${char}`)))
    .join('');
}

function target(url: string): string {
  return url.replace(
    /[()\s]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
