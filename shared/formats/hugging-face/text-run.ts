/** Splits a run of plain text into a title and an abstract, where nothing but the text says which is which. */
import { isFurniture } from './line-kind.ts';
import type { RichLine } from '../page/rich-line.ts';

/** Indices into the page's lines. What is in neither list is not part of the paper. */
export interface TextRun {
  readonly title: readonly number[];
  readonly abstract: readonly number[];
  /** True where the abstract reads like one: long, or sentences. */
  readonly likely: boolean;
}

/**
 * Splits one run. The abstract starts at the first paragraph that reads like prose; the paragraph above it is the title.
 * `first` says that the page's heading may stand above. Undefined where the run holds nothing but furniture, or no title.
 */
export function splitTextRun(
  lines: readonly RichLine[],
  indices: readonly number[],
  first: boolean,
): TextRun | undefined {
  const paragraphs = toParagraphs(lines, withoutFurniture(lines, indices));
  if (paragraphs.length === 0) return undefined;
  const text = (paragraph: readonly number[]) => paragraph.map((at) => lines[at]!.text).join(' ');
  const prose = paragraphs.findIndex((paragraph) => isProse(text(paragraph)));
  if (prose > 0) {
    // Below the heading of a page only the nearest line is the title; below a paper it is the whole paragraph.
    const above = paragraphs[prose - 1]!;
    const title = first && prose > 1 ? lastTitleLines(lines, above) : above;
    return { title, abstract: paragraphs.slice(prose).flat(), likely: true };
  }
  if (prose === 0) {
    const split = splitParagraph(lines, paragraphs[0]!);
    if (!split) return undefined;
    return { title: split.title, abstract: [...split.abstract, ...paragraphs.slice(1).flat()], likely: true };
  }
  if (paragraphs.length === 1) {
    const only = paragraphs[0]!;
    return { title: first ? lastTitleLines(lines, only) : only, abstract: [], likely: false };
  }
  const start = first ? paragraphs.length - 2 : 0;
  const title = first && start > 0 ? lastTitleLines(lines, paragraphs[start]!) : paragraphs[start]!;
  return { title, abstract: paragraphs.slice(start + 1).flat(), likely: false };
}

/** Furniture goes where it stands at the ends; between paragraphs it goes as well, but never from inside one. */
function withoutFurniture(lines: readonly RichLine[], indices: readonly number[]): number[] {
  return indices.filter((at) => {
    if (!isFurniture(lines[at]!.text)) return true;
    const apart = (index: number) => lines[index] === undefined || lines[index].text === '';
    return lines[at]!.text.length > 2 && !apart(at - 1) && !apart(at + 1) && lines[at - 1]!.text.length > 60;
  });
}

/** Lines with no blank between them are one paragraph. */
function toParagraphs(lines: readonly RichLine[], indices: readonly number[]): number[][] {
  const paragraphs: number[][] = [];
  let previous = -2;
  for (const at of indices) {
    const gap =
      previous < 0 || lines.slice(previous + 1, at).some((line) => line.text === '') || at - previous > 1;
    if (gap) paragraphs.push([]);
    paragraphs.at(-1)!.push(at);
    previous = at;
  }
  return paragraphs;
}

/** Prose: long, or a sentence with its full stop. Titles are short and end in none. */
function isProse(text: string): boolean {
  if (text.length >= 280) return true;
  return /[.!?…]["”')\]]?$/.test(text) && !/^[^.!]*\?$/.test(text) && text.split(' ').length >= 9;
}

/** The last line of a paragraph, with the one above where that was wrapped. */
function lastTitleLines(lines: readonly RichLine[], paragraph: readonly number[]): number[] {
  const count = paragraph.length >= 2 && lines[paragraph.at(-2)!]!.text.length >= 60 ? 2 : 1;
  return paragraph.slice(-count);
}

/** A title and its abstract without a blank line between them. */
function splitParagraph(
  lines: readonly RichLine[],
  paragraph: readonly number[],
): { title: number[]; abstract: number[] } | undefined {
  if (paragraph.length < 2) return undefined;
  const lengths = paragraph.map((at) => lines[at]!.text.length);
  const width = Math.max(...lengths.slice(0, 200));
  // Not wrapped: the first very long line is the abstract. Wrapped: the title ends at its first short line.
  const long = lengths.findIndex((length) => length >= 280);
  const short = lengths.findIndex((length) => length < width * 0.8);
  const end =
    long > 0 ? long : long < 0 && short >= 0 && short < Math.min(3, paragraph.length - 1) ? short + 1 : 0;
  if (end === 0) return undefined;
  return { title: paragraph.slice(0, end), abstract: paragraph.slice(end) };
}
