/** One paper as a BibTeX or BibLaTeX entry. The rules are DESIGN 4.3; read-entry.ts is the inverse. */
import { isOthers } from '../../library/names.ts';
import { paperPageUrl } from '../../library/identifiers.ts';
import type { Link, Paper } from '../../library/paper.ts';
import { isPlaceholderTitle } from '../../library/placeholder-title.ts';
import { findVenue, venueName } from '../../library/venues.ts';
import type { PreprintProfile, PrintProblem } from '../format.ts';
import { latexToText } from '../latex/latex-to-text.ts';
import { isPlainText, textToLatex } from '../latex/text-to-latex.ts';
import { biblatexDate, monthOf, MONTH_MACROS, parseBiblatexDate, yearOf } from './dates.ts';
import { entryOfType, PLACED_FIELDS, venueField, type Dialect } from './entry-types.ts';
import type { EntryWriter } from './entry-writer.ts';
import { isPreprintPlace } from './eprint.ts';
import { attachmentsToField } from './file-field.ts';
import { kindOfUrlField, urlForField } from './links.ts';
import { nameListToLatex } from './names.ts';
import { balanceBraces, rawToAscii, rawToUtf8, VERBATIM_FIELDS } from './raw-value.ts';
import { sortingKey } from './sorting-key.ts';
import { titleToLatex } from './title-case.ts';

/** Print options with every default settled. */
export interface EntryStyle {
  readonly dialect: Dialect;
  readonly profile: PreprintProfile;
  readonly ascii: boolean;
  readonly venue?: 'short' | 'long';
  readonly abstracts: boolean;
  readonly notes: boolean;
  readonly tags: boolean;
}

/** Kinds of work that say nothing without where they appeared. */
const NEEDS_VENUE = new Set<Paper['type']>(['article', 'inproceedings', 'incollection']);

/** The order of copied fields: as a reference reads. Others follow by name. */
const BIB_ORDER = new Map(
  'maintitle booksubtitle booktitleaddon titleaddon shorttitle series volume part number issue issuetitle eid articleno chapter edition pages numpages pagetotal type publisher location address eventtitle eventdate venue version note addendum pubstate issn urldate'
    .split(' ')
    .map((name, at) => [name, at]),
);

/** Writes one entry. Problems are pushed to `problems`. */
export function printEntry(
  paper: Paper,
  citeKey: string,
  style: EntryStyle,
  writer: EntryWriter,
  problems: PrintProblem[],
): void {
  new EntryPrinter(paper, citeKey, style, writer, problems).print();
}

class EntryPrinter {
  constructor(
    private readonly paper: Paper,
    private readonly citeKey: string,
    private readonly style: EntryStyle,
    private readonly writer: EntryWriter,
    private readonly problems: PrintProblem[],
  ) {}

  print(): void {
    const { paper, style, writer } = this;
    const arxiv = arxivOf(paper);
    const { entry, subtype } = this.entryType(arxiv !== undefined);
    writer.begin(entry, this.citeKey);
    this.printTitleAndNames();
    this.printVenue(arxiv, entry);
    this.printDate();
    this.field('entrysubtype', subtype ?? paper.bib.entrysubtype);
    this.printOtherFields();
    this.printIdentifiers(arxiv, entry);
    this.printLinks(arxiv);
    this.printOwnData();
    if (writer.end() && style.ascii) {
      this.problem(
        'non-ascii',
        'has characters that LaTeX cannot write in ASCII; they stay UTF-8. Compile it with biber, or with a UTF-8 LaTeX.',
      );
    }
  }

  private problem(code: string, message: string): void {
    this.problems.push({ code, citeKey: this.citeKey, message: `${this.citeKey} ${message}` });
  }

  private field(name: string, latex: string | undefined): void {
    this.writer.field(name, latex);
  }

  private encode(text: string): string {
    return textToLatex(text, { ascii: this.style.ascii });
  }

  private raw(value: string): string {
    return this.style.ascii ? rawToAscii(value) : rawToUtf8(value);
  }

  /** The raw value kept in `bib` for a field of the model, as long as it still says what the model says. */
  private keptRaw(name: string, text: string): string | undefined {
    const raw = this.paper.bib[name];
    return raw !== undefined && latexToText(raw).text === text ? this.raw(balanceBraces(raw)) : undefined;
  }

  private entryType(hasArxiv: boolean): { entry: string; subtype?: string } {
    const { paper, style } = this;
    const original = paper.bib.entrytype;
    if (paper.type !== 'preprint') {
      // The standard styles ask an @unpublished for a note.
      if (paper.type === 'unpublished' && style.dialect === 'bibtex' && !paper.bib.note) {
        return { entry: 'misc', subtype: 'unpublished' };
      }
      return entryOfType(paper.type, style.dialect, original);
    }
    if (!hasArxiv) {
      // "arXiv preprint" without an id, "bioRxiv": the journal says what it is.
      const journal = latexToText(paper.bib.journal ?? paper.bib.journaltitle ?? '').text;
      if (journal !== '' && isPreprintPlace(journal)) return { entry: 'article' };
      const online =
        style.dialect === 'biblatex' && (paper.ids.doi !== undefined || this.page() !== undefined);
      return { entry: online ? 'online' : 'misc', subtype: 'preprint' };
    }
    if (style.profile === 'biblatex') return { entry: this.hasVolume() ? 'article' : 'online' };
    if (style.profile === 'acm') return { entry: 'misc' };
    // An @article without author or year makes the standard styles complain; a @misc says the same without.
    return { entry: paper.authors.length > 0 && paper.published?.year !== undefined ? 'article' : 'misc' };
  }

  /** BibLaTeX's data model has no volume or pages for @online, which Google Scholar gives preprints now and then. */
  private hasVolume(): boolean {
    const { bib } = this.paper;
    return [bib.volume, bib.number, bib.pages].some((value) => value !== undefined);
  }

  private printTitleAndNames(): void {
    const { paper, style } = this;
    const title =
      this.keptRaw('title', paper.title) ?? titleToLatex(paper.title, paper.titleProtected, style.ascii);
    if (isPlaceholderTitle(paper.title)) this.problem('missing-title', 'has no title.');
    else this.field('title', title);
    this.field('author', nameListToLatex(paper.authors, style.ascii));
    const editors = paper.editors ?? [];
    if (paper.authors.length === 0 || paper.authors.every(isOthers)) {
      const count = paper.authorCount;
      const key = this.raw(balanceBraces(paper.bib.key ?? ''));
      this.field('key', key || (editors.length === 0 ? sortingKey(paper, style.ascii) : undefined));
      if (paper.type !== 'proceedings' && editors.length === 0) {
        const known = count ? `its source prints only their number (${count})` : 'its source names none';
        this.problem(
          'missing-author',
          `is exported without "author": ${known}. Complete the paper, or add the names by hand.`,
        );
      }
    } else if (paper.bib.key !== undefined) this.field('key', this.raw(balanceBraces(paper.bib.key)));
    this.field('editor', nameListToLatex(editors, style.ascii));
  }

  /** Whether the entry says "arXiv preprint" in words, and so needs no eprint fields. */
  private namesArxiv(entry: string): boolean {
    return this.paper.type === 'preprint' && (entry === 'article' || this.style.profile === 'plain');
  }

  private printVenue(arxiv: ArxivOf | undefined, entry: string): void {
    const { paper, style } = this;
    const name = venueField(paper.type, style.dialect);
    if (arxiv && this.namesArxiv(entry)) {
      const place = entry === 'article' ? venueField('article', style.dialect)! : 'howpublished';
      this.field(place, `arXiv preprint arXiv:${arxiv.versioned}`);
    } else if (paper.venue !== undefined && name !== undefined && !this.venueStandsElsewhere(name)) {
      this.field(name, this.venue(paper.venue));
    }
    // What else the source had in these fields: a journal beside a booktitle, a publisher's town.
    for (const other of [
      'booktitle',
      'journal',
      'journaltitle',
      'school',
      'institution',
      'organization',
      'howpublished',
    ]) {
      const raw = paper.bib[other];
      if (raw === undefined || this.isVenueCopy(other, raw)) continue;
      // A preprint that named a journal as well would be two things at once.
      if (paper.type === 'preprint' && (arxiv || !isPreprintPlace(latexToText(raw).text))) continue;
      this.field(other, this.raw(balanceBraces(raw)));
    }
    if (NEEDS_VENUE.has(paper.type) && !this.writer.has(name!) && paper.bib.crossref === undefined) {
      this.problem('missing-venue', `has no "${name!}". Complete the paper, or set its venue by hand.`);
    }
  }

  /** Whether the venue comes from a field that is not the entry type's own, and is written back there. */
  private venueStandsElsewhere(name: string): boolean {
    return ['booktitle', 'journal', 'journaltitle'].some((other) => {
      const raw = this.paper.bib[other];
      return (
        raw !== undefined &&
        other !== name &&
        !this.isVenueCopy(other, raw) &&
        venueOf(raw) === this.paper.venue
      );
    });
  }

  /** Whether a kept raw value is what the venue field (under either dialect's name) has said already. */
  private isVenueCopy(other: string, raw: string): boolean {
    const { type, venue } = this.paper;
    const names = [venueField(type, 'bibtex'), venueField(type, 'biblatex')];
    return (
      names.includes(other) && (names.some((name) => name && this.writer.has(name)) || venueOf(raw) === venue)
    );
  }

  private venue(venue: string): string {
    const { paper, style } = this;
    if (style.venue === undefined) {
      for (const dialect of ['bibtex', 'biblatex'] as const) {
        const raw = paper.bib[venueField(paper.type, dialect) ?? ''];
        if (raw !== undefined && venueOf(raw) === venue) return this.raw(balanceBraces(raw));
      }
    }
    return this.encode(venueName(venue, style.venue ?? 'long'));
  }

  private printDate(): void {
    const { paper, style } = this;
    const { published, bib } = paper;
    if (paper.yearInferred && published?.year !== undefined) {
      this.problem(
        'year-inferred',
        `has the year ${published.year}, which its source does not print; it was inferred.`,
      );
    }
    if (published?.year === undefined && bib.year === undefined) {
      this.problem('missing-year', 'has no year. Complete the paper, or set its date by hand.');
    }
    const rawDate =
      bib.date !== undefined && sameDate(parseBiblatexDate(bib.date), published) ? bib.date : undefined;
    const rawYear = bib.year !== undefined && yearOf(bib.year) === published?.year ? bib.year : undefined;
    const rawMonth =
      bib.month !== undefined && monthOf(bib.month)?.month === published?.month ? bib.month : undefined;
    if (style.dialect === 'biblatex' && rawYear === undefined && rawMonth === undefined) {
      this.field('date', rawDate ?? biblatexDate(published));
      return;
    }
    this.field('date', rawDate);
    if (rawYear !== undefined) this.field('year', this.raw(balanceBraces(rawYear)));
    else this.field('year', published?.year === undefined ? undefined : String(published.year));
    if (rawMonth !== undefined) this.field('month', this.raw(balanceBraces(rawMonth)));
    else if (published?.month !== undefined) {
      const macro = MONTH_MACROS[published.month - 1]!;
      this.writer.bareField('month', published.day === undefined ? macro : `${macro} # "~${published.day}"`);
    }
  }

  private printOtherFields(): void {
    const { bib } = this.paper;
    const names = Object.keys(bib).filter((name) => !PLACED_FIELDS.has(name));
    if (names.length === 0) return;
    names.sort((a, b) => (BIB_ORDER.get(a) ?? 999) - (BIB_ORDER.get(b) ?? 999) || (a < b ? -1 : 1));
    for (const name of names) {
      // eslint-disable-next-line no-control-regex -- control characters are exactly what a field name must not have
      if (/[\s{}(),="#%\\\u0000-\u001f]/.test(name) || name === '') continue;
      const value = bib[name]!;
      const balanced = balanceBraces(value);
      if (balanced !== value)
        this.problem('unbalanced-braces', `has unbalanced braces in "${name}"; the odd ones are left out.`);
      if (value === '') this.writer.emptyField(name);
      this.field(name, VERBATIM_FIELDS.has(name) ? balanced : this.raw(balanced));
    }
  }

  private printIdentifiers(arxiv: ArxivOf | undefined, entry: string): void {
    const { paper, style } = this;
    this.field('doi', paper.ids.doi && urlForField(paper.ids.doi));
    this.field('isbn', paper.ids.isbn);
    const biblatex = style.dialect === 'biblatex';
    if (!arxiv) {
      // Another archive's id (JSTOR, HAL): as it came in.
      for (const name of ['eprint', 'archiveprefix', 'eprinttype', 'primaryclass', 'eprintclass']) {
        this.field(name, paper.bib[name] && balanceBraces(paper.bib[name]));
      }
      return;
    }
    if (!this.namesArxiv(entry)) {
      this.field('eprint', arxiv.versioned);
      this.field(biblatex ? 'eprinttype' : 'archiveprefix', biblatex ? 'arxiv' : 'arXiv');
    }
    this.field(biblatex ? 'eprintclass' : 'primaryclass', arxiv.category);
  }

  /** The links that no copied field holds. */
  private linksToPrint(): readonly Link[] {
    const { links, bib } = this.paper;
    if (links.length === 0) return links;
    const elsewhere = `${bib.howpublished ?? ''} ${bib.note ?? ''}`;
    return links.filter((link) => !elsewhere.includes(`{${link.url}}`));
  }

  /** The link that goes into `url`. */
  private page(links = this.linksToPrint()): Link | undefined {
    return (
      links.find((link) => link.kind === 'page') ??
      links.find((link) => link.kind === kindOfUrlField(this.paper.type, link.url))
    );
  }

  private printLinks(arxiv: ArxivOf | undefined): void {
    const { paper, style } = this;
    const links = this.linksToPrint();
    const page = this.page(links);
    const fallback = paper.ids.doi || arxiv || paper.links.length > 0 ? undefined : paperPageUrl(paper.ids);
    const url = page?.url ?? fallback;
    if (url !== undefined) this.field('url', urlForField(url));
    const others = links.filter((link) => link !== page);
    if (style.dialect === 'biblatex') {
      // BibLaTeX's data model has no fields for these; `verba` is its field for a program's own use.
      this.field('verba', others.map((link) => `${link.kind}: ${urlForField(link.url)}`).join(' '));
      return;
    }
    const urls = new Map<string, string>();
    for (const { kind, url } of others) {
      const name = kind === 'page' || kind === 'other' ? 'urls' : kind;
      const listed = urls.get(name);
      urls.set(name, listed === undefined ? urlForField(url) : `${listed} ${urlForField(url)}`);
    }
    for (const [name, list] of urls) this.field(name, list);
  }

  private printOwnData(): void {
    const { paper, style, writer } = this;
    this.field('language', paper.language && this.encode(paper.language));
    this.field('ids', paper.keyAliases.filter((key) => key !== this.citeKey).join(','));
    if (style.tags) this.field('keywords', paper.tags.map((tag) => this.tag(tag)).join(', '));
    this.field('file', attachmentsToField(paper.attachments));
    if (style.abstracts && paper.abstract) {
      const raw = this.keptRaw('abstract', paper.abstract);
      if (raw === undefined && isPlainText(paper.abstract)) writer.plainField('abstract', paper.abstract);
      else this.field('abstract', raw ?? this.encode(paper.abstract));
    }
    if (style.notes)
      this.field(style.dialect === 'biblatex' ? 'annotation' : 'annote', this.encode(paper.note));
  }

  /** A tag in a list that commas and semicolons separate. */
  private tag(tag: string): string {
    return /[,;]/.test(tag) ? `{${this.encode(tag)}}` : this.encode(tag);
  }
}

interface ArxivOf {
  readonly versioned: string;
  readonly category?: string;
}

/** The arXiv id of the paper or of its preprint version. */
function arxivOf(paper: Paper): ArxivOf | undefined {
  const ids = paper.ids.arxiv ? paper.ids : paper.versions.find((version) => version.ids.arxiv)?.ids;
  if (!ids?.arxiv) return undefined;
  return {
    versioned: ids.arxivVersion === undefined ? ids.arxiv : `${ids.arxiv}v${ids.arxivVersion}`,
    ...(ids.arxivCategory ? { category: ids.arxivCategory } : {}),
  };
}

/** The venue that a raw field value stands for: the short name where the table knows it, else its text. */
export function venueOf(raw: string): string {
  const { text } = latexToText(raw);
  return findVenue(text)?.short ?? text;
}

function sameDate(a: Paper['published'], b: Paper['published']): boolean {
  return a?.year === b?.year && a?.month === b?.month && a?.day === b?.day;
}
