/** The web addresses of an entry, from `url` and the fields that are named after what they lead to. */
import type { Link, PaperType } from '../../library/paper.ts';
import { kindOfUrlField, urlFromField } from './links.ts';

/** Fields that hold one address of the kind they are named after. */
const LINK_FIELDS: readonly [field: string, kind: Link['kind']][] = [
  ['urls', 'page'],
  ['pdf', 'pdf'],
  ['code', 'code'],
  ['project', 'project'],
  ['website', 'project'],
  ['data', 'data'],
  ['model', 'model'],
  ['slides', 'slides'],
  ['video', 'video'],
];
const LINK_KINDS = new Set<string>([
  'code',
  'project',
  'pdf',
  'page',
  'data',
  'model',
  'slides',
  'video',
  'other',
]);

/** The links of an entry's raw fields. Fields that hold addresses and nothing else are taken out of `fields`. */
export function takeLinks(fields: Map<string, string>, type: PaperType): Link[] {
  const links: Link[] = [];
  const add = (kind: Link['kind'], url: string): void => {
    if (!links.some((link) => link.url === url)) links.push({ kind, url, from: 'source' });
  };
  const rawUrl = fields.get('url');
  const urls = rawUrl === undefined ? [] : addresses(rawUrl);
  if (urls.length > 0) fields.delete('url');
  for (const url of urls) add(kindOfUrlField(type, url), url);
  for (const [field, kind] of LINK_FIELDS) {
    const raw = fields.get(field);
    const found = raw === undefined ? [] : addresses(raw);
    if (found.length === 0) continue;
    fields.delete(field);
    for (const url of found) add(kind, url);
  }
  takeOwnLinks(fields, add);
  for (const field of ['howpublished', 'note']) {
    const raw = fields.get(field);
    if (raw === undefined || !raw.includes('\\url')) continue;
    for (const match of raw.matchAll(/\\url\s*\{([^{}\s]+)\}/g)) add('page', urlFromField(match[1]!));
  }
  return links;
}

/** `verba = {code: https://... pdf: https://...}`, as we write links for BibLaTeX. */
function takeOwnLinks(fields: Map<string, string>, add: (kind: Link['kind'], url: string) => void): void {
  const words = fields.get('verba')?.trim().split(/\s+/) ?? [];
  if (words.length === 0 || words.length % 2 === 1) return;
  const kinds = words.filter((_, at) => at % 2 === 0).map((word) => word.replace(/:$/, ''));
  if (!kinds.every((kind) => LINK_KINDS.has(kind))) return;
  fields.delete('verba');
  for (const [at, kind] of kinds.entries()) add(kind as Link['kind'], urlFromField(words[at * 2 + 1]!));
}

/** The addresses of a field that should hold one. */
function addresses(raw: string): string[] {
  const value = raw.trim();
  const parts = /\s/.test(value) ? value.split(/[\s;]+/) : [value];
  const urls = parts.map(urlFromField).filter((url) => /^(?:https?|ftp):\/\/[^\s/]/i.test(url));
  return urls.length === parts.filter((part) => part !== '').length ? urls : [];
}
