/** Which sheet is open over the window. One at a time; closing gives focus back to where it was. */
import { create } from 'zustand';
import type { SavedSearch } from '../../shared/library/library-meta.ts';

/** A text that came in by paste, drop or file and waits to be looked at. */
export interface IncomingText {
  readonly text: string;
  readonly html?: string;
  /** The file's name or the page's address. */
  readonly from?: string;
}

/** An address or id that is fetched when it is looked at. */
export interface IncomingAddress {
  readonly address: string;
}

/** A saved source that is checked when it is looked at. */
export interface IncomingSource {
  readonly savedSource: string;
  readonly name: string;
}

export type Incoming = IncomingText | IncomingAddress | IncomingSource;

export type Sheet =
  /** `address` stands in the field for one, and is fetched when the user says so: it came from another program. */
  | { readonly kind: 'import'; readonly incoming: readonly Incoming[]; readonly address?: string }
  /** Looks papers up online. */
  | { readonly kind: 'complete'; readonly ids: readonly string[]; readonly publishedVersions?: boolean }
  | { readonly kind: 'export' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'tags' }
  | { readonly kind: 'duplicates' }
  | { readonly kind: 'tag-papers' }
  /** Names the current search, or changes one that is saved. */
  | { readonly kind: 'save-search'; readonly saved?: SavedSearch };

export const useSheets = create<{ readonly sheet: Sheet | undefined }>()(() => ({ sheet: undefined }));

export const openSheet = (sheet: Sheet): void => useSheets.setState({ sheet });
export const closeSheet = (): void => useSheets.setState({ sheet: undefined });
