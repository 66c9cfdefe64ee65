/** Keys that mean something else in triage than in the list: a decision goes on to the next paper. */
import { keyName, runAction } from '../../actions/registry.ts';
import { isTypedAhead } from '../../actions/type-ahead.ts';
import { useSheets } from '../../state/sheets.ts';

/** Keys that decide about a paper, and the action each stands for. */
export const DECISIONS = {
  y: 'status.to-read',
  x: 'status.discarded',
  e: 'status.archived',
} as const;

/** Decisions that need no button. */
const KEYS = { ...DECISIONS, delete: 'delete', 'mod+backspace': 'delete' } as const;

const STEPS: Readonly<Record<string, number>> = {
  space: 1,
  j: 1,
  arrowdown: 1,
  arrowright: 1,
  'shift+space': -1,
  k: -1,
  arrowup: -1,
  arrowleft: -1,
};

/** Listens before the window's own shortcuts do. Returns the function that stops it. */
export function listenToTriageKeys(move: (step: number) => void, takeBack: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (useSheets.getState().sheet !== undefined || event.defaultPrevented) return;
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    if (target?.isContentEditable || target?.closest('input, textarea, select, [role=menu], [role=dialog]'))
      return;
    if (isTypedAhead(event)) return event.stopPropagation();
    const name = keyName(event);
    const decision = Object.hasOwn(KEYS, name) ? KEYS[name as keyof typeof KEYS] : undefined;
    const step = STEPS[name];
    if (name === 'space' && target?.closest('button')) return;
    if (decision) {
      runAction(decision);
      move(1);
    } else if (name === 'u' || name === 'mod+z') takeBack();
    else if (step !== undefined) move(step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}
