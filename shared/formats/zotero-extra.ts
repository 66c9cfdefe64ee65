/** Zotero's field "Extra", which holds what its items have no field for, and goes out as the note of CSL-JSON. */
import { parseArxivId, parseDoi } from '../library/identifiers.ts';
import type { PaperIds } from '../library/paper.ts';
import { isbnFromField } from './bibtex/isbn.ts';

export interface ZoteroExtra {
  readonly citeKey?: string;
  readonly ids: Pick<PaperIds, 'arxiv' | 'arxivVersion' | 'arxivCategory' | 'doi' | 'isbn'>;
  /** What is left for the user to read; the text itself where nothing was taken out. */
  readonly rest: string;
}

/** Lines that name something are short; longer ones are somebody's note. */
const LONGEST = 300;

const CITE_KEY = /^[ \t]*citation key:[ \t]*(\S{1,80})[ \t]*$/i;
const IDENTIFIER =
  /^[ \t]*(arxiv|arxiv id|doi|isbn):[ \t]*(\S+)(?:[ \t]*\[([a-z-]{2,8}(?:\.[A-Za-z-]{2,12})?)\])?[ \t]*$/i;

/**
 * Takes the lines that name the citation key and identifiers out of an Extra field ("Citation Key: zhao2025",
 * "arXiv:2401.00001 [cs]"). A line that can't be read, or that contradicts what the item says elsewhere, stays in `rest`.
 */
export function readExtra(extra: string, known: PaperIds): ZoteroExtra {
  let citeKey: string | undefined;
  let ids: ZoteroExtra['ids'] = {};
  const isTaken = (line: string): boolean => {
    if (line.length > LONGEST) return false;
    const key = CITE_KEY.exec(line)?.[1];
    if (key !== undefined && citeKey === undefined) {
      citeKey = key;
      return true;
    }
    const [, name = '', value = '', category] = IDENTIFIER.exec(line) ?? [];
    const read = identifier(name.toLowerCase(), value, category);
    const all: PaperIds = { ...ids, ...known };
    const agrees = (['arxiv', 'doi', 'isbn'] as const).every(
      (kind) => read?.[kind] === undefined || all[kind] === undefined || all[kind] === read[kind],
    );
    if (!read || !agrees) return false;
    ids = { ...read, ...ids };
    return true;
  };
  const lines = extra.split('\n');
  const left = lines.filter((line) => !isTaken(line));
  const rest = left.length === lines.length ? extra : left.filter((line) => /\S/.test(line)).join('\n');
  return { ...(citeKey === undefined ? {} : { citeKey }), ids, rest };
}

function identifier(
  name: string,
  value: string,
  category: string | undefined,
): ZoteroExtra['ids'] | undefined {
  if (name === 'doi') {
    const doi = parseDoi(value);
    return doi === undefined ? undefined : { doi };
  }
  if (name === 'isbn') {
    const isbn = isbnFromField(value);
    return isbn === undefined ? undefined : { isbn };
  }
  const arxiv = parseArxivId(value);
  if (!arxiv) return undefined;
  return {
    arxiv: arxiv.id,
    ...(arxiv.version ? { arxivVersion: arxiv.version } : {}),
    ...(category ? { arxivCategory: category } : {}),
  };
}
