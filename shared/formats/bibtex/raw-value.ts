/** Raw LaTeX values that are kept and written back (`Paper.bib`). They are kept in ASCII, so that both encodings can be written. */
import { bracesBalance } from '../latex/maths.ts';
import { latexToText } from '../latex/latex-to-text.ts';
import { textToLatex } from '../latex/text-to-latex.ts';

/** Fields whose values are no LaTeX but taken letter by letter (BibLaTeX manual 2.2.2, "verbatim" and "URI"). */
export const VERBATIM_FIELDS: ReadonlySet<string> = new Set(
  'url doi file eprint pdf code slides video data model project website poster verba verbb verbc urlraw bdsk-url-1 bdsk-url-2 bdsk-file-1 biburl local-url'.split(
    ' ',
  ),
);

// eslint-disable-next-line no-control-regex -- ASCII is what the pattern leaves out
const NON_ASCII_RUN = /[^\u0000-\u007f]+/g;

/** The value with its non-ASCII letters as LaTeX. */
export function rawToAscii(raw: string): string {
  if (raw.search(NON_ASCII_RUN) === -1) return raw;
  const composed = raw.normalize('NFC');
  // Behind a backslash a character is part of a command; its spelling would be another command.
  return composed.replace(NON_ASCII_RUN, (run, at: number) => {
    if (composed[at - 1] === '\\') return run;
    const latex = textToLatex(run, { ascii: true, maths: false });
    const before = joins(composed[at - 1], latex[0]) ? '{}' : '';
    const after = joins(latex.at(-1), composed[at + run.length]) ? '{}' : '';
    return before + latex + after;
  });
}

/** Whether LaTeX makes one dash or quotation mark of two characters: a hyphen before an en dash is no em dash. */
function joins(left: string | undefined, right: string | undefined): boolean {
  return left === right && (left === '-' || left === '`' || left === "'");
}

/** The spellings that rawToAscii writes for letters, and only those: decoding them can be undone. */
const LETTER = /\{\\(?:["'`^~=.](?:[a-zA-Z]|\\[ij])|[cvukrHdb]\{(?:[a-zA-Z]|\\[ij])\}|[a-zA-Z]{1,2})\}/g;

/** The value with LaTeX letters as UTF-8, as far as rawToAscii gives back the same value. */
export function rawToUtf8(raw: string): string {
  if (!raw.includes('{\\')) return raw;
  return raw.replace(LETTER, (latex) => {
    const { text } = latexToText(latex);
    return text.length === 1 && textToLatex(text, { ascii: true }) === latex ? text : latex;
  });
}

/** The value without the braces that have no partner; they would end the field, or swallow the next. */
export function balanceBraces(raw: string): string {
  if (bracesBalance(raw)) return raw;
  const open: number[] = [];
  const drop = new Set<number>();
  for (let at = 0; at < raw.length; at++) {
    if (raw[at] === '{') open.push(at);
    else if (raw[at] === '}' && open.pop() === undefined) drop.add(at);
  }
  for (const at of open) drop.add(at);
  let kept = '';
  let from = 0;
  for (const at of [...drop].sort((a, b) => a - b)) {
    // The backslash of an escaped brace goes with it.
    kept += raw.slice(from, at).replace(/\\$/, '');
    from = at + 1;
  }
  return kept + raw.slice(from);
}
