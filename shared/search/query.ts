/**
 * The query language of DESIGN 7, read into a tree with positions. Reading never fails: what can't be understood becomes a
 * problem with its place, and the rest is searched as if the wrong part were not there.
 *
 *     query  = all { "OR" all }          all  = { part }            part = [ "-" | "NOT" ] ( "(" query ")" | phrase | field | word )
 *     field  = name ":" value            value = '"' text '"' | text without blanks and brackets
 */
import type { QueryProblem } from '../api/schemas.ts';
import { identifierTerm } from './pasted-identifier.ts';
import { readFieldTerm, suggestField, type FieldTerm } from './query-fields.ts';

interface Span {
  /** UTF-16 offsets in the query, end exclusive. */
  readonly from: number;
  readonly to: number;
}

export type QueryNode = Span &
  (
    | { readonly kind: 'and' | 'or'; readonly children: readonly QueryNode[] }
    | { readonly kind: 'not'; readonly child: QueryNode }
    /** `typing`: the query ends inside this word, so it may be only the beginning of one. */
    | { readonly kind: 'word'; readonly text: string; readonly typing: boolean }
    | { readonly kind: 'phrase'; readonly text: string }
    | { readonly kind: 'field'; readonly term: FieldTerm }
  );

export interface ParsedQuery {
  /** Undefined where the query asks for nothing: all papers. */
  readonly root: QueryNode | undefined;
  readonly problems: readonly QueryProblem[];
}

/** Deeper brackets than anyone types; beyond this they are ignored, so that a hostile query can't exhaust the stack. */
const MAX_DEPTH = 40;
/** A pasted page is not a query: what lies beyond this many parts is not searched. */
const MAX_PARTS = 400;
/** The problems worth showing under one line of text. */
const MAX_PROBLEMS = 20;

const OPENING_QUOTES = '"“”„«';
const CLOSING_QUOTES = '"“”»';

/** Reads a query. Never throws; linear in its length. */
export function parseQuery(text: string): ParsedQuery {
  return new Parser(withHalfWidth(text)).parse();
}

/** Signs as Chinese and Japanese keyboards type them, （）：＂－, are meant as ours; each stays one character, so that places hold. */
function withHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000「」『』]/g, (sign) => (sign === '\u3000' ? ' ' : '"'));
}

class Parser {
  private at = 0;
  private depth = 0;
  private parts = 0;
  private readonly problems: QueryProblem[] = [];

  constructor(private readonly text: string) {}

  parse(): ParsedQuery {
    const groups: QueryNode[] = [];
    while (this.at < this.text.length) {
      const node = this.readAlternatives();
      if (node) groups.push(node);
      if (this.peek() === ')') {
        this.problem(this.at, 1, 'This bracket closes nothing and is ignored.');
        this.at++;
      }
    }
    return { root: group('and', groups), problems: this.problems };
  }

  private readAlternatives(): QueryNode | undefined {
    const branches: QueryNode[] = [];
    for (;;) {
      const branch = this.readAll();
      if (branch) branches.push(branch);
      if (!this.atKeyword('OR')) break;
      const from = this.at;
      this.at += 2;
      this.skipBlanks();
      const nothingBefore = branch === undefined;
      const nothingAfter = this.at >= this.text.length || this.peek() === ')' || this.atKeyword('OR');
      if (nothingBefore || nothingAfter) {
        this.problem(from, 2, 'OR needs something to search on both sides; it is ignored here.');
      }
    }
    return group('or', branches);
  }

  private readAll(): QueryNode | undefined {
    const parts: QueryNode[] = [];
    for (;;) {
      this.skipBlanks();
      if (this.at >= this.text.length || this.peek() === ')' || this.atKeyword('OR')) break;
      if (this.atKeyword('AND')) {
        this.at += 3;
        continue;
      }
      const part = this.readPart();
      if (part) parts.push(part);
    }
    return group('and', parts);
  }

  private readPart(): QueryNode | undefined {
    const from = this.at;
    if (++this.parts > MAX_PARTS) {
      if (this.parts === MAX_PARTS + 1) {
        this.problem(
          from,
          this.text.length - from,
          'The query is very long; it is searched only up to here.',
        );
      }
      this.at = this.text.length;
      return undefined;
    }
    if (this.atKeyword('NOT')) {
      this.at += 3;
      this.skipBlanks();
      this.skipMinuses();
      return this.readNegated(from, 'NOT');
    }
    if (this.peek() === '-' || this.peek() === '−') {
      this.skipMinuses();
      if (this.at - from > 1 && this.atOperand()) return this.readPart();
      return this.readNegated(from, '-');
    }
    return this.readOperand();
  }

  private readNegated(from: number, sign: string): QueryNode | undefined {
    if (!this.atOperand()) {
      this.problem(
        from,
        this.at - from || 1,
        `“${sign}” excludes what follows it, but nothing does; it is ignored.`,
      );
      return undefined;
    }
    const child = this.readOperand();
    return child ? { kind: 'not', child, from, to: this.at } : undefined;
  }

  private readOperand(): QueryNode | undefined {
    if (this.peek() === '(') return this.readBrackets();
    if (OPENING_QUOTES.includes(this.peek())) return this.readPhrase();
    return this.readFieldOrWord();
  }

  private readBrackets(): QueryNode | undefined {
    const from = this.at++;
    if (this.depth >= MAX_DEPTH) {
      this.problem(from, 1, `Brackets nest deeper than ${MAX_DEPTH}; this one is ignored.`);
      return undefined;
    }
    this.depth++;
    const inner = this.readAlternatives();
    this.depth--;
    if (this.peek() === ')') this.at++;
    else this.problem(from, 1, 'This bracket is not closed.');
    return inner;
  }

  private readPhrase(): QueryNode | undefined {
    const from = this.at;
    const text = this.readQuoted();
    return text.trim() === '' ? undefined : { kind: 'phrase', text, from, to: this.at };
  }

  /** The text between quotation marks; the place is left after the closing one. */
  private readQuoted(): string {
    const from = this.at++;
    let end = this.at;
    while (end < this.text.length && !CLOSING_QUOTES.includes(this.text[end]!)) end++;
    const text = this.text.slice(this.at, end);
    if (end >= this.text.length) this.problem(from, 1, 'This quotation mark is not closed.');
    this.at = Math.min(this.text.length, end + 1);
    return text;
  }

  private readFieldOrWord(): QueryNode | undefined {
    const from = this.at;
    const name = this.readFieldName();
    if (name !== undefined) return this.readField(from, name);
    this.at = from;
    while (!this.atPartEnd() && !this.atPhrase(from)) this.at++;
    // Whatever stands here is taken, so that reading always moves on.
    if (this.at === from) this.at++;
    const text = this.text.slice(from, this.at);
    const term = identifierTerm(text);
    if (term) return { kind: 'field', term, from, to: this.at };
    return { kind: 'word', text, typing: this.at === this.text.length, from, to: this.at };
  }

  /** A quotation mark inside a word (12" or o"neill) does not begin a phrase; one after a blank or bracket does. */
  private atPhrase(from: number): boolean {
    return this.at === from && OPENING_QUOTES.includes(this.peek());
  }

  /** Reads `name:` where a field name can stand; undefined, with nothing promised about the place, where none does. */
  private readFieldName(): string | undefined {
    const from = this.at;
    while (/[a-z]/i.test(this.peek())) this.at++;
    if (this.at === from || this.peek() !== ':') return undefined;
    const name = this.text.slice(from, this.at++);
    const next = this.peek();
    // "XGrammar: flexible" is a title, "https://" an address.
    if (suggestField(name) === undefined && (next === '/' || /^\s?$/.test(next))) return undefined;
    return name;
  }

  private readField(from: number, name: string): QueryNode | undefined {
    const known = suggestField(name);
    if (known !== name.toLowerCase()) {
      const hint = known === undefined ? '' : ` Did you mean “${known}:”?`;
      this.problem(from, name.length + 1, `There is no field “${name}”; it is searched as text.${hint}`);
      this.at = from;
      while (!this.atPartEnd()) this.at++;
      return {
        kind: 'word',
        text: this.text.slice(from, this.at),
        typing: this.at === this.text.length,
        from,
        to: this.at,
      };
    }
    const valueFrom = this.at;
    let value: string;
    let quoted = false;
    // `tag: moe` is meant as `tag:moe`, but a field at the end of the line is still being typed.
    if (OPENING_QUOTES.includes(this.peek()) && this.peek() !== '') {
      quoted = true;
      value = this.readQuoted();
    } else {
      while (!this.atPartEnd()) {
        if (this.peek() === '"') this.readQuoted();
        else this.at++;
      }
      value = this.text.slice(valueFrom, this.at);
    }
    const reading = readFieldTerm(known, value, quoted);
    if ('problem' in reading) {
      this.problem(from, Math.max(1, this.at - from), reading.problem);
      return undefined;
    }
    return { kind: 'field', term: reading.term, from, to: this.at };
  }

  private peek(): string {
    return this.text[this.at] ?? '';
  }

  private atPartEnd(): boolean {
    const char = this.peek();
    return char === '' || char === '(' || char === ')' || isBlank(char);
  }

  private atOperand(): boolean {
    return this.peek() === '(' || !this.atPartEnd();
  }

  private atKeyword(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    const after = this.text[this.at + word.length] ?? ' ';
    return isBlank(after) || after === '(' || after === ')';
  }

  private skipBlanks(): void {
    while (this.at < this.text.length && isBlank(this.peek())) this.at++;
  }

  private skipMinuses(): void {
    while (this.peek() === '-' || this.peek() === '−') this.at++;
  }

  private problem(from: number, length: number, message: string): void {
    if (this.problems.length >= MAX_PROBLEMS) return;
    this.problems.push({ column: from + 1, length: Math.min(length, this.text.length - from), message });
  }
}

function isBlank(char: string): boolean {
  return char === ' ' || /\s/.test(char);
}

/** One node for several: none, the only one, or a group in which groups of the same kind are dissolved. */
function group(kind: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | undefined {
  if (nodes.length <= 1) return nodes[0];
  const children = nodes.flatMap((node) => (node.kind === kind ? node.children : [node]));
  return { kind, children, from: nodes[0]!.from, to: nodes[nodes.length - 1]!.to };
}
