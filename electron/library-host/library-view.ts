/**
 * What the services look up again and again, kept up to date with each change instead of computed for each question: keys,
 * counts for the sidebar, papers with notes. It holds references to the store's frozen papers, never copies.
 */
import { STATUSES, type Paper, type Status } from '../../shared/library/paper.ts';
import type { LibraryState } from '../../shared/library/changes.ts';

/** `[[citekey]]` or `[[citekey|shown text]]` in a note. */
const NOTE_LINK = /\[\[([^\][|\n]{1,200})(?:\|[^\][\n]{0,200})?\]\]/g;

export class LibraryView {
  readonly #seen = new Map<string, Paper>();
  /** Ids by key in lower case; one id alone is kept without a set, since most keys have one paper. */
  readonly #keys = new Map<string, string | Set<string>>();
  /** The same for keys that notes link to. */
  readonly #linksTo = new Map<string, string | Set<string>>();
  readonly #tags = new Map<string, number>();
  readonly #topics = new Map<string, number>();
  readonly #statuses = new Map<Status, number>(STATUSES.map((status) => [status, 0]));
  #starred = 0;

  constructor(state: LibraryState) {
    for (const paper of state.papers.values()) this.#put(paper);
  }

  /** Takes over what changed: `ids` are of papers added, changed or removed in `state`. */
  update(state: LibraryState, ids: readonly string[]): void {
    for (const id of ids) {
      const before = this.#seen.get(id);
      if (before) this.#count(before, -1);
      const after = state.papers.get(id);
      if (after) this.#put(after);
      else this.#seen.delete(id);
    }
  }

  /** The paper with this key or former key, in any case; a current key wins over an alias. */
  findByKey(key: string): Paper | undefined {
    const papers = this.#holders(key).flatMap((id) => this.#seen.get(id) ?? []);
    const current = (paper: Paper): boolean => paper.citeKey.toLowerCase() === key.toLowerCase();
    return papers.find((paper) => paper.citeKey === key) ?? papers.find(current) ?? papers[0];
  }

  /** Whether a key names a paper other than `exceptId`, now or formerly. BibTeX compares keys without case, and so do we. */
  isKeyTaken(key: string, exceptId?: string): boolean {
    return this.#holders(key).some((id) => id !== exceptId);
  }

  #holders(key: string): string[] {
    return idsOf(this.#keys.get(key.toLowerCase()));
  }

  /** Papers whose notes link to this paper, by its key or a former one. */
  backlinks(paper: Paper): Paper[] {
    const ids = new Set([paper.citeKey, ...paper.keyAliases].flatMap((key) => idsOf(this.#linksTo.get(key))));
    ids.delete(paper.id);
    return [...ids].flatMap((id) => this.#seen.get(id) ?? []);
  }

  get total(): number {
    return this.#seen.size;
  }

  get starred(): number {
    return this.#starred;
  }

  statuses(): Record<Status, number> {
    return Object.fromEntries(this.#statuses) as Record<Status, number>;
  }

  /** Tags with how many papers carry them, by name. */
  tags(): { name: string; count: number }[] {
    return [...this.#tags].map(([name, count]) => ({ name, count })).sort((a, b) => compare(a.name, b.name));
  }

  topics(): { value: string; count: number }[] {
    return [...this.#topics]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => compare(a.value, b.value));
  }

  #put(paper: Paper): void {
    this.#seen.set(paper.id, paper);
    this.#count(paper, 1);
  }

  #count(paper: Paper, by: 1 | -1): void {
    link(this.#keys, paper.citeKey.toLowerCase(), paper.id, by);
    if (paper.keyAliases.length > 0) {
      const aliases = new Set(paper.keyAliases.map((key) => key.toLowerCase()));
      aliases.delete(paper.citeKey.toLowerCase());
      for (const key of aliases) link(this.#keys, key, paper.id, by);
    }
    if (paper.note !== '') {
      for (const key of linkedKeys(paper.note)) link(this.#linksTo, key, paper.id, by);
    }
    this.#statuses.set(paper.status, (this.#statuses.get(paper.status) ?? 0) + by);
    // Discarded papers are out of sight: they count under their status only.
    if (paper.status === 'discarded') return;
    for (const tag of paper.tags) add(this.#tags, tag, by);
    for (const topic of paper.topics) add(this.#topics, topic, by);
    if (paper.starred) this.#starred += by;
  }
}

/** The citation keys that a note links to. */
function linkedKeys(note: string): Set<string> {
  return new Set([...note.matchAll(NOTE_LINK)].map((match) => match[1]!.trim()));
}

function idsOf(ids: string | ReadonlySet<string> | undefined): string[] {
  return typeof ids === 'string' ? [ids] : [...(ids ?? [])];
}

function link(map: Map<string, string | Set<string>>, key: string, id: string, by: 1 | -1): void {
  const ids = map.get(key);
  if (by === 1) {
    if (ids === undefined) map.set(key, id);
    else if (typeof ids === 'string') map.set(key, new Set([ids, id]));
    else ids.add(id);
  } else if (ids === id) map.delete(key);
  else if (typeof ids === 'object' && ids.delete(id) && ids.size === 0) map.delete(key);
}

function add(map: Map<string, number>, key: string, by: 1 | -1): void {
  const count = (map.get(key) ?? 0) + by;
  if (count > 0) map.set(key, count);
  else map.delete(key);
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { sensitivity: 'base' }) || (a < b ? -1 : 1);
}
