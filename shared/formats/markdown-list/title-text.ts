/** A title that is no link: where it starts and ends in the text of an entry. */
import { findVenue } from '../../library/venues.ts';
import { readVenueTag } from '../venue-tag.ts';
import type { Inline } from './inline.ts';
import { readNames } from './names-in-text.ts';

/** A title, and what is printed before and behind it (bars part what belongs together). */
export interface TitleText {
  readonly before: string;
  readonly title: string;
  readonly after: string;
}

/** Where a title ends is looked for in so many characters. */
const LONGEST = 600;

/** Takes a text apart: `Zheng et al. "Title." OSDI 2022`, `Title (SIGCOMM 2023)`, `Title, ICLR, 2023`, `Title | OSDI' 24 | Lab`. */
export function splitTitleText(text: string, strong: boolean): TitleText {
  const quoted = splitQuoted(text);
  if (quoted) return quoted;
  const bar = strong ? -1 : text.indexOf('|');
  const head = bar >= 0 ? text.slice(0, bar).trimEnd() : text;
  const rest = bar >= 0 ? text.slice(bar + 1) : '';
  const { title, after } = splitBrackets(head);
  if (strong || after !== '') return { before: '', title, after: join(after, rest) };
  const tail = splitTail(title);
  return { before: '', title: tail.title, after: join(tail.after, rest) };
}

/**
 * `[vLLM](url) Efficient Memory Management for ...`: what is linked is the system's name, and the title follows. Only where what
 * follows reads like a title: several words, most of them capitalised, no sentence. Behind a dash it is the subtitle.
 */
export function titleBehindName(
  name: string,
  next: Inline | undefined,
): { title: string; after: string } | undefined {
  if (next?.kind !== 'text' || /[:?!.]/.test(name) || name.split(/\s+/).length > 2) return undefined;
  const dash = /^\s*[–—-]\s+/.exec(next.text);
  const { before, title, after } = splitTitleText(next.text.slice(dash?.[0].length ?? 0).trim(), false);
  const words = title.split(/\s+/);
  const long = words.filter((word) => /^\p{L}{4,}/u.test(word));
  const capital = long.filter((word) => /^\p{Lu}/u.test(word)).length;
  const reads =
    before === '' &&
    words.length >= 4 &&
    /^[\p{Lu}\d]/u.test(title) &&
    capital >= long.length * 0.7 &&
    !/[.!]\s/.test(title);
  if (!reads || readNames(title, 'text')) return undefined;
  return { title: dash ? `${name}: ${title}` : title, after };
}

/** The title without the full stop of its sentence; "Inc." and "..." keep theirs. */
export function withoutStop(title: string): string {
  return title.replace(/[\s|,;]+$/, '').replace(/(?<![.\s]|\b(?:Inc|Ltd|etc|al|vs|[A-Z]))\.$/, '');
}

/** What follows `[Name](url):` is the subtitle up to a venue in brackets at its end. */
export function splitBrackets(text: string): { title: string; after: string } {
  let title = text;
  const after: string[] = [];
  for (let rounds = 0; rounds < 3; rounds++) {
    const bracket = /[\s(]*\(([^()]{2,60})\)?[\s.,]*$/.exec(title);
    if (!bracket || bracket.index === 0 || !title.slice(bracket.index).trimStart().startsWith('(')) break;
    const inside = bracket[1]!.trim();
    if (!inside.startsWith('@') && !readVenueTag(inside) && !/^arxiv[:\s]*\d{4}\.\d{4,5}/i.test(inside))
      break;
    after.push(inside);
    title = title.slice(0, bracket.index).trimEnd();
  }
  return { title: title.replace(/\s*\($/, '').trim(), after: after.join(' | ') };
}

/** `Authors. "Title." Venue 2022`: the quotes say what the title is, where only authors stand before and facts behind. */
function splitQuoted(text: string): TitleText | undefined {
  const match = /^([^"“”]{0,400}?)["“]([^"“”]{12,400})["”]([\s\S]*)$/.exec(text);
  if (!match) return undefined;
  const [, lead = '', inside = '', rest = ''] = match;
  const before = lead.replace(/\(?(?:19|20)\d{2}\)?[\s.,:]*$/, '').replace(/[\s.,:]+$/, '');
  if (before !== '' && !readNames(lead.trim().replace(/[.,:]$/, ''), 'text') && !readNames(before, 'apart'))
    return undefined;
  const after = rest.replace(/^[\s.,;:]+/, '');
  const closed = /[.,]$/.test(inside) || /^\s*[.,;:(|]/.test(rest);
  if (before === '' && after !== '' && !closed && !readVenueTag(after)) return undefined;
  return { before: lead.trim(), title: inside.replace(/[\s,;]+$/, ''), after: after.replaceAll('. ', ' | ') };
}

/** `Title, ICLR, 2023` and `Title. Authors. Venue 2023`: only a venue that the table knows ends a title in plain text. */
function splitTail(text: string): { title: string; after: string } {
  const stops = [...text.matchAll(/[.,;?!]\s+/g)].slice(-6);
  for (const stop of stops) {
    const tail = text.slice(stop.index + stop[0].length).replace(/[\s.]+$/, '');
    const tag = tail.length <= 60 ? readVenueTag(tail) : undefined;
    if (!tag?.published || (!tag.preprint && !(tag.venue && findVenue(tag.venue.replace(/ Workshop$/, '')))))
      continue;
    const title = text.slice(0, stop.index + (/[?!]/.test(stop[0]) ? 1 : 0)).trim();
    if (title.split(/\s+/).length < 2) continue;
    const people = splitPeople(title);
    return { title: people.title, after: join(people.after, tail) };
  }
  return splitPeople(text);
}

/** `Title. Ada Lovelace, Alan Turing and Grace Hopper`. */
function splitPeople(text: string): { title: string; after: string } {
  for (const stop of [...text.slice(0, LONGEST).matchAll(/[.?!]\s+/g)].slice(0, 8)) {
    if (stop.index < 10) continue;
    const rest = text.slice(stop.index + stop[0].length);
    if (readNames(rest, 'text')) return { title: text.slice(0, stop.index + 1).trim(), after: rest };
  }
  // "Title, Zheng et al."
  const comma = text.lastIndexOf(', ');
  const last = text.slice(comma + 2);
  if (comma >= 10 && /\set\.? al\.?$/i.test(text) && readNames(last, 'text'))
    return { title: text.slice(0, comma), after: last };
  return { title: text, after: '' };
}

function join(...pieces: readonly string[]): string {
  return pieces.filter((piece) => /\S/.test(piece)).join(' | ');
}
