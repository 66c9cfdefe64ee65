/** What this window looks like: kept on this machine, not in the library. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Sort } from '../../shared/api/schemas.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const DENSITIES = ['compact', 'normal', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

export const COLUMNS = [
  'title',
  'authors',
  'published',
  'venue',
  'tags',
  'claim',
  'rating',
  'status',
  'citeKey',
  'added',
] as const;
export type Column = (typeof COLUMNS)[number];

export interface Preferences {
  readonly theme: Theme;
  readonly density: Density;
  readonly layout: 'list' | 'table';
  readonly columns: readonly Column[];
  /** Whether the sidebar is shown where there is room for it. */
  readonly sidebar: boolean;
  readonly sort: Sort | undefined;
  readonly descending: boolean | undefined;
  /** Sidebar sections that are folded away. */
  readonly folded: readonly string[];
  readonly noteView: 'write' | 'both' | 'read';
  /** The user has read what is sent to whom and agreed to it. */
  readonly onlineAgreed: boolean;
}

export const usePreferences = create(
  persist(
    (): Preferences => ({
      theme: 'system',
      density: 'normal',
      layout: 'list',
      columns: ['title', 'authors', 'published', 'venue', 'tags', 'rating'],
      sidebar: true,
      sort: undefined,
      descending: undefined,
      folded: [],
      noteView: 'write',
      onlineAgreed: false,
    }),
    { name: 'roofline.preferences', version: 1 },
  ),
);

export function setPreference(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}

export function toggleFolded(section: string): void {
  const { folded } = usePreferences.getState();
  setPreference({
    folded: folded.includes(section) ? folded.filter((name) => name !== section) : [...folded, section],
  });
}

/** Row height in pixels for a density; the style sheet's `--row-height` says the same in rem. */
export function rowHeight(density: Density, layout: Preferences['layout']): number {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  if (layout === 'table') return { compact: 26, normal: 32, roomy: 38 }[density] * rem;
  return { compact: 44, normal: 54, roomy: 64 }[density] * rem;
}

/** Puts theme and density on the root element, now and whenever they change. */
export function applyAppearance(): void {
  const apply = ({ theme, density }: Preferences): void => {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    root.dataset['density'] = density;
  };
  apply(usePreferences.getState());
  usePreferences.subscribe(apply);
}
