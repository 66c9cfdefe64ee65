/**
 * Repairs what copying leaves of LaTeX in titles and abstracts (DESIGN 4.2): `35.8times speedup` becomes `35.8× speedup`,
 * `45\%` becomes `45%`, `SAP^{2}` becomes `SAP²`. Inline maths (`$O(n^2)$`) is kept. Ordinary prose is left alone: every
 * rule asks for something that prose does not have (a digit glued to "times", a backslash, a brace after a caret).
 */
import { ACCENT_MARKS, COMMAND_TO_CHAR, PLAIN_TO_SUBSCRIPT, PLAIN_TO_SUPERSCRIPT } from './latex/symbols.ts';

/** The repaired text, and where each of its characters was printed. Offsets are UTF-16, as everywhere. */
export interface RepairedText {
  readonly text: string;
  /** True where repair changed anything. */
  readonly changed: boolean;
  /** The printed offset of a repaired one. Inside a replacement: where the replaced text starts. */
  printedOffset(offset: number): number;
  /** The repaired offset of a printed one. Inside a replaced text: where the replacement starts. */
  repairedOffset(offset: number): number;
}

/** One replacement: printed `[from, from + length)` became `text`. */
interface Edit {
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

/** Commands whose argument is the text: `\emph{x}` is x. */
const WRAPPERS =
  'textbf|textit|textsl|textsc|textsf|texttt|textrm|textup|textmd|textnormal|text|emph|underline|uline|mathbf|mathrm|mathit|mathsf|mathtt|mathcal|mathbb|boldsymbol|bm|mbox|hbox|url|nolinkurl|ensuremath|operatorname';

type Rule = readonly [pattern: RegExp, replace: (match: RegExpExecArray) => string | undefined];

/** Tried in order at each place that may start one; a rule that answers undefined leaves the text as it is. */
const RULES: readonly Rule[] = [
  // 8192times 8192, 16x16times3: a product of two numbers.
  [/(?<=[\d)}])(?:times|\s?\\times)\s?(?=[\d$])/y, () => ' × '],
  // 35.8times speedup, 2.4\times: a factor. "times" must be glued to the number, or have its backslash.
  [/(?<=[\d)}])(?:\s?\\times|times)(?![A-Za-z])/y, () => '×'],
  // Other operators that lost their backslash between numbers.
  [/(?<![A-Za-z\d])sim(?=\d[\d.,]*\s?(?:times|\\?%|x\b|×))/y, () => '~'],
  [/(?<![A-Za-z\d])(?:leq|geq|approx)(?=\s?\d)/y, (match) => symbol(match[0])],
  // Inline maths with nothing but numbers and symbols is text; other maths is kept.
  [/\$(?!\s)([^$\n]{1,200}?)(?<![\s\\])\$(?!\d)/y, (match) => plainMaths(match[1]!)],
  [/\$(\\[A-Za-z]{2,20})\$/y, (match) => plainMaths(match[1]!)],
  [/\\\(([^\n]{1,200}?)\\\)/y, (match) => plainMaths(match[1]!) ?? `$${match[1]!.trim()}$`],
  [/``/y, () => '“'],
  [/''(?=[\s.,;:!?)\]]|$)/y, () => '”'],
  [/(?<=^|[\s(])`(?=[^\s`'][^`'\n]{0,80}'(?![A-Za-z]))/y, () => '‘'],
  // A tie between words; "~53k" means about, "/~name" is an address, "2~3" a range.
  [/(?<=[A-Za-z.,)}])~(?=[\p{L}\d\\$(])|(?<=\d)~(?=[\p{L}\\$])/uy, () => ' '],
  [/\\([%&#_])/y, (match) => match[1]],
  [/\\[,;:!/]|\\ (?=\S)/y, (match) => (match[0] === '\\!' || match[0] === '\\/' ? '' : ' ')],
  [/\{(https?:\/\/[^\s{}]+)\}/y, (match) => match[1]],
  [/\\href\{[^{}\s]*\}\{([^{}]*)\}/y, (match) => match[1]],
  [/(?<=\S)\{\\(?:text)?color(?:\[\w+\])?\{[^{}]*\}\{([^{}]*)\}\}/y, (match) => ` ${match[1]!}`],
  [/\\(?:text)?color(?:\[\w+\])?\{[^{}]*\}(?:\{([^{}]*)\})?/y, (match) => match[1] ?? ''],
  [new RegExp(`\\\\(?:${WRAPPERS})\\s?\\{([^{}]*)\\}`, 'y'), (match) => match[1]],
  [/\{\\(?:bf|it|em|tt|sc|sf|rm|bfseries|itshape|ttfamily|scshape|sffamily)\s([^{}]*)\}/y, (match) => match[1]!.trim()],
  [/\^\{([^{}]{1,12})\}/y, (match) => script(match[1]!, PLAIN_TO_SUPERSCRIPT)],
  [/_\{([^{}]{1,12})\}/y, (match) => script(match[1]!, PLAIN_TO_SUBSCRIPT)],
  [/\\([`'^"~=.])\s?(?:\{(\\?[A-Za-z])\}|(\\?[A-Za-z]))/y, (match) => accented(match[1]!, match[2] ?? match[3]!)],
  [/\\([uvHcdkrb])\s?\{([A-Za-z])\}/y, (match) => accented(match[1]!, match[2]!)],
  [/\\([A-Za-z]+)(?![A-Za-z])(?:\{\})?/y, (match) => symbol(match[1]!)],
]; // prettier-ignore

/** What any rule starts with: everything else is passed over at once. */
const STARTS = /[t\\s la$`'~{^_]/g;

/**
 * Repairs one title or abstract. The input is the text as printed, with white space already folded; the offsets of claims
 * refer to it. Linear in the length of the text.
 */
export function repair(printed: string): RepairedText {
  const edits: Edit[] = [];
  let at = 0;
  while (at < printed.length) {
    STARTS.lastIndex = at;
    const start = STARTS.exec(printed);
    if (!start) break;
    at = start.index;
    const edit = editAt(printed, at);
    if (!edit) {
      // Kept maths is passed over whole, so that no rule reaches into it.
      at += keptMaths(printed, at);
      continue;
    }
    if (edit.text !== printed.slice(edit.from, edit.from + edit.length)) edits.push(edit);
    at += edit.length;
  }
  return apply(printed, edits);
}

function editAt(printed: string, at: number): Edit | undefined {
  for (const [pattern, replace] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(printed);
    const text = match && replace(match);
    if (match && text !== undefined && text !== null) return { from: at, length: match[0].length, text };
  }
  return undefined;
}

function keptMaths(printed: string, at: number): number {
  if (printed[at] !== '$') return 1;
  const maths = /\$(?!\s)[^$\n]{1,200}?(?<![\s\\])\$(?!\d)/y;
  maths.lastIndex = at;
  return maths.exec(printed)?.[0].length ?? 1;
}

/** Maths that reads as text: `1.4\times`, `\sim 3\%`, `\approx`, `2\times10^{3}`. Undefined where it is more than that. */
function plainMaths(maths: string): string | undefined {
  let left = maths;
  left = left.replace(/\\%/g, '%').replace(/\^\{?\\circ\}?/g, '°');
  left = left.replace(/[{}]\s*,\s*[{}]/g, ',').replace(/\\[,;:!]/g, ' ');
  left = left.replace(/\^\{([-+]?\d{1,8})\}|\^(\d)/g, (whole: string, long?: string, short?: string) => {
    return script(long ?? short ?? '', PLAIN_TO_SUPERSCRIPT) ?? whole;
  });
  left = left.replace(/\\([A-Za-z]+)\s*/g, (whole: string, name: string) => symbol(name) ?? whole);
  if (!/^[\d\s.,%+\-–~×·±≈≤≥<>=≃→°⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺/μα-ωΑ-Ω∞…]+$/.test(left)) return undefined;
  // A lone number between dollars may be a price list that was cut oddly; as text it reads the same.
  return left.replace(/(?<=\d)\s*×\s*(?=\d)/g, ' × ').trim();
}

function symbol(name: string): string | undefined {
  // Text says "about" with the tilde that keyboards have.
  if (name === 'sim') return '~';
  return COMMAND_TO_CHAR.get(name);
}

/** `\'e`, `\"{o}`, `\c{c}`: the letter with its accent. */
function accented(command: string, letter: string): string | undefined {
  const mark = ACCENT_MARKS.get(command);
  const base = letter.startsWith('\\') ? letter.slice(1) : letter;
  return mark === undefined ? undefined : (base + mark).normalize('NFC');
}

/** `^{2}` as `²`; undefined where some character has no raised or lowered form. */
function script(text: string, table: ReadonlyMap<string, string>): string | undefined {
  let raised = '';
  for (const char of text.trim()) {
    const form = table.get(char);
    if (form === undefined) return undefined;
    raised += form;
  }
  return raised === '' ? undefined : raised;
}

function apply(printed: string, edits: readonly Edit[]): RepairedText {
  let text = '';
  let from = 0;
  // For each edit, where it starts in the repaired text.
  const starts: number[] = [];
  for (const edit of edits) {
    text += printed.slice(from, edit.from);
    starts.push(text.length);
    text += edit.text;
    from = edit.from + edit.length;
  }
  text += printed.slice(from);
  return {
    text,
    changed: edits.length > 0,
    printedOffset: (offset) => mapOffset(offset, edits, starts, 'printed'),
    repairedOffset: (offset) => mapOffset(offset, edits, starts, 'repaired'),
  };
}

function mapOffset(
  offset: number,
  edits: readonly Edit[],
  starts: readonly number[],
  to: 'printed' | 'repaired',
): number {
  const sourceStart = (index: number) => (to === 'printed' ? starts[index]! : edits[index]!.from);
  // The last edit that starts at or before the offset.
  let low = -1;
  let high = edits.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sourceStart(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  if (low < 0) return offset;
  const edit = edits[low]!;
  const start = starts[low]!;
  if (to === 'printed') {
    const past = offset - start - edit.text.length;
    return past >= 0 ? edit.from + edit.length + past : edit.from;
  }
  const past = offset - edit.from - edit.length;
  return past >= 0 ? start + edit.text.length + past : start;
}
