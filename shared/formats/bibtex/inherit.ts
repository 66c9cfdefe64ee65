/** Fields that entries take from others: `crossref` and BibLaTeX's `xdata` (BibLaTeX manual, appendix B). */
import type { RawEntry } from './scan.ts';

/** Fields that belong to one entry alone. */
const NEVER_INHERITED = new Set(
  'crossref xref xdata ids entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey key keywords groups file abstract note annote annotation comment author title subtitle titleaddon shorttitle sorttitle doi url eprint eprinttype archiveprefix pages'.split(
    ' ',
  ),
);
/** What a parent's title becomes in a part of it. */
const AS_PART = new Map([
  ['title', 'booktitle'],
  ['subtitle', 'booksubtitle'],
  ['titleaddon', 'booktitleaddon'],
]);
const PARTS = new Set([
  'inproceedings',
  'conference',
  'incollection',
  'inbook',
  'bookinbook',
  'suppbook',
  'suppcollection',
  'inreference',
]);
/** How far a chain of parents is followed. */
const MAX_GENERATIONS = 6;

/** Looks up parents in one file. */
export class Family {
  private readonly byKey = new Map<string, RawEntry>();
  /** Keys that some entry takes fields from. */
  private readonly parents = new Set<string>();

  constructor(entries: readonly RawEntry[]) {
    for (const entry of entries) {
      const key = entry.key.toLowerCase();
      if (key !== '' && !this.byKey.has(key)) this.byKey.set(key, entry);
      for (const name of ['crossref', 'xdata']) {
        for (const parent of entry.fields.get(name)?.split(',') ?? [])
          this.parents.add(parent.trim().toLowerCase());
      }
    }
  }

  /**
   * The entry's fields with what it inherits, for the caller to take apart. A resolved `crossref` is dropped, since all it brought is there; one that leads
   * nowhere stays, and is reported to `missing`.
   */
  fieldsOf(entry: RawEntry, missing: (key: string) => void): Map<string, string> {
    if (!entry.fields.has('crossref') && !entry.fields.has('xdata')) {
      return this.parents.has(entry.key.toLowerCase()) ? new Map(entry.fields) : entry.fields;
    }
    return this.resolve(entry, missing, 0);
  }

  private resolve(entry: RawEntry, missing: (key: string) => void, generation: number): Map<string, string> {
    const fields = new Map(entry.fields);
    if (generation >= MAX_GENERATIONS) return fields;
    for (const key of (fields.get('xdata') ?? '').split(',').map((part) => part.trim())) {
      if (key === '') continue;
      const data = this.byKey.get(key.toLowerCase());
      if (!data || data === entry) {
        missing(key);
        continue;
      }
      fields.delete('xdata');
      for (const [name, value] of this.resolve(data, missing, generation + 1)) {
        if (!fields.has(name) && name !== 'ids') fields.set(name, value);
      }
    }
    const parentKey = fields.get('crossref')?.trim() ?? '';
    if (parentKey === '') return fields;
    const parent = this.byKey.get(parentKey.toLowerCase());
    if (!parent || parent === entry) {
      missing(parentKey);
      return fields;
    }
    fields.delete('crossref');
    const isPart = PARTS.has(entry.type);
    const inherited = this.resolve(parent, missing, generation + 1);
    for (const [name, value] of inherited) {
      if (!NEVER_INHERITED.has(name) && !fields.has(name)) fields.set(name, value);
    }
    if (!isPart) return fields;
    for (const [from, to] of AS_PART) {
      const value = inherited.get(from);
      if (value !== undefined && !fields.has(to)) fields.set(to, value);
    }
    return fields;
  }
}
