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
import { textOf, type XmlNode } from '../page/xml-node.ts';
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
    const isEntry = ({ name }: XmlNode) => name === 'dt' || name === 'dd';
    for (const dt of this.$('dt').get()) {
      const head = ownNodes(dt, isEntry);
      const id = idIn(head);
      if (id === undefined) continue;
      let next = dt.next;
      while (next && !isEntry(next)) next = next.next;
      const dd = next && 'name' in next && next.name === 'dd' ? next : undefined;
      const body = dd ? ownNodes(dd, isEntry) : [];
      const inside = (name: string) => {
        const field = body.find((node) => hasClass(node, name));
        return field ? ownNodes(field, isEntry) : [];
      };
      const field = (name: string) => withoutLabel(textOfAll(inside(`list-${name}`)));
      const names = inside('list-authors')
        .filter(({ name }) => name === 'a')
        .map((link) => textOf(link));
      const abstract = body.find((node) => node.name === 'p' && hasClass(node, 'mathjax'));
      this.add(
        {
          id,
          title: field('title'),
          authors: names.length > 0 ? names : field('authors'),
          abstract: abstract ? withoutLabel(textOfAll(ownNodes(abstract, isEntry))) : '',
          categories: field('subjects'),
          comments: field('comments'),
          journalRef: field('journal-ref'),
          doi: field('doi'),
          revised: /\(replaced\)/i.test(textOfAll(head)),
          lines: [this.lineOf(dt, 'start'), this.lineOf(dd ?? dt, 'end')],
        },
        id,
      );
    }
  }

  /** The site's search results: `li.arxiv-result`. */
  readSearchResults(): void {
    const isResult = (node: XmlNode) => hasClass(node, 'arxiv-result');
    for (const result of this.$('li.arxiv-result').get()) {
      const nodes = ownNodes(result, isResult);
      const id = idIn(nodes);
      if (id === undefined) continue;
      const paragraphs = nodes.filter(({ name }) => name === 'p');
      const inside = (node: XmlNode | undefined) => (node ? ownNodes(node, isResult) : []);
      const abstract = nodes.find((node) => hasClass(node, 'abstract-full'));
      const labelled = (label: string) => {
        const text = paragraphs
          .map((p) => foldText(textOfAll(inside(p))))
          .find((one) => one.startsWith(label));
        return (text ?? '').slice(label.length).replace(/^:?\s*/, '');
      };
      const submitted = /Submitted (\d{1,2} \w{3,9},? \d{4})/.exec(foldText(textOfAll(nodes)))?.[1];
      this.add(
        {
          id,
          title: textOfAll(inside(paragraphs.find((p) => hasClass(p, 'title')))),
          authors: inside(paragraphs.find((p) => hasClass(p, 'authors')))
            .filter(({ name }) => name === 'a')
            .map((link) => textOf(link)),
          // The link that folds the abstract stands in it.
          abstract: abstract
            ? textOfAll(ownNodes(abstract, (node) => node.name === 'a' || isResult(node)))
            : '',
          categories: nodes
            .filter((node) => hasClass(node, 'tag'))
            .map((tag) => textOfAll(inside(tag)))
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

/**
 * What stands below a node, in order, without what belongs to another record: one that is left open holds all that follow, and
 * reading them for each would take the square of the time.
 */
function ownNodes(root: XmlNode, isAnother: (node: XmlNode) => boolean): XmlNode[] {
  const found: XmlNode[] = [];
  const open = [...(root.children ?? [])].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (isAnother(node)) continue;
    found.push(node);
    const children = node.children ?? [];
    for (let at = children.length - 1; at >= 0; at--) open.push(children[at]!);
  }
  return found;
}

function textOfAll(nodes: readonly XmlNode[]): string {
  return nodes.map((node) => (node.type === 'text' ? (node.data ?? '') : '')).join('');
}

function hasClass(node: XmlNode, name: string): boolean {
  return ` ${node.attribs?.['class'] ?? ''} `.replace(/\s/g, ' ').includes(` ${name} `);
}

/** The id that a record links to or prints. */
function idIn(nodes: readonly XmlNode[]): string | undefined {
  const linked = nodes
    .map((node) => /\/abs\/([\w./-]+)/.exec(node.attribs?.['href'] ?? '')?.[1])
    .find((one) => one && parseArxivId(one));
  const printed = /arXiv:\s*([\w.-]+(?:\/\d{7})?(?:v\d+)?)/.exec(textOfAll(nodes))?.[1];
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
