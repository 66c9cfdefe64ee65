/** Letters under LaTeX accents: `\'e`, `\'{e}`, `\'{\i}`, `{\"{\O}}`, an accent on an accent. */
import { ACCENT_MARKS, BARE_ACCENTS, COMMAND_TO_CHAR } from './symbols.ts';

export interface AccentedLetter {
  readonly text: string;
  /** The offset behind what was read. */
  readonly end: number;
  /** Groups that were opened on the way and whose ends are still to come: their text follows the letter. */
  readonly opened: number;
}

const NAME = /[a-z]+/iy;
const BLANKS = /\s*/y;
/** Accents on accents, and groups in groups, no deeper than this. */
const DEEPEST = 4;

/** The letter at `at` under the accent `command`, composed; undefined where no letter follows. */
export function accentedLetter(latex: string, at: number, command: string): AccentedLetter | undefined {
  const base = readBase(latex, afterBlanks(latex, at), 0);
  return base && { ...base, text: accent(base.text, command) };
}

function readBase(latex: string, at: number, nesting: number): AccentedLetter | undefined {
  const char = latex[at];
  if (char === undefined || char === '}' || char === '$' || char === '~') return undefined;
  if (char === '\\') return readCommand(latex, at, nesting);
  if (char === '{') return readGroup(latex, at, nesting);
  const letter = String.fromCodePoint(latex.codePointAt(at)!);
  return { text: letter, end: at + letter.length, opened: 0 };
}

const WHOLE_GROUP = /\{([^{}\\]*)\}/y;

function readGroup(latex: string, at: number, nesting: number): AccentedLetter | undefined {
  WHOLE_GROUP.lastIndex = at;
  const whole = WHOLE_GROUP.exec(latex);
  if (whole) return { text: whole[1]!, end: WHOLE_GROUP.lastIndex, opened: 0 };
  const base = nesting < DEEPEST ? readBase(latex, afterBlanks(latex, at + 1), nesting + 1) : undefined;
  if (!base) return undefined;
  const end = afterBlanks(latex, base.end);
  return latex[end] === '}' ? { ...base, end: end + 1 } : { ...base, end, opened: base.opened + 1 };
}

function readCommand(latex: string, at: number, nesting: number): AccentedLetter | undefined {
  NAME.lastIndex = at + 1;
  const name = NAME.exec(latex)?.[0] ?? latex[at + 1] ?? '';
  const end = at + 1 + name.length;
  if (ACCENT_MARKS.has(name) && nesting < DEEPEST) {
    const base = readBase(latex, afterBlanks(latex, end), nesting + 1);
    return base && { ...base, text: accent(base.text, name) };
  }
  const letter = COMMAND_TO_CHAR.get(name);
  if (letter === undefined || !/^\p{L}$/u.test(letter)) return undefined;
  return { text: letter, end: /[a-zA-Z]/.test(name) ? afterBlanks(latex, end) : end, opened: 0 };
}

function afterBlanks(latex: string, at: number): number {
  BLANKS.lastIndex = at;
  BLANKS.test(latex);
  return BLANKS.lastIndex;
}

function accent(base: string, command: string): string {
  const [first = '', ...rest] = [...base.trim()];
  const letter = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  if (letter === '') return BARE_ACCENTS[command] ?? '';
  return (letter + ACCENT_MARKS.get(command)! + rest.join('')).normalize('NFC');
}
