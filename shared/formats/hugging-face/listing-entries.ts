/**
 * Finds the papers of a Hugging Face listing in its lines. A page is a sequence of text (titles, abstracts) and facts ("13
 * authors", "·", "Aug 5"). Where titles are marked (headings, links to paper pages) the marks say where a paper starts; in
 * plain text the facts below a paper say where it ends.
 */
import { joinWrapped } from '../join-wrapped.ts';
import { idsFromUrl } from '../../library/identifiers.ts';
import { parseIsoDate, type ListingDate } from '../listing-date.ts';
import { groupLines, type LineGroup } from './line-groups.ts';
import { isCutAuthors, isFurniture, readFacts, type LineFacts } from './line-kind.ts';
import type { LineLink, RichLine } from '../page/rich-line.ts';
import { splitTextRun } from './text-run.ts';
import { findTitleMarks, linkedPaper } from './title-marks.ts';

/** One paper as the page prints it. */
export interface ListingEntry {
  readonly title: string;
  readonly abstract: string;
  /** Input lines, inclusive. */
  from: number;
  to: number;
  authorCount?: number;
  date?: ListingDate;
  comments?: number;
  votes?: number;
  organisation?: string;
  /** The paper's id, from a link to its page. */
  arxiv?: string;
  readonly links: LineLink[];
  /** The text ends inside this paper. */
  cut?: boolean;
}

export interface ListingEntries {
  readonly entries: readonly ListingEntry[];
  /** Dates in the page's own heading. */
  readonly pageDates: readonly ListingDate[];
}

/** Reads all papers of a page. Lines that belong to none are the caller's to account for. */
export function findEntries(lines: readonly RichLine[]): ListingEntries {
  const titles = findTitleMarks(lines);
  const groups = groupLines(lines, titles);
  return new EntryReader(lines, titles.size > 0).read(groups);
}

/** Whether an address asks for a login to vote, and for which paper. */
function votedPaper(href: string): string | undefined {
  const match = /login\?next=(?:%2F|\/)papers(?:%2F|\/)(\d{4}\.\d{4,5})/i.exec(href);
  return match?.[1];
}

/** A bare number, or a dash, and its line. */
interface LooseCount {
  readonly count: number | 'none';
  readonly line: number;
}

/** Walks the groups of a page and collects its papers. */
class EntryReader {
  private readonly lines: readonly RichLine[];
  private readonly titled: boolean;
  private readonly entries: ListingEntry[] = [];
  private readonly pageDates: ListingDate[] = [];
  /** Whether the page prints votes above the titles; known once the first paper is reached. */
  private votesAbove: boolean | undefined;
  /** Votes printed above the next title, and the line they stand on. */
  private pending: { votes?: number; line: number } | undefined;

  constructor(lines: readonly RichLine[], titled: boolean) {
    this.lines = lines;
    this.titled = titled;
  }

  read(groups: readonly LineGroup[]): ListingEntries {
    let current: ListingEntry | undefined;
    for (let index = 0; index < groups.length; index++) {
      const group = groups[index]!;
      if (group.kind === 'facts') {
        this.readFacts(group.indices, current);
        continue;
      }
      const next = groups[index + 1];
      if (current && this.isOrganisation(groups, index)) {
        current.organisation = this.lines[group.indices[0]!]!.text;
        current.to = this.lines[group.indices[0]!]!.line;
        continue;
      }
      const started = this.titled
        ? this.readTitled(group, next, current)
        : this.readUntitled(group, next, index === groups.length - 1);
      if (started) current = started;
      else if (!this.titled) current = undefined;
    }
    if (current && this.titled && this.isCutShort(current)) current.cut = true;
    // No title follows the last number, so it counts the last paper's comments.
    const last = this.entries.at(-1);
    if (last && this.pending?.votes !== undefined && this.pending.line > last.to) {
      this.takeComments(last, { count: this.pending.votes, line: this.pending.line });
    }
    return { entries: this.entries, pageDates: this.pageDates };
  }

  /** A group that starts with a marked title; or text below a title whose facts came first. */
  private readTitled(
    group: LineGroup,
    next: LineGroup | undefined,
    current: ListingEntry | undefined,
  ): ListingEntry | undefined {
    const { titleLines } = group;
    const body = group.indices.slice(titleLines);
    if (titleLines === 0) {
      const last = this.entries.at(-1);
      if (!current || current !== last || current.abstract !== '') return current;
      const abstract = this.join(group.indices.filter((at) => !isFurniture(this.lines[at]!.text)));
      if (abstract.length < 80) return current;
      const filled = { ...current, abstract, to: this.lines[group.indices.at(-1)!]!.line };
      for (const at of group.indices) for (const link of this.lines[at]!.links) filled.links.push(link);
      this.entries[this.entries.length - 1] = filled;
      return filled;
    }
    const organisation = this.popOrganisation(body, next);
    while (body.length > 0 && isFurniture(this.lines[body.at(-1)!]!.text)) body.pop();
    const title = group.indices.slice(0, titleLines);
    return this.start(title, body, organisation);
  }

  /** Plain text: the facts that follow decide whether a run is a paper. */
  private readUntitled(
    group: LineGroup,
    next: LineGroup | undefined,
    last: boolean,
  ): ListingEntry | undefined {
    const facts = next?.indices.map((at) => factsOf(this.lines[at]!)!) ?? [];
    const strong = facts.some(
      (fact) =>
        fact.authorCount !== undefined || fact.separator || fact.githubStars !== undefined || fact.arxivPage,
    );
    const body = [...group.indices];
    let cut = !next;
    while (cut && body.length > 2 && isCutAuthors(this.lines[body.at(-1)!]!.text)) body.pop();
    const organisation = this.popOrganisation(body, next);
    const run = splitTextRun(this.lines, body, this.entries.length === 0);
    if (!run) return undefined;
    const complete = strong || (run.abstract.length > 0 && run.likely && facts.some((fact) => fact.date));
    if (!complete && !(last && run.abstract.length > 0 && run.likely)) return undefined;
    cut = !complete;
    const entry = this.start(run.title, run.abstract, organisation);
    if (cut) {
      entry.cut = true;
      entry.to = this.lines[group.indices.at(-1)!]!.line;
    }
    return entry;
  }

  private start(
    title: readonly number[],
    body: readonly number[],
    organisation: number | undefined,
  ): ListingEntry {
    this.votesAbove ??= this.pending !== undefined;
    const all = [...title, ...body, ...(organisation === undefined ? [] : [organisation])];
    const links = all.flatMap((at) => this.lines[at]!.links);
    const arxiv = links.map((link) => linkedPaper(link.href)).find(Boolean);
    const entry: ListingEntry = {
      title: this.join(title),
      abstract: this.join(body),
      from: this.pending?.line ?? this.lines[title[0]!]!.line,
      to: this.lines[all.at(-1)!]!.line,
      ...(this.pending?.votes === undefined ? {} : { votes: this.pending.votes }),
      ...(organisation === undefined ? {} : { organisation: this.lines[organisation]!.text }),
      ...(arxiv ? { arxiv } : {}),
      links: links.filter((link) => link.href !== '' && !linkedPaper(link.href)),
    };
    this.pending = undefined;
    this.entries.push(entry);
    return entry;
  }

  /** A lone line between two separators, below a paper whose facts have not come yet: an organisation, then the number of authors. */
  private isOrganisation(groups: readonly LineGroup[], index: number): boolean {
    const separates = (group: LineGroup | undefined, all: boolean) => {
      if (group?.kind !== 'facts') return false;
      const facts = group.indices.map((at) => readFacts(this.lines[at]!.text)!);
      const bare = (fact: LineFacts) => fact.separator === true && Object.keys(fact).length === 1;
      return all ? facts.every(bare) : facts.length > 0 && bare(facts[0]!);
    };
    const { indices } = groups[index]!;
    const text = this.lines[indices[0]!]!.text;
    return (
      indices.length === 1 &&
      text.length <= 80 &&
      separates(groups[index - 1], true) &&
      separates(groups[index + 1], false)
    );
  }

  /** The last line of a paper's text is an organisation where facts start right below with a separator or a date. */
  private popOrganisation(body: number[], next: LineGroup | undefined): number | undefined {
    const at = body.at(-1);
    const following = next && factsOf(this.lines[next.indices[0]!]!);
    if (at === undefined || !next || next.kind !== 'facts' || !following?.separator) return undefined;
    const { text, links } = this.lines[at]!;
    const linked = links.some((link) =>
      /^(?:https:\/\/(?:[\w-]+\.)*(?:huggingface\.co|hf\.co))?\/[\w.-]+$/.test(link.href),
    );
    const above = body.length >= 2 ? this.lines[body.at(-2)!]!.text : '';
    const apart = this.lines[at - 1]?.text === '' || /[.!?…)]$/.test(above) || body.length === 2;
    if (
      text.length > 80 ||
      (!linked && (/[.!?:;,]$/.test(text) || !apart || body.length < (this.titled ? 1 : 2)))
    ) {
      return undefined;
    }
    body.pop();
    return at;
  }

  /** Facts below a paper, above the next one, or in the page's heading. */
  private readFacts(indices: readonly number[], paper: ListingEntry | undefined): void {
    /** Numbers whose meaning depends on what else follows. */
    const loose: LooseCount[] = [];
    let upvote = false;
    for (const [index, at] of indices.entries()) {
      const line = this.lines[at]!;
      const fact = factsOf(line)!;
      if (!paper && fact.date) this.pageDates.push(fact.date);
      const role = paper && countRole(line, paper);
      if (fact.submittedBy) {
        // What follows is about the next paper, so what stands above is about this one.
        if (paper && loose[0]) this.takeComments(paper, loose[0]);
        this.readFacts(indices.slice(index + 1), undefined);
        return;
      }
      if (paper) this.takeFacts(paper, fact, line);
      if (upvote && fact.count !== undefined && paper) {
        if (fact.count !== 'none') paper.votes = fact.count;
        paper.to = line.line;
      } else if (role === 'comments' && typeof fact.count === 'number') {
        paper!.comments = fact.count;
        paper!.to = line.line;
      } else if (fact.count !== undefined && !(paper && /^upvote/i.test(line.text))) {
        loose.push({ count: fact.count, line: line.line });
      } else if (fact.votes !== undefined && (!paper || this.votesAbove)) {
        loose.push({ count: fact.votes, line: line.line });
      }
      upvote = /^upvotes?$/i.test(line.text) && !!paper && !this.votesAbove;
    }
    this.settleCounts(loose, paper);
  }

  private takeFacts(paper: ListingEntry, fact: LineFacts, line: RichLine): void {
    const taken =
      fact.authorCount !== undefined ||
      fact.date !== undefined ||
      fact.separator === true ||
      fact.githubStars !== undefined ||
      fact.arxivPage === true ||
      (fact.votes !== undefined && !this.votesAbove) ||
      (/^upvote/i.test(line.text) && !this.votesAbove);
    if (!taken) return;
    paper.to = Math.max(paper.to, line.line);
    if (fact.authorCount !== undefined) paper.authorCount ??= fact.authorCount;
    if (fact.organisation !== undefined) paper.organisation ??= fact.organisation;
    if (fact.date) {
      paper.date ??= fact.date;
      if (fact.date.count !== undefined) paper.comments ??= fact.date.count;
    }
    if (typeof fact.count === 'number' && fact.authorCount !== undefined) paper.comments ??= fact.count;
    if (fact.votes !== undefined) paper.votes ??= fact.votes;
    for (const link of line.links) {
      if (link.href !== '' && !linkedPaper(link.href)) paper.links.push(link);
    }
    const linked = line.links
      .map((link) => linkedPaper(link.href) ?? idsFromUrl(link.href).arxiv)
      .find(Boolean);
    if (linked) paper.arxiv ??= linked;
  }

  /** Bare numbers: comments of the paper above, or votes of the paper below where the page prints votes above titles. */
  private settleCounts(loose: readonly LooseCount[], paper: ListingEntry | undefined): void {
    const votes = !paper || this.votesAbove ? loose.at(-1) : undefined;
    const comments = votes ? loose.at(-2) : loose[0];
    if (paper && comments) this.takeComments(paper, comments);
    this.pending = votes && { line: votes.line, ...(votes.count === 'none' ? {} : { votes: votes.count }) };
  }

  /** The last paper of a marked page: cut where the page's other papers have facts and this one has none. */
  private isCutShort(paper: ListingEntry): boolean {
    const bare = (entry: ListingEntry) =>
      entry.authorCount === undefined && !entry.date && entry.links.length === 0;
    const ends = /[.!?)\]}"”]$/.test(paper.abstract) || /https?:\S+$/.test(paper.abstract);
    return bare(paper) && (!ends || (this.entries.length > 1 && this.entries.filter(bare).length === 1));
  }

  private takeComments(paper: ListingEntry, { count, line }: LooseCount): void {
    if (count !== 'none') paper.comments ??= count;
    paper.to = Math.max(paper.to, line);
  }

  private join(indices: readonly number[]): string {
    return joinWrapped(indices.map((at) => this.lines[at]!.text));
  }
}

/** A line's facts, with the exact date that its markup gives. */
function factsOf(line: RichLine): LineFacts | undefined {
  const facts = readFacts(line.text);
  const exact = facts?.date && line.datetime !== undefined ? parseIsoDate(line.datetime) : undefined;
  return exact ? { ...facts, date: { ...facts!.date!, date: exact } } : facts;
}

/** What a number's link says about it: `#community` is the comments; a login address names the paper to vote for. */
function countRole(line: RichLine, paper: ListingEntry): 'comments' | 'votes' | undefined {
  if (line.links.some((link) => link.href.endsWith('#community'))) return 'comments';
  const voted = line.links.map((link) => votedPaper(link.href)).find(Boolean);
  return voted && voted !== paper.arxiv ? 'votes' : undefined;
}
