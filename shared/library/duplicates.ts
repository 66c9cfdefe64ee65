/** Finds the paper of a library that a newly read one is, fast enough to ask for every entry of a large import. */
import type { Paper, PaperDraft } from './paper.ts';
import { compact, keysOf, PaperFacts, type PaperKeys } from './paper-facts.ts';
import { judgeSamePaper, type Verdict } from './same-paper.ts';

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
  /**
   * Ids of papers by the hash of a key, a fraction of what the keys themselves would take; two keys of one hash only mean one more
   * comparison. One id alone is kept without a list, since most keys have one paper.
   */
  readonly #ids = new Map<number, string | string[]>();
  /** Facts of papers that were compared before. */
  readonly #facts = new Map<string, PaperFacts>();

  constructor(papers: Iterable<Paper> = []) {
    for (const paper of papers) this.put(paper);
  }

  /** Adds a paper, or replaces the one with its id. */
  put(paper: Paper): void {
    this.remove(paper.id);
    this.#papers.set(paper.id, paper);
    for (const key of indexKeys(paper, keysOf(paper))) {
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
    for (const key of indexKeys(paper, keysOf(paper))) {
      const known = this.#ids.get(key);
      const rest = Array.isArray(known) ? known.filter((other) => other !== id) : [];
      if (rest.length > 1) this.#ids.set(key, rest);
      else if (rest.length === 1) this.#ids.set(key, rest[0]!);
      else this.#ids.delete(key);
    }
    this.#papers.delete(id);
    this.#facts.delete(id);
  }

  /**
   * The paper that `draft` is: a certain one before a suggested one. Undefined where it is new.
   * @param isOther Whether the paper of an id is known to be another work.
   */
  find(
    draft: PaperDraft | Paper,
    isOther: (id: string) => boolean = () => false,
  ): DuplicateMatch | undefined {
    const keys = keysOf(draft);
    let facts: PaperFacts | undefined;
    const seen = new Set<string>();
    let suggestion: DuplicateMatch | undefined;
    for (const key of indexKeys(draft, keys)) {
      const known = this.#ids.get(key) ?? [];
      for (const id of typeof known === 'string' ? [known] : known.slice(0, EXAMINED)) {
        if (seen.has(id) || ('id' in draft && draft.id === id)) continue;
        seen.add(id);
        if (isOther(id)) continue;
        const paper = this.#papers.get(id)!;
        facts ??= new PaperFacts(draft, keys);
        const verdict = judgeSamePaper(this.#factsOf(paper), facts);
        if (verdict?.certainty === 'same') return { paper, ...verdict };
        if (verdict) suggestion ??= { paper, ...verdict };
      }
    }
    return suggestion;
  }

  #factsOf(paper: Paper): PaperFacts {
    let facts = this.#facts.get(paper.id);
    if (!facts) this.#facts.set(paper.id, (facts = new PaperFacts(paper)));
    return facts;
  }
}

/** The hashes of the keys under which a paper is found, the surest first, each once. */
function indexKeys(paper: Paper | PaperDraft, { ids, title, main, subtitle }: PaperKeys): readonly number[] {
  const keys = [...ids];
  if (title !== '') keys.push(`t:${title}`);
  if (main !== undefined && main !== title) keys.push(`t:${main}`);
  if (subtitle !== undefined && subtitle !== main && subtitle.length >= TITLE_ENDS)
    keys.push(`t:${subtitle}`);
  if (title.length >= TITLE_ENDS)
    keys.push(`b:${title.slice(0, TITLE_ENDS)}`, `e:${title.slice(-TITLE_ENDS)}`);
  const abstract = paper.abstract ?? '';
  if (abstract.length >= 4 * ABSTRACT_ENDS) {
    keys.push(
      `ab:${compact(abstract.slice(0, 2 * ABSTRACT_ENDS)).slice(0, ABSTRACT_ENDS)}`,
      `ae:${compact(abstract.slice(-2 * ABSTRACT_ENDS)).slice(-ABSTRACT_ENDS)}`,
    );
  }
  return [...new Set(keys.map(hashOf))];
}

/** FNV-1a, 32 bits. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return hash;
}
