/** What the desktop shell asks of the window: menu commands, and files opened with Roofline. In a browser there is neither. */
import { desktop } from '../api.ts';
import { openSheet } from '../state/sheets.ts';
import { runAction } from './registry.ts';

/** Follows the desktop shell until the returned function is called. */
export function listenToDesktop(): () => void {
  if (!desktop) return () => undefined;
  // Menu commands are ids of actions (shared/api/bridge.ts).
  const stopMenu = desktop.onMenu(runAction);
  const stopFiles = desktop.onOpenFile((opened) =>
    openSheet(
      'address' in opened
        ? { kind: 'import', incoming: [], address: opened.address }
        : { kind: 'import', incoming: [{ from: opened.name, text: opened.text }] },
    ),
  );
  return () => {
    stopMenu();
    stopFiles();
  };
}
