/** Conference programs as copied text (USENIX, MLSys): a title, under it the people with their affiliations, then the abstract. */
import type { PaperDraft } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import { findVenue } from '../../library/venues.ts';
import type { Format, ParseOptions, ParseResult, Warning } from '../format.ts';
import { joinWrapped } from '../join-wrapped.ts';
import { excerpt, isBlank, LineAccount, splitLines } from '../lines.ts';
import { linksInAbstract } from '../links.ts';
import { repair } from '../repair.ts';
import { readPeopleLine } from './people-line.ts';

const ID = 'conference-program';

export const conferenceProgram: Format = {
  id: ID,
  name: 'Conference program (USENIX, MLSys, ...)',
  extensions: ['txt'],
  recognise(text) {
    if (/^\s*[[{<@]/.test(text)) return 0;
    let people = 0;
    for (const line of text.slice(0, 60_000).split(/\r\n|\r|\n/))
      if (line.length < 4000 && readPeopleLine(line)) people++;
    if (people === 0) return 0;
    return Math.min(
      0.88,
      (/usenix|mlsys|technical sessions|poster session|program|symposium|conference/i.test(
        text.slice(0, 5000),
      )
        ? 0.55
        : 0.35) +
        people * 0.05,
    );
  },
  parse,
};

/** Buttons, session heads and times between papers. */
const FURNITURE =
  /^(?:(?:available media|show details|hide details|open access(?: media)?|presentation video|slides|paper|video|pdf|bibtex|download)\W*$|session chairs?:|track \d|distinguished paper|best paper|artifact|\d{1,2}:\d{2}\s?(?:[ap]\.?m\.?)?\s?[–-]|(?:mon|tues|wednes|thurs|fri|satur|sun)day, |note:)/i;

function parse(text: string, options: ParseOptions): ParseResult {
  const lines = splitLines(text);
  const account = new LineAccount(lines);
  const warnings: Warning[] = [];
  const papers: PaperDraft[] = [];
  const people = lines.map((line) => (isBlank(line) ? undefined : readPeopleLine(line)));
  const titleAt = people.map((names, at) => (names ? titleLine(lines, at) : undefined));
  const page = venueOfPage(lines.slice(0, 12).join('\n'));
  for (const [at, names] of people.entries()) {
    const from = titleAt[at];
    if (!names || from === undefined) continue;
    let next = at + 1;
    while (next < lines.length && titleAt[next] === undefined) next++;
    const end = titleAt[next] ?? lines.length;
    const { abstract, last } = abstractUnder(lines, at + 1, end);
    for (let line = at + 1; line < end; line++)
      if (line > last || FURNITURE.test(lines[line]!.trim())) markRest(account, lines, line);
    account.paper(from + 1, last + 1);
    papers.push({
      ...draft(lines[from]!, options, [from + 1, last + 1], page),
      authors: names,
      ...(abstract ? { abstract, links: linksInAbstract(abstract) } : {}),
    });
  }
  const cut = papers.length > 0 ? cutTitle(lines) : undefined;
  if (cut !== undefined && !people[cut] && !FURNITURE.test(lines[cut]!.trim())) {
    account.paper(cut + 1);
    papers.push(draft(lines[cut]!, options, [cut + 1, cut + 1], page));
    const message = `The text ends after "${excerpt(lines[cut]!)}": the title may be cut, and its authors are missing.`;
    warnings.push({ code: 'truncated-record', line: cut + 1, column: 1, message });
  }
  const first = titleAt.find((line) => line !== undefined) ?? 0;
  if (first > 0) account.chrome(1, first);
  const rest = account.close();
  return { papers, warnings: [...warnings, ...rest.warnings], unused: rest.unused };
}

type Page = { readonly venue: string; readonly year: number } | undefined;

function draft(title: string, options: ParseOptions, lines: [number, number], page: Page): PaperDraft {
  return {
    title: repair(foldText(title)).text,
    ...(page ? { venue: page.venue, published: { year: page.year }, type: 'inproceedings' } : {}),
    sources: [{ format: ID, ...(options.from ? { from: options.from } : {}), lines }],
  };
}

/** The title stands right above the people, with at most one blank line or line of furniture between. */
function titleLine(lines: readonly string[], people: number): number | undefined {
  for (let at = people - 1; at >= Math.max(0, people - 3); at--) {
    const line = lines[at]!.trim();
    if (line === '' || FURNITURE.test(line)) continue;
    return line.length >= 4 && line.length <= 300 && !readPeopleLine(line) ? at : undefined;
  }
  return undefined;
}

/** Prose under the people: long lines, up to the next title. `last` is the last line that belongs to the paper. */
function abstractUnder(
  lines: readonly string[],
  from: number,
  end: number,
): { abstract: string; last: number } {
  const prose: string[] = [];
  let last = from - 1;
  for (let at = from; at < end; at++) {
    const line = lines[at]!.trim();
    if (line === '' || FURNITURE.test(line)) continue;
    if (line.length < 60 && prose.length === 0) break;
    prose.push(line);
    last = at;
  }
  return { abstract: prose.length > 0 ? repair(joinWrapped(prose)).text : '', last };
}

/** Furniture between papers is chrome; a session's heading is too. */
function markRest(account: LineAccount, lines: readonly string[], line: number): void {
  if (!isBlank(lines[line]!) && lines[line]!.trim().length <= 80) account.chrome(line + 1);
}

/** A last line that stands alone at the end of the text: a title that was cut from its people. */
function cutTitle(lines: readonly string[]): number | undefined {
  let at = lines.length - 1;
  while (at >= 0 && isBlank(lines[at]!)) at--;
  return at > 0 && isBlank(lines[at - 1]!) && lines[at]!.length <= 300 ? at : undefined;
}

/** The venue in the page's heading ("OSDI '23 Technical Sessions"). Posters were published elsewhere. */
export function venueOfPage(head: string): Page {
  if (/poster/i.test(head)) return undefined;
  for (const match of head.matchAll(
    /\b([A-Z][A-Za-z]{1,12}(?: [A-Z][A-Za-z]{1,12})?)\s?(?:['’‘]\s?(\d{2})|((?:19|20)\d{2}))\b/g,
  )) {
    const venue = findVenue(match[1]!);
    if (venue) return { venue: venue.short, year: match[3] ? Number(match[3]) : 2000 + Number(match[2]) };
  }
  return undefined;
}
