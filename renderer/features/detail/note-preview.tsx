/** A note as it reads: Markdown through a sanitiser, maths by KaTeX, `[[key]]` as a link to its paper. HTML in a note stays text. */
import Markdown, { defaultUrlTransform } from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import 'katex/dist/katex.min.css';
import { isSafeUrl } from '../../actions/copy.ts';

/** GitHub's schema, and the two classes by which remark-math marks formulas for KaTeX, which runs after the sanitiser. */
const SCHEMA = {
  ...defaultSchema,
  attributes: {
    ...defaultSchema.attributes,
    code: [['className', /^language-./, 'math-inline', 'math-display'] as [string, ...(string | RegExp)[]]],
  },
};
const PAPER = '#paper:';

export function NotePreview({
  text,
  onOpenKey,
}: {
  readonly text: string;
  readonly onOpenKey: (key: string) => void;
}) {
  return (
    // A long note scrolls, so it must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="note-preview" role="region" aria-label="Preview" tabIndex={0}>
      <Markdown
        remarkPlugins={[remarkGfm, remarkMath, paperLinks]}
        rehypePlugins={[
          [rehypeSanitize, SCHEMA],
          [rehypeKatex, { trust: false, maxSize: 20, maxExpand: 200 }],
        ]}
        urlTransform={(url) => (url.startsWith(PAPER) ? url : defaultUrlTransform(url))}
        components={{
          a({ href = '', children }) {
            if (href.startsWith(PAPER)) {
              return (
                <button
                  type="button"
                  className="text-button"
                  onClick={() => onOpenKey(decodeURIComponent(href.slice(PAPER.length)))}
                >
                  {children}
                </button>
              );
            }
            if (!isSafeUrl(href)) return <span>{children}</span>;
            return (
              <a href={href} target="_blank" rel="noopener noreferrer">
                {children}
              </a>
            );
          },
          // The window loads nothing from outside; an image is named instead.
          img: ({ alt }) => <span className="muted">[image{alt ? `: ${alt}` : ''}]</span>,
        }}
      >
        {text}
      </Markdown>
    </div>
  );
}

/** What this plug-in needs to know of a Markdown tree. */
interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  children?: MarkdownNode[];
}

/** A remark plug-in: `[[key]]` in running text becomes a link to the paper of that key, HTML becomes text. */
function paperLinks() {
  return visit;
}

function visit(node: MarkdownNode): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text') return linked(child.value ?? '');
    // HTML in a note is text: the sanitiser would drop it without a trace.
    if (child.type === 'html') return [asText(child, node)];
    if (child.type !== 'link') visit(child);
    return [child];
  });
}

function asText({ value = '' }: MarkdownNode, parent: MarkdownNode): MarkdownNode {
  const text = { type: 'text', value };
  return parent.type === 'paragraph' ? text : { type: 'paragraph', children: [text] };
}

function linked(text: string): MarkdownNode[] {
  return text.split(/(\[\[[^[\]\n]{1,120}\]\])/).map((part, at) => {
    if (at % 2 === 0) return { type: 'text', value: part };
    const key = part.slice(2, -2).trim();
    return { type: 'link', url: PAPER + encodeURIComponent(key), children: [{ type: 'text', value: key }] };
  });
}
