/**
 * The syntax of BibTeX files: entries and their fields as raw LaTeX. Tolerant: an entry that breaks the rules costs itself
 * alone, and mostly not even that. Source: "Tame the BeaST" (Markey), `bibtex.web`, and what JabRef, Zotero and people write.
 */
import type { Warning } from '../format.ts';
import { MONTH_MACROS, MONTH_NAMES } from './dates.ts';
import { recoverEntry } from './recover-entry.ts';

/** One entry. Field names are lower case, values raw LaTeX with strings concatenated and macros put in. */
export interface RawEntry {
  /** Lower case. */
  readonly type: string;
  /** Empty where the entry has none. */
  readonly key: string;
  readonly fields: Map<string, string>;
  /** Offsets of the entry in the text. */
  readonly start: number;
  readonly end: number;
}

export interface ScannedFile {
  readonly entries: readonly RawEntry[];
  /** The contents of `@comment{...}`: JabRef keeps its groups there. */
  readonly comments: readonly string[];
  readonly warnings: readonly Warning[];
  /** Stretches of the text in which an entry stood that nothing could be read of. */
  readonly lost: readonly { readonly start: number; readonly end: number }[];
}

/** Reads a whole file. `locate` turns an offset into a line and column for warnings. Linear in the text. */
export function scanBibliography(
  text: string,
  locate: (offset: number) => { line: number; column: number },
): ScannedFile {
  return new Scanner(text, locate).scan();
}

/** An entry at the start of a line: where reading goes on after something broke. */
const LINE_START_ENTRY = /^[ \t]*@[ \t]*[a-z]+\s*[{(]/gim;
const ENTRY_HEAD = /@[ \t]*([a-z]+)\s*[{(]/iy;
const FIELD_NAME = /[^\s=,{}()"#%@\\]+/y;
/** A key, in an entry that is opened with a brace or with a parenthesis. */
const KEY = { '}': /[^\s,=}]*/y, ')': /[^\s,=)]*/y };
const WORD = /[^\s,#{}()"=%]+/y;
/** How many entries a value in braces may reach over: a note that quotes BibTeX. An unclosed brace reaches over all. */
const MAX_QUOTED_ENTRIES = 3;

/** What ends an entry. */
type Close = '}' | ')';

/** Reading an entry stopped here. */
class Broken {
  constructor(
    readonly at: number,
    readonly what: string,
  ) {}
}

class Scanner {
  private readonly entries: RawEntry[] = [];
  private readonly comments: string[] = [];
  private readonly warnings: Warning[] = [];
  private readonly lost: { start: number; end: number }[] = [];
  private readonly macros = new Map<string, string>(
    MONTH_MACROS.map((macro, at) => [macro, MONTH_NAMES[at]!]),
  );
  /** Offsets of the `@` of entries at line starts, in order. */
  private readonly heads: number[];
  private nextHead = 0;
  private at = 0;
  /** Comments may hold entries; one that never closes makes the others stop at the next entry, to stay linear. */
  private commentsClose = true;

  constructor(
    private readonly text: string,
    private readonly locate: (offset: number) => { line: number; column: number },
  ) {
    this.heads = Array.from(text.matchAll(LINE_START_ENTRY), (match) => match.index + match[0].indexOf('@'));
  }

  scan(): ScannedFile {
    const { text } = this;
    for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', this.at)) {
      this.at = at + 1;
      ENTRY_HEAD.lastIndex = at;
      const head = ENTRY_HEAD.exec(text);
      if (!head || this.isCommentedOut(at)) continue;
      this.at = at + head[0].length;
      this.readTopLevel(at, head[1]!.toLowerCase(), head[0].endsWith('(') ? ')' : '}');
    }
    return { entries: this.entries, comments: this.comments, warnings: this.warnings, lost: this.lost };
  }

  /** Whether a `%` stands before the entry on its line. */
  private isCommentedOut(at: number): boolean {
    for (let before = at - 1; before >= 0; before--) {
      const char = this.text[before];
      if (char === '%') return true;
      if (char !== ' ' && char !== '\t') return false;
    }
    return false;
  }

  private warn(code: string, offset: number, message: string): void {
    this.warnings.push({ code, ...this.locate(offset), message });
  }

  /** Where the next entry after `offset` begins, or the one `skip` entries further on; the text's end where there is none. */
  private headAfter(offset: number, skip = 0): number {
    const { heads } = this;
    let low = this.nextHead;
    // Mostly it is the one that the last value was asked about.
    if ((heads[low - 1] ?? -1) > offset || (heads[low] ?? Infinity) <= offset) {
      low = 0;
      let high = heads.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (heads[middle]! <= offset) low = middle + 1;
        else high = middle;
      }
      this.nextHead = low;
    }
    return heads[low + skip] ?? this.text.length;
  }

  private readTopLevel(start: number, type: string, close: Close): void {
    if (type === 'comment') {
      this.readComment();
      return;
    }
    try {
      if (type === 'preamble') this.readPreamble(close);
      else if (type === 'string') this.readMacro(close);
      else {
        this.readEntry(start, type, close);
        return;
      }
      this.skipBlanks();
      if (this.text[this.at] === close) this.at++;
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.at = this.headAfter(start);
      if (type === 'string' || type === 'preamble') {
        this.warn('broken-entry', error.at, `This @${type} has ${error.what}; it was left out.`);
      } else this.recover(start, type, error);
    }
  }

  /** What could be saved of a broken entry, read line by line up to the next entry. */
  private recover(start: number, type: string, error: Broken): void {
    const end = this.at;
    const saved = recoverEntry(this.text.slice(start, end), (name) => this.macros.get(name));
    const name = saved.key ? `The entry "${saved.key}"` : 'This entry';
    if (saved.fields.size === 0) {
      this.lost.push({ start, end });
      this.warn('broken-entry', error.at, `${name} has ${error.what}; nothing of it could be read.`);
      return;
    }
    this.entries.push({ type, ...saved, start, end });
    const names = [...saved.fields.keys()].join(', ');
    this.warn(
      'broken-entry',
      error.at,
      `${name} has ${error.what}. Read from it: ${names}. Please check them.`,
    );
  }

  private readComment(): void {
    const { text } = this;
    const start = this.at;
    const limit = this.commentsClose ? text.length : this.headAfter(start);
    const end = this.braceEnd(start, limit);
    if (end === -1) {
      this.commentsClose = false;
      this.at = this.headAfter(start);
      this.comments.push(text.slice(start, this.at));
      return;
    }
    this.comments.push(text.slice(start, end));
    this.at = end + 1;
  }

  /** LaTeX for the document, of no meaning here. */
  private readPreamble(close: Close): void {
    const before = this.warnings.length;
    this.readValue(close);
    this.warnings.length = before;
  }

  private readMacro(close: Close): void {
    this.skipBlanks();
    const name = this.readName();
    this.skipBlanks();
    if (name === '' || this.text[this.at] !== '=') throw new Broken(this.at, 'no name and value');
    this.at++;
    this.macros.set(name.toLowerCase(), this.readValue(close));
  }

  private readEntry(start: number, type: string, close: Close): void {
    const key = this.readKey(close);
    const fields = new Map<string, string>();
    for (;;) {
      this.skipToField();
      const char = this.text[this.at];
      if (char === close) {
        this.at++;
        break;
      }
      if (char === undefined) throw new Broken(start, 'no closing brace');
      this.readField(close, fields);
    }
    if (this.closedTooEarly()) {
      this.at = this.headAfter(start);
      this.recover(start, type, new Broken(start, 'a closing brace too many'));
      return;
    }
    this.entries.push({ type, key, fields, start, end: this.at });
  }

  /** The key, up to the comma behind it. Without a key or a comma the fields follow at once. */
  private readKey(close: Close): string {
    const { text } = this;
    this.skipBlanks();
    const start = this.at;
    const pattern = KEY[close];
    pattern.lastIndex = start;
    pattern.test(text);
    this.at = pattern.lastIndex;
    let key = text.slice(start, this.at);
    this.skipBlanks();
    const char = text[this.at];
    if (char === '=') {
      this.at = start;
      this.warn('missing-key', start, 'This entry has no key; it gets one when it enters the library.');
      return '';
    }
    if (char === ',') {
      if (key === '')
        this.warn('missing-key', start, 'This entry has no key; it gets one when it enters the library.');
      return key;
    }
    if (char === close) return key;
    // A key with a blank in it ("my paper,"), or a forgotten comma in front of the first field.
    const comma = text.indexOf(',', this.at);
    const rest = comma !== -1 && comma - this.at < 100 ? text.slice(this.at, comma) : undefined;
    if (rest !== undefined && !/[={}"\n]/.test(rest)) {
      key = `${key} ${rest.trim()}`;
      this.at = comma;
      this.warn('odd-key', start, `The key "${key}" has blanks in it; BibTeX does not allow them.`);
    } else this.warn('missing-comma', this.at, `There is no comma after the key "${key}".`);
    return key;
  }

  private readField(close: Close, fields: Map<string, string>): void {
    const nameAt = this.at;
    const name = this.readName().toLowerCase();
    this.skipBlanks();
    if (name === '' || this.text[this.at] !== '=') throw new Broken(nameAt, 'something that is no field');
    this.at++;
    const value = this.readValue(close);
    const known = fields.get(name);
    if (known === undefined) fields.set(name, value);
    else if (REPEATABLE.has(name)) fields.set(name, `${known}, ${value}`);
    else if (known !== value) {
      this.warn('duplicate-field', nameAt, `The field "${name}" stands here twice; the first one counts.`);
    }
    const end = this.at;
    this.skipBlanks();
    const char = this.text[this.at];
    if (char === ',' || char === close) return;
    if (char === undefined || !this.fieldFollows())
      throw new Broken(nameAt, `an unfinished value in "${name}"`);
    this.warn('missing-comma', end, `There is no comma after the field "${name}".`);
  }

  private fieldFollows(): boolean {
    const from = this.at;
    const named = this.readName() !== '';
    this.skipBlanks();
    const follows = named && this.text[this.at] === '=';
    this.at = from;
    return follows;
  }

  private readName(): string {
    const from = this.at;
    FIELD_NAME.lastIndex = from;
    if (!FIELD_NAME.test(this.text)) return '';
    this.at = FIELD_NAME.lastIndex;
    return this.text.slice(from, this.at);
  }

  /** A value: strings, numbers and macros, joined with `#`. */
  private readValue(close: Close): string {
    let value = this.readPiece(close);
    for (;;) {
      this.skipBlanks();
      if (this.text[this.at] !== '#') return value;
      this.at++;
      value += this.readPiece(close);
    }
  }

  private readPiece(close: Close): string {
    this.skipBlanks();
    const { text } = this;
    const from = this.at + 1;
    if (text[this.at] === '{') {
      let end = this.braceEnd(from, this.headAfter(from));
      if (end === -1) end = this.braceEnd(from, this.headAfter(from, MAX_QUOTED_ENTRIES));
      if (end === -1) throw new Broken(this.at, 'an opening brace that nothing closes');
      this.at = end + 1;
      return text.slice(from, end);
    }
    if (text[this.at] === '"') {
      const end = this.quoteEnd(from, this.headAfter(from));
      if (end === -1) throw new Broken(this.at, 'a quotation mark that nothing closes');
      this.at = end + 1;
      return text.slice(from, end);
    }
    WORD.lastIndex = this.at;
    const word = WORD.exec(text)?.[0];
    if (word === undefined || word === close) throw new Broken(this.at, 'a field without a value');
    this.at += word.length;
    if (/^\d+$/.test(word)) return word;
    const macro = this.macros.get(word.toLowerCase());
    if (macro === undefined && /^[a-z]/i.test(word)) {
      this.warn(
        'undefined-string',
        from - 1,
        `The string "${word}" is not defined; its name was taken for its value.`,
      );
    }
    return macro ?? word;
  }

  /** The offset of the brace that closes what was opened before `from`; -1 where it lies behind `limit`. */
  private braceEnd(from: number, limit: number): number {
    const { text } = this;
    let depth = 1;
    for (let at = from; at < limit; at++) {
      const code = text.charCodeAt(at);
      if (code === 123) depth++;
      else if (code === 125 && --depth === 0) return at;
    }
    return -1;
  }

  private quoteEnd(from: number, limit: number): number {
    const { text } = this;
    let depth = 0;
    for (let at = from; at < limit; at++) {
      const code = text.charCodeAt(at);
      if (code === 123) depth++;
      else if (code === 125) depth--;
      else if (code === 34 && depth === 0) return at;
      if (depth < 0) return -1;
    }
    return -1;
  }

  private skipBlanks(): void {
    const { text } = this;
    for (let code = text.charCodeAt(this.at); code <= 32 || code === 160; code = text.charCodeAt(this.at))
      this.at++;
  }

  /** Blanks, commas and `% comments` between fields. */
  private skipToField(): void {
    const { text } = this;
    for (;;) {
      this.skipBlanks();
      if (text[this.at] === '%') {
        const end = text.indexOf('\n', this.at);
        this.at = end === -1 ? text.length : end;
      } else if (text[this.at] === ',') this.at++;
      else return;
    }
  }

  /** Whether fields follow behind the entry's end: one brace too many closed it inside. */
  private closedTooEarly(): boolean {
    const { text } = this;
    const from = this.at;
    while (text.charCodeAt(this.at) <= 32 || text[this.at] === ',') this.at++;
    const early =
      this.at < this.headAfter(from - 1) &&
      this.fieldFollows() &&
      /^[^=]*=\s*["{\d]/.test(text.slice(this.at, this.at + 80));
    this.at = from;
    return early;
  }
}

/** Fields that may stand more than once and mean a longer list. */
const REPEATABLE = new Set(['keywords', 'keyword', 'tags', 'mendeley-tags', 'groups']);
