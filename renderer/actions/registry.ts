/** Every action, and the keyboard that reaches them. */
import { useSheets } from '../state/sheets.ts';
import { IS_MAC } from '../ui/keys.tsx';
import type { Action } from './action.ts';
import { isTypedAhead } from './type-ahead.ts';
import { libraryActions } from './library-actions.ts';
import { paperActions } from './paper-actions.ts';
import { movementActions, viewActions } from './view-actions.ts';

export const actions: readonly Action[] = [
  ...libraryActions,
  ...viewActions,
  ...paperActions,
  ...movementActions,
];

const byKey = new Map<string, Action>(actions.flatMap((action) => action.keys.map((key) => [key, action])));
const byId = new Map<string, Action>(actions.map((action) => [action.id, action]));

/** The action by that id; ids are ours, so one that is missing is a bug. */
export function actionById(id: string): Action {
  const action = byId.get(id);
  if (!action) throw new Error(`no action ${id}`);
  return action;
}

/** Runs an action by its id where it makes sense now. */
export function runAction(id: string): void {
  const action = actionById(id);
  if (action.when?.() ?? true) action.run();
}

/** A key press in the notation of `Action.keys`. A character that needs shift ("#", "?") is written as itself. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const mod = IS_MAC ? event.metaKey : event.ctrlKey;
  // With alt, macOS types another character for each digit.
  const digit = event.altKey ? /^Digit(\d)$/.exec(event.code)?.[1] : undefined;
  const key = digit ?? (event.key === ' ' ? 'space' : event.key.toLowerCase());
  const character = event.key.length === 1 && !/[a-z]/i.test(event.key);
  const parts = [
    mod ? 'mod' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey && !(character && !mod) ? 'shift' : '',
    key,
  ];
  return parts.filter(Boolean).join('+');
}

/** Whether a key press belongs to what has the focus: a field, an editor, an open menu. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
  );
}

/** Keys that mean something to a focused button, link or tab; there they are not shortcuts. */
const CONTROL_KEYS = new Set([
  'enter',
  'space',
  'arrowdown',
  'arrowup',
  'arrowright',
  'arrowleft',
  'home',
  'end',
]);
const OWN_KEYS =
  'button, a, [role=tab], [role=menuitem], [role=menu], [role=separator], [role=slider], [role=radio], [role=treeitem]';

/** Listens to the keyboard for the whole window. Returns the function that stops it. */
export function listenToKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || isTypedAhead(event)) return;
    const name = keyName(event);
    const action = byKey.get(name);
    if (!action) return;
    const withMod = name.startsWith('mod+') || name.startsWith('alt+');
    if (!withMod && isTyping(event.target)) return;
    if (['mod+a', 'mod+z', 'mod+shift+z', 'mod+y', 'mod+backspace'].includes(name) && isTyping(event.target))
      return;
    if (useSheets.getState().sheet !== undefined) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('[role=menu], [role=dialog], [role=listbox]:not([data-main-focus])')) return;
    if (CONTROL_KEYS.has(name) && target?.closest(OWN_KEYS)) return;
    if (name === 'mod+shift+c' && String(getSelection()) !== '') return;
    if (!(action.when?.() ?? true)) return;
    event.preventDefault();
    action.run();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
