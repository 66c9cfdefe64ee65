/** A rendered page, or a fragment of one, as lines: what a reader sees, with the links that the text of a copy lacks. */
import { lineFinder } from '../lines.ts';
import { loadMarkup } from './load-markup.ts';
import type { LineLink, RichLine } from './rich-line.ts';

const SKIPPED = new Set([
  'script',
  'style',
  'svg',
  'noscript',
  'template',
  'head',
  'iframe',
  'canvas',
  'video',
  'audio',
  'select',
  'nav',
]);
const INLINE = new Set(
  'a abbr b bdi bdo cite code em font i kbd label mark q s small span strong sub sup u var wbr del ins'.split(
    ' ',
  ),
);
/** Links that stand for themselves wherever they are: a count, an author count. */
const APART = /^\s*(?:\d[\d.,]*k?|-|\d+\s+authors?)\s*$/i;

/** The node types that matter, as htmlparser2 gives them. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
  readonly startIndex?: number | null;
}

/** True where a text is HTML rather than text that mentions a tag. */
export function looksLikeHtml(sample: string): boolean {
  return /^\s*(?:<!--[\s\S]{0,400}?-->\s*)?<(?:!doctype|html|head|body|meta|div|main|section|article|ul|ol|dl|h\d|p|a|span|table)\b/i.test(
    sample,
  );
}

/** The visible lines of a page. Their numbers are those of the HTML source. */
export function richLinesFromHtml(html: string): RichLine[] {
  const builder = new LineBuilder(html);
  const $ = loadMarkup(html);
  builder.walk($.root().get(0)!);
  return builder.finish();
}

/** A step of the walk: a node to enter, or something to do on the way out of one. */
type Step = { readonly node: Node; readonly depth: Context } | { readonly leave: () => void };

interface Context {
  readonly heading: number;
}

class LineBuilder {
  private readonly position: (offset: number) => { line: number };
  private readonly lines: RichLine[] = [];
  private text = '';
  private startLine = 0;
  private heading = 0;
  private links: LineLink[] = [];
  private datetime: string | undefined;

  constructor(html: string) {
    this.position = lineFinder(html);
  }

  /** Walks the tree without recursion: hostile nesting must not overflow the stack. */
  walk(root: Node): void {
    const steps: Step[] = [{ node: root, depth: { heading: 0 } }];
    for (let step = steps.pop(); step; step = steps.pop()) {
      if ('leave' in step) {
        step.leave();
        continue;
      }
      const { node, depth } = step;
      if (node.type === 'text') this.addText(node, depth.heading);
      if (!node.children || SKIPPED.has(node.name ?? '')) continue;
      const { context, leave } = this.enter(node, depth);
      if (leave) steps.push({ leave });
      for (let index = node.children.length - 1; index >= 0; index--) {
        steps.push({ node: node.children[index]!, depth: context });
      }
    }
  }

  private enter(node: Node, depth: Context): { context: Context; leave?: () => void } {
    const name = node.name ?? '';
    if (name === '') return { context: depth };
    if (name === 'br' || name === 'hr') this.endLine();
    const heading = /^h[1-6]$/.test(name) ? Number(name[1]) : depth.heading;
    const apart = !INLINE.has(name) || (name === 'a' && APART.test(textOf(node)));
    if (apart) this.endLine();
    if (name === 'time' && node.attribs?.['datetime']) this.datetime = node.attribs['datetime'];
    const href = name === 'a' ? node.attribs?.['href'] : undefined;
    const from = this.text.length;
    const linesBefore = this.lines.length;
    const leave = () => {
      if (href) this.addLink(href, linesBefore, from);
      if (apart) this.endLine();
      if (heading !== depth.heading) this.blank();
    };
    return { context: { heading }, leave };
  }

  /** A link belongs to every line that its text is on. */
  private addLink(href: string, linesBefore: number, from: number): void {
    const link = (text: string) => ({ text, href });
    for (let index = linesBefore; index < this.lines.length; index++) {
      const line = this.lines[index]!;
      if (line.text !== '') this.lines[index] = { ...line, links: [...line.links, link(line.text)] };
    }
    const text = this.lines.length > linesBefore ? this.text : this.text.slice(from);
    if (text.trim() !== '') this.links.push(link(text.trim()));
  }

  private addText(node: Node, heading: number): void {
    const data = node.data ?? '';
    if (!/\S/.test(data)) {
      if (this.text !== '') this.text += ' ';
      return;
    }
    if (this.text.trim() === '') {
      const lead = /^\s*/.exec(data)![0].length;
      this.startLine = this.position((node.startIndex ?? 0) + lead).line;
      this.heading = heading;
    }
    this.text += data.replace(/\s+/g, ' ');
  }

  private endLine(): void {
    const text = this.text.replace(/\s+/g, ' ').trim();
    if (text !== '') {
      const { links, heading, datetime } = this;
      const line = { line: this.startLine, text, heading, indented: false, links };
      this.lines.push(datetime === undefined ? line : { ...line, datetime });
      this.links = [];
      this.datetime = undefined;
      // Blocks are apart from each other, as paragraphs are.
      this.blank();
    }
    this.text = '';
  }

  private blank(): void {
    const line = this.lines.at(-1);
    if (line && line.text !== '')
      this.lines.push({ line: line.line, text: '', heading: 0, indented: false, links: [] });
  }

  finish(): RichLine[] {
    this.endLine();
    return this.lines;
  }
}

/** The text of a small element; of a large one only its start, which is enough to see that it is no count. */
function textOf(node: Node): string {
  let text = '';
  const open = (node.children ?? []).slice(0, 50);
  for (let steps = 0; open.length > 0 && steps < 50 && text.length < 60; steps++) {
    const next = open.shift()!;
    if (next.type === 'text') text += next.data ?? '';
    else if (next.children && !SKIPPED.has(next.name ?? '')) open.unshift(...next.children.slice(0, 50));
  }
  return text;
}
