/** Joins the lines of a hard-wrapped paragraph. */
import { foldText } from '../library/text.ts';

/** Words that follow a hanging hyphen: "high- and low-resource". */
const AFTER_HANGING = /^(?:and|or|to|nor|und|et|as|versus|vs)\b/;

/**
 * Joins lines with blanks, white space folded. A compound that was broken at its hyphen ("long-" / "context") is joined without
 * one, and so is an address that was broken because it is longer than the line.
 */
export function joinWrapped(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  const parts: string[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next === undefined) parts.push(line);
    else parts.push(line, joint(line.trimEnd(), next.trimStart(), width));
  }
  return foldText(parts.join(''));
}

function joint(line: string, next: string, width: number): string {
  if (/\p{L}-$/u.test(line) && /^\p{Ll}/u.test(next) && !AFTER_HANGING.test(next)) return '';
  const word = line.slice(line.lastIndexOf(' ') + 1);
  const brokenAddress = /^https?:\/\/[^\s{}\\]+$/.test(word) && line.length >= width && width <= 200;
  if (
    brokenAddress &&
    /^[\w/][\w/.%#?=&-]*[.)]?$/.test(next.split(' ')[0]!) &&
    /[/_.-]|\d/.test(next.split(' ')[0]!)
  )
    return '';
  return ' ';
}
