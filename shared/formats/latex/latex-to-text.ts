/** LaTeX as it stands in bibliographies to Unicode text. The inverse is text-to-latex.ts. */
import { foldText } from '../../library/text.ts';
import { accentedLetter } from './accents.ts';
import {
  LOGOS,
  NEUTRAL_SWITCHES,
  QUOTE_COMMANDS,
  SILENT_COMMANDS,
  SPACE_COMMANDS,
  STYLE_COMMANDS,
} from './commands.ts';
import { hasLigature } from './ligatures.ts';
import { splitMaths } from './maths.ts';
import { mergeRanges, type Range } from './ranges.ts';
import {
  ACCENT_MARKS,
  BARE_ACCENTS,
  CHAR_TO_MATHS,
  COMMAND_TO_CHAR,
  PLAIN_TO_SUBSCRIPT,
  PLAIN_TO_SUPERSCRIPT,
} from './symbols.ts';

export interface LatexText {
  /** Unicode NFC; white space folded unless lines were to be kept; inline maths as `$...$`. */
  readonly text: string;
  /** The runs of `text` that stood in braces, as `[start, end]` offsets in order: what BibTeX must not lower-case. */
  readonly braced: readonly Range[];
  /** True where the LaTeX said more than the text does (`\textit`, an unknown command): keep the original to write it back. */
  readonly lossy: boolean;
}

export interface LatexToTextOptions {
  /** Keep line ends: notes are Markdown. Default: white space is folded. */
  readonly keepLines?: boolean;
}

const NONE: readonly Range[] = [];
/** What most values are: ASCII words with single blanks and hyphens between them, and nothing that LaTeX reads differently. */
const PLAIN_WORDS = /^[\w.,:;()/?!+*&%#=@"[\]]+(?:[- '][\w.,:;()/?!+*&%#=@"[\]]+)*$/;
const ANYTHING_SPECIAL = /[\\{}$~]/;
/** White space that is no single blank. */
const ODD_BLANKS = /[^\S ]| {2}/;
/** Everything that a plain run of characters may not contain. */
const PLAIN_RUN = /[^\\{}$~`'-]+/y;

/**
 * Reads LaTeX prose: accents and commands to Unicode, `--` and quotation marks, `~` to a blank, braces dropped (and
 * reported), maths kept. Never fails: what it does not know keeps its arguments, and `lossy` says so. Linear in the text.
 */
export function latexToText(latex: string, options: LatexToTextOptions = {}): LatexText {
  if (PLAIN_WORDS.test(latex)) return { text: latex, braced: NONE, lossy: false };
  if (!ANYTHING_SPECIAL.test(latex) && !hasLigature(latex)) {
    return {
      text: options.keepLines ? latex.normalize('NFC').trim() : foldText(latex),
      braced: [],
      lossy: false,
    };
  }
  return new LatexReader(latex, options.keepLines ?? false).read();
}

type Script = 'super' | 'sub';
interface Group {
  readonly start: number;
  /** Whether BibTeX takes the group for a request to keep capitals: yes, unless it opens with a command. */
  readonly protects: boolean;
  readonly closeWith: string;
  readonly script?: Script;
  readonly silent?: boolean;
}

class LatexReader {
  private out = '';
  /** Whether `out` is empty or ends with a blank: asking `out` itself would copy it each time. */
  private blankBefore = true;
  private at = 0;
  private readonly groups: Group[] = [];
  private readonly braced: Range[] = [];
  private lossy = false;
  private mathsMayClose = true;
  private hasProseDollar = false;

  constructor(
    private readonly latex: string,
    private readonly keepLines: boolean,
  ) {}

  read(): LatexText {
    const { latex } = this;
    while (this.at < latex.length) {
      PLAIN_RUN.lastIndex = this.at;
      if (PLAIN_RUN.test(latex)) {
        this.emit(latex.slice(this.at, PLAIN_RUN.lastIndex));
        this.at = PLAIN_RUN.lastIndex;
      } else this.readSpecial(latex[this.at]!);
    }
    while (this.groups.length > 0) {
      this.lossy = true;
      this.closeGroup();
    }
    return this.finish();
  }

  private readSpecial(char: string): void {
    switch (char) {
      case '{':
        this.at++;
        this.openGroup({ protects: this.latex[this.at] !== '\\' || this.groups.length > 0 });
        return;
      case '}':
        this.at++;
        if (this.groups.length > 0) this.closeGroup();
        else this.lossy = true;
        return;
      case '$':
        this.readMaths();
        return;
      case '~':
        this.at++;
        this.emit(' ');
        return;
      case '\\':
        this.readCommand();
        return;
      default:
        this.readPunctuation(char);
    }
  }

  private readPunctuation(char: string): void {
    const doubled = this.latex[this.at + 1] === char;
    if (char === '-' && doubled) {
      const tripled = this.latex[this.at + 2] === '-';
      this.at += tripled ? 3 : 2;
      this.emit(tripled ? '—' : '–');
    } else if (doubled) {
      this.at += 2;
      this.emit(char === '`' ? '“' : '”');
    } else {
      this.at++;
      this.emit(char);
    }
  }

  private emit(text: string): void {
    if (this.keepLines) {
      this.out += text;
      return;
    }
    const folded = ODD_BLANKS.test(text) ? text.replace(/\s+/g, ' ') : text;
    const added = this.blankBefore && folded.startsWith(' ') ? folded.slice(1) : folded;
    if (added === '') return;
    this.out += added;
    this.blankBefore = added.endsWith(' ');
  }

  private openGroup(group: Partial<Group>): void {
    this.groups.push({ start: this.out.length, protects: true, closeWith: '', ...group });
  }

  private closeGroup(): void {
    const group = this.groups.pop()!;
    if (group.silent) {
      this.cutBack(group.start, '');
      return;
    }
    if (group.script) this.raise(group.start, group.script);
    if (group.closeWith !== '') this.emit(group.closeWith);
    if (group.protects && this.out.length > group.start) this.braced.push([group.start, this.out.length]);
  }

  /** Turns what was written since `start` into Unicode superscripts or subscripts, where all of it has them. */
  private raise(start: number, script: Script): void {
    const table = script === 'super' ? PLAIN_TO_SUPERSCRIPT : PLAIN_TO_SUBSCRIPT;
    const raised = [...this.out.slice(start)].map((char) => table.get(char));
    if (raised.includes(undefined)) this.lossy = true;
    else this.cutBack(start, raised.join(''));
  }

  /** Puts other text in the place of what was written since `start`. */
  private cutBack(start: number, text: string): void {
    this.out = this.out.slice(0, start) + text;
    this.blankBefore = this.out === '' || this.out.endsWith(' ');
  }

  private readMaths(): void {
    const { latex } = this;
    const dollars = latex[this.at + 1] === '$' ? '$$' : '$';
    const start = this.at + dollars.length;
    const close = this.mathsMayClose ? this.findMathsEnd(start, dollars) : -1;
    if (close === -1) {
      this.mathsMayClose = false;
      this.at++;
      this.hasProseDollar = true;
      this.emit('$');
      return;
    }
    const content = latex.slice(start, close);
    this.at = close + dollars.length;
    // Google Scholar prints USENIX's braces as `$\{$AI$\}$`: they were meant to protect a word.
    if (content === '\\{') this.openGroup({});
    else if (content === '\\}' && this.groups.length > 0) this.closeGroup();
    else this.emitMaths(content, dollars);
  }

  private emitMaths(content: string, dollars: string): void {
    const trimmed = mathsLetters(this.keepLines ? content.trim() : foldText(content));
    const maths = `${dollars}${trimmed}${dollars}`;
    if (trimmed === '') return;
    this.mathsSeen.push(maths);
    this.emit(maths);
  }
  private readonly mathsSeen: string[] = [];

  private findMathsEnd(from: number, dollars: string): number {
    const { latex } = this;
    let depth = 0;
    for (let at = from; at < latex.length; at++) {
      const char = latex[at];
      if (char === '\\') at++;
      else if (char === '{') depth++;
      else if (char === '}') depth--;
      else if (char === '$' && depth <= 0 && latex.startsWith(dollars, at)) return at;
    }
    return -1;
  }

  private readCommand(): void {
    const { latex } = this;
    const first = latex[this.at + 1];
    if (first === undefined) {
      this.at++;
      this.emit('\\');
      this.lossy = true;
      return;
    }
    if (!/[a-zA-Z]/.test(first)) {
      this.at += 2;
      this.readControlSymbol(first);
      return;
    }
    NAME.lastIndex = this.at + 1;
    const name = NAME.exec(latex)![0];
    this.at += 1 + name.length;
    const afterName = this.at;
    this.skipBlanks();
    if (ACCENT_MARKS.has(name)) this.readAccent(name, afterName);
    else this.readControlWord(name);
  }

  private readControlSymbol(char: string): void {
    if (ACCENT_MARKS.has(char)) this.readAccent(char, this.at);
    else if ('&%#_{}'.includes(char)) this.emit(char);
    else if (char === '$') {
      this.hasProseDollar = true;
      this.emit('$');
    } else if (char === '(') this.readParenMaths();
    else if (char === '\\') {
      this.lossy = true;
      this.emit(' ');
    } else if (/[\s,;:]/.test(char)) this.emit(' ');
    else if (!'/-!@'.includes(char)) {
      this.lossy = true;
      this.emit(char);
    }
  }

  private readParenMaths(): void {
    const close = this.parenMayClose ? this.latex.indexOf('\\)', this.at) : -1;
    if (close === -1) {
      this.parenMayClose = false;
      this.lossy = true;
      this.emit('(');
      return;
    }
    this.emitMaths(this.latex.slice(this.at, close), '$');
    this.at = close + 2;
  }
  private parenMayClose = true;

  private readControlWord(name: string): void {
    const { latex } = this;
    if (name === 'ensuremath' && latex[this.at] === '{') {
      const inner = this.readRawGroup();
      const symbol = inner === '-' ? '−' : COMMAND_TO_CHAR.get(inner.replace(/^\\/, ''));
      if (symbol !== undefined && (inner.startsWith('\\') || inner === '-')) this.emit(symbol);
      else this.emitMaths(inner, '$');
      return;
    }
    if (name === 'textsuperscript' || name === 'textsubscript') {
      this.openArgument({ script: name === 'textsuperscript' ? 'super' : 'sub', protects: false });
      return;
    }
    const symbol = COMMAND_TO_CHAR.get(name);
    if (symbol !== undefined) {
      this.emit(symbol);
      return;
    }
    if (NEUTRAL_SWITCHES.has(name)) return;
    if (SPACE_COMMANDS.has(name)) {
      this.emit(' ');
      return;
    }
    if (SILENT_COMMANDS.has(name)) {
      // Better BibTeX balances a lone brace with `\vphantom\{`; nothing of it is seen.
      if (latex[this.at] === '\\') this.at += 2;
      else this.openArgument({ silent: true });
      if (!name.endsWith('phantom')) this.lossy = true;
      return;
    }
    this.lossy = true;
    const logo = LOGOS.get(name);
    if (logo !== undefined) this.emit(logo);
    else if (QUOTE_COMMANDS.has(name) && latex[this.at] === '{') {
      this.emit('“');
      this.openArgument({ closeWith: '”' });
    } else if (name === 'url' && latex[this.at] === '{') this.emit(this.readRawGroup());
    else if (name === 'href' && latex[this.at] === '{') this.readRawGroup();
    else if (STYLE_COMMANDS.has(name)) this.openArgument({});
    else if (latex[this.at] === '{') this.openArgument({});
  }

  private openArgument(group: Partial<Group>): void {
    if (this.latex[this.at] !== '{') return;
    this.at++;
    this.openGroup(group);
  }

  /** The content of the group at the cursor, unread; up to the end where the brace never closes. */
  private readRawGroup(): string {
    const start = this.at + 1;
    let depth = 0;
    for (; this.at < this.latex.length; this.at++) {
      const char = this.latex[this.at];
      if (char === '\\') this.at++;
      else if (char === '{') depth++;
      else if (char === '}' && --depth === 0) {
        this.at++;
        return this.latex.slice(start, this.at - 1);
      }
    }
    this.lossy = true;
    this.at = this.latex.length;
    return this.latex.slice(start);
  }

  private skipBlanks(): void {
    while (/\s/.test(this.latex[this.at] ?? '')) this.at++;
  }

  /** The cursor stands behind the accent command, which ends at `afterName`. */
  private readAccent(command: string, afterName: number): void {
    const accented = accentedLetter(this.latex, this.at, command);
    this.at = accented?.end ?? afterName;
    for (let opened = accented?.opened ?? 0; opened > 0; opened--) this.openGroup({ protects: false });
    this.emit(accented?.text ?? BARE_ACCENTS[command] ?? '');
  }

  private finish(): LatexText {
    const text = this.keepLines ? this.out.normalize('NFC').trim() : foldText(this.out);
    return {
      text,
      braced: text === this.out ? mergeRanges(this.braced) : this.relocate(text),
      lossy: this.lossy || !this.mathsSurvives(text),
    };
  }

  /** Whether the text's dollars are read as the maths that stood here, and as nothing else. */
  private mathsSurvives(text: string): boolean {
    if (!this.hasProseDollar && this.mathsSeen.length === 0) return true;
    const maths = splitMaths(text).filter((piece) => piece.maths);
    return (
      maths.length === this.mathsSeen.length && maths.every((piece, at) => piece.text === this.mathsSeen[at])
    );
  }

  /** The braced runs again, after folding moved them. */
  private relocate(text: string): Range[] {
    const moved: Range[] = [];
    let from = 0;
    for (const [start, end] of mergeRanges(this.braced)) {
      const run = foldText(this.out.slice(start, end));
      const at = run === '' ? -1 : text.indexOf(run, from);
      if (at === -1) continue;
      moved.push([at, at + run.length]);
      from = at + run.length;
    }
    return moved;
  }
}

/** Maths with the letters that text-to-latex.ts spelled out (`{\alpha}`) as characters again. */
function mathsLetters(maths: string): string {
  if (!maths.includes('{\\')) return maths;
  return maths.replace(/\{\\([a-zA-Z]+)\}/g, (latex, command: string) => {
    const char = COMMAND_TO_CHAR.get(command);
    return char !== undefined && CHAR_TO_MATHS.get(char) === command ? char : latex;
  });
}

const NAME = /[a-z]+/iy;
