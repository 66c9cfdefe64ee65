/**
 * What the desktop shell gives its window, as `window.roofline`. A window in a browser has no bridge: there the client talks
 * HTTP to the address it was loaded from (electron/serve/).
 */
import type { LibraryClient } from './client.ts';

/** What the native menu asks the window to do: ids of the window's actions (renderer/actions/). */
export type MenuCommand =
  | 'import-file'
  | 'export'
  | 'search'
  | 'palette'
  | 'settings'
  | 'shortcuts'
  | 'triage'
  | 'sidebar'
  | 'undo'
  | 'redo';

/** A file that the user opened with Roofline (double click on a `.bib`, the command line): to be shown in the import sheet. */
export interface OpenedFile {
  readonly name: string;
  readonly text: string;
}

/** An address that another program (a bookmarklet in the browser) opened Roofline with: shown, and fetched when the user says so. */
export interface OpenedAddress {
  readonly address: string;
}

export interface DesktopBridge extends LibraryClient {
  readonly platform: 'darwin' | 'win32' | 'linux';
  /** Calls `listener` when the menu asks for something, until the returned function is called. */
  onMenu(listener: (command: MenuCommand) => void): () => void;
  /** Calls `listener` with files and addresses opened so far and from now on, until the returned function is called. */
  onOpenFile(listener: (opened: OpenedFile | OpenedAddress) => void): () => void;
}

/** The name of the bridge on the window's global object. */
export const BRIDGE_NAME = 'roofline';
