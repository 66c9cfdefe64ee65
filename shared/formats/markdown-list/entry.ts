/** One entry of a reading list: which of its parts is the title, which the venue, and whether it is a paper at all. */
import { idsFromUrl } from '../../library/identifiers.ts';
import type { Link, Name, PaperIds, PartialDate } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import { cleanUrl, linkKind, uniqueLinks } from '../links.ts';
import { readListingDate } from '../listing-date.ts';
import { isPaperAddress, venueOfAddress } from '../paper-address.ts';
import { repair } from '../repair.ts';
import { readVenueTag, type VenueTag } from '../venue-tag.ts';
import { cleanInline, readInline, type Inline } from './inline.ts';
import { isBesidePaper, isMaterial, isPaperMaterial, materialKind } from './material.ts';
import { readNames } from './names-in-text.ts';
import { roleOf } from './table.ts';
import { splitBrackets, splitTitleText, titleBehindName, withoutStop } from './title-text.ts';

/** What an entry says. */
export interface ListEntry {
  readonly title: string;
  readonly authors: readonly Name[];
  readonly ids: PaperIds;
  readonly links: readonly Link[];
  readonly venue?: string;
  readonly published?: PartialDate;
  readonly preprint: boolean;
  readonly organisation?: string;
}

/** An entry that is a paper, or why it is none: a known kind of other thing (code, a model), or nothing that says "paper". */
export type EntryOutcome = { readonly entry: ListEntry } | { readonly other: 'resource' | 'unclear' };

/** Text that belongs to an entry but stands apart from it: a nested line, or a table's cell, whose column says what it holds. */
export interface EntryDetail {
  readonly text: string;
  readonly role?: 'authors' | 'year' | 'venue' | 'organisation' | 'other';
}

export interface EntryContext {
  /** Everything here is a paper, wherever it links to: a row under "Paper". */
  readonly listsPapers?: boolean;
  /** Authors follow the title on a line of their own: "Title & Authors". */
  readonly authorsBelow?: boolean;
}

/** Reads one entry. `details` are the lines nested under it: affiliations, notes, more links. */
export function readEntry(
  markdown: string,
  details: readonly EntryDetail[] = [],
  context: EntryContext = {},
): EntryOutcome {
  const parts = readInline(markdown);
  const reader = new EntryReader(parts, context);
  const entry = reader.read(details);
  if (entry === undefined)
    return { other: parts.some((part) => part.kind === 'link') ? 'unclear' : 'resource' };
  if (reader.isPaper()) return { entry };
  return { other: reader.isResource(entry.title) ? 'resource' : 'unclear' };
}

class EntryReader {
  readonly #parts: readonly Inline[];
  readonly #context: EntryContext;
  readonly #links: Link[] = [];
  #ids: PaperIds = {};
  #tag: VenueTag | undefined;
  #paperLink = false;
  #organisation = '';
  #published: PartialDate | undefined;
  #authors: readonly Name[] = [];

  constructor(parts: readonly Inline[], context: EntryContext) {
    this.#parts = parts;
    this.#context = context;
  }

  read(details: readonly EntryDetail[]): ListEntry | undefined {
    const found = this.#findTitle();
    if (!found) return undefined;
    let { title } = found;
    const tail: Inline[] = [];
    for (const [index, part] of this.#parts.entries()) {
      if (index === found.at) continue;
      if (index > found.at || !this.#takeLead(part)) tail.push(part);
    }
    // `[Name](url): what it is | Venue' 24 | Lab`
    const text = tail.map((part) => (part.kind === 'text' ? part.text : '\ufffc')).join(' ');
    const subtitle = /^\s*:\s*([^|\ufffc]+)/.exec(/:$/.test(title) ? `:${text}` : text)?.[1];
    let afterSubtitle = subtitle !== undefined && !found.isText;
    if (subtitle !== undefined && afterSubtitle) {
      const { title: words, after } = splitBrackets(subtitle.replace(DESCRIPTION, ''));
      title = `${title.replace(/\s*:$/, '')}: ${words}`;
      this.#takePieces(after);
    }
    const named =
      subtitle === undefined && !found.isText ? titleBehindName(title, this.#parts[found.at + 1]) : undefined;
    if (named) {
      title = named.title;
      this.#takePieces(named.after);
    }
    for (const part of tail) {
      if (named && part === this.#parts[found.at + 1]) continue;
      if (part.kind !== 'text') this.#takeOther(part);
      else {
        const rest = afterSubtitle ? part.text.replace(/^\s*:?[^|]*/, '') : part.text;
        afterSubtitle = false;
        this.#takePieces(rest, part.emphasis || (part.afterBreak && this.#context.authorsBelow === true));
      }
    }
    for (const detail of details) this.#takeDetail(detail);
    const address = this.#links.map((link) => venueOfAddress(link.url)).find((venue) => venue !== undefined);
    const whole = { ...splitBrackets(withoutStop(title)) };
    this.#takePieces(whole.after);
    const lead = /^\[([^[\]]{3,40})\]\s*(?=\S)/.exec(whole.title);
    if (lead && this.#takeVenue(lead[1]!)) whole.title = whole.title.slice(lead[0].length);
    const clean = withoutStop(repair(foldText(whole.title)).text.replace(/\s*[:：]\s*$/, ''));
    if (clean === '') return undefined;
    const venue = this.#tag?.venue ?? address?.venue;
    const published = this.#tag?.published ?? this.#published ?? address?.published;
    return {
      title: clean,
      authors: this.#authors,
      ids: this.#ids,
      links: uniqueLinks(this.#links),
      ...(venue ? { venue } : {}),
      ...(published ? { published } : {}),
      preprint: this.#tag?.preprint ?? (venue === undefined && this.#ids.arxiv !== undefined),
      ...(this.#organisation ? { organisation: this.#organisation } : {}),
    };
  }

  isPaper(): boolean {
    return this.#tag !== undefined || this.#paperLink || this.#context.listsPapers === true;
  }

  /** Code, models, videos and sites: what people collect beside papers. A long title on an unknown site may be a paper. */
  isResource(title: string): boolean {
    const long = title.split(' ').length >= 5;
    return (
      this.#links.length > 0 &&
      this.#links.every(({ kind }) => !(long && kind === 'project') && kind !== 'page')
    );
  }

  /** The title: the first link that is no label, or the text before the first link. */
  #findTitle(): { at: number; title: string; isText: boolean } | undefined {
    for (const [at, part] of this.#parts.entries()) {
      if (part.kind === 'label') continue;
      if (part.kind === 'link') {
        if (part.inBrackets || part.text === '' || isMaterial(part.text) || readVenueTag(part.text)) continue;
        if (/^https?:\/\//.test(part.text)) return undefined;
        this.#takeLink(part, true);
        return { at, title: part.text, isText: false };
      }
      const text = part.text.replace(/^[\s\d.):–—-]+(?=\p{L})/u, '').replace(/^title\s*:\s+/i, '');
      const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
      const tagged = readVenueTag(text.replace(/^[([]|[)\]]$/g, ''));
      if (tagged || words === 0) continue;
      // A word or two before a link ("Homepage:", "New!") introduce it; so do the names of its authors.
      const beforeLink = this.#parts
        .slice(at + 1)
        .some((next) => next.kind === 'link' && !next.inBrackets && (words < 3 || !isMaterial(next.text)));
      if (beforeLink && (words < 3 || readNames(text.replace(/[\s,.:]+$/, ''), 'text'))) continue;
      const lead = /^\(([^()]{2,40})\)\s*(?=\S)/.exec(text);
      const leads = lead !== null && this.#takeVenue(lead[1]!);
      const { before, title, after } = splitTitleText(leads ? text.slice(lead[0].length) : text, part.strong);
      this.#takePieces(before, true);
      this.#takePieces(after);
      return { at, title, isText: true };
    }
    return undefined;
  }

  /** Takes what stands before the title: `[Arxiv'24.8]`, a venue, a date, its authors. */
  #takeLead(part: Inline): boolean {
    if (part.kind === 'link') {
      this.#takeLink(part, false);
      return true;
    }
    if (this.#takeVenue(part.text) || part.kind === 'label') return true;
    const names = readNames(part.text.replace(/[\s,.:]+$/, ''), 'text');
    if (names && this.#authors.length === 0) this.#authors = names;
    return names !== undefined;
  }

  #takeOther(part: Exclude<Inline, { kind: 'text' }>): void {
    if (!isMaterial(part.text)) this.#takeVenue(part.text);
    if (part.kind === 'link') this.#takeLink(part, false);
  }

  /** Takes a venue with its date, or a date alone ("2024/05"). Returns whether the text was one. */
  #takeVenue(printed: string): boolean {
    const text = printed.replace(/^[\s.,;|]+|[\s.,;|]+$/g, '');
    const tag = readVenueTag(text);
    if (tag) this.#tag ??= tag;
    const date = tag ? undefined : readListingDate(text.replace(/^\(|\)$/g, ''))?.date;
    if (date?.year !== undefined) this.#published ??= date;
    return tag !== undefined || date?.year !== undefined;
  }

  #takeLink(part: Extract<Inline, { kind: 'link' }>, isTitle: boolean): void {
    if (part.url === '' && isPaperMaterial(part.text)) this.#paperLink = true;
    // A PDF beside the list itself: a paper without an address.
    if (isTitle && isPdf(part.url)) this.#paperLink = true;
    const url = cleanUrl(part.url);
    if (!url || !/^https?:/i.test(part.url)) return;
    const label = part.text;
    const place = isPaperAddress(url) || (isPdf(url) && isMaterial(label) && !isBesidePaper(label));
    const byAddress = linkKind(url);
    const said = materialKind(label);
    const kind =
      place && (said === undefined || said === 'code')
        ? isPdf(url)
          ? 'pdf'
          : byAddress === 'project'
            ? 'page'
            : byAddress
        : (said ?? byAddress);
    this.#links.push({ kind, url, from: 'source' });
    if (place && kind !== 'code') {
      const named = isMaterial(label)
        ? !isBesidePaper(label)
        : /^(?:arxiv[:\s]*)?\d{4}\.\d{4,5}(?:v\d)?$/i.test(label);
      if (isTitle || label === '' || named) this.#paperLink = true;
      this.#ids = { ...idsFromUrl(url), ...this.#ids };
    } else if (isPaperMaterial(label)) this.#paperLink = true;
  }

  /** What stands between bars, piece by piece. */
  #takePieces(text: string, apart = false): void {
    for (const [index, piece] of text.split(/\||(?:^|\s)[·•]\s/).entries())
      this.#takeText(piece, apart, index > 0);
  }

  /** Text beside the title: a venue, the lab, authors. */
  #takeText(text: string, apart = false, mayBeLab = false): void {
    const dated = /^(.*?)[\s(]{1,3}([A-Z][a-z]{2,8}\.? (?:19|20)\d{2})\)?\s*$/.exec(text);
    if (dated && !readVenueTag(text)) {
      this.#published ??= readListingDate(dated[2]!)?.date;
      if (this.#published) return this.#takeText(dated[1]!, apart, mayBeLab);
    }
    const clean = foldText(text).replace(/^[\s([.,;:–—-]+|[\s)\],;:–—-]+$/g, '');
    if (clean === '' || isMaterial(clean)) return;
    const at = /^@\s?(.{2,60})$/.exec(clean);
    if (at) {
      this.#organisation ||= at[1]!.replace(/\s+etc\.?$/i, '');
      return;
    }
    const proceedings = /\bproc(?:eedings)?\b[^()]{0,250}\(([A-Z][^()]{3,40})\)/i.exec(clean)?.[1];
    if (proceedings !== undefined && this.#takeVenue(proceedings)) return;
    // `Names (MLSys 2022)`
    const { title: bare, after } = splitBrackets(clean);
    if (after !== '' && bare !== clean) this.#takePieces(after);
    for (const piece of [bare, ...bare.split(/\s*[,;]\s*/)]) {
      if (this.#takeVenue(piece) && piece === bare) return;
    }
    const names = readNames(bare, apart ? 'apart' : 'text');
    if (names) this.#authors = this.#authors.length > 0 ? this.#authors : names;
    else if (mayBeLab && this.#organisation === '' && bare.length <= 120 && /^\p{Lu}/u.test(bare))
      this.#organisation = bare;
  }

  #takeDetail(detail: EntryDetail): void {
    const { text: line, role } = detail.role === undefined ? labelled(detail.text) : detail;
    const people = role === undefined ? boldAmong(line) : undefined;
    if (people) {
      if (this.#authors.length === 0) this.#authors = people;
      return;
    }
    if (role === 'year') {
      const printed = cleanInline(line);
      const date = readListingDate(printed)?.date ?? yearAlone(printed);
      if (date?.year !== undefined) this.#published ??= date;
      if (this.#tag?.venue !== undefined && !this.#tag.published && date)
        this.#tag = { ...this.#tag, published: date };
      return;
    }
    for (const part of readInline(line)) {
      if (part.kind !== 'text') this.#takeOther(part);
      else if (part.text.length <= 3000) {
        const text = part.text.replace(/^(?:affiliations?|venue|from)\s*:\s*/i, '');
        const apart = role === 'authors' || part.emphasis || /^(?:authors?|by)\s*:/i.test(text);
        if (role === 'venue' && !this.#takeVenue(text) && /^\p{Lu}[\w' &/-]{1,30}$/u.test(text))
          this.#tag ??= { venue: text, preprint: false };
        else if (role === 'organisation') this.#organisation ||= text;
        else this.#takePieces(text, apart || text.length > 300);
        if (role === undefined && this.#organisation === '' && text.length <= 120 && !text.includes('|'))
          this.#takeText(text, apart, true);
      }
    }
  }
}

const LABELLED =
  /^\s*(\*\*|__)?(\p{L}[\p{L} /&、]{1,23})(?:\*\*|__)?\s?(?:[:：](?:\*\*|__)?\s+|：(?:\*\*|__)?)(\S.*)$/u;
/** Labels of what says nothing about where a paper is from, or who wrote it. */
const TOPICS =
  /^(?:categor|keyword|topic|tag|abstract|summary|tl ?dr|score|comment|note|task|subject|field|area)/i;

/** A line that says itself what it holds: "Conference: OSDI 2024", "**Authors**: ...", "Keywords: ...", "**摘要**：...". */
export function labelled(line: string): EntryDetail {
  const [, bold, label = '', text = ''] = LABELLED.exec(line) ?? [];
  if (label === '') return { text: line };
  const role = roleOf(label);
  if (role !== undefined) return { text, role };
  // Of topics and summaries only what they link to is of use.
  if (TOPICS.test(label)) return { text: text.replace(/[^<>[\]()]*(?=\[|https?:|$)/, ''), role: 'other' };
  return bold === undefined || isMaterial(label) ? { text: line } : { text, role: 'other' };
}

/** The people of a line that is a list of them with one in bold, the owner of the page: "S Jin, **X Liu**, Q Zhang". */
function boldAmong(line: string): readonly Name[] | undefined {
  if (!/\*\*[^*]{2,60}\*\*/.test(line) || line.length > 1000) return undefined;
  const names = readNames(cleanInline(line), 'apart');
  return names && names.length >= 3 ? names : undefined;
}

/** What follows a subtitle behind a dash and goes on for sentences is no part of it. */
const DESCRIPTION = /\s[—–]\s\p{Ll}[^—–]{0,600}\.\s*$/u;

function isPdf(url: string): boolean {
  return /\.pdf(?:[?#]|$)/i.test(url);
}

function yearAlone(text: string): PartialDate | undefined {
  return /^(?:19|20)\d{2}$/.test(text) ? { year: Number(text) } : undefined;
}
