/** DBLP's XML: records (`/rec/….xml`), a person's publications (`/pid/….xml`), and the answers of its search API. */
import type { PaperDraft, PaperType } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import type { ParseOptions, ParseResult } from '../format.ts';
import { LineAccount, lineFinder, splitLines } from '../lines.ts';
import { loadMarkup } from '../page/load-markup.ts';
import { draftOf, isVolumeKey, plainTitle, typeOfDblp } from './dblp-record.ts';

/** A record of the bibliography, or a hit of a search. */
const RECORD =
  /<(article|inproceedings|incollection|book|phdthesis|mastersthesis|data|proceedings|hit)\s(?=[^<>]{0,300}\b(?:key|id|score)=)[^<>]{0,400}>/g;
const TYPES: Readonly<Record<string, PaperType>> = {
  article: 'article',
  inproceedings: 'inproceedings',
  incollection: 'incollection',
  book: 'book',
  phdthesis: 'phdthesis',
  mastersthesis: 'mastersthesis',
  data: 'dataset',
};

/** True for XML as DBLP writes it. */
export function isDblpXml(text: string): boolean {
  return (
    /<(?:dblp|dblpperson|bht|result)\b/.test(text.slice(0, 3000)) &&
    (/<(?:article|inproceedings|incollection|book|proceedings)\s[^<>]{0,300}\bkey="/.test(text) ||
      /<hit\b[^<>]{0,100}>\s*<info>/.test(text))
  );
}

/** Reads DBLP's XML. Proceedings volumes and home pages are no papers. */
export function parseDblpXml(xml: string, options: ParseOptions, format: string): ParseResult {
  const account = new LineAccount(splitLines(xml));
  const position = lineFinder(xml);
  const papers: PaperDraft[] = [];
  const starts = [...xml.matchAll(RECORD)];
  for (const [index, start] of starts.entries()) {
    const name = start[1]!;
    const next = starts[index + 1]?.index ?? xml.length;
    const slice = xml.slice(start.index, next);
    const close = slice.indexOf(`</${name}>`);
    const end = close < 0 ? next : start.index + close + name.length + 3;
    const $ = loadMarkup(xml.slice(start.index, end), 'xml');
    const all = (tag: string) =>
      $(tag)
        .toArray()
        .map((one) => foldText($(one).text()))
        .filter((text) => text !== '');
    const key = /\bkey="([^"]{3,200})"/.exec(start[0])?.[1] ?? all('key')[0];
    const type = TYPES[name] ?? typeOfDblp(all('type')[0]);
    const title = plainTitle(all('title')[0]);
    if (title === undefined || name === 'proceedings' || (key !== undefined && isVolumeKey(key))) continue;
    if (/^editorship$/i.test(all('type')[0] ?? '')) continue;
    const lines: [number, number] = [
      position(start.index).line,
      position(Math.max(start.index, end - 1)).line,
    ];
    const nextLine = position(next).line;
    if (next < xml.length && nextLine === lines[1] && nextLine > lines[0]) lines[1]--;
    account.paper(...lines);
    papers.push(
      draftOf({
        title,
        authors: all('author'),
        venue: all('booktitle')[0] ?? all('journal')[0] ?? all('venue')[0],
        year: all('year')[0],
        type: $('[publtype="informal"]').length > 0 ? 'preprint' : type,
        key,
        urls: all('ee'),
        doi: all('doi')[0],
        bib: {
          pages: all('pages')[0],
          volume: all('volume')[0],
          number: all('number')[0],
          publisher: all('publisher')[0],
        },
        source: { format, ...(options.from ? { from: options.from } : {}), lines },
      }),
    );
  }
  const { unused, warnings } = account.close('chrome');
  return { papers, warnings, unused };
}
