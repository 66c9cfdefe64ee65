/** Papers of a Hugging Face collection: a title, and below it "Paper • 2312.15234 • Published Dec 23, 2023 • 3". */
import { readCount, readListingDate } from '../listing-date.ts';
import { joinWrapped } from '../join-wrapped.ts';
import { isFurniture, readFacts } from './line-kind.ts';
import type { ListingEntries, ListingEntry } from './listing-entries.ts';
import type { RichLine } from '../page/rich-line.ts';

const ANCHOR = /^(?:[•*-]\s)?\s?Paper\s?[•·]\s?(\d{4}\.\d{4,5})(?:v\d+)?(?=\s|[•·]|$)/;

/** True where a page lists papers the way collections do. */
export function isCollection(lines: readonly RichLine[]): boolean {
  return lines.some((line) => ANCHOR.test(line.text));
}

/** Reads the papers of a collection; its models, data sets and Spaces are none. */
export function findCollectionEntries(lines: readonly RichLine[]): ListingEntries {
  const entries: ListingEntry[] = [];
  let lastUsed = -1;
  for (const [index, line] of lines.entries()) {
    const id = ANCHOR.exec(line.text)?.[1];
    if (id === undefined) continue;
    const title = titleAbove(lines, index, lastUsed);
    if (title.length === 0) continue;
    const entry: ListingEntry = {
      title: joinWrapped(title.map((at) => lines[at]!.text.replace(/^[•*-]\s+/, ''))),
      abstract: '',
      from: lines[title[0]!]!.line,
      to: line.line,
      arxiv: id,
      links: [],
    };
    lastUsed = readParts(lines, index, entry);
    entries.push(entry);
  }
  return { entries, pageDates: [] };
}

/** The paragraph above an anchor line. */
function titleAbove(lines: readonly RichLine[], anchor: number, lastUsed: number): number[] {
  let at = anchor - 1;
  while (at > lastUsed && lines[at]!.text === '') at--;
  const title: number[] = [];
  for (; at > lastUsed && lines[at]!.text !== '' && title.length < 4; at--) {
    if (isFurniture(lines[at]!.text) || readFacts(lines[at]!.text)) break;
    title.unshift(at);
    if (/^[•*-]\s/.test(lines[at]!.text)) break;
  }
  return title;
}

/** Reads date and votes from the anchor line, or from the lines below where a page breaks there. Gives the last line used. */
function readParts(lines: readonly RichLine[], anchor: number, entry: ListingEntry): number {
  let used = anchor;
  const take = (text: string): boolean => {
    for (const part of text.split(/\s*[•·]\s*/).filter((piece) => piece !== '')) {
      const date = readListingDate(part);
      const votes = readCount(part);
      if (date && !entry.date) entry.date = date;
      else if (votes !== undefined && entry.votes === undefined) entry.votes = votes;
      else if (!/^published$/i.test(part)) return false;
    }
    return true;
  };
  take(lines[anchor]!.text.replace(ANCHOR, ''));
  for (let at = anchor + 1; at < lines.length && at < anchor + 12 && entry.votes === undefined; at++) {
    const { text, line } = lines[at]!;
    if (text === '') continue;
    if (!(readFacts(text) || /^published$/i.test(text)) || !take(text)) break;
    used = at;
    entry.to = line;
  }
  return used;
}
