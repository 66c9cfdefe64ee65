/** Exports that print a link's address on a line of its own, below the linked text. */
import type { RichLine } from '../page/rich-line.ts';

const ADDRESS_LINE = /^<?(https?:\/\/[^\s<>]+)>?$/;

/** Gives each address line of the site to the line of text above it. */
export function attachAddresses(lines: readonly RichLine[]): RichLine[] {
  const result: RichLine[] = [];
  let last = -1;
  for (const line of lines) {
    const href = ADDRESS_LINE.exec(line.text)?.[1];
    const owner = last >= 0 ? result[last] : undefined;
    // Only addresses of the site itself are links of the line above; others are part of an abstract.
    if (href && owner && /\/\/(?:[\w-]+\.)*(?:huggingface\.co|hf\.co|hf-mirror\.com)\//.test(href)) {
      result[last] = { ...owner, links: [...owner.links, { text: owner.text, href }] };
      result.push({ ...line, text: '', links: [] });
      continue;
    }
    result.push(line);
    if (line.text !== '') last = result.length - 1;
  }
  return result;
}
