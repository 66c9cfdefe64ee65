/** One paper's own page on the site, as copied text: "arxiv:2510.18234", title, date, "Authors:", "Abstract". */
import type { ParseOptions, ParseResult } from '../format.ts';
import { joinWrapped } from '../join-wrapped.ts';
import { LineAccount } from '../lines.ts';
import { linkKind, uniqueLinks } from '../links.ts';
import { inferPageYear, readListingDate, resolveListingDate } from '../listing-date.ts';
import { parseName } from '../../library/names.ts';
import { foldText } from '../../library/text.ts';
import type { RichLine } from '../page/rich-line.ts';
import { repair } from '../repair.ts';
import { isFurniture } from './line-kind.ts';

const ID = /^arxiv:(\d{4}\.\d{4,5})(?:v\d+)?$/i;
/** What stands below the abstract: the page's buttons. */
const END =
  /^(?:view arxiv page|view pdf|project page|github\b|add to collection|community\b|models citing this paper|datasets citing|spaces citing|collections including)/i;
const PUBLISHED = /^published (?:on )?/i;

/** True for the text of such a page. */
export function looksLikePaperPage(text: string): boolean {
  return (
    /^[ \t]*arxiv:\d{4}\.\d{4,5}/im.test(text) &&
    /^[ \t]*Authors:/m.test(text) &&
    /^[ \t]*Abstract/m.test(text)
  );
}

/** Reads the page; undefined where its parts are not found. `inputLines` is the input as it came, for the account. */
export function parsePaperPage(
  inputLines: readonly string[],
  lines: readonly RichLine[],
  options: ParseOptions,
  formatId: string,
): ParseResult | undefined {
  const find = (pattern: RegExp, from = 0) =>
    lines.findIndex((line, at) => at >= from && pattern.test(line.text));
  const idAt = find(ID);
  const titleAt = lines.findIndex((line, at) => at > idAt && line.text !== '' && !isFurniture(line.text));
  const authorsAt = find(/^authors:/i, titleAt);
  const abstractAt = find(/^abstract$/i, authorsAt);
  if (idAt < 0 || titleAt < 0 || authorsAt <= titleAt || abstractAt <= authorsAt) return undefined;
  const end = find(END, abstractAt);
  const until = end < 0 ? lines.length : end;
  const arxiv = ID.exec(lines[idAt]!.text)![1]!;
  const authors = lines
    .slice(authorsAt, abstractAt)
    .map((line) => line.text.replace(/^authors:/i, ''))
    .join(' ')
    .split(/\s*,\s*/)
    .map((name) => foldText(name))
    .filter((name) => name !== '' && !/^\+\d+ authors?$/i.test(name));
  const printed = abstractOf(lines.slice(abstractAt + 1, until));
  const abstract = repair(printed);
  const title = repair(lines[titleAt]!.text);
  const dated = lines.slice(titleAt, authorsAt).find((line) => PUBLISHED.test(line.text))?.text;
  const date = dated === undefined ? undefined : readListingDate(dated);
  const page = inferPageYear({
    dates: date?.date ? [date.date] : [],
    year: options.year,
    captured: options.captured,
  });
  const published = date && resolveListingDate(date, { year: page.year, captured: options.captured }, arxiv);
  const footer = lines.slice(until).flatMap((line) => line.links);
  const links = uniqueLinks([
    ...footer
      .filter(({ href }) => /^https?:\/\/(?!(?:[\w-]+\.)*(?:huggingface\.co|hf\.co|arxiv\.org)\/)/.test(href))
      .filter(({ text }) => /^(?:github|project page)\b/i.test(text))
      .map(({ href }) => ({ kind: linkKind(href), url: href, from: 'source' as const })),
  ]);
  const range: [number, number] = [lines[idAt]!.line, lines[until - 1]!.line];
  const account = new LineAccount(inputLines);
  account.paper(...range);
  return {
    papers: [
      {
        title: title.text,
        ...(printed === '' ? {} : { abstract: abstract.text }),
        ...(abstract.changed ? { abstractPrinted: printed } : {}),
        ...(authors.length > 0 ? { authors: authors.map(parseName) } : {}),
        ...(published?.published ? { published: published.published } : {}),
        ...(published?.inferred ? { yearInferred: true } : {}),
        ids: { arxiv, hf: arxiv },
        type: 'preprint',
        ...(links.length > 0 ? { links } : {}),
        sources: [
          { format: formatId, ...(options.from === undefined ? {} : { from: options.from }), lines: range },
        ],
      },
    ],
    warnings: [],
    unused: account.close('chrome').unused,
  };
}

/** The authors' abstract, without the summary that the site puts above it. */
function abstractOf(lines: readonly RichLine[]): string {
  const text = lines.map((line) => line.text).filter((line) => line !== '');
  const summary = text.findIndex((line) => /^(?:ai-generated summary|generated summary)$/i.test(line));
  if (summary < 0) return joinWrapped(text);
  const own = text.slice(summary + 2);
  return joinWrapped(own.length > 0 ? own : text.toSpliced(summary, 1));
}
