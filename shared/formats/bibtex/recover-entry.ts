/** Reads what can be read of an entry whose braces or quotation marks don't match. */
import { balanceBraces } from './raw-value.ts';

export interface RecoveredEntry {
  readonly key: string;
  readonly fields: Map<string, string>;
}

/**
 * The key and fields of a broken entry. A field is what stands between one `name =` and the next, at the start of a line or
 * behind a comma; its value loses its delimiters and the braces that have no partner. `macro` gives the value of a string.
 */
export function recoverEntry(text: string, macro: (name: string) => string | undefined): RecoveredEntry {
  const head = /^@[ \t]*[a-z]+\s*[{(]\s*([^\s,={}()"]*)/i.exec(text);
  const starts = fieldStarts(text, head?.[0].length ?? 0);
  const fields = new Map<string, string>();
  for (const [index, { name, value }] of starts.entries()) {
    const last = index === starts.length - 1;
    const printed = text.slice(value, starts[index + 1]?.start ?? text.length);
    const raw = undelimited(printed, last);
    const resolved = /^[a-z]+$/i.test(raw)
      ? (macro(raw.toLowerCase()) ?? raw)
      : (joined(printed, macro) ?? raw);
    if (resolved !== '' && !fields.has(name)) fields.set(name, resolved);
  }
  const key = head?.[1] ?? '';
  return { key: starts[0]?.name === key.toLowerCase() ? '' : key, fields };
}

interface FieldStart {
  readonly name: string;
  /** Where the name begins, and where the value does. */
  readonly start: number;
  readonly value: number;
}

/** The places that look like `name = value`. Looks back and ahead a bounded way from each equals sign. */
function fieldStarts(text: string, from: number): FieldStart[] {
  const starts: FieldStart[] = [];
  for (let equals = text.indexOf('='); equals !== -1; equals = text.indexOf('=', equals + 1)) {
    const before = /(?:^|[\n,{("}])[ \t]*([a-z][\w+-]{0,39})[ \t]{0,40}$/i.exec(
      text.slice(Math.max(0, equals - 90), equals),
    );
    const after = /^\s*(?=["{\d]|[a-z]{2,40}\s*[,#}\n])/i.exec(text.slice(equals + 1, equals + 90));
    if (!before || !after || equals < from - 40) continue;
    const name = before[1]!;
    const start = equals - (before[0].length - before[0].lastIndexOf(name));
    starts.push({ name: name.toLowerCase(), start, value: equals + 1 + after[0].length });
  }
  return starts;
}

const PIECE = /"([^"]*)"|\{([^{}]*)\}|([\w:.-]+)/gy;

/** The value of pieces joined with `#`; undefined where the text is no such thing. */
function joined(text: string, macro: (name: string) => string | undefined): string | undefined {
  let value = '';
  PIECE.lastIndex = 0;
  for (let pieces = 1; ; pieces++) {
    const piece = PIECE.exec(text);
    if (!piece) return undefined;
    const [, quoted, braced, word = ''] = piece;
    value += quoted ?? braced ?? macro(word.toLowerCase()) ?? word;
    const after = /^\s*([#,]?)\s*/.exec(text.slice(PIECE.lastIndex, PIECE.lastIndex + 40))!;
    if (after[1] !== '#') return pieces > 1 ? value : undefined;
    PIECE.lastIndex += after[0].length;
  }
}

/** A value without the comma behind it, its quotation marks or braces; the last one without the entry's end. */
function undelimited(text: string, last: boolean): string {
  let value = text.trim().replace(/,$/, '').trimEnd();
  if (last) value = value.replace(/[})]$/, '').trimEnd().replace(/,$/, '').trimEnd();
  const open = value[0];
  if (open === '{') value = value.slice(1).replace(/\}$/, '');
  else if (open === '"') value = value.slice(1).replace(/"$/, '');
  return balanceBraces(value.trim());
}
