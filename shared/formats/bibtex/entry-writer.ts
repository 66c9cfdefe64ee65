/** Lays out entries: one field a line, in braces. */

/** What an ASCII text file holds, and nothing else. */
const UNUSUAL = /[^\t\n -~]/;
/** Characters that no text file should hold. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what must go
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
// eslint-disable-next-line no-control-regex -- ASCII is what is asked for
const BEYOND_ASCII = /[^\u0000-\u007f]/;

/**
 * Collects the text of a file as one string an entry, joined once at the end. Adding to a string copies nothing until then; a list
 * of all pieces took longer to grow and to join than everything else.
 */
export class EntryWriter {
  private readonly entries: string[] = [];
  private entry = '';
  /** Few fields: looking through a list is quicker than a set. */
  private used: string[] = [];
  private unusual = false;

  /** Opens an entry. */
  begin(type: string, key: string): void {
    this.used = [];
    this.unusual = UNUSUAL.test(key);
    this.entry = `@${type}{${key},\n`;
  }

  /** Writes a field in braces; nothing for an absent or empty value, or where the entry has the field. */
  field(name: string, latex: string | undefined): void {
    if (latex !== undefined && latex !== '') this.add(name, latex, opening(name), '},\n');
  }

  /** Writes a long value that is known to be printable ASCII, which is not looked through again. */
  plainField(name: string, value: string): void {
    if (value === '' || this.used.includes(name)) return;
    this.used.push(name);
    this.entry += opening(name) + value + '},\n';
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
    return this.used.includes(name);
  }

  private add(name: string, value: string, before: string, after: string): void {
    if (this.used.includes(name)) return;
    this.used.push(name);
    this.unusual ||= UNUSUAL.test(value);
    this.entry += before + value + after;
  }

  /** Closes the entry. Returns whether it has characters beyond ASCII. */
  end(): boolean {
    let entry = this.entry + '}\n';
    if (this.unusual) entry = entry.replace(/\r\n?/g, '\n').replaceAll(CONTROL, ' ');
    this.entries.push(entry);
    return this.unusual && BEYOND_ASCII.test(entry);
  }

  /** The file: the entries with a blank line between them. */
  text(): string {
    return this.entries.join('\n');
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
