/** Whether the sidebar is in sight. A window too narrow for three panes hides it until it is asked for. */
import { create } from 'zustand';
import { setPreference, usePreferences } from './preferences.ts';

/** Narrower, the rows of a list would show the first words of a title only. */
const narrow = window.matchMedia('(max-width: 60rem)');

export const useSidebar = create<{ readonly shown: boolean }>()(() => ({ shown: fits() }));

narrow.addEventListener('change', () => useSidebar.setState({ shown: fits() }));

function fits(): boolean {
  return !narrow.matches && usePreferences.getState().sidebar;
}

/** Shows or hides it; in a window with room for it, the next ones too. */
export function toggleSidebar(): void {
  const shown = !useSidebar.getState().shown;
  useSidebar.setState({ shown });
  if (!narrow.matches) setPreference({ sidebar: shown });
}
