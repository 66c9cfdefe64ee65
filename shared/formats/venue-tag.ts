/** Venue and date as reading lists print them beside a paper: "OSDI' 24", "Arxiv'24.8", "NeurIPS 2023", "ICLR'24 Spotlight". */
import type { PartialDate } from '../library/paper.ts';
import { foldText } from '../library/text.ts';
import { isPreprintServer } from '../library/preprint-servers.ts';
import { findVenue } from '../library/venues.ts';

export interface VenueTag {
  /** The venue's short name where the table knows it, else as printed; missing for a preprint server. */
  readonly venue?: string;
  readonly published?: PartialDate;
  readonly preprint: boolean;
}

/** The year and what may follow it, at the end of a tag. */
const YEAR =
  /(?:['’‘`´]\s?(\d{2})|(?<!\d)((?:19|20)\d{2})|(?<=[A-Za-z])(\d{2}))(?:[./-](\d{1,2}))?(?:[\s,]{1,3}\(?(?:oral|spotlight|best paper|poster|workshop|findings|demo|main|award|outstanding)[\w\s]{0,20}\)?)?$/i;

/** What may stand in brackets behind a venue: "MICRO'25 (to appear)". */
const ASIDE = /\s*\((?:to appear|accepted|under review|pmlr|in press|forthcoming|best paper)\)$/i;

/** Reads a text that is a venue (with or without its year) and nothing else; undefined for anything else. */
export function readVenueTag(printed: string): VenueTag | undefined {
  const text = foldText(printed)
    .replace(ASIDE, '')
    .replace(/^[([]|[)\]]$/g, '')
    .replace(/[.,;]$/, '');
  if (text === '' || text.length > 90) return undefined;
  const match = YEAR.exec(text);
  const name = (match ? text.slice(0, match.index) : text).replace(/[,\s–-]+$/, '');
  const known = findVenue(name);
  const preprint = isPreprintServer(name);
  if (!match) {
    if (preprint && /^(?:arxiv|corr|preprint|biorxiv)\b/i.test(name) && name.length < 20)
      return { preprint: true };
    return known && name.length <= 60 && /[A-Z]/.test(name)
      ? { venue: known.short, preprint: false }
      : undefined;
  }
  const published = dateOf(match);
  if (name === '') return undefined;
  if (preprint) return { ...(published ? { published } : {}), preprint: true };
  const marked = match[1] !== undefined && /^[A-Z][\w-]{2,19}$/.test(name);
  if (!known && !marked && !looksLikeVenue(name)) return undefined;
  const short = known?.short ?? name;
  // A workshop at a venue is not the venue; nor are its findings.
  const venue = /\bworkshop\b/i.test(match[0])
    ? `${short} Workshop`
    : /\bfindings\b/i.test(match[0])
      ? `Findings of ${short}`
      : short;
  return { venue, ...(published ? { published } : {}), preprint: false };
}

function dateOf([, short, long, glued, month]: RegExpExecArray): PartialDate | undefined {
  const year = long ? Number(long) : 2000 + Number(short ?? glued);
  const number = month === undefined ? 0 : Number(month);
  if (year > 2099) return undefined;
  return number >= 1 && number <= 12 ? { year, month: number } : { year };
}

/** "Pittsburgh, USA. March 2010" is a place and a date. */
const MONTH = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?$/i;

/** An acronym or a few capitalised words: "SIGMOD", "ACM TACO", "VLDB Journal", "SENSYS". */
function looksLikeVenue(name: string): boolean {
  const words = name.split(/\s+/);
  return (
    words.length <= 5 &&
    !MONTH.test(words.at(-1)!) &&
    words.every((word) => /^[A-Z&@][^(),:]*$/.test(word)) &&
    /[A-Z]{2}|Proc|Journal|Conf|Trans|Preprints|Electronics/.test(name)
  );
}
