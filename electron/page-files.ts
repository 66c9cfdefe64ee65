/**
 * The window's files (dist/renderer) as both shells serve them: the browser shell over HTTP, the desktop shell as app://.
 * A path that leaves the folder finds nothing.
 */
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

/**
 * What the page may do: run and fetch only what it was served with. Inline styles are allowed because the note editor
 * places its lines with them; inline scripts are not.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers that go with every answer, whatever it holds. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export interface PageFile {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Reads the file that a URL path names, `/` being index.html.
 * @param folder The folder that holds the page; nothing outside it is ever read, links included.
 * @param urlPath The path of the URL, still percent-encoded.
 * @returns The file with its headers, or undefined where there is none.
 */
export async function readPageFile(folder: string, urlPath: string): Promise<PageFile | undefined> {
  const relative = decodePath(urlPath);
  if (relative === undefined) return undefined;
  try {
    const home = await realpath(folder);
    const file = await realpath(path.join(home, relative));
    if (!file.startsWith(home + path.sep)) return undefined;
    const body = await readFile(file);
    const type = CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream';
    // The build puts a hash into the names of assets; everything else may change with the next build.
    const cache = relative.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache';
    return { body, headers: { ...SECURITY_HEADERS, 'Content-Type': type, 'Cache-Control': cache } };
  } catch {
    return undefined;
  }
}

/** The file path that a URL path stands for; undefined for one that no page of ours links to. */
function decodePath(urlPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (decoded === '/') return '/index.html';
  const plain = decoded.startsWith('/') && !decoded.includes('\0') && !decoded.includes('\\');
  return plain && !decoded.split('/').includes('..') ? decoded : undefined;
}
