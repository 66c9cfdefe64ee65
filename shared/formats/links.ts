/** Web addresses: found in prose (abstracts, notes), cleaned of the sentence around them, and sorted by what they lead to. */
import type { Link } from '../library/paper.ts';

/** Hosts whose addresses people print without `https://`. */
const BARE_HOSTS =
  'github\\.com|gitlab\\.com|bitbucket\\.org|gitee\\.com|codeberg\\.org|huggingface\\.co|hf\\.co|zenodo\\.org|arxiv\\.org|anonymous\\.4open\\.science|[\\w-]{1,60}\\.github\\.io|[\\w-]{1,60}\\.gitlab\\.io';

/** An address ends at white space, quotes, braces, angle brackets, full-width punctuation, or a LaTeX command. */
const URL_IN_TEXT = new RegExp(
  String.raw`(?:https?:\s?\/\/|www\.(?=[\w-]+\.)|(?<![\w./@-])(?=(?:${BARE_HOSTS})\/?))(?:\\[_#%~&-]|[^\s"'<>{}|\\^` +
    '`' +
    String.raw`\u3000-\u303f\uff00-\uffef\u201c\u201d\u2018\u2019])+`,
  'gi',
);

/**
 * The addresses printed in a text, in order, each once, made absolute (`github.com/x/y` gets its `https://`). The full stop
 * of the sentence, closing brackets that the address did not open and LaTeX left-overs do not belong to it.
 */
export function findUrls(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(URL_IN_TEXT)) {
    const url = cleanUrl(match[0]);
    if (url) found.add(url);
  }
  return [...found];
}

/** One address as printed, made absolute and rid of the punctuation around it; undefined where nothing is left of it. */
export function cleanUrl(printed: string): string | undefined {
  let url = printed
    .trim()
    .replace(/\\([_#%~&-])/g, '$1')
    .replace(/^(https?:)\s+/i, '$1');
  for (;;) {
    const shorter = url.replace(/[.,;:!?*_~]+$/, '');
    const last = shorter.at(-1);
    if ((last === ')' || last === ']') && !closes(shorter)) url = shorter.slice(0, -1);
    else if (shorter === url) break;
    else url = shorter;
  }
  if (!/^https?:\/\//i.test(url)) url = `https://${url}`;
  if (!/^https?:\/\/(?:[\w-]+\.)+[a-z]{2,}(?:[:/?#]|$)/i.test(url)) return undefined;
  return url;
}

/** True where the last bracket of an address was opened inside it. */
function closes(url: string): boolean {
  const [open, close] = url.endsWith(')') ? ['(', ')'] : ['[', ']'];
  return url.split(open!).length >= url.split(close!).length;
}

const CODE_HOST =
  /^(?:www\.)?(?:github\.com|gitlab\.[\w.-]+|bitbucket\.org|gitee\.com|codeberg\.org|sourceforge\.net|code\.google\.com|anonymous\.4open\.science|git\.[\w.-]+|opensource\.[\w.-]+)$/;

/** What an address leads to, by its host and path. A repository is `code`; a person's or a lab's page there is not. */
export function linkKind(url: string): Link['kind'] {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#:]+)(?::\d+)?([^?#]*)/i.exec(url.toLowerCase()) ?? [];
  const segments = path.split('/').filter((segment) => segment !== '');
  if (CODE_HOST.test(host)) return segments.length >= 2 ? 'code' : 'project';
  if (/(?:^|\.)(?:huggingface\.co|hf\.co|hf-mirror\.com)$/.test(host)) {
    if (segments[0] === 'papers' || segments[0] === 'blog' || segments[0] === 'docs') return 'page';
    if (segments[0] === 'datasets') return 'data';
    if (segments[0] === 'spaces' || segments[0] === 'collections' || segments.length < 2) return 'project';
    return 'model';
  }
  if (/\.pdf$/.test(path) || (/arxiv\.org$/.test(host) && segments[0] === 'pdf')) return 'pdf';
  if (
    /(?:arxiv|doi|openreview|aclanthology|semanticscholar|acm|ieee|usenix|springer)\.(?:org|net|com)$/.test(
      host,
    )
  ) {
    return 'page';
  }
  if (/(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|bilibili\.com)$/.test(host)) return 'video';
  if (/(?:^|\.)(?:zenodo\.org|kaggle\.com|figshare\.com|dataverse\.[\w.]+)$/.test(host)) return 'data';
  if (/(?:slideshare\.net|speakerdeck\.com)$/.test(host) || /\.(?:pptx?|key)$/.test(path)) return 'slides';
  return 'project';
}

/** What an address that is given for a paper leads to: where nothing tells its kind, the paper's page. */
export function paperLinkKind(url: string): Link['kind'] {
  const kind = linkKind(url);
  return kind === 'project' ? 'page' : kind;
}

/** The links that a printed abstract carries. */
export function linksInAbstract(abstract: string): Link[] {
  return findUrls(abstract).map((url) => ({ kind: linkKind(url), url, from: 'abstract' }));
}

/** Links in order, each address once whatever its scheme or final slash; the first one's kind and origin stay. */
export function uniqueLinks(links: readonly Link[]): Link[] {
  const byAddress = new Map<string, Link>();
  for (const link of links) {
    const address = link.url
      .replace(/^https?:\/\/(?:www\.)?/i, '')
      .replace(/\/+$/, '')
      .toLowerCase();
    if (!byAddress.has(address)) byAddress.set(address, link);
  }
  return [...byAddress.values()];
}

/** "owner/name" of the GitHub repository that an address leads into, or undefined. */
export function githubRepository(url: string): string | undefined {
  const match = /^https?:\/\/(?:www\.)?github\.com\/([\w-]{1,40})\/([\w.-]{1,100})/i.exec(url);
  if (match === null || /^(?:orgs|users|sponsors|topics|features|marketplace)$/i.test(match[1]!))
    return undefined;
  return `${match[1]!}/${match[2]!.replace(/\.git$/, '')}`;
}
