/** What kind of work an entry is: its entry type, unless it is a preprint that somebody filed as something else. */
import type { PaperIds, PaperType } from '../../library/paper.ts';
import { latexToText } from '../latex/latex-to-text.ts';
import { isEntryType, typeOfEntry } from './entry-types.ts';
import { ARXIV_ID_FIELDS, isPreprintPlace, saysOnlyArxiv } from './eprint.ts';

/** Fields that an arXiv preprint says "arXiv" and its id in. */
const PREPRINT_FIELDS = [...ARXIV_ID_FIELDS, 'publisher', 'institution', 'organization'] as const;
/** Who may have put a work out, where it names no journal or proceedings. */
const PUBLISHERS = ['howpublished', 'institution', 'organization', 'publisher'] as const;
const PREPRINT_ENTRIES = new Set<PaperType>([
  'article',
  'misc',
  'online',
  'unpublished',
  'techreport',
  'inproceedings',
  'incollection',
]);

/**
 * The kind of work. An entry whose only place is arXiv (or another such server) is a preprint, whatever its entry type; the fields
 * that only repeat that are taken out of `fields`. `original` is the entry type where the kind of work says less.
 */
export function takeType(
  fields: Map<string, string>,
  printedType: string,
  ids: PaperIds,
): { type: PaperType; original?: string } {
  const subtype = fields.get('entrysubtype')?.trim().toLowerCase() ?? '';
  let entryType = printedType;
  if (
    isEntryType(subtype) &&
    (entryType === 'misc' || subtype === 'preprint' || typeOfEntry(subtype) === typeOfEntry(entryType))
  ) {
    entryType = subtype;
    fields.delete('entrysubtype');
  }
  const type = typeOfEntry(entryType);
  if (entryType === 'preprint' || isPreprint(fields, type, ids)) {
    for (const name of PREPRINT_FIELDS) {
      const raw = fields.get(name);
      if (raw === undefined || ids.arxiv === undefined) continue;
      const journal = name === 'journal' || name === 'journaltitle';
      if (saysOnlyArxiv(raw, ids) || (journal && isPreprintPlace(latexToText(raw).text))) fields.delete(name);
    }
    return { type: 'preprint' };
  }
  return entryType === type ? { type } : { type, original: entryType };
}

function isPreprint(fields: ReadonlyMap<string, string>, type: PaperType, ids: PaperIds): boolean {
  if (!PREPRINT_ENTRIES.has(type)) return false;
  const journals = placesOf(fields, ['booktitle', 'journal', 'journaltitle']);
  if (type === 'misc' || type === 'online') {
    const others = placesOf(fields, PUBLISHERS);
    if (!journals.every(isPreprintPlace)) return false;
    if (ids.arxiv === undefined) return journals.length + others.length > 0 && others.every(isPreprintPlace);
    return others.every(isPreprintPlace);
  }
  // A publisher beside a journal says nothing about the journal.
  const places = journals.length > 0 ? journals : placesOf(fields, PUBLISHERS).slice(0, 1);
  return places.length > 0 ? places.every(isPreprintPlace) : ids.arxiv !== undefined;
}

function placesOf(fields: ReadonlyMap<string, string>, names: readonly string[]): string[] {
  const places: string[] = [];
  for (const name of names) {
    const raw = fields.get(name);
    const place = raw === undefined ? '' : latexToText(raw).text;
    if (place !== '') places.push(place);
  }
  return places;
}
