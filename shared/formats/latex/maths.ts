/** Inline maths in plain text: which dollars are maths, and which are money. */

/** A run of text that is all maths (with its dollars) or all prose. */
export interface TextPiece {
  readonly maths: boolean;
  readonly text: string;
}

/**
 * Splits text into prose and inline maths (`$...$`, `$$...$$`). A dollar opens maths when something other than a blank
 * follows it and closes it when something other than a blank precedes it and no digit follows (Pandoc's rule for
 * `tex_math_dollars`), so that "from $5 to $10" stays prose. The braces inside must balance. Linear in the text.
 */
export function splitMaths(text: string): TextPiece[] {
  if (!text.includes('$')) return text === '' ? [] : [{ maths: false, text }];
  const pieces: TextPiece[] = [];
  let prose = 0;
  let at = text.indexOf('$');
  while (at !== -1) {
    const width = text[at + 1] === '$' ? 2 : 1;
    const close = text.indexOf(width === 2 ? '$$' : '$', at + width);
    if (close === -1 && width === 1) break;
    if (close !== -1 && isMaths(text.slice(at + width, close), text[close + width])) {
      if (at > prose) pieces.push({ maths: false, text: text.slice(prose, at) });
      pieces.push({ maths: true, text: text.slice(at, close + width) });
      prose = close + width;
      at = text.indexOf('$', prose);
    } else {
      at = text.indexOf('$', at + width);
    }
  }
  if (prose < text.length) pieces.push({ maths: false, text: text.slice(prose) });
  return pieces;
}

function isMaths(content: string, next: string | undefined): boolean {
  if (content === '' || /^\s|[\s\\]$|\n\s*\n/.test(content)) return false;
  if (next !== undefined && /\d/.test(next) && !/[\\^_{=<>]/.test(content)) return false;
  // A bare % or # would end the line, or the run, in LaTeX.
  return bracesBalance(content) && !/(?<!\\)[%#]/.test(content);
}

/** Whether the braces of a BibTeX value balance, counted as `bibtex` counts them: a backslash before one changes nothing. */
export function bracesBalance(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125 && --depth < 0) return false;
  }
  return depth === 0;
}
