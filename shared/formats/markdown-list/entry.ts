/** One entry of a reading list: which of its parts is the title, which the venue, and whether it is a paper at all. */
import { idsFromUrl } from '../../library/identifiers.ts';
import { OTHERS, parseName } from '../../library/names.ts';
import type { Link, Name, PaperIds, PartialDate } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import { cleanUrl, linkKind, uniqueLinks } from '../links.ts';
import { readListingDate } from '../listing-date.ts';
import { isPaperAddress, venueOfAddress } from '../paper-address.ts';
import { repair } from '../repair.ts';
import { readVenueTag, type VenueTag } from '../venue-tag.ts';
import { readInline, type Inline } from './inline.ts';

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

/** Words that a link to a paper's material carries instead of its title. */
const MATERIAL =
  /^(?:the\s+)?(?:official\s+)?(?:paper|pdf|preprint|arxiv|code|source code|github|github repo|gitlab|repo|repository|project|project page|page|website|web|homepage|home|site|blog|blogpost|post|slides?|ppt|video|talk|recording|youtube|bilibili|poster|data|dataset|datasets|demo|model|models|weights|checkpoints?|hugging ?face|hf|openreview|docs?|documentation|link|links|url|doi|acm|ieee|usenix|acl|springer|tweet|twitter|x|tech(?:nical)? report|report|supp(?:lementary)?|appendix|bib(?:tex)?|cite|citation|artifact|ae|notes?|review|reviews|summary|html|abs|abstract|publication|proceedings|news|trace|traces|benchmark|media|article|full paper|extended version|colab|docker|pytorch|tensorflow|jax|unofficial code)(?:\s?\d{1,2}|\s?\([\w.\s'-]{0,20}\)|\s(?:link|page|version))?$/i;
const PAPER_MATERIAL =
  /^(?:the\s+)?(?:full )?(?:paper|pdf|preprint|arxiv|openreview|acm|ieee|usenix|doi|abs|html|publication|proceedings)\b/i;

/** Reads one entry. `details` are the lines nested under it: affiliations, notes, more links. */
export function readEntry(markdown: string, details: readonly string[] = []): EntryOutcome {
  const parts = readInline(markdown);
  const reader = new EntryReader(parts);
  const entry = reader.read(details);
  if (entry === undefined)
    return { other: parts.some((part) => part.kind === 'link') ? 'unclear' : 'resource' };
  if (reader.isPaper()) return { entry };
  return { other: reader.isResource(entry.title) ? 'resource' : 'unclear' };
}

class EntryReader {
  readonly #parts: readonly Inline[];
  readonly #links: Link[] = [];
  #ids: PaperIds = {};
  #tag: VenueTag | undefined;
  #paperLink = false;
  #organisation = '';
  #published: PartialDate | undefined;
  #authors: Name[] = [];

  constructor(parts: readonly Inline[]) {
    this.#parts = parts;
  }

  read(details: readonly string[]): ListEntry | undefined {
    const found = this.#findTitle();
    if (!found) return undefined;
    let { title } = found;
    const tail: Inline[] = [];
    for (const [index, part] of this.#parts.entries()) {
      if (index === found.at) continue;
      if (index > found.at || !this.#takeTag(part)) tail.push(part);
    }
    // `[Name](url): what it is | Venue' 24 | Lab`
    const text = tail.map((part) => (part.kind === 'text' ? part.text : '\ufffc')).join(' ');
    const subtitle = /^\s*:\s*([^|\ufffc]+)/.exec(/:$/.test(title) ? `:${text}` : text)?.[1];
    if (subtitle !== undefined && !found.isText) {
      const { words, rest } = splitSubtitle(subtitle);
      title = `${title.replace(/\s*:$/, '')}: ${words}`;
      this.#takeText(rest);
    }
    let afterSubtitle = subtitle !== undefined && !found.isText;
    for (const part of tail) {
      if (part.kind === 'text') {
        const rest = afterSubtitle ? part.text.replace(/^\s*:?[^|]*/, '') : part.text;
        afterSubtitle = false;
        for (const [index, piece] of rest.split('|').entries())
          this.#takeText(piece, part.emphasis, index > 0);
      } else this.#takeOther(part);
    }
    for (const line of details) this.#takeDetail(line);
    const address = this.#links.map((link) => venueOfAddress(link.url)).find((venue) => venue !== undefined);
    const venue = this.#tag?.venue ?? address?.venue;
    const published = this.#tag?.published ?? this.#published ?? address?.published;
    const clean = repair(foldText(title.replace(/[\s|,]+$/, ''))).text.replace(/\s*[:：]\s*$/, '');
    if (clean === '') return undefined;
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
    return this.#tag !== undefined || this.#paperLink;
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
      const text = part.text.replace(/^[\s\d.):–—-]+(?=\p{L})/u, '');
      const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
      const tagged = readVenueTag(text.replace(/^[([]|[)\]]$/g, ''));
      if (tagged || words === 0) continue;
      // A word or two before a link ("Homepage:", "New!") introduce it.
      if (words < 3 && this.#parts.slice(at + 1).some((next) => next.kind === 'link' && !next.inBrackets))
        continue;
      const lead = /^\(([^()]{2,40})\)\s*(?=\S)/.exec(text);
      const leads = lead !== null && this.#takeVenue(lead[1]!);
      const { words: title, rest } = splitText(leads ? text.slice(lead[0].length) : text, part.strong);
      this.#takeText(rest);
      return { at, title, isText: true };
    }
    return undefined;
  }

  /** Takes a leading `[Arxiv'24.8]`, or any part before the title that is a venue. */
  #takeTag(part: Inline): boolean {
    if (part.kind === 'link') {
      this.#takeLink(part, false);
      return true;
    }
    return this.#takeVenue(part.text) || part.kind === 'label';
  }

  #takeOther(part: Exclude<Inline, { kind: 'text' }>): void {
    if (!isMaterial(part.text)) this.#takeVenue(part.text);
    if (part.kind === 'link') this.#takeLink(part, false);
  }

  /** Takes a venue with its date, or a date alone ("2024/05"). Returns whether the text was one. */
  #takeVenue(text: string): boolean {
    const tag = readVenueTag(text);
    if (tag) this.#tag ??= tag;
    const date = tag ? undefined : readListingDate(text.replace(/^\(|\)$/g, ''))?.date;
    if (date?.year !== undefined) this.#published ??= date;
    return tag !== undefined || date?.year !== undefined;
  }

  #takeLink(part: Extract<Inline, { kind: 'link' }>, isTitle: boolean): void {
    const url = cleanUrl(part.url);
    if (!url || !/^https?:/i.test(part.url)) return;
    const label = part.text;
    const byAddress = linkKind(url);
    const kind = materialKind(label) ?? (byAddress === 'project' && isPaperAddress(url) ? 'page' : byAddress);
    this.#links.push({ kind, url, from: 'source' });
    if (isPaperAddress(url) && kind !== 'code') {
      if (isTitle || PAPER_MATERIAL.test(label) || label === '') this.#paperLink = true;
      this.#ids = { ...idsFromUrl(url), ...this.#ids };
    } else if (PAPER_MATERIAL.test(label)) this.#paperLink = true;
  }

  /** Text beside the title: a venue, the lab, authors in emphasis. */
  #takeText(text: string, emphasis = false, mayBeLab = false): void {
    const dated = /^(.*?)[\s(]{1,3}([A-Z][a-z]{2,8}\.? (?:19|20)\d{2})\)?\s*$/.exec(text);
    if (dated && !readVenueTag(text)) {
      this.#published ??= readListingDate(dated[2]!)?.date;
      if (this.#published) return this.#takeText(dated[1]!, emphasis, mayBeLab);
    }
    const clean = foldText(text).replace(/^[\s([,;:–—-]+|[\s)\],;:–—-]+$/g, '');
    if (clean === '') return;
    for (const piece of [clean, ...clean.split(/\s*[,;]\s*/)]) {
      if (this.#takeVenue(piece) && piece === clean) return;
    }
    const names = readNames(clean, emphasis);
    if (names) this.#authors = this.#authors.length > 0 ? this.#authors : names;
    else if (mayBeLab && this.#organisation === '' && clean.length <= 120 && /^\p{Lu}/u.test(clean))
      this.#organisation = clean;
  }

  #takeDetail(line: string): void {
    const parts = readInline(line);
    for (const part of parts) {
      if (part.kind === 'text') {
        const text = part.text.replace(/^(?:authors?|affiliations?|venue|from|by)\s*:\s*/i, '');
        if (text.length <= 300) {
          this.#takeText(text, part.emphasis || /^(?:authors?|by)\s*:/i.test(part.text), true);
        }
      } else this.#takeOther(part);
    }
  }
}

function isMaterial(text: string): boolean {
  return MATERIAL.test(text);
}

function materialKind(label: string): Link['kind'] | undefined {
  if (/^(?:official |source |unofficial )?(?:code|github|gitlab|repo)/i.test(label)) return 'code';
  if (/^slides?|^ppt/i.test(label)) return 'slides';
  if (/^(?:video|talk|recording|youtube)/i.test(label)) return 'video';
  if (/^data/i.test(label)) return 'data';
  return undefined;
}

/** What follows `[Name](url):` is the subtitle up to a venue in brackets at its end. */
function splitSubtitle(text: string): { words: string; rest: string } {
  return splitText(text, false);
}

/** A title in plain text, and what is printed behind it: "(SIGCOMM 2023)", ". Authors. Venue 2024". */
function splitText(text: string, strong: boolean): { words: string; rest: string } {
  const cut = strong ? -1 : text.indexOf('|');
  const title = cut >= 0 ? text.slice(0, cut).trimEnd() : text;
  const rest = cut >= 0 ? text.slice(cut + 1) : '';
  const bracket = /\s*\(([^()]{2,60})\)?\s*$/.exec(title);
  if (bracket && readVenueTag(bracket[1]!)) {
    return { words: title.slice(0, bracket.index).trim(), rest: `${bracket[1]} | ${rest}` };
  }
  return { words: title.replace(/\s*\($/, '').trim(), rest };
}

/** Names of people separated by commas: at least two, each of two to four capitalised words. */
function readNames(text: string, emphasis: boolean): Name[] | undefined {
  const others = /,?\s*(?:et\.? al\.?|and others|\.\.\.|…)\s*$/i.test(text);
  const pieces = text
    .replace(/,?\s*(?:et\.? al\.?|and others|\.\.\.|…)\s*$/i, '')
    .split(/\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*;\s*/)
    .map((piece) => piece.replace(/[*†‡\d]+$/, ''))
    .filter((piece) => piece !== '');
  const isName = (piece: string) =>
    /^\p{Lu}[\p{L}'’.-]*(?:\s+(?:\p{Lu}[\p{L}'’.-]*|van|von|de|der|den|la|bin|al)){1,3}$/u.test(piece);
  const enough = pieces.length >= 3 || (emphasis && pieces.length >= 1) || (others && pieces.length >= 1);
  if (!enough || !pieces.every(isName)) return undefined;
  return [...pieces.map(parseName), ...(others ? [OTHERS] : [])];
}
