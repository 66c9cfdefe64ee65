/**
 * Conference programs and lists of accepted papers as copied text (USENIX, MLSys, SOSP, ASPLOS, EuroSys, ...): a title, under it the
 * people, then perhaps the abstract. Some print the people first; some put both on one line.
 */
import { idsFromUrl } from '../../library/identifiers.ts';
import type { Link, Name, PaperDraft } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import { findVenue } from '../../library/venues.ts';
import type { Format, ParseOptions, ParseResult, Warning } from '../format.ts';
import { joinWrapped } from '../join-wrapped.ts';
import { excerpt, isBlank, LineAccount, splitLines } from '../lines.ts';
import { cleanUrl, paperLinkKind } from '../links.ts';
import { isPaperAddress } from '../paper-address.ts';
import { repair } from '../repair.ts';
import { readHeadedNames, readNamesLine, readOneName, readPeopleLine } from './people-line.ts';
import { announcesTalk, isButton, isNoPaper, isSeparator, plainLine, withoutTime } from './program-lines.ts';

const ID = 'conference-program';
/** What a page calls itself on which lines of bare names are authors. */
const PROGRAM =
  /usenix|mlsys|technical sessions|poster session|accepted papers|program|symposium|conference|schedule|proceedings/i;
/** The head of a table of papers, copied. */
const TABLE_HEAD = /\btitle\t\s*authors?\s*$/i;

export const conferenceProgram: Format = {
  id: ID,
  name: 'Conference program (USENIX, MLSys, ...)',
  extensions: ['txt'],
  recognise(text) {
    if (/^\s*[[{<@]/.test(text)) return 0;
    const known = PROGRAM.test(text.slice(0, 5000));
    let people = 0;
    let table = false;
    for (const line of text.slice(0, 60_000).split(/\r\n|\r|\n/)) {
      if (line.length >= 4000 || isBlank(line)) continue;
      const plain = plainLine(line);
      if (TABLE_HEAD.test(line)) table = true;
      if (readPeopleLine(plain) || readHeadedNames(plain) || readSingleLine(line, table)) people++;
      else if (known && readNamesLine(plain)) people += 0.5;
    }
    if (people < 1) return 0;
    // Papers that are linked one by one are a reading list's, also where it prints their people below.
    const linked = [...text.slice(0, 60_000).matchAll(/\]\((https?:\/\/[^\s()]{4,300})/g)];
    if (linked.filter((link) => isPaperAddress(link[1]!)).length >= people) return 0.3;
    return Math.min(0.88, (known ? 0.55 : 0.35) + people * 0.05);
  },
  parse,
};

/** A paper's lines, as indexes: its title, its people, and where a single line has both, the parts of it. */
interface Place {
  readonly title: number;
  readonly people: number;
  readonly text: string;
  readonly names: readonly Name[];
}

function parse(text: string, options: ParseOptions): ParseResult {
  const lines = splitLines(text);
  const plain = lines.map((line) => (isBlank(line) ? '' : plainLine(line)));
  const account = new LineAccount(lines);
  const warnings: Warning[] = [];
  const papers: PaperDraft[] = [];
  const page = venueOfPage(lines.slice(0, 12).join('\n'));
  const places = findPlaces(lines, plain);
  const label = commonLabel(places);
  const numbered = places.length > 1 && places.every((place) => NUMBER.test(place.text));
  const headed = places.some(({ people }) => readHeadedNames(plain[people]!) !== undefined);
  for (const [index, { title, people, text: printed, names }] of places.entries()) {
    const from = Math.min(title, people);
    const under = Math.max(title, people) + 1;
    const following = places[index + 1];
    const end = following ? Math.min(following.title, following.people) : lines.length;
    const { abstract, last } = abstractUnder(plain, under, end);
    for (let line = under; line < end; line++)
      if (line > last || isButton(plain[line]!) || isSeparator(plain[line]!)) markRest(account, plain, line);
    const range: [number, number] = [from + 1, last + 1];
    account.paper(...range);
    const address = addressIn(lines[title]!);
    const bare = numbered ? printed.replace(NUMBER, '') : printed.slice(label.length);
    papers.push({
      ...draft(headed ? withoutPages(bare) : bare, options, range, page),
      authors: names,
      ...(address === undefined ? {} : { ids: idsFromUrl(address), links: [linkTo(address)] }),
      ...(abstract ? { abstract } : {}),
    });
  }
  const cut = cutTitle(plain, places);
  if (cut !== undefined) {
    account.paper(cut + 1);
    papers.push(draft(plain[cut]!, options, [cut + 1, cut + 1], page));
    const message = `The text ends after "${excerpt(plain[cut]!)}": the title may be cut, and its authors are missing.`;
    warnings.push({ code: 'truncated-record', line: cut + 1, column: 1, message });
  }
  const first = places[0];
  if (first) account.chrome(1, Math.min(first.title, first.people));
  const rest = account.close();
  return { papers, warnings: [...warnings, ...rest.warnings], unused: rest.unused };
}

/** Finds each paper's title and people. */
function findPlaces(lines: readonly string[], plain: readonly string[]): Place[] {
  const known = PROGRAM.test(plain.slice(0, 30).join('\n'));
  const head = lines.findIndex((line) => TABLE_HEAD.test(line));
  const single = plain.map((line, at) =>
    line === '' ? undefined : readSingleLine(lines[at]!, head >= 0 && at > head),
  );
  const people = plain.map((line, at) =>
    line === '' || single[at] ? undefined : (readPeopleLine(line) ?? readHeadedNames(line)),
  );
  const sure = people.map((names) => names !== undefined);
  const isTitle = (at: number) => {
    const title = withoutTime(plain[at]!);
    return (
      title.length >= 4 && title.length <= 300 && !people[at] && !single[at] && !/:\s*https?:/i.test(title)
    );
  };
  const beside = (at: number, step: 1 | -1) => {
    for (let line = at + step, looked = 0; line >= 0 && line < plain.length && looked < 3; line += step) {
      if (plain[line] === '') continue;
      if (isSeparator(plain[line]!)) return undefined;
      if (isButton(plain[line]!)) {
        looked++;
        continue;
      }
      return isTitle(line) ? line : undefined;
    }
    return undefined;
  };
  if (known) addBareNames();
  const above = people.map((names, at) => (names ? beside(at, -1) : undefined));
  const below = people.map((names, at) => (names ? beside(at, 1) : undefined));
  const side = standBelow(plain, people, above, below) ? below : above;
  const titles = side.map((title, at) => (readHeadedNames(plain[at]!) ? below[at] : title));
  const announced = talkLines(plain);
  /** Names without affiliations are people where a title stands above them, and no people below: else they may be a title. */
  function addBareNames(): void {
    for (const [at, line] of plain.entries()) {
      if (line === '' || people[at] || single[at] || isSeparator(line)) continue;
      const names = readNamesLine(line);
      let next = at + 1;
      while (next < plain.length && plain[next] === '') next++;
      if (names && !sure[next] && beside(at, -1) !== undefined) people[at] = names;
    }
  }
  const places: Place[] = [];
  for (let at = 0; at < plain.length; at++) {
    const whole = single[at];
    if (whole) places.push({ title: at, people: at, text: whole.title, names: whole.names });
    const title = titles[at];
    const names = people[at];
    if (!names || title === undefined) continue;
    const text = withoutTime(plain[title]!);
    if (isNoPaper(text) || announced.has(at)) continue;
    places.push({ title, people: at, text, names });
  }
  return places;
}

/** Whether titles stand below the people: where lines touch, that tells; else the side on which more people have a title. */
function standBelow(
  plain: readonly string[],
  people: readonly (readonly Name[] | undefined)[],
  above: readonly (number | undefined)[],
  below: readonly (number | undefined)[],
): boolean {
  const touching = (places: readonly (number | undefined)[]) =>
    people.filter((names, at) => {
      const title = places[at];
      if (!names || title === undefined) return false;
      return plain.slice(Math.min(at, title), Math.max(at, title)).every((line) => line !== '');
    }).length;
  const difference = touching(below) - touching(above);
  if (difference !== 0) return difference > 0;
  const count = (places: readonly (number | undefined)[]) =>
    places.filter((at) => at !== undefined && !isNoPaper(withoutTime(plain[at]!))).length;
  return count(below) > count(above);
}

/** The lines up to a session's next line of people after a keynote or an invited talk was announced. */
function talkLines(plain: readonly string[]): Set<number> {
  const lines = new Set<number>();
  for (const [at, line] of plain.entries()) {
    if (line === '' || !announcesTalk(line)) continue;
    for (let next = at + 1; next < Math.min(plain.length, at + 8); next++) {
      if (plain[next] === '') continue;
      if (isSeparator(plain[next]!)) break;
      lines.add(next);
      if (readPeopleLine(plain[next]!)) break;
    }
  }
  return lines;
}

/** A paper on one line: title and people in columns (bare names only in a `table` of authors), or a quoted title and people after it. */
function readSingleLine(line: string, table: boolean): { title: string; names: readonly Name[] } | undefined {
  if (line.includes('\t') && line.length < 4000) {
    const cells = line.split('\t').map(plainLine);
    const at = cells.findIndex((cell, index) => index > 0 && readPeopleLine(cell));
    const title = cells.slice(0, Math.max(at, 0)).findLast((cell) => cell.length >= 8);
    if (title !== undefined) return { title, names: readPeopleLine(cells[at]!)! };
    const [first, last] = [cells[0]!, cells.at(-1)!];
    const names = table && first.length >= 8 ? (readNamesLine(last) ?? readOneName(last)) : undefined;
    return names && { title: first, names };
  }
  if (!/["“]/.test(line)) return undefined;
  const quoted = /^["“]([^"”]{8,300})["”],?\s*(?:[–—:-]\s*)?(\p{Lu}.{3,4000})$/u.exec(
    withoutTime(plainLine(line)),
  );
  const names = quoted ? readPeopleLine(quoted[2]!) : undefined;
  return quoted && names ? { title: quoted[1]!.replace(/,$/, ''), names } : undefined;
}

/** A word that pages print before every title ("Paper ", "Talk "): a link's name, not part of it. */
function commonLabel(places: readonly Place[]): string {
  const label = /^(?:Paper|Talk|Poster|Oral|Full|Short) (?=\S)/.exec(places[0]?.text ?? '')?.[0];
  return places.length > 2 && label && places.every(({ text }) => text.startsWith(label)) ? label : '';
}

/** A number in front of every title: "(3) Title". */
const NUMBER = /^\(?\d{1,3}[).]\s+(?=\p{Lu})/u;

/** The address of the paper that its title links to, in HTML or Markdown. */
function addressIn(line: string): string | undefined {
  const printed = /\bhref\s*=\s*["'](https?:[^"'<>\s]{4,500})["']|\]\((https?:[^()\s]{4,500})\)/i.exec(line);
  const url = printed ? cleanUrl(printed[1] ?? printed[2]!) : undefined;
  return url !== undefined && isPaperAddress(url) ? url : undefined;
}

function linkTo(url: string): Link {
  return { kind: paperLinkKind(url), url, from: 'source' };
}

/** DBLP prints pages behind a title, and a full stop. */
function withoutPages(title: string): string {
  return title.replace(/\.(?:\s+\d[\d:]*(?:[-–]\d[\d:]*)?)?$/, '');
}

type Page = { readonly venue: string; readonly year: number } | undefined;

function draft(title: string, options: ParseOptions, lines: [number, number], page: Page): PaperDraft {
  return {
    title: repair(foldText(title)).text,
    ...(page ? { venue: page.venue, published: { year: page.year }, type: 'inproceedings' } : {}),
    sources: [{ format: ID, ...(options.from ? { from: options.from } : {}), lines }],
  };
}

/** Prose under the people: long lines, up to the next title. `last` is the last line that belongs to the paper. */
function abstractUnder(
  plain: readonly string[],
  from: number,
  end: number,
): { abstract: string; last: number } {
  const prose: string[] = [];
  let last = from - 1;
  for (let at = from; at < end; at++) {
    const line = plain[at]!;
    if (line === '' || isButton(line)) continue;
    if (
      isSeparator(line) ||
      isNoPaper(withoutTime(line)) ||
      /^in:? (?:the )?proc(?:eedings)?\b/i.test(line) ||
      (line.length < 60 && prose.length === 0)
    )
      break;
    prose.push(line);
    last = at;
  }
  return { abstract: prose.length > 0 ? repair(joinWrapped(prose)).text : '', last };
}

/** Furniture between papers is chrome; a session's heading is too. */
function markRest(account: LineAccount, plain: readonly string[], line: number): void {
  if (plain[line] !== '' && (plain[line]!.length <= 80 || isSeparator(plain[line]!)))
    account.chrome(line + 1);
}

/** A last line that stands alone at the end of the text, where people stand right under titles: a title that was cut from its people. */
function cutTitle(plain: readonly string[], places: readonly Place[]): number | undefined {
  const tight = places.filter(({ title, people }) => people - title === 1).length;
  let at = plain.length - 1;
  while (at >= 0 && plain[at] === '') at--;
  const line = plain[at];
  if (line === undefined || tight * 2 < places.length || at === 0 || plain[at - 1] !== '') return undefined;
  let before = at - 1;
  while (before > 0 && plain[before] === '') before--;
  const last = places.at(-1);
  if (!last || at <= Math.max(last.title, last.people)) return undefined;
  const odd = [line, plain[before]!].some((one) => isSeparator(one) || isNoPaper(withoutTime(one)));
  return odd || isButton(line) || readPeopleLine(line) || line.length > 300 ? undefined : at;
}

/** The venue in the page's heading ("OSDI '23 Technical Sessions"). Posters were published elsewhere. */
export function venueOfPage(head: string): Page {
  if (/poster/i.test(head.split('\n').slice(0, 3).join('\n'))) return undefined;
  for (const match of head.matchAll(
    /\b([A-Z][A-Za-z]{1,12}(?: [A-Z][A-Za-z]{1,12})?)\s?(?:['’‘]\s?(\d{2})|((?:19|20)\d{2}))\b/g,
  )) {
    const venue = findVenue(match[1]!);
    // A workshop at a venue is not the venue.
    if (/^.{0,3}workshop/i.test(head.slice(match.index + match[0].length))) continue;
    if (venue) return { venue: venue.short, year: match[3] ? Number(match[3]) : 2000 + Number(match[2]) };
  }
  return undefined;
}
