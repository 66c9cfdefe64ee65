/** What one line of a Hugging Face papers page is: a fact about a paper, page furniture, or text. */
import { readCount, readListingDate, type ListingDate } from '../listing-date.ts';

/** The facts that a line, or a line of several facts ("• 13 authors · Aug 5"), prints below or above a paper. */
export interface LineFacts {
  readonly authorCount?: number;
  readonly date?: ListingDate;
  /** A bare number, or a dash: comments or votes, by its place. */
  readonly count?: number | 'none';
  readonly votes?: number;
  readonly organisation?: string;
  readonly githubStars?: number;
  /** "·" */
  readonly separator?: boolean;
  readonly submittedBy?: boolean;
  readonly arxivPage?: boolean;
  /** A beginning of "13 authors" that the end of the text cut off. */
  readonly cut?: boolean;
}

const AUTHORS = /^(\d[\d,.]*)\s+authors?(?!\p{L})/iu;
const GITHUB = /^github(?:\s+(\d[\d.,]*[km]?))?$/i;
const UPVOTE = /^upvotes?:?(?:\s+(\d[\d.,]*k?|-))?$/i;
const VOTES_MARK = /^\[[-+]\]\s*(\d[\d.,]*k?|-)?$/;

/** Reads a line as facts; undefined where it is text or furniture. */
export function readFacts(text: string): LineFacts | undefined {
  if (text === '' || text.length > 160) return undefined;
  const whole = readFact(text);
  if (whole) return whole;
  return readSeveral(text);
}

/** A line that is one fact. */
function readFact(text: string): LineFacts | undefined {
  if (/^[·•∙|—–]$/.test(text)) return { separator: true };
  const bare = text.replace(/^[•·∙*-]\s+/, '');
  const authors = AUTHORS.exec(bare);
  if (authors && authors[0].length === bare.length) return { authorCount: readCount(authors[1]!)! };
  if (/^-{1,2}$/.test(text)) return { count: 'none' };
  if (/^\d[\d.,]*k?$/i.test(text)) return { count: readCount(text)! };
  const votes = UPVOTE.exec(bare) ?? VOTES_MARK.exec(text);
  if (votes) return votes[1] && votes[1] !== '-' ? { votes: readCount(votes[1])! } : { count: 'none' };
  const github = GITHUB.exec(bare);
  if (github) return { githubStars: github[1] ? readCount(github[1])! : 0 };
  if (/^arxiv page$/i.test(bare)) return { arxivPage: true };
  if (/^submitted by\b/i.test(bare)) return { submittedBy: true };
  const date = readListingDate(bare);
  if (date) return { date, ...(/^[·•∙]/.test(text) || /^published/i.test(bare) ? { separator: true } : {}) };
  return undefined;
}

/** "• 13 authors · Aug 5 3", "ByteDance Seed · Published on Sep 8, 2026", "GitHub 457 arXiv Page". */
function readSeveral(text: string): LineFacts | undefined {
  const github = /^(github(?:\s+\d[\d.,]*[km]?)?)\s+(arxiv page)$/i.exec(text);
  if (github) return { ...readFact(github[1]!), arxivPage: true };
  const glued = AUTHORS.exec(text.replace(/^[•·∙*-]\s+/, ''));
  const parts = text.split(/\s*[·•∙]\s*|\s+\|\s+/).filter((part) => part !== '');
  if (parts.length < 2) {
    // "13 authors Aug 5": the separator was lost.
    if (!glued) return undefined;
    const rest = readFact(
      text
        .replace(/^[•·∙*-]\s+/, '')
        .slice(glued[0].length)
        .trim(),
    );
    return rest ? { ...rest, authorCount: readCount(glued[1]!)! } : undefined;
  }
  let facts: LineFacts = { separator: true };
  for (const [index, part] of parts.entries()) {
    const fact = readFact(part);
    if (fact) facts = { ...facts, ...fact };
    else if (index === 0 && part.length <= 80 && !/[.!?]$/.test(part))
      facts = { ...facts, organisation: part };
    else return undefined;
  }
  // An organisation is one only beside a date or an author count; "A • B" is prose.
  return facts.authorCount !== undefined || facts.date ? facts : undefined;
}

/** True for a line that only begins "13 authors": the end of a text that was cut there. */
export function isCutAuthors(text: string): boolean {
  if (!/^[•·∙*-]\s/.test(text)) return /^[•·∙]$/.test(text);
  const bare = text.slice(1).trim();
  const word = /^\d+\s*([a-z]*)$/i.exec(bare)?.[1];
  return word !== undefined && 'authors'.startsWith(word.toLowerCase());
}

/** Furniture of huggingface.co pages and their mirrors, whole lines, lower case. */
const FURNITURE = new Set(
  [
    'new|subscribe|daily papers|trending papers|papers|daily|weekly|monthly|previous|next|today|close|menu|search|sign up|log in|login|logout|join',
    "hugging face|hugging face's logo|models|datasets|spaces|buckets|buckets new|storage buckets|posts|docs|enterprise|pricing|website|tasks|huggingchat|collections",
    'languages|organizations|community|blog|learn|discord|forum|github|solutions|team & enterprise|hugging face pro|enterprise support|inference providers',
    'inference endpoints|inference api|expert support|expert acceleration program|system theme|company|tos|privacy|about|about jobs|jobs|careers|terms of service|kernels|agents',
    'and the research community|ak|by|by ak and the research community|byak and the research community|all|submit|submit a paper|submit paper|view all|load more|show more|see more',
    'trending|hot|most upvoted|recent|date|sort|filter|filters|results|edit profile|settings|upvote|upvote -|collection guide|browse collections|running|share|paper',
    'papers with code|view all papers|papers index|expand|collapse|read more|more|skip to content|skip to main content|table of contents|cookie settings|accept all',
    'models datasets spaces pricing docs|tos privacy about jobs|tos privacy about careers|© hugging face|hugging face © 2025|system theme company|content truncated|[content truncated]',
  ].flatMap((line) => line.split('|')),
);
const FURNITURE_LINE =
  /^(?:get trending papers in your email|by\s?\[?ak\b|trending papers ranked by|papers? (?:from|for) |hugging face'?s? logo|papers with code|(?:url|title|captured(?: \(utc\))?|page title|source|date|retrieved|exported)\s*:|search results|\d+ results|[-=*_~]{3,}$|```|~~~|#+$|\[?content truncated|week \d+|\d{4}-w\d+|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |[\w.-]{2,60}\/[\w.-]{2,96}$|[^•]{0,40}(?:•[^•]{0,20}){0,2}•\s?updated\b)/i;

/** True for a line that is page furniture on every page of the site: navigation, buttons, footers, a saved copy's header. */
export function isFurniture(text: string): boolean {
  const bare = text
    .replace(/^[•·∙*-]\s+/, '')
    .replace(/[[\]]/g, '')
    .replace(/\*\*/g, '')
    .trim()
    .toLowerCase();
  return bare === '' || FURNITURE.has(bare) || FURNITURE_LINE.test(bare.slice(0, 200));
}
