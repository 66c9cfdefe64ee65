/** What a line of a copied conference program is, by its words: a button, an award, a time, a session's heading, a talk that is no paper. */
import { foldText } from '../../library/text.ts';

/** Buttons and badges that stand beside a paper. */
const BUTTON =
  /^(?:(?:available media|show details|hide details|open access(?: media)?|presentation video|slides|paper|video|pdf|bibtex|download)\W*$|artifact|distinguished paper|best paper|(?:paper in html|read the abstract|full paper|mp3 icon)\b|awarded |(?:distinguished|best|outstanding|community)\b.{0,40}\b(?:award|mention|winner|paper)\W*$|.{0,60}\bhonorable mention\W*$|pre-print$|pdf bib\b|link to publication|main conference$)/i;

const ZONE = '(?: (?:[ECMP][SD]?T|UTC|GMT|CES?T|WES?T|EES?T|BST|[JKI]ST|AE[SD]T|[SHC][GK]T)\\b)?';
const TIME = String.raw`\d{1,2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?${ZONE}`;
/** A time or a span of times at the start of a line. */
const TIMES = new RegExp(
  String.raw`^(?:\d{1,2}[:.]\d{2}|\d{1,2}(?=\s?[ap]\.?m))\s?(?:[ap]\.?m\.?)?${ZONE}\s{0,3}(?:(?:[–—-]|to)\s{0,3}${TIME})?(?:\s*[:|,–—-]\s|\s+|$)`,
  'i',
);
/** Where a session or a day begins. */
const SEPARATOR =
  /^(?:\(?(?:session|track)\s+(?:chairs?\b|\d+\w?\b|[A-Z]\b|[IVX]+\b)|\(?(?:(?:general|program|session|poster) )?(?:co-?)?chairs?(?:\(s\))?:|(?:day \d+\b.{0,40}|(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?,? .{0,40})$|note:|location:|room:)/i;
const CHAIRED = /\b(?:session )?chairs?(?:\(s\))?: /i;

/** What is on a program and no paper. */
const NO_PAPER =
  /^(?:opening|closing|concluding|introductory|welcom\w+)(?: (?:and|&|to|remarks?|ceremony|reception|session|message|address|happy hour)\b.{0,80})?$|^awards?\b.{0,40}$|\bkeynote\b|^(?:invited (?:talk|speaker)|panel\b|fireside|tutorial\b|poster session|lightning (?:talks|session)|business meeting|town hall|banquet|conference (?:luncheon|reception|dinner))|^(?:[\w-]+ )?(?:break|lunch|luncheon|breakfast|dinner|coffee|tea|registration)\b.{0,60}$|^title tba$|^proceedings of\b/i;
const TALK = /\bkeynote\b|\binvited (?:talk|speaker)/i;

/** A line of a program without what only decorates it: markup, links, bullets, heading marks. */
export function plainLine(line: string): string {
  return foldText(
    line
      .replace(
        /<\/?(?:a|p|br|b|i|u|em|strong|small|sub|sup|span|div|h[1-6]|li|ul|ol|td|tr)\b[^<>]{0,400}>/gi,
        ' ',
      )
      .replace(/\[([^[\]]{1,300})\]\([^()\s]{0,500}\)/g, '$1')
      .replace(/^\s*(?:[•▪◦*+-]\s+|#{1,6}\s+)/, '')
      .replaceAll('**', ''),
  );
}

/** The line without a time in front; empty for a line that is only a time. */
export function withoutTime(plain: string): string {
  return plain.replace(TIMES, '').trim();
}

/** A button, a badge, an award: says something about the paper beside it. */
export function isButton(plain: string): boolean {
  return BUTTON.test(plain);
}

/** A time, a day, a session's heading, its chair: what stands above it belongs to something else. */
export function isSeparator(plain: string): boolean {
  return SEPARATOR.test(plain) || CHAIRED.test(plain) || (TIMES.test(plain) && withoutTime(plain).length < 4);
}

/** The name of something on the program that is no paper: a break, opening remarks, a keynote. */
export function isNoPaper(plain: string): boolean {
  return NO_PAPER.test(plain);
}

/** A line that announces a talk of one speaker; the next title and person are not a paper's. */
export function announcesTalk(plain: string): boolean {
  return plain.length <= 120 && TALK.test(plain);
}
