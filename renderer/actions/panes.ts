/** Keeps the pane in sight and the focus together, in windows with room for one pane and when a window becomes one. */
import { showPane, usePane, type Pane } from '../state/pane.ts';
import { catchFocus, focusShown } from './focus.ts';

function paneOf(target: EventTarget | null): Pane | undefined {
  if (!(target instanceof Element)) return undefined;
  if (target.closest('#list')) return 'list';
  return target.closest('#detail') ? 'detail' : undefined;
}

/** The focus is in a pane that went out of sight, or fell out of it: to the one that is in sight. */
function catchHidden(): void {
  const at = paneOf(document.activeElement);
  if (at !== undefined && at !== usePane.getState().shown) focusShown();
  else catchFocus();
}

/** Follows the focus from pane to pane until the returned function is called. */
export function followPanes(): () => void {
  /** What had the focus when the list went out of sight: back is back to it. */
  let left: Element | null = null;
  const onFocus = (event: FocusEvent): void => {
    const pane = paneOf(event.target);
    if (pane && pane !== usePane.getState().shown) showPane(pane);
  };
  const stop = usePane.subscribe((now, before) => {
    const active = document.activeElement;
    const at = paneOf(active);
    if (!now.single || at === undefined || at === now.shown) return;
    // The window became narrow: what has the focus stays in sight.
    if (!before.single) return showPane(at);
    if (now.shown === before.shown) return;
    if (at === 'list') left = active;
    if (now.shown === 'list' && left instanceof HTMLElement && left.isConnected) left.focus();
    // Once it is drawn: it may come with another tab.
    else requestAnimationFrame(catchHidden);
  });
  document.addEventListener('focusin', onFocus);
  return () => {
    stop();
    document.removeEventListener('focusin', onFocus);
  };
}
