/** One raw entry as a paper. The inverse is print-entry.ts: what it writes is read back to the same paper. */
import { idsFromUrl, parseDoi } from '../../library/identifiers.ts';
import type { PaperDraft, PaperIds, PaperType, PartialDate, Source } from '../../library/paper.ts';
import { placeholderTitle } from '../../library/placeholder-title.ts';
import { normaliseTag } from '../../library/tags.ts';
import { foldText } from '../../library/text.ts';
import { findVenue } from '../../library/venues.ts';
import { latexToText } from '../latex/latex-to-text.ts';
import { isPlainDate, isPlainMonth, monthOf, parseBiblatexDate, yearOf } from './dates.ts';
import { takeType } from './entry-kind.ts';
import { takeLinks } from './entry-links.ts';
import { PLACED_FIELDS, venueField } from './entry-types.ts';
import { isPreprintPlace, readEprint } from './eprint.ts';
import { attachmentsFromField } from './file-field.ts';
import type { Groups } from './groups.ts';
import { isbnFromField } from './isbn.ts';
import { urlFromField } from './links.ts';
import { parseNameList } from './names.ts';
import { rawToAscii, VERBATIM_FIELDS } from './raw-value.ts';
import { sortingKey } from './sorting-key.ts';
import { runsToRemember } from './title-case.ts';

/** An entry after inheritance. */
export interface EntryToRead {
  readonly type: string;
  readonly key: string;
  /** Emptied by reading. */
  readonly fields: Map<string, string>;
}

/** Fields that may name the venue when the one that should is missing. */
const VENUE_FIELDS = ['booktitle', 'journal', 'journaltitle'] as const;

/** Reads one entry. Everything the model has no place for goes to `bib`, raw. */
export function readEntry(entry: EntryToRead, groups: Groups, source: Source): PaperDraft {
  return new EntryReader(entry, groups).read(source);
}

class EntryReader {
  private readonly fields: Map<string, string>;
  private readonly bib: Record<string, string> = {};

  constructor(
    private readonly entry: EntryToRead,
    private readonly groups: Groups,
  ) {
    this.fields = entry.fields;
  }

  read(source: Source): PaperDraft {
    const { entry } = this;
    const ids = this.readIds();
    const { type, original } = takeType(this.fields, entry.type, ids);
    if (original !== undefined) this.bib.entrytype = original;
    const venue = this.readVenue(type, ids);
    const links = takeLinks(this.fields, type);
    for (const link of links) addIds(ids, idsFromUrl(link.url));
    const title = this.readTitle() || placeholderTitle(ids, links[0]?.url);
    const authors = this.readNames('author');
    const editors = this.readNames('editor');
    const published = this.readDate();
    const abstract = this.readText('abstract');
    const protectedRuns = this.titleProtected;
    const language = this.readText('language');
    const attachments = attachmentsFromField(this.take('file') ?? '');
    const tags = this.readTags();
    const note = this.readNote();
    const keyAliases = this.readKeyAliases();
    const status = this.readStatus();
    const key = this.fields.get('key');
    if (key !== undefined && rawToAscii(foldRaw(key)) === sortingKey({ title }, true)) this.take('key');
    this.keepTheRest();
    // Assigned one by one: spreading what may be missing costs a third of the time of reading an entry.
    const draft: Mutable<PaperDraft> = { title, ids, type, bib: this.bib, sources: [source] };
    if (protectedRuns) draft.titleProtected = protectedRuns;
    if (abstract) draft.abstract = abstract;
    if (authors.length > 0) draft.authors = authors;
    if (editors.length > 0) draft.editors = editors;
    if (published) draft.published = published;
    if (venue) draft.venue = venue;
    if (links.length > 0) draft.links = links;
    if (language) draft.language = language;
    if (attachments.length > 0) draft.attachments = attachments;
    if (tags.length > 0) draft.tags = tags;
    if (note) draft.note = note;
    if (status) draft.status = status;
    if (entry.key) draft.citeKey = foldText(entry.key);
    if (keyAliases.length > 0) draft.keyAliases = keyAliases;
    return draft;
  }

  private take(name: string): string | undefined {
    const value = this.fields.get(name);
    this.fields.delete(name);
    return value;
  }

  private keep(name: string, raw: string): void {
    const value = foldRaw(raw);
    // No field can be called __proto__: it would not come back from JSON.
    if (value !== '' && name !== '__proto__')
      this.bib[name] = VERBATIM_FIELDS.has(name) ? value : rawToAscii(value);
  }

  /** A text field as Unicode; where its LaTeX says more than that, the LaTeX is kept too. */
  private readText(name: string): string | undefined {
    const raw = this.take(name);
    if (raw === undefined) return undefined;
    const { text, lossy } = latexToText(raw);
    if (lossy) this.keep(name, raw);
    return text === '' ? undefined : text;
  }

  private titleProtected: string[] | undefined;
  private readTitle(): string {
    const raw = this.take('title') ?? '';
    const subtitle = this.take('subtitle');
    const whole =
      subtitle === undefined || subtitle.trim() === '' ? raw : `${raw.trim()}: ${subtitle.trim()}`;
    const { text, braced, lossy } = latexToText(whole);
    if (lossy) this.keep('title', whole);
    this.titleProtected = runsToRemember(text, braced);
    return text;
  }

  private readNames(name: string): ReturnType<typeof parseNameList> {
    const raw = this.take(name);
    return raw === undefined ? [] : parseNameList(raw);
  }

  private readIds(): Mutable<PaperIds> {
    const { ids: eprint, consumed } = readEprint(this.fields);
    for (const name of consumed) this.take(name);
    const ids: Mutable<PaperIds> = { ...eprint };
    const rawDoi = this.take('doi');
    if (rawDoi !== undefined) {
      const doi = doiFromField(rawDoi);
      if (doi) ids.doi = doi;
      else this.keep('doi', rawDoi);
    }
    const rawIsbn = this.fields.get('isbn');
    const isbn = rawIsbn === undefined ? undefined : isbnFromField(rawIsbn);
    if (isbn) {
      ids.isbn = isbn;
      this.take('isbn');
    }
    const biburl = this.fields.get('biburl');
    if (biburl) addIds(ids, idsFromUrl(biburl));
    return ids;
  }

  private readVenue(type: PaperType, ids: PaperIds): string | undefined {
    const proper = [venueField(type, 'bibtex'), venueField(type, 'biblatex')].filter(
      (name) => name !== undefined,
    );
    const prose =
      type === 'misc' ||
      type === 'online' ||
      type === 'software' ||
      type === 'dataset' ||
      type === 'patent' ||
      type === 'unpublished';
    for (const name of proper) {
      const raw = this.fields.get(name);
      if (raw === undefined || (type === 'preprint' && ids.arxiv !== undefined)) continue;
      const { text, lossy } = latexToText(raw);
      const venue = findVenue(text);
      // "Website" and "Available online" in `howpublished` are no venues.
      if (text === '' || (prose && !venue) || (type === 'preprint' && isPreprintPlace(text))) continue;
      this.take(name);
      if (lossy || (venue && text !== venue.short && text !== venue.long)) this.keep(proper[0]!, raw);
      return venue?.short ?? text;
    }
    // A @misc with a booktitle: the venue is known, the field stays as it is.
    for (const name of VENUE_FIELDS) {
      const raw = type === 'preprint' ? undefined : this.fields.get(name);
      // As it will be kept, so that it reads the same once it was written.
      const text = raw === undefined ? '' : latexToText(rawToAscii(foldRaw(raw))).text;
      if (text !== '') return findVenue(text)?.short ?? text;
    }
    return undefined;
  }

  private readDate(): PartialDate | undefined {
    const rawDate = this.take('date');
    const fromDate = rawDate === undefined ? undefined : parseBiblatexDate(rawDate);
    if (rawDate !== undefined && !isPlainDate(rawDate)) this.keep('date', rawDate);
    const rawYear = this.take('year');
    const rawMonth = this.take('month');
    if (fromDate) return fromDate;
    const year = rawYear === undefined ? undefined : yearOf(rawYear);
    if (rawYear !== undefined && !/^\{*\d{1,4}\}*$/.test(rawYear.trim())) this.keep('year', rawYear);
    const month = rawMonth === undefined ? undefined : monthOf(rawMonth);
    if (rawMonth !== undefined && (!month || !isPlainMonth(rawMonth))) this.keep('month', rawMonth);
    const rawDay = this.fields.get('day')?.trim() ?? '';
    let day = month?.day;
    if (month && day === undefined && /^\{?(?:[1-9]|0[1-9]|[12]\d|3[01])\}?$/.test(rawDay)) {
      day = Number(rawDay.replace(/[{}]/g, ''));
      this.take('day');
    }
    if (year === undefined && !month) return undefined;
    return {
      ...(year === undefined ? {} : { year }),
      ...(month ? { month: month.month } : {}),
      ...(day === undefined ? {} : { day }),
    };
  }

  private readTags(): string[] {
    const tags = new Set<string>();
    for (const name of ['keywords', 'keyword', 'mendeley-tags', 'tags']) {
      const raw = this.take(name);
      if (raw !== undefined)
        for (const word of splitList(raw)) tags.add(normaliseTag(latexToText(word).text));
    }
    const groups = this.take('groups');
    for (const word of groups === undefined ? [] : splitList(groups)) {
      const name = latexToText(word).text;
      tags.add(this.groups.tagOfName.get(name) ?? normaliseTag(name));
    }
    for (const tag of this.groups.tagsOfKey.get(this.entry.key) ?? []) tags.add(tag);
    tags.delete('');
    return [...tags];
  }

  /** JabRef's comments and the fields that other programs keep annotations in. */
  private readNote(): string {
    const notes: string[] = [];
    for (const name of ['annote', 'annotation', 'review']) {
      const raw = this.take(name);
      // The indentation is the file's, not the note's.
      if (raw !== undefined)
        notes.push(latexToText(raw.replace(/\n[ \t]+(?=\S)/g, '\n'), { keepLines: true }).text);
    }
    for (const [name, raw] of this.fields) {
      if (name !== 'comment' && !name.startsWith('comment-')) continue;
      // JabRef takes these for plain text.
      notes.push(raw.normalize('NFC').trim());
      this.take(name);
    }
    if (notes.length === 0) return '';
    return notes.filter((note) => note !== '').join('\n\n');
  }

  private readKeyAliases(): string[] {
    const raw = this.take('ids');
    if (raw === undefined) return [];
    return raw
      .split(',')
      .map((key) => key.trim())
      .filter((key) => key !== '');
  }

  private readStatus(): PaperDraft['status'] {
    const status = this.fields.get('readstatus')?.trim().toLowerCase();
    return status === 'read' ? 'read' : status === 'skimmed' ? 'reading' : undefined;
  }

  private keepTheRest(): void {
    for (const [name, raw] of this.fields) {
      this.keep(name, raw);
      // Styles ask whether a field is there: an empty `pages` is not a missing one.
      if (raw.trim() === '' && name !== '__proto__' && !PLACED_FIELDS.has(name)) this.bib[name] = '';
    }
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function foldRaw(raw: string): string {
  return raw.replace(/\s+/g, ' ').trim();
}

function addIds(ids: Mutable<PaperIds>, more: PaperIds): void {
  for (const [name, value] of Object.entries(more)) {
    if (
      name === 'arxivVersion' ? more.arxiv === ids.arxiv && ids.arxivVersion === undefined : !(name in ids)
    ) {
      Object.assign(ids, { [name]: value });
    }
  }
}

/** The DOI of a `doi` field, which holds nothing else: everything after the prefix belongs to it, angle brackets too. */
function doiFromField(raw: string): string | undefined {
  const text = urlFromField(raw).replace(/%3c/gi, '<').replace(/%3e/gi, '>');
  const whole =
    /^(?:(?:https?:\/\/)?(?:[\w-]+\.)*doi\.(?:acm\.)?org\/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*\/[\u0021-\u007e]+)$/i.exec(
      text,
    );
  return whole ? whole[1]!.toLowerCase() : parseDoi(text);
}

/** Splits at commas or semicolons outside braces. */
function splitList(raw: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125) depth--;
    else if (depth <= 0 && (code === 44 || code === 59)) {
      parts.push(raw.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(raw.slice(start));
  return parts;
}
