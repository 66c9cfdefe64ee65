/** What the window is looking at: a place of the sidebar (a query), the words in the search field, and the mode. */
import { create } from 'zustand';
import { showPane } from './pane.ts';
import { lastSession } from './session.ts';

/** A place in the sidebar. Its query narrows what the search field finds. */
export interface Place {
  /** "status:inbox", "tag:moe", "saved:<id>": which sidebar entry is lit. */
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

export const PLACES = {
  all: { id: 'all', name: 'All papers', query: '' },
  inbox: { id: 'status:inbox', name: 'Inbox', query: 'status:inbox' },
  toRead: { id: 'status:to-read', name: 'To read', query: 'status:to-read' },
  reading: { id: 'status:reading', name: 'Reading', query: 'status:reading' },
  read: { id: 'status:read', name: 'Read', query: 'status:read' },
  starred: { id: 'starred', name: 'Starred', query: 'is:starred' },
  archived: { id: 'status:archived', name: 'Archived', query: 'status:archived' },
  discarded: { id: 'status:discarded', name: 'Discarded', query: 'status:discarded' },
} as const satisfies Record<string, Place>;

export type DetailTab = 'paper' | 'notes' | 'claims' | 'bibtex';

interface View {
  readonly place: Place;
  readonly text: string;
  readonly mode: 'library' | 'triage' | 'compare' | 'insights';
  readonly tab: DetailTab;
}

export const useView = create<View>()(() => ({
  place: lastSession?.place ?? PLACES.all,
  text: lastSession?.text ?? '',
  mode: lastSession?.mode ?? 'library',
  tab: lastSession?.tab ?? 'paper',
}));

/** Goes to a place of the sidebar; the search field is emptied. */
export function goTo(place: Place): void {
  useView.setState({ place, text: '', mode: 'library' });
  showPane('list');
}
/** A saved search that is looked at may be changed, here (and undone) or in another window. */
export function followSaved(searches: readonly { id: string; name: string; query: string }[]): void {
  const { place } = useView.getState();
  const saved = searches.find(({ id }) => place.id === `saved:${id}`);
  if (!saved || (saved.name === place.name && saved.query === place.query)) return;
  useView.setState({ place: { id: place.id, name: saved.name, query: saved.query } });
}
/** Looks for the same words in all papers, wherever the window is. */
export const searchEverywhere = (): void => useView.setState({ place: PLACES.all });
export const setSearchText = (text: string): void => useView.setState({ text });
export function setMode(mode: View['mode']): void {
  useView.setState({ mode });
  showPane('list');
}
export const setTab = (tab: DetailTab): void => useView.setState({ tab });

/** A tag's place; the name is quoted, it may hold blanks. */
export function tagPlace(name: string): Place {
  return { id: `tag:${name}`, name, query: `tag:${quoted(name)}` };
}
export function topicPlace(id: string, name: string): Place {
  return { id: `topic:${id}`, name, query: `topic:${quoted(id)}` };
}
export function quoted(value: string): string {
  return /^[\p{L}\p{N}/_.-]+$/u.test(value) ? value : `"${value.replaceAll('"', ' ')}"`;
}

/**
 * The query that place and words make together, and how far the words were shifted in it. Parentheses only where an OR
 * would otherwise reach into the place's part.
 */
export function combinedQuery(place: Place, text: string): { query: string; shift: number } {
  if (place.query === '') return { query: text, shift: 0 };
  if (text.trim() === '') return { query: place.query, shift: 0 };
  const wrap = (part: string): string => (/\bOR\b|\|/.test(part) ? `(${part})` : part);
  const prefix = `${wrap(place.query)} `;
  const words = wrap(text);
  return { query: prefix + words, shift: prefix.length + (words === text ? 0 : 1) };
}
