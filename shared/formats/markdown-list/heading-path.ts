/** The headings above a line of a Markdown list: `#` headings, summaries of collapsed sections, lines in bold, list items. */
import type { PartialDate } from '../../library/paper.ts';
import { findVenue } from '../../library/venues.ts';
import { readVenueTag } from '../venue-tag.ts';
import { cleanInline } from './inline.ts';

interface Heading {
  readonly text: string;
  /** 1 to 6 for `#` headings; then collapsed sections, lines in bold, and list items by their indent. */
  readonly rank: number;
}

const SUMMARY_RANK = 7;
const BOLD_RANK = 8;
const ITEM_RANK = 10;

export class HeadingPath {
  #open: Heading[] = [];
  /** The page's own title: its only first-level heading, which says nothing about one paper. */
  #pageTitle: string | undefined;

  /** Takes a line that is a heading, or part of a collapsed section's frame. Returns whether it was one. */
  take(line: string): boolean {
    const hashes = /^\s{0,3}(#{1,6})\s+(\S.*)$/.exec(line);
    if (hashes) {
      const text = cleanHeading(hashes[2]!.replace(/\s+#+\s*$/, ''));
      const rank = hashes[1]!.length;
      if (rank === 1 && this.#pageTitle === undefined) this.#pageTitle = text;
      else if (rank === 1) this.#pageTitle = '';
      this.#put(text, rank);
      return true;
    }
    const html = /^\s*<h([1-6])[^<>]{0,200}>(.{1,300}?)<\/h\1>/i.exec(line);
    if (html) {
      this.#put(cleanHeading(html[2]!), Number(html[1]));
      return true;
    }
    const summary = /<summary>(.{0,300}?)(?:<\/summary>|$)/i.exec(line);
    if (summary) {
      this.#put(cleanHeading(summary[1]!), SUMMARY_RANK);
      return true;
    }
    if (/^\s*<\/details>/i.test(line))
      this.#open = this.#open.filter((heading) => heading.rank < SUMMARY_RANK);
    if (/^\s*<\/?[a-z][^<>]{0,500}>\s*$/i.test(line)) return true;
    const bold = /^\s{0,3}(?:\*\*|__)([^*_[\]]{1,100})(?:\*\*|__):?\s*$/.exec(line);
    if (bold) this.#put(cleanHeading(bold[1]!), BOLD_RANK);
    return bold !== null;
  }

  /** A list item that is a heading for the items nested under it. */
  nest(text: string, depth: number): void {
    this.#put(text.replace(/:$/, ''), ITEM_RANK + depth);
  }

  /** An item at this depth ends the nested headings at its depth and below. */
  leave(depth: number): void {
    this.#open = this.#open.filter((heading) => heading.rank < ITEM_RANK + depth);
  }

  /** The headings above, outermost first, without the page's title. */
  path(): string[] {
    return this.#open
      .filter((heading) => heading.text !== '' && !(heading.rank === 1 && heading.text === this.#pageTitle))
      .map((heading) => heading.text);
  }

  /** The venue and year that a heading names ("OSDI 2023"): it holds for the papers under it that name no other. */
  venue(): { venue: string; published?: PartialDate } | undefined {
    for (const { text } of this.#open.toReversed()) {
      const tag = readVenueTag(text);
      if (tag?.venue !== undefined && tag.published && findVenue(tag.venue)) {
        return { venue: tag.venue, published: tag.published };
      }
    }
    return undefined;
  }

  #put(text: string, rank: number): void {
    this.#open = this.#open.filter((heading) => heading.rank < rank);
    this.#open.push({ text, rank });
  }
}

function cleanHeading(text: string): string {
  return cleanInline(
    text
      // "([back](#contents))"
      .replace(/\s*[([]\[[^\][]{0,80}\]\(#[^()]{0,200}\)[)\]]/g, '')
      .replace(/\[([^\][]{0,200})\]\([^()]{0,500}\)/g, '$1')
      .replace(/<[^<>]{0,300}>/g, ''),
  )
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
