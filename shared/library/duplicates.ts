/** Finds the paper of a library that a newly read one is, fast enough to ask for every entry of a large import. */
import type { Paper, PaperDraft } from './paper.ts';
import { factsOf, judgeSamePaper, type PaperFacts, type Verdict } from './same-paper.ts';

/** The paper that a draft is, or may be, and why. */
export interface DuplicateMatch extends Verdict {
  readonly paper: Paper;
}

/** Letters of a title's beginning and end under which close titles are found. */
const TITLE_ENDS = 20;
/** Letters of an abstract's beginning and end under which close abstracts are found. */
const ABSTRACT_ENDS = 48;
/** Papers examined under one key: a thousand papers called "Introduction" must not make an import quadratic. */
const EXAMINED = 50;

/**
 * An index over the papers of a library. Put each paper of an import as it is accepted, and duplicates inside the import
 * are found too. `find` looks only at papers that share an identifier, a title, a part of a title, or an abstract's ends.
 */
export class DuplicateFinder {
  readonly #papers = new Map<string, Paper>();
  /** Ids of papers by key; one id alone is kept without a list, since most keys have one paper. */
  readonly #ids = new Map<string, string | string[]>();
  /** Facts of papers that were compared before. */
  readonly #facts = new Map<string, PaperFacts>();

  constructor(papers: Iterable<Paper> = []) {
    for (const paper of papers) this.put(paper);
  }

  /** Adds a paper, or replaces the one with its id. */
  put(paper: Paper): void {
    this.remove(paper.id);
    this.#papers.set(paper.id, paper);
    for (const key of keysOf(paper, factsOf(paper))) {
      const known = this.#ids.get(key);
      if (known === undefined) this.#ids.set(key, paper.id);
      else if (typeof known === 'string') this.#ids.set(key, [known, paper.id]);
      else known.push(paper.id);
    }
  }

  /** Forgets a paper; nothing happens where it is not known. */
  remove(id: string): void {
    const paper = this.#papers.get(id);
    if (!paper) return;
    for (const key of keysOf(paper, factsOf(paper))) {
      const known = this.#ids.get(key);
      const rest = Array.isArray(known) ? known.filter((other) => other !== id) : [];
      if (rest.length > 1) this.#ids.set(key, rest);
      else if (rest.length === 1) this.#ids.set(key, rest[0]!);
      else this.#ids.delete(key);
    }
    this.#papers.delete(id);
    this.#facts.delete(id);
  }

  /** The paper that `draft` is: a certain one before a suggested one. Undefined where it is new. */
  find(draft: PaperDraft | Paper): DuplicateMatch | undefined {
    const facts = factsOf(draft);
    const seen = new Set<string>();
    let suggestion: DuplicateMatch | undefined;
    for (const key of keysOf(draft, facts)) {
      const known = this.#ids.get(key) ?? [];
      for (const id of typeof known === 'string' ? [known] : known.slice(0, EXAMINED)) {
        if (seen.has(id) || ('id' in draft && draft.id === id)) continue;
        seen.add(id);
        const paper = this.#papers.get(id)!;
        const verdict = judgeSamePaper(this.#factsOf(paper), facts);
        if (verdict?.certainty === 'same') return { paper, ...verdict };
        if (verdict) suggestion ??= { paper, ...verdict };
      }
    }
    return suggestion;
  }

  #factsOf(paper: Paper): PaperFacts {
    let facts = this.#facts.get(paper.id);
    if (!facts) this.#facts.set(paper.id, (facts = factsOf(paper)));
    return facts;
  }
}

/** The keys under which a paper is found, the surest first. */
function keysOf(paper: Paper | PaperDraft, facts: PaperFacts): string[] {
  const keys = [...facts.ids];
  if (facts.title !== '') keys.push(`t:${facts.title}`);
  if (facts.main !== undefined) keys.push(`t:${facts.main}`);
  if (facts.subtitle !== undefined && facts.subtitleWords >= 4) keys.push(`t:${facts.subtitle}`);
  if (facts.title.length >= TITLE_ENDS) {
    keys.push(`b:${facts.title.slice(0, TITLE_ENDS)}`, `e:${facts.title.slice(-TITLE_ENDS)}`);
  }
  const abstract = paper.abstract ?? '';
  if (abstract.length >= 4 * ABSTRACT_ENDS) {
    keys.push(`ab:${ends(abstract.slice(0, 2 * ABSTRACT_ENDS)).slice(0, ABSTRACT_ENDS)}`);
    keys.push(`ae:${ends(abstract.slice(-2 * ABSTRACT_ENDS)).slice(-ABSTRACT_ENDS)}`);
  }
  return [...new Set(keys)];
}

function ends(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
