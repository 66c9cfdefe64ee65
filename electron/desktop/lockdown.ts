/** What no window may do, whatever its page tries: see the checklist at electronjs.org/docs/latest/tutorial/security. */
import { app, session, shell } from 'electron';
import { isPageUrl } from '../protocol.ts';

/** Denies navigation, new windows and embedded pages to all web contents, now and later. */
export function lockContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url);
      return { action: 'deny' };
    });
  });
}

/** Denies every permission but writing to the clipboard (copying a citation), and that to our own page only. */
export function lockPermissions(): void {
  const allowed = (permission: string, origin: string): boolean =>
    permission === 'clipboard-sanitized-write' && isPageUrl(origin);
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) =>
    allowed(permission, origin),
  );
  session.defaultSession.setPermissionRequestHandler((_contents, permission, grant, details) =>
    grant(allowed(permission, details.requestingUrl)),
  );
}

/** Opens a web address in the system's browser: `https:` only, as text from the internet could name any program. */
function openOutside(address: string): void {
  if (URL.canParse(address) && new URL(address).protocol === 'https:') void shell.openExternal(address);
}
