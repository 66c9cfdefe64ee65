/** How a paper's facts read in the detail pane, and how what was typed is read back. */
import { MONTH_NAMES } from '../../../shared/formats/bibtex/dates.ts';
import { parseArxivId, parseDoi } from '../../../shared/library/identifiers.ts';
import type { Name, PaperIds, PartialDate, Status } from '../../../shared/library/paper.ts';
import { displayName, parseName } from '../../../shared/library/names.ts';
import type { IconName } from '../../ui/icon.tsx';

export const STATUS_FACTS: Readonly<
  Record<Status, { readonly name: string; readonly key: string; readonly icon: IconName }>
> = {
  inbox: { name: 'Inbox', key: 'i', icon: 'inbox' },
  'to-read': { name: 'To read', key: 'y', icon: 'bookmark' },
  reading: { name: 'Reading', key: 'r', icon: 'book' },
  read: { name: 'Read', key: 'd', icon: 'check' },
  archived: { name: 'Archived', key: 'e', icon: 'archive' },
  discarded: { name: 'Discarded', key: 'x', icon: 'trash' },
};

/** "22 November 2024", "November 2024", "2024"; empty where nothing is known. */
export function fullDate(date: PartialDate | undefined): string {
  if (!date) return '';
  const month = date.month === undefined ? undefined : MONTH_NAMES[date.month - 1];
  return [date.day, month, date.year].filter((part) => part !== undefined).join(' ');
}

/** "2024-11-22", as exact as the date is; "--08-05" where the year is unknown. */
export function isoDate(date: PartialDate | undefined): string {
  if (!date) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  const year = date.year === undefined ? '-' : String(date.year).padStart(4, '0');
  return [year, date.month && two(date.month), date.month && date.day && two(date.day)]
    .filter(Boolean)
    .join('-');
}

/**
 * Reads "2024", "2024-11", "2024-11-22", and dates as they are shown and printed: "November 2024", "22 November 2024",
 * "Nov 22, 2024". Undefined for anything else, null for nothing.
 */
export function readDate(text: string): PartialDate | null | undefined {
  if (text === '') return null;
  const iso = /^(\d{4}|-)(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (iso) return dateOf(iso[1] === '-' ? undefined : iso[1], iso[2] && Number(iso[2]), iso[3]);
  const words = /^(?:(\d{1,2})\s+)?([a-z]{3,9})\.?(?:\s+(\d{1,2}),?)?(?:\s+(\d{4}))?$/i.exec(text);
  if (!words) return undefined;
  const [, before, name = '', behind, year] = words;
  const month = MONTH_NAMES.findIndex((each) => each.toLowerCase().startsWith(name.toLowerCase())) + 1;
  return month === 0 || (before && behind) ? undefined : dateOf(year, month, before ?? behind);
}

function dateOf(
  year: string | undefined,
  month: number | '' | undefined,
  day: string | undefined,
): PartialDate | undefined {
  if (month === 0 || (typeof month === 'number' && month > 12)) return undefined;
  // A leap year where none is known.
  const days =
    typeof month === 'number' ? new Date(Date.UTC(Number(year ?? 2000), month, 0)).getUTCDate() : 31;
  if (day !== undefined && (Number(day) < 1 || Number(day) > days)) return undefined;
  return {
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(typeof month === 'number' ? { month } : {}),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
}

/** Authors one a line, as they are edited. */
export const authorLines = (authors: readonly Name[]): string => authors.map(displayName).join('\n');

/** Reads authors from lines, or from one line with "and" or ";" between them. */
export function readAuthors(text: string): Name[] {
  const separator = text.includes('\n') ? '\n' : /;| and /.test(text) ? /;| and / : '\n';
  return text
    .split(separator)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(parseName);
}

/** Names in a line, the ninth and later ones as a number. */
export function namesInBrief(names: readonly Name[]): string {
  const shown = names.slice(0, 8).map(displayName).join(', ');
  return names.length > 8 ? `${shown} and ${(names.length - 8).toLocaleString('en')} more` : shown;
}

/** Reads "pages = 1--14": a BibTeX field as it is typed. Undefined where it is none. */
export function readBibField(text: string): { readonly name: string; readonly value: string } | undefined {
  const match = /^([a-z][a-z0-9_-]*)\s*=\s*(\S.*)$/i.exec(text.trim());
  return match ? { name: match[1]!.toLowerCase(), value: match[2]! } : undefined;
}

type IdName = Exclude<keyof PaperIds, 'arxivVersion'>;

/** Why what was typed is no identifier of that kind; undefined where it is one, or nothing. Addresses of the paper's page will do. */
export function checkId(name: IdName, text: string): string | undefined {
  if (text === '') return undefined;
  if (name === 'arxiv' && !parseArxivId(text)) return 'That is no arXiv id. One looks like 2309.06180.';
  if (name === 'doi' && parseDoi(text) === undefined)
    return 'That is no DOI. One looks like 10.1145/3600006.3613165.';
  return undefined;
}

/** The identifiers with one as it was typed (`checkId` found nothing wrong), or without it where nothing was. */
export function withId(ids: PaperIds, name: IdName, text: string): PaperIds {
  const { [name]: _old, ...rest } = ids;
  if (name !== 'arxiv') {
    const id = name === 'doi' ? parseDoi(text) : text;
    return id === undefined || id === '' ? rest : { ...rest, [name]: id };
  }
  const { arxivVersion: _version, ...others } = rest;
  const read = parseArxivId(text);
  if (!read) return others;
  return { ...others, arxiv: read.id, ...(read.version === undefined ? {} : { arxivVersion: read.version }) };
}
