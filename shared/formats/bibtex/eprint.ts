/** arXiv ids in the many ways bibliographies spell them. */
import { idsFromUrl, parseArxivId } from '../../library/identifiers.ts';
import type { PaperIds } from '../../library/paper.ts';
import { isPreprintServer } from '../../library/preprint-servers.ts';
import { urlFromField } from './links.ts';

export interface Eprint {
  readonly ids: Pick<PaperIds, 'arxiv' | 'arxivVersion' | 'arxivCategory'>;
  /** Fields that said nothing beyond these ids, and need not be kept. */
  readonly consumed: readonly string[];
}

/** Fields that only an eprint uses. */
const EPRINT_FIELDS = ['eprint', 'archiveprefix', 'eprinttype', 'primaryclass', 'eprintclass'] as const;
/** Fields in which people write an arXiv id in words, the likeliest first. */
export const ARXIV_ID_FIELDS = [
  'journal',
  'journaltitle',
  'booktitle',
  'howpublished',
  'number',
  'volume',
  'note',
  'eid',
  'pages',
] as const;
const ID_IN_PROSE =
  /(?:arxiv|abs)(?: *preprint)?(?: *arxiv)?(?:\.org\/abs)?[\s:/.]*((?:[a-z-]{2,9}(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d{1,2})?)(?!\d)/i;
const CATEGORY = /\[([a-z-]{2,8}(?:\.[A-Za-z-]{2,12})?)\]/;

/** The arXiv id of an entry's raw fields; no ids where it has none. */
export function readEprint(fields: ReadonlyMap<string, string>): Eprint {
  const own = fromEprintFields(fields);
  const found = own ?? fromOtherFields(fields);
  if (!found) return { ids: {}, consumed: [] };
  const category = cleanCategory(fields.get('primaryclass') ?? fields.get('eprintclass')) ?? found.category;
  const consumed = own ? [...EPRINT_FIELDS] : ['archiveprefix', 'primaryclass', 'eprintclass'];
  for (const name of ['arxivid', 'arxiv']) {
    const id = parseArxivId(fields.get(name)?.trim() ?? '');
    if (id?.id === found.id && (id.version === undefined || id.version === found.version))
      consumed.push(name);
  }
  return {
    ids: {
      arxiv: found.id,
      ...(found.version === undefined ? {} : { arxivVersion: found.version }),
      ...(category === undefined ? {} : { arxivCategory: category }),
    },
    consumed,
  };
}

interface Found {
  readonly id: string;
  readonly version?: number;
  readonly category?: string;
}

function fromEprintFields(fields: ReadonlyMap<string, string>): Found | undefined {
  const raw = fields.get('eprint')?.trim();
  if (raw === undefined) return undefined;
  const archive = (fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '').replace(/[{}\s]/g, '');
  if (archive !== '' && !/^arxiv/i.test(archive)) return undefined;
  return parseArxivId(urlFromField(raw)) ?? inProse(raw);
}

function fromOtherFields(fields: ReadonlyMap<string, string>): Found | undefined {
  for (const name of ['arxivid', 'arxiv']) {
    const id = parseArxivId(fields.get(name)?.trim() ?? '');
    if (id) return id;
  }
  for (const name of ARXIV_ID_FIELDS) {
    const value = fields.get(name);
    const found = value === undefined || value.length > 500 ? undefined : inProse(value);
    if (found) return found;
  }
  for (const name of ['url', 'doi', 'ee', 'pdf']) {
    const value = fields.get(name);
    if (value === undefined || !/arxiv/i.test(value)) continue;
    const { arxiv, arxivVersion } = idsFromUrl(urlFromField(value).replace(/(?<=\/abs\/)arxiv:/i, ''));
    if (arxiv) return { id: arxiv, ...(arxivVersion ? { version: arxivVersion } : {}) };
  }
  return undefined;
}

function inProse(value: string): Found | undefined {
  const found = ID_IN_PROSE.exec(value);
  const id = found && parseArxivId(found[1]!);
  if (!id) return undefined;
  const category = cleanCategory(CATEGORY.exec(value)?.[1]);
  return category === undefined ? id : { ...id, category };
}

function cleanCategory(raw: string | undefined): string | undefined {
  const category = raw?.replace(/[{}\s[\]]/g, '');
  return category !== undefined && /^[a-z-]{2,10}(?:\.[A-Za-z-]{2,12})?$/.test(category)
    ? category
    : undefined;
}

/** Whether a value of an arXiv preprint says nothing beyond "arXiv" and its id. */
export function saysOnlyArxiv(raw: string, ids: PaperIds): boolean {
  const text = raw.replace(/[{}\\]/g, '');
  if (text.length > 120 || !/arxiv|corr|abs\/|cornell/i.test(text)) return false;
  const rest = text
    .replace(ids.arxiv ?? '', '')
    .replace(
      /arxiv(?:\.org)?|pre-?prints?|e-?prints?|\bcorr\b|computing research repository|cornell university|abs\/|\[[\w.-]+\]|\bv\d+|[\s:.,()/–—-]+/gi,
      '',
    );
  return rest === '' || (/^https?$/i.test(rest) && ids.arxiv !== undefined);
}

/** Whether the place an entry names is a preprint server, or none at all. */
export function isPreprintPlace(place: string): boolean {
  return place === '' || isPreprintServer(place) || /^(?:https?:\/\/)?arxiv\.org\b/i.test(place);
}
