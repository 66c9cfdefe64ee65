/** A paper enters the library: its id, and the paper that a draft becomes. */
import { parseArxivId } from './identifiers.ts';
import { EDITABLE_FIELDS, type Paper, type PaperDraft, type PaperIds } from './paper.ts';
import { isArxivDoi } from './preprint-servers.ts';
import { typeOfVenue } from './venues.ts';
import { versionKind } from './versions.ts';

/**
 * A UUIDv7 (RFC 9562 section 5.7): time-ordered, so that papers sort by when they came in.
 *
 * @param now milliseconds since 1970
 * @param random ten random bytes
 * @param counter 0 to 4095, in place of the first twelve random bits: keeps the order of papers made in one millisecond
 *   (RFC 9562 section 6.2, method 1)
 */
export function newId(now: number, random: Uint8Array, counter?: number): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12);
  const bytes = Array.from({ length: 10 }, (_, index) => random[index] ?? 0);
  const sequence = (counter ?? (bytes[0]! << 8) | bytes[1]!) & 0xfff;
  const hex = bytes
    .slice(2)
    .map((byte, index) => (index === 0 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0'))
    .join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${hex.slice(0, 4)}-${hex.slice(4)}`;
}

/** What a draft lacks to be a paper. `now` is an ISO-8601 time. */
export interface Entry {
  readonly id: string;
  readonly citeKey: string;
  readonly now: string;
}

/**
 * The paper that a draft becomes: what the source does not say gets its default, every field remembers which format set it,
 * and sources without a capture date were captured now.
 */
export function newPaper(draft: PaperDraft, { id, citeKey, now }: Entry): Paper {
  const format = draft.sources[0]?.format ?? 'manual';
  const origin: Record<string, string> = {};
  for (const field of EDITABLE_FIELDS) {
    if (field in draft && draft[field as keyof PaperDraft] !== undefined) origin[field] = format;
  }
  const { citeKey: _given, addedAt, keyAliases, tags, ...given } = draft;
  const fields = withoutUndefined({
    ...given,
    ids: withArxivOfDoi(given.ids ?? {}),
  });
  return {
    authors: [],
    type: typeOfVenue(fields.venue) ?? (versionKind(fields) === 'preprint' ? 'preprint' : 'misc'),
    versions: [],
    links: [],
    bib: {},
    attachments: [],
    note: '',
    starred: false,
    status: 'inbox',
    claims: [],
    topics: [],
    ...fields,
    id,
    citeKey,
    tags: [...new Set(tags ?? [])],
    keyAliases: [...new Set(keyAliases ?? [])].filter((alias) => alias !== citeKey),
    sources: draft.sources.map((source) => ({ ...source, capturedAt: source.capturedAt ?? now })),
    origin,
    addedAt: addedAt ?? now,
    updatedAt: now,
  };
}

/** The same object without the fields that are there but undefined, so that they don't hide a default. */
function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

/** The arXiv id that a DOI of arXiv's carries, where a source printed only the DOI. */
function withArxivOfDoi(ids: PaperIds): PaperIds {
  const arxiv = ids.arxiv === undefined && ids.doi && isArxivDoi(ids.doi) ? parseArxivId(ids.doi) : undefined;
  return arxiv ? { ...ids, arxiv: arxiv.id } : ids;
}
