/** Lays out entries: one field a line, in braces. */

/** What an ASCII text file holds, and nothing else. */
const UNUSUAL = /[^\t\n -~]/;
/** Characters that no text file should hold. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what must go
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
// eslint-disable-next-line no-control-regex -- ASCII is what is asked for
const BEYOND_ASCII = /[^\u0000-\u007f]/;

/**
 * Collects the text of a file in pieces that are joined once, at the end: a large bibliography is mostly abstracts, and the
 * memory that copies of them would touch costs more time than all else.
 */
export class EntryWriter {
  private readonly pieces: string[] = [];
  private readonly used = new Set<string>();
  private entryStart = 0;
  private unusual = false;

  /** Opens an entry. */
  begin(type: string, key: string): void {
    this.used.clear();
    if (this.pieces.length > 0) this.pieces.push('\n');
    this.entryStart = this.pieces.length;
    this.unusual = UNUSUAL.test(key);
    this.pieces.push('@', type, '{', key, ',\n');
  }

  /** Writes a field in braces; nothing for an absent or empty value, or where the entry has the field. */
  field(name: string, latex: string | undefined): void {
    if (latex !== undefined && latex !== '') this.add(name, latex, opening(name), '},\n');
  }

  /** Writes a field that says nothing but that it is there. */
  emptyField(name: string): void {
    this.add(name, '', opening(name), '},\n');
  }

  /** Writes a value that is no string in braces: macros and what `#` joins to them. */
  bareField(name: string, value: string): void {
    this.add(name, value, `  ${name} = `, ',\n');
  }

  /** Whether the entry has the field already. */
  has(name: string): boolean {
    return this.used.has(name);
  }

  private add(name: string, value: string, before: string, after: string): void {
    if (this.used.has(name)) return;
    this.used.add(name);
    this.unusual ||= UNUSUAL.test(value);
    this.pieces.push(before, value, after);
  }

  /** Closes the entry. Returns whether it has characters beyond ASCII. */
  end(): boolean {
    const { pieces } = this;
    pieces.push('}\n');
    if (!this.unusual) return false;
    let beyondAscii = false;
    for (let at = this.entryStart; at < pieces.length; at++) {
      pieces[at] = pieces[at]!.replace(/\r\n?/g, '\n').replaceAll(CONTROL, ' ');
      beyondAscii ||= BEYOND_ASCII.test(pieces[at]!);
    }
    return beyondAscii;
  }

  /** The file: the entries with a blank line between them. */
  text(): string {
    return this.pieces.join('');
  }
}

/** What stands before a value, one string for each name however many fields have it. */
function opening(name: string): string {
  let text = OPENINGS.get(name);
  if (text === undefined) {
    text = `  ${name} = {`;
    // Bounded, since a hostile file may make up names.
    if (OPENINGS.size < 1000) OPENINGS.set(name, text);
  }
  return text;
}
const OPENINGS = new Map<string, string>();
