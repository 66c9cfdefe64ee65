/**
 * arXiv's pages as HTML: listings (old and new layout), search results, abstract pages. Listings are `<dt>` with the ids and
 * `<dd>` with the fields; what a reader does not see (scripts, navigation) is furniture.
 */
import { parseArxivId } from '../../library/identifiers.ts';
import type { PaperDraft } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';
import type { ParseOptions, ParseResult, Warning } from '../format.ts';
import { excerpt, LineAccount, lineFinder, splitLines } from '../lines.ts';
import { mergePrintings } from '../merge-printings.ts';
import { loadMarkup, type Markup } from '../page/load-markup.ts';
import { toDraft, type ArxivRecord } from './arxiv-record.ts';

/** True where a text is HTML of arXiv's. */
export function looksLikeArxivHtml(sample: string): boolean {
  if (!/<[a-z]/i.test(sample)) return false;
  return (
    /class=["'](?:list-title|list-identifier|arxiv-result|title mathjax)\b/.test(sample) ||
    /<meta[^<>]+name=["']citation_arxiv_id["']/.test(sample) ||
    /<dt>[^<]*(?:<a[^<>]*>[^<]*<\/a>\s*)*<(?:span|a)\b[^<>]*>(?:<a\b[^<>]*>)?\s*arXiv:\d/.test(sample)
  );
}

type Element = Parameters<Markup>[0];

/** Reads a page. */
export function parseListHtml(input: string, options: ParseOptions): ParseResult {
  const $ = loadMarkup(input);
  const page = new HtmlPage($, input, options);
  page.readListings();
  page.readSearchResults();
  if (page.papers.length === 0) page.readAbstractPage();
  return page.finish();
}

class HtmlPage {
  readonly papers: PaperDraft[] = [];
  private readonly warnings: Warning[] = [];
  private readonly position: (offset: number) => { line: number };
  private readonly account: LineAccount;

  constructor(
    private readonly $: Markup,
    input: string,
    private readonly options: ParseOptions,
  ) {
    this.position = lineFinder(input);
    this.account = new LineAccount(splitLines(input));
  }

  /** `<dt>` with an id, and the `<dd>` that follows it. */
  readListings(): void {
    const { $ } = this;
    for (const dt of $('dt').get()) {
      const id = idIn($, dt);
      if (id === undefined) continue;
      const dd = $(dt).nextAll('dd, dt').first().filter('dd');
      const field = (name: string) => withoutLabel(dd.find(`.list-${name}`).first().text());
      const names = dd
        .find('.list-authors a')
        .map((_, link) => $(link).text())
        .get();
      const title = field('title');
      this.add(
        {
          id,
          title,
          authors: names.length > 0 ? names : field('authors'),
          abstract: withoutLabel(dd.find('p.mathjax').first().text()),
          categories: field('subjects'),
          comments: field('comments'),
          journalRef: field('journal-ref'),
          doi: field('doi'),
          revised: /\(replaced\)/i.test($(dt).text()),
          lines: [this.lineOf(dt, 'start'), this.lineOf(dd.get(0) ?? dt, 'end')],
        },
        id,
      );
    }
  }

  /** The site's search results: `li.arxiv-result`. */
  readSearchResults(): void {
    const { $ } = this;
    for (const result of $('li.arxiv-result').get()) {
      const inside = $(result);
      const id = idIn($, result);
      if (id === undefined) continue;
      const abstract = inside.find('.abstract-full').first().clone();
      abstract.find('a').remove();
      const labelled = (label: string) => {
        const paragraph = inside
          .find('p')
          .filter((_, p) => $(p).text().trim().startsWith(label))
          .first();
        return foldText(paragraph.text())
          .slice(label.length)
          .replace(/^:?\s*/, '');
      };
      const submitted = /Submitted (\d{1,2} \w{3,9},? \d{4})/.exec(foldText(inside.text()))?.[1];
      this.add(
        {
          id,
          title: inside.find('p.title').first().text(),
          authors: inside
            .find('p.authors a')
            .map((_, link) => $(link).text())
            .get(),
          abstract: abstract.text(),
          categories: inside
            .find('.tag')
            .map((_, tag) => $(tag).text())
            .get()
            .join(' '),
          comments: labelled('Comments'),
          journalRef: labelled('Journal ref'),
          ...(submitted ? { submitted: submitted.replace(',', '') } : {}),
          lines: [this.lineOf(result, 'start'), this.lineOf(result, 'end')],
        },
        id,
      );
    }
  }

  /** One paper's own page, by the metadata it carries for citation tools, else by what it shows. */
  readAbstractPage(): void {
    const { $ } = this;
    const meta = (name: string) =>
      $(`meta[name="citation_${name}"]`)
        .map((_, tag) => $(tag).attr('content') ?? '')
        .get();
    const shown = (selector: string) => withoutLabel($(selector).first().text());
    const id =
      meta('arxiv_id')[0] ??
      /arXiv:([\w./-]+)/.exec(shown('.arxivid, .arxividv, td.arxivid') || $('title').text())?.[1] ??
      /\[([\w./-]+)\]/.exec($('title').text())?.[1];
    const title = meta('title')[0] ?? shown('h1.title');
    if (id === undefined || !parseArxivId(id) || title === '') return;
    const names = meta('author');
    const dateline = /Submitted on (\d{1,2} \w{3,9} \d{4})/.exec(foldText(shown('.dateline')))?.[1];
    const date = dateline ?? meta('date')[0]?.replaceAll('/', '-');
    const body = $('meta[name="citation_title"]').get(0) ?? $('h1.title').get(0);
    const end = $('.submission-history, .metatable, blockquote.abstract').last().get(0);
    const line = body ? this.lineOf(body, 'start') : 1;
    this.add(
      {
        id,
        title,
        authors:
          names.length > 0
            ? names.map(reorder)
            : $('.authors a')
                .map((_, link) => $(link).text())
                .get(),
        abstract: shown('blockquote.abstract') || (meta('abstract')[0] ?? ''),
        categories: shown('td.subjects'),
        comments: shown('td.comments'),
        journalRef: shown('td.jref'),
        doi: meta('doi')[0] ?? shown('td.doi'),
        ...(date ? { submitted: date } : {}),
        lines: [line, Math.max(line, end ? this.lineOf(end, 'end') : line)],
      },
      id,
    );
  }

  private add(record: ArxivRecord, id: string): void {
    const draft = toDraft(record, this.options);
    const [from, to] = record.lines;
    if (draft) {
      this.papers.push(draft);
      this.account.paper(from, to);
      return;
    }
    this.account.unread(from, to);
    const message = `arXiv:${excerpt(id, 30)} has no title here (the page may be cut); it was left out.`;
    this.warnings.push({ code: 'no-title', line: from, column: 1, message });
  }

  private lineOf(
    element: { startIndex?: number | null; endIndex?: number | null },
    edge: 'start' | 'end',
  ): number {
    return this.position((edge === 'start' ? element.startIndex : element.endIndex) ?? 0).line;
  }

  finish(): ParseResult {
    const closed = this.account.close('chrome');
    return {
      papers: mergePrintings(this.papers),
      warnings: [...this.warnings, ...closed.warnings],
      unused: closed.unused,
    };
  }
}

/** The id that an element links to or prints. */
function idIn($: Markup, element: Element): string | undefined {
  const hrefs = $(element)
    .find('a')
    .map((_, link) => $(link).attr('href') ?? '')
    .get();
  const linked = hrefs
    .map((href) => /\/abs\/([\w./-]+)/.exec(href)?.[1])
    .find((one) => one && parseArxivId(one));
  const printed = /arXiv:\s*([\w.-]+(?:\/\d{7})?(?:v\d+)?)/.exec($(element).text())?.[1];
  return linked ?? (printed && parseArxivId(printed) ? printed : undefined);
}

/** "Title: X" is X. */
function withoutLabel(text: string): string {
  return foldText(text).replace(
    /^(?:Title|Authors?|Comments|Subjects|Journal-ref|Journal reference|DOI|Related DOI|Abstract)\s?:\s?/i,
    '',
  );
}

/** Citation metadata prints "Family, Given"; the record reads names in reading order. */
function reorder(name: string): string {
  const [family, given, ...rest] = name.split(',').map((part) => part.trim());
  return given && rest.length === 0 ? `${given} ${family!}` : name.replaceAll(',', ' ');
}
