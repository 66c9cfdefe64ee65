/**
 * Identifiers of papers: found in text, checked, brought to one normal form. Sources: arXiv identifier scheme
 * (info.arxiv.org/help/arxiv_identifier.html), DOI handbook section 2, ACL Anthology ids.
 */
import type { PaperIds } from './paper.ts';
import { isArxivDoi } from './preprint-servers.ts';

/** The archives of arXiv's identifier scheme before April 2007 ("hep-th/9901001"). */
const OLD_ARXIV =
  /^(?:astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nlin|nucl-ex|nucl-th|physics|quant-ph|math|cs|q-bio|q-fin|stat|acc-phys|adap-org|alg-geom|ao-sci|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|dg-ga|funct-an|mtrl-th|patt-sol|plasm-ph|q-alg|solv-int|supr-con)(?:\.[A-Z]{2})?\/\d{7}$/;
const NEW_ARXIV = /^(\d{2})(\d{2})\.(\d{4,5})$/;

/** An arXiv id without its version, and the version where one was given. */
export interface ArxivId {
  readonly id: string;
  readonly version?: number;
}

/**
 * Reads an arXiv id: bare, with `arXiv:`, with a version, or as an arxiv.org, alphaXiv, ar5iv or huggingface.co/papers address.
 * Returns undefined where the text is none (a month of 13, four digits after 2015).
 */
export function parseArxivId(text: string): ArxivId | undefined {
  if (text === '') return undefined;
  const bare = text
    .trim()
    .replace(
      /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:arxiv\.org|alphaxiv\.org|ar5iv\.org|hf-mirror\.com|huggingface\.co)\/(?:abs|pdf|html|format|ps|src|e-print|papers|overview|forum)\//i,
      '',
    )
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
    .replace(/^10\.48550\/arxiv\./i, '')
    .replace(/^arxiv\s*[:.]\s*/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\.pdf$/i, '');
  const [, id = '', version] = /^(.+?)(?:v(\d{1,3}))?$/i.exec(bare) ?? [];
  const parts = NEW_ARXIV.exec(id);
  if (parts) {
    const [, yy, mm, number = ''] = parts;
    const month = Number(mm);
    const afterOldScheme = Number(yy + mm!) >= 704 || Number(yy) > 90;
    // Numbers have five digits since January 2015.
    const digits = Number(yy) >= 15 && Number(yy) <= 90 ? 5 : 4;
    if (month < 1 || month > 12 || !afterOldScheme || number.length !== digits) return undefined;
  } else if (!OLD_ARXIV.test(id)) return undefined;
  return version === undefined || Number(version) === 0 ? { id } : { id, version: Number(version) };
}

/** The year and month that a new-style arXiv id carries, or undefined for an old or broken one. */
export function arxivIdDate(id: string): { year: number; month: number } | undefined {
  const parts = NEW_ARXIV.exec(id);
  if (!parts) return undefined;
  return { year: 2000 + Number(parts[1]), month: Number(parts[2]) };
}

/**
 * Reads a DOI: bare, with `doi:`, or as a doi.org address; lower case, since DOIs are case-insensitive (DOI handbook 2.4).
 * Trailing punctuation of the sentence around it is dropped; brackets that the DOI itself opened are kept.
 */
export function parseDoi(text: string): string | undefined {
  const match = /(?:^|[^\d.])(10\.\d{4,9}(?:\.\d+)*\/[^\s"<>{}|\\^`\u200b]+)/.exec(
    ` ${decodePercent(text.trim())}`,
  );
  if (!match) return undefined;
  let doi = match[1]!.replace(/[.,;:!?'*]+$/, '');
  while (/[)\]]$/.test(doi) && !balanced(doi)) doi = doi.slice(0, -1).replace(/[.,;:]+$/, '');
  return /\/.+/.test(doi) ? doi.toLowerCase() : undefined;
}

function decodePercent(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** The identifiers that an address carries; empty where it names no paper. */
export function idsFromUrl(url: string): PaperIds {
  const arxiv = /arxiv\.org\/|huggingface\.co\/papers\/|hf-mirror\.com\/papers\/|10\.48550\/arxiv/i.test(url)
    ? parseArxivId(url)
    : undefined;
  const host = /^(?:https?:\/\/)?([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  if (arxiv) {
    return {
      arxiv: arxiv.id,
      ...(arxiv.version ? { arxivVersion: arxiv.version } : {}),
      ...(/huggingface|hf-mirror/.test(host) ? { hf: arxiv.id } : {}),
    };
  }
  if (host.endsWith('openreview.net')) {
    const id = /[?&]id=([\w-]+)/.exec(url)?.[1];
    return id ? { openreview: id } : {};
  }
  if (host.endsWith('aclanthology.org')) {
    const id = /aclanthology\.org\/(?:anthology\/)?([\w.-]+?)(?:\.pdf|\.bib)?\/?(?:[?#].*)?$/i.exec(url)?.[1];
    return id ? { acl: id } : {};
  }
  if (host.endsWith('dblp.org') || host.endsWith('dblp.uni-trier.de')) {
    const key = /\/rec\/([\w./-]+?)(?:\.html|\.bib|\.xml)?(?:[?#].*)?$/.exec(url)?.[1];
    return key ? { dblp: key } : {};
  }
  if (host.endsWith('semanticscholar.org')) {
    const id = /\/([0-9a-f]{40})(?:[/?#]|$)/.exec(url)?.[1];
    return id ? { semanticScholar: id } : {};
  }
  const doi = /doi\.org\/|dl\.acm\.org\/doi|\/doi\//i.test(url) ? parseDoi(url) : undefined;
  return doi ? { doi } : {};
}

/** The web page of a paper, best first: what "open" opens. */
export function paperPageUrl(ids: PaperIds): string | undefined {
  if (ids.doi && !isArxivDoi(ids.doi)) return doiUrl(ids.doi);
  if (ids.arxiv) return `https://arxiv.org/abs/${ids.arxiv}`;
  if (ids.hf) return `https://huggingface.co/papers/${ids.hf}`;
  if (ids.openreview) return `https://openreview.net/forum?id=${ids.openreview}`;
  if (ids.acl) return `https://aclanthology.org/${ids.acl}/`;
  if (ids.dblp) return `https://dblp.org/rec/${ids.dblp}.html`;
  if (ids.semanticScholar) return `https://www.semanticscholar.org/paper/${ids.semanticScholar}`;
  return ids.doi ? doiUrl(ids.doi) : undefined;
}

/** Damaged text has half characters, which no address can hold. */
function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
}
