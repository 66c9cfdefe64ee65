/** Facts that a copied page breaks over several lines, as the lines that other copies print them on. */
import type { RichLine } from '../page/rich-line.ts';
import { readFacts } from './line-kind.ts';

/**
 * Puts the name below a bare "Submitted by" on its line, and "Paper", "•" and an id into one. The lines that were taken are left
 * empty, so that numbers of lines stay what they are.
 */
export function joinSplitFacts(lines: readonly RichLine[]): RichLine[] {
  const result = [...lines];
  const next = (from: number) => {
    let at = from + 1;
    while (at < result.length && result[at]!.text === '') at++;
    return at;
  };
  const join = (at: number, ...parts: number[]) => {
    const text = [at, ...parts].map((part) => result[part]!.text).join(' ');
    const links = [at, ...parts].flatMap((part) => result[part]!.links);
    result[at] = { ...result[at]!, text, links };
    for (const part of parts) result[part] = { ...result[part]!, text: '', links: [] };
  };
  for (let at = 0; at < result.length; at++) {
    const { text } = result[at]!;
    const submitted = /^submitted by:?$/i.test(text);
    if (!submitted && !/^paper$/i.test(text)) continue;
    const second = next(at);
    const third = next(second);
    if (submitted && isName(result[second], result[third])) join(at, second);
    else if (!submitted && result[third] && /^[•·]$/.test(result[second]!.text)) {
      if (/^\d{4}\.\d{4,5}(?:v\d+)?$/.test(result[third].text)) join(at, second, third);
    }
  }
  return result;
}

/** A name, unless what follows shows that it is a paper's title: below a submitter stand votes or a title, not facts. */
function isName(line: RichLine | undefined, below: RichLine | undefined): boolean {
  if (!line || !below || line.text === '' || line.heading > 0 || line.text.length > 40) return false;
  if (readFacts(line.text)) return false;
  const facts = readFacts(below.text);
  return !facts || facts.count !== undefined || facts.votes !== undefined;
}
