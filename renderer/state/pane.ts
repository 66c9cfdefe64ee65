/** Which pane is in sight where a window has room for one only: the list, or what stands in its place, or the paper. */
import { create } from 'zustand';

export type Pane = 'list' | 'detail';

/** Narrower, two panes side by side cut titles and tables to a word. 200 % zoom makes a window of 1440 pixels so narrow. */
const narrow = window.matchMedia('(max-width: 45rem)');

export const usePane = create<{ readonly single: boolean; readonly shown: Pane }>()(() => ({
  single: narrow.matches,
  shown: 'list',
}));

narrow.addEventListener('change', () => usePane.setState({ single: narrow.matches }));

/** Brings a pane into sight. Where there is room for both, it is the one that stays when the window becomes narrow. */
export const showPane = (shown: Pane): void => usePane.setState({ shown });

/** Tells the style sheet, at once: what is to be focused has to be in sight first. Missing where both panes are. */
export function applyPane(): void {
  const apply = ({ single, shown }: { single: boolean; shown: Pane }): void => {
    if (single) document.documentElement.dataset['pane'] = shown;
    else delete document.documentElement.dataset['pane'];
  };
  apply(usePane.getState());
  usePane.subscribe(apply);
}
