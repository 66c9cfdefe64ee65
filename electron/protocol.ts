/** The `app://` protocol: the window's page comes from one folder, and from nowhere else. */
import { protocol } from 'electron';
import { readPageFile, SECURITY_HEADERS } from './page-files.ts';

const PAGE_HOST = 'roofline';

/** The window's address. */
export const PAGE_URL = `app://${PAGE_HOST}/`;

/** Makes `app:` a scheme with origins and a content security policy, like `https:`. Must run before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the page from `folder`. */
export function servePage(folder: string): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === PAGE_HOST ? await readPageFile(folder, pathname) : undefined;
    if (!file) return new Response('Not found', { status: 404, headers: SECURITY_HEADERS });
    return new Response(new Uint8Array(file.body), { headers: file.headers });
  });
}

/**
 * True for an address or origin of our own page. Compared as text: for schemes of one's own, Node's `URL` calls every
 * origin "null".
 */
export function isPageUrl(address: string): boolean {
  return address.startsWith(PAGE_URL) || `${address}/` === PAGE_URL;
}
