/**
 * Whether the sidebar is in sight. A window too narrow for three panes hides it until it is asked for; where there is room for one
 * pane, it is a drawer over that.
 */
import { create } from 'zustand';
import { usePane } from './pane.ts';
import { setPreference, usePreferences } from './preferences.ts';

/** Narrower, the rows of a list would show the first words of a title only. */
const narrow = window.matchMedia('(max-width: 60rem)');

export const useSidebar = create<{ readonly shown: boolean }>()(() => ({ shown: fits() }));

narrow.addEventListener('change', () => useSidebar.setState({ shown: fits() }));

// Whoever brings a pane into sight wants to see it.
usePane.subscribe(hideDrawer);

/** Whether it lies over a pane now. */
export const hasDrawer = (): boolean => usePane.getState().single && useSidebar.getState().shown;
export function hideDrawer(): void {
  if (hasDrawer()) useSidebar.setState({ shown: false });
}

function fits(): boolean {
  return !narrow.matches && usePreferences.getState().sidebar;
}

/** Shows or hides it; in a window with room for it, the next ones too. */
export function toggleSidebar(): void {
  const shown = !useSidebar.getState().shown;
  useSidebar.setState({ shown });
  if (!narrow.matches) setPreference({ sidebar: shown });
}
