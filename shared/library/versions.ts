/** The published forms of one work: which kind a record describes, and how the forms of two records join. */
import type { Paper, PaperDraft, PaperIds, PaperType, Version } from './paper.ts';
import { isPreprintDoi, namesPreprintServer } from './preprint-servers.ts';
import { typeOfVenue } from './venues.ts';

/** Whether a record describes the preprint, a published version, or does not say. */
export function versionKind(
  record: Pick<PaperDraft, 'type' | 'venue' | 'ids'>,
): 'preprint' | 'published' | 'unknown' {
  const { type, venue = '', ids = {} } = record;
  if (type === 'preprint' || namesPreprintServer(venue)) return 'preprint';
  if (ids.doi && !isPreprintDoi(ids.doi)) return 'published';
  if (type === undefined || type === 'misc' || type === 'online' || type === 'unpublished') {
    return venue ? 'published' : ids.arxiv ? 'preprint' : 'unknown';
  }
  return venue || type !== 'article' ? 'published' : 'unknown';
}

/**
 * The type that a paper takes over from a record of its published form; undefined where the record does not say how it was
 * published (a DOI alone), or where the paper is that form already.
 */
export function upgradedType(paper: Paper, draft: PaperDraft): PaperType | undefined {
  if (versionKind(paper) === 'published' || versionKind(draft) !== 'published') return undefined;
  const vague = ['misc', 'online', 'unpublished', undefined].includes(draft.type);
  return vague ? typeOfVenue(draft.venue) : draft.type;
}

/**
 * The other published forms of a paper after a draft was merged into it. The published form is the one to cite, so it
 * becomes (or stays) the paper itself, and the preprint is remembered here with its own title, date and identifiers.
 * Returns the paper's own list where nothing is new.
 */
export function mergeVersions(paper: Paper, draft: PaperDraft): readonly Version[] {
  const own = versionKind(paper);
  const theirs = versionKind(draft);
  let versions = paper.versions;
  for (const version of draft.versions ?? []) versions = putVersion(versions, version);
  if (own === 'preprint' && upgradedType(paper, draft)) {
    return putVersion(
      versions,
      versionOf(paper, paper.type === 'misc' ? 'preprint' : paper.type, draft.title),
    );
  }
  if (own === 'published' && theirs === 'preprint') {
    const type = draft.type === undefined || draft.type === 'misc' ? 'preprint' : draft.type;
    return putVersion(versions, versionOf(draft, type, paper.title));
  }
  return versions;
}

/**
 * The versions of a paper that another was merged into, with one more for an arXiv id or DOI of the other that the paper has no
 * room for: the journal's beside the conference's.
 */
export function withIdsOf(merged: Paper, other: Paper): readonly Version[] {
  const known = [merged.ids, ...merged.versions.map((version) => version.ids)];
  const lost = (['arxiv', 'doi'] as const).filter(
    (name) => other.ids[name] !== undefined && !known.some((ids) => ids[name] === other.ids[name]),
  );
  if (lost.length === 0) return merged.versions;
  const type = lost.includes('doi') ? other.type : 'preprint';
  return [...merged.versions, { ...versionOf(other, type, merged.title), ids: pick(other.ids, lost) }];
}

/** A record as a version beside another; its title only where it differs. */
function versionOf(record: Paper | PaperDraft, type: Version['type'], mainTitle: string): Version {
  const preprintIds: PaperIds = {
    ...pick(record.ids ?? {}, ['arxiv', 'arxivVersion', 'arxivCategory', 'hf']),
    ...(record.ids?.doi && isPreprintDoi(record.ids.doi) ? { doi: record.ids.doi } : {}),
  };
  return {
    type: namesPreprintServer(record.venue ?? '') ? 'preprint' : type,
    ...(record.title === mainTitle ? {} : { title: record.title }),
    ...(record.venue ? { venue: record.venue } : {}),
    ...(record.published ? { published: record.published } : {}),
    ids: preprintIds,
  };
}

function pick(ids: PaperIds, names: readonly (keyof PaperIds)[]): PaperIds {
  return Object.fromEntries(names.filter((name) => ids[name] !== undefined).map((name) => [name, ids[name]]));
}

/** Identifiers of a published form: a preprint has none of them. */
const PUBLISHED_IDS = ['doi', 'acl', 'dblp', 'openreview', 'isbn'] as const;

/**
 * Makes another version of a paper the one to cite: its type, venue, date and identifiers become the paper's own, and what was
 * cited so far takes its place among the versions.
 * @param at its index in `paper.versions`
 */
export function citeVersion(
  paper: Paper,
  at: number,
): Pick<Paper, 'type' | 'ids'> & {
  venue: string | null;
  published: Paper['published'] | null;
  versions: Version[];
} {
  const version = paper.versions[at];
  if (!version) throw new RangeError(`the paper has no version ${at}`);
  const wasPreprint = versionKind(paper) === 'preprint';
  const former: Version = {
    ...versionOf(paper, paper.type, paper.title),
    ...(wasPreprint ? {} : { ids: pick(paper.ids, PUBLISHED_IDS) }),
  };
  // A published paper keeps its preprint's identifiers beside its own; a preprint has only its own.
  const kept = wasPreprint
    ? paper.ids
    : Object.fromEntries(
        Object.entries(paper.ids).filter(([name]) => !PUBLISHED_IDS.some((each) => each === name)),
      );
  return {
    type: version.type,
    venue: version.venue ?? null,
    published: version.published ?? null,
    ids: { ...kept, ...version.ids },
    versions: paper.versions.map((each, index) => (index === at ? former : each)),
  };
}

/** Adds a version, or completes the one it is: what is known stays, what is missing is filled. */
function putVersion(versions: readonly Version[], version: Version): readonly Version[] {
  const at = versions.findIndex((known) => isSameVersion(known, version));
  if (at < 0) return [...versions, version];
  const known = versions[at]!;
  const newer = Math.max(known.ids.arxivVersion ?? 0, version.ids.arxivVersion ?? 0);
  const ids = { ...version.ids, ...known.ids, ...(newer > 0 ? { arxivVersion: newer } : {}) };
  const merged = { ...version, ...known, ids };
  return versions.map((other, index) => (index === at ? merged : other));
}

function isSameVersion(a: Version, b: Version): boolean {
  if (a.type !== b.type) return false;
  if (a.type === 'preprint')
    return a.ids.arxiv === undefined || b.ids.arxiv === undefined || a.ids.arxiv === b.ids.arxiv;
  return a.venue === b.venue && a.published?.year === b.published?.year;
}
