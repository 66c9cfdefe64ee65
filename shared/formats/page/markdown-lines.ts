/** Markdown copies of a page: inline links, `[n]` references with or without their definitions, links that span lines. */
import type { LineLink, RichLine } from './rich-line.ts';

const DEFINITION = /^\s{0,3}\[([^\]\s]{1,40})\]:\s*<?(\S+?)>?(?:\s+["'(].*)?$/;

/** True where a text has the marks of a Markdown copy. Looks at what it is given. */
export function looksLikeMarkdown(sample: string): boolean {
  return (
    /^#{1,6}\s\S/m.test(sample) ||
    /\]\((?:https?:\/\/|\/)[^\s)]+\)/.test(sample) ||
    /\]\[\d{1,5}\]/.test(sample)
  );
}

/** The lines of a Markdown copy, rid of their markup; links keep their addresses. */
export function richLinesFromMarkdown(lines: readonly string[]): RichLine[] {
  const definitions = new Map<string, string>();
  for (const line of lines) {
    const match = DEFINITION.exec(line);
    if (match) definitions.set(match[1]!, match[2]!);
  }
  return lines.map((raw, index) => {
    const definition = DEFINITION.test(raw);
    return definition ? { ...EMPTY, line: index + 1 } : richLine(raw, index + 1, definitions);
  });
}

const EMPTY = { text: '', heading: 0, indented: false, links: [] } as const;

function richLine(raw: string, line: number, definitions: ReadonlyMap<string, string>): RichLine {
  const links: LineLink[] = [];
  const mark = /^\s{0,3}(#{1,6})\s+/.exec(raw);
  let text = raw.slice(mark?.[0].length ?? 0).replace(/\u00a0/g, ' ');
  text = text
    // Anchors and other tags that an exporter left.
    .replace(/<\/?(?:a|br|span|div|p|img|b|i|em|strong)\b[^<>]{0,400}>/gi, '')
    .replace(/!\[[^\]]*\]\([^()\s]*\)/g, '')
    .replace(/!\[[^\]]*\](?:\[\d+\])?/g, '')
    // `[[logo] Name]`: the logo's description goes.
    .replace(/\[\[[^[\]]{0,80}\](?!\(|\[)/g, '[')
    .replace(/\[LINK:\s*/gi, '[')
    .replace(
      /\[([^[\]]*)\]\((https?:\/\/[^()\s]*(?:\([^()\s]*\)[^()\s]*)*|\/[^()\s]*)(?:\s+"[^"]*")?\)/g,
      (_, words: string, href: string) => {
        links.push({ text: words.trim(), href });
        // A count glued to the date before it is no part of the year.
        return /^\d/.test(words) ? ` ${words}` : words;
      },
    )
    .replace(/\[([^[\]]*)\]\[([^[\]]{1,40})\]/g, (_, words: string, name: string) => {
      links.push({ text: words.trim(), href: definitions.get(name) ?? '' });
      return ` ${words.trim()} `;
    })
    // The end of a link that began on an earlier line.
    .replace(/\]\((https?:\/\/[^()\s]*|\/[^()\s]*)\)/g, (_, href: string) => {
      links.push({ text: '', href });
      return '';
    })
    .replace(/\]\[([^[\]]{1,40})\]\s*$/g, (_, name: string) => {
      links.push({ text: '', href: definitions.get(name) ?? '' });
      return '';
    })
    // The beginning of one that ends later.
    .replace(/^\s*\[(?=[^\]]*$)/, '')
    // Hard line breaks, and escapes of Markdown's own punctuation (LaTeX's `\%` stays).
    .replace(/\\+\s*$/, '')
    .replace(/\\\\? {2,}/g, ' ')
    .replace(/\\([-*[\]()#+.!|<>`~])/g, '$1')
    .replace(/^\s*(\*\*|__)(.+)\1\s*$/, '$2');
  text = text.replace(/^\s*>\s?/, '').trim();
  if (mark) text = text.replace(/\s#+$/, '');
  return {
    line,
    text: text.replace(/\s+/g, ' '),
    heading: mark?.[1]!.length ?? 0,
    indented: /^[ \t]{2}\S/.test(raw),
    links,
  };
}
