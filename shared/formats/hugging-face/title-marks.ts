/** Titles that a page marks as such: headings, and texts that link to a paper's page. */
import { idsFromUrl } from '../../library/identifiers.ts';
import type { RichLine } from '../page/rich-line.ts';
import { isFurniture, readFacts } from './line-kind.ts';

/** The paper that a link leads to: the id in `/papers/ID`, not in a login or discussion address. */
export function linkedPaper(href: string): string | undefined {
  if (!/\/papers\/\d/.test(href) || /login\?|#/.test(href)) return undefined;
  const absolute = href.startsWith('/') ? `https://huggingface.co${href}` : href;
  return idsFromUrl(absolute).arxiv;
}

/** Where marked titles start, and how many lines each takes. */
export function findTitleMarks(lines: readonly RichLine[]): Map<number, number> {
  const byHeading = marksByHeading(lines);
  return byHeading.size > 0 ? byHeading : marksByLink(lines);
}

/** The heading level of the papers: the deepest one with several headings, else any heading that links to a paper. */
function marksByHeading(lines: readonly RichLine[]): Map<number, number> {
  const counts = new Map<number, number>();
  const isTitle = (line: RichLine) => line.heading > 0 && line.text !== '' && !isFurniture(line.text);
  for (const line of lines) if (isTitle(line)) counts.set(line.heading, (counts.get(line.heading) ?? 0) + 1);
  const linked = lines.find((line) => isTitle(line) && line.links.some((link) => linkedPaper(link.href)));
  const level =
    linked?.heading ?? [...counts].filter(([heading]) => heading >= 2).sort((a, b) => b[0] - a[0])[0]?.[0];
  const marks = new Map<number, number>();
  if (level === undefined) return marks;
  for (let index = 0; index < lines.length; index++) {
    if (lines[index]!.heading !== level || !isTitle(lines[index]!)) continue;
    marks.set(index, titleLength(lines, index));
    index += marks.get(index)! - 1;
  }
  return marks;
}

/** A title goes on over a heading or an indented line directly below it. */
function titleLength(lines: readonly RichLine[], start: number): number {
  let end = start + 1;
  while (end < lines.length && end < start + 4) {
    const line = lines[end]!;
    const goesOn = line.heading === lines[start]!.heading || (line.indented && line.heading === 0);
    const facts = line.heading === 0 ? readFacts(line.text) : undefined;
    // A date may end a title ("What Changed on" / "March 4"); an author count never does.
    if (line.text === '' || !goesOn || (facts && (!facts.date || facts.separator))) break;
    end++;
  }
  return end - start;
}

/** Without headings: the first text that links to a paper's page is its title (the abstract links there as well). */
function marksByLink(lines: readonly RichLine[]): Map<number, number> {
  const marks = new Map<number, number>();
  const titles = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    const id = line.links.map((link) => linkedPaper(link.href)).find(Boolean);
    if (!id || !/\p{L}{2}/u.test(line.text) || readFacts(line.text) || isFurniture(line.text)) continue;
    if (line.text.length > 300) continue;
    const known = titles.get(id);
    if (known !== undefined && known !== line.text) continue;
    titles.set(id, line.text);
    marks.set(index, 1);
  }
  return marks;
}
