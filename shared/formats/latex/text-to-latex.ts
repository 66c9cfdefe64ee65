/** Unicode text to LaTeX that may stand in any BibTeX or BibLaTeX field. The inverse is latex-to-text.ts. */
import { hasLigature } from './ligatures.ts';
import { bracesBalance, splitMaths } from './maths.ts';
import {
  ACCENT_MARKS,
  CHAR_TO_LATEX,
  CHAR_TO_MATHS,
  SUBSCRIPT_TO_PLAIN,
  SUPERSCRIPT_TO_PLAIN,
} from './symbols.ts';

/** How text is written. `ascii`: LaTeX accents instead of UTF-8. `maths`: whether `$...$` in the text is maths (default true). */
export interface TextToLatexOptions {
  readonly ascii: boolean;
  readonly maths?: boolean;
}

/** Anything but characters that stand for themselves in LaTeX, each alone. One set: alternatives would cost a scan for each. */
const NEEDS_ASCII = /[^\t\n !"'()*+,\-./0-9:;=?@A-Z[\]`a-z]/;
const NEEDS_UTF8 = /[\\{}%&#_~^<>|$]/;
const SPECIALS = /[\\{}%&#_~^<>|$]|-{2,}|`{2,}|'{2,}/g;
const SPECIALS_AND_NON_ASCII =
  /[\\{}%&#_~^<>|$]|[-–—]{2,}|[`“]{2,}|['”]{2,}|[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ⁿⁱ]+|[₀-₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ]+|[\u0080-\u{10ffff}]\p{M}*/gu;
/** The same for text in which an ASCII letter carries a mark of its own. Rare, and slower: it looks behind every letter. */
const SPECIALS_AND_MARKED = new RegExp(`${SPECIALS_AND_NON_ASCII.source}|[\\0-\\u007f]\\p{M}+`, 'gu');
const MARK = /[\u0300-\u036f]/;
// eslint-disable-next-line no-control-regex -- ASCII is what the pattern leaves out
const NON_ASCII = /[^\u0000-\u007f]/;
const BEYOND_LATIN_1 = /[\u0100-\uffff]/;

const JOINING = /^[-–—`“'”]/;

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '<': '{\\textless}',
  '>': '{\\textgreater}',
  '|': '{\\textbar}',
};

/** True for printable ASCII that stands for itself in LaTeX: `textToLatex` gives it back as it is. */
export function isPlainText(text: string): boolean {
  return !NEEDS_ASCII.test(text) && !hasLigature(text);
}

/**
 * Text as LaTeX: `% & # _ $ ~ ^ \ { }` escaped outside maths, maths kept. With `ascii`, characters beyond ASCII become LaTeX
 * accents and commands; those that LaTeX has no ASCII spelling for (other scripts, emoji) stay as they are.
 */
export function textToLatex(text: string, options: TextToLatexOptions): string {
  if (!(options.ascii ? NEEDS_ASCII : NEEDS_UTF8).test(text) && !hasLigature(text)) return text;
  if (options.maths === false || !text.includes('$')) return proseToLatex(text, options.ascii);
  return splitMaths(text)
    .map((piece) =>
      piece.maths ? mathsToLatex(piece.text, options.ascii) : proseToLatex(piece.text, options.ascii),
    )
    .join('');
}

function proseToLatex(text: string, ascii: boolean): string {
  const braces = /[{}]/.test(text) && bracesBalance(text);
  const beyond = ascii && NON_ASCII.test(text);
  const pattern = !beyond ? SPECIALS : MARK.test(text) ? SPECIALS_AND_MARKED : SPECIALS_AND_NON_ASCII;
  const latex = text.replace(pattern, (found) => {
    const escape = ESCAPES[found];
    if (escape !== undefined) return escape;
    if (found === '{') return braces ? '\\{' : '{\\textbraceleft}';
    if (found === '}') return braces ? '\\}' : '{\\textbraceright}';
    if (found.length > 1 && JOINING.test(found)) {
      // An empty group keeps LaTeX (and us, reading it back) from joining the characters to another dash or quotation mark.
      return [...found].map((char) => (ascii ? (CHAR_TO_LATEX.get(char) ?? char) : char)).join('{}');
    }
    return characterToLatex(found);
  });
  return beyond && BEYOND_LATIN_1.test(text) ? narrowed(latex) : latex;
}

/**
 * The same text, kept in one byte a character where it is ASCII. What `replace` makes of text beyond Latin-1 takes two, and so
 * would the whole file that it is put in.
 */
function narrowed(text: string): string {
  if (NON_ASCII.test(text)) return text;
  let narrow = '';
  for (let at = 0; at < text.length; at += 1024) {
    const codes: number[] = [];
    for (let to = Math.min(text.length, at + 1024), next = at; next < to; next++)
      codes.push(text.charCodeAt(next));
    narrow += String.fromCharCode(...codes);
  }
  return narrow;
}

/** Written by proseToLatex only: a base character with its marks, or a run of raised or lowered characters. */
function characterToLatex(found: string): string {
  const known = LATEX_OF.get(found);
  if (known !== undefined) return known;
  const latex = narrowed(spellCharacter(found));
  // Few distinct characters occur, many times each. The bound keeps hostile input from filling the memory.
  if (LATEX_OF.size < 20_000) LATEX_OF.set(found, latex);
  return latex;
}
const LATEX_OF = new Map<string, string>();

function spellCharacter(found: string): string {
  const chars = [...found];
  if (SUPERSCRIPT_TO_PLAIN.has(chars[0]!) && chars.every((char) => SUPERSCRIPT_TO_PLAIN.has(char))) {
    return `\\textsuperscript{${chars.map((char) => SUPERSCRIPT_TO_PLAIN.get(char)).join('')}}`;
  }
  if (SUBSCRIPT_TO_PLAIN.has(chars[0]!) && chars.every((char) => SUBSCRIPT_TO_PLAIN.has(char))) {
    return `\\textsubscript{${chars.map((char) => SUBSCRIPT_TO_PLAIN.get(char)).join('')}}`;
  }
  const direct = CHAR_TO_LATEX.get(found);
  if (direct !== undefined) return direct;
  const [head = '', ...tail] = chars;
  const headLatex = CHAR_TO_LATEX.get(head);
  if (headLatex !== undefined && tail.length > 0 && /^\{\\[a-zA-Z]+\}$/.test(headLatex)) {
    return accented(headLatex.slice(1, -1), tail) ?? found;
  }
  const [base = '', ...marks] = found.normalize('NFD');
  return (/[a-zA-Z]/.test(base) && accented(base, marks)) || found;
}

/** A letter (or letter command) under its accents, innermost first; undefined where LaTeX has no command for one of them. */
function accented(base: string, marks: readonly string[]): string | undefined {
  let latex = base;
  for (const mark of marks) {
    const command = COMMAND_OF_MARK.get(mark);
    if (command === undefined) return undefined;
    // Dotless letters: OT1 composes only ` ' ^ " with a plain i.
    if ((latex === 'i' || latex === 'j') && !/[`'^"dkcb]/.test(command)) latex = `\\${latex}`;
    const short = /[^a-zA-Z]/.test(command) && /^\\?[a-zA-Z]$/.test(latex);
    latex = short ? `\\${command}${latex}` : `\\${command}{${latex}}`;
  }
  return `{${latex}}`;
}
const COMMAND_OF_MARK = new Map([...ACCENT_MARKS].map(([command, mark]) => [mark, command]));

function mathsToLatex(text: string, ascii: boolean): string {
  if (!ascii) return text;
  return text.replace(/[\u0080-\uffff]/g, (char) => {
    const command = CHAR_TO_MATHS.get(char);
    return command === undefined ? char : `{\\${command}}`;
  });
}
