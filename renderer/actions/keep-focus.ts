/**
 * Where what has the focus goes away (a row that is deleted, a chip that is taken off, a button that can no longer be pressed), the
 * focus goes to what took its place or stands nearest, as in a native list; never to nowhere.
 */
import { focusShown } from './focus.ts';

interface Step {
  readonly parent: Element;
  /** Which of the parent's children led to what had the focus. */
  readonly at: number;
}

const FOCUSABLE =
  'button:enabled, a[href], input:enabled, select:enabled, textarea:enabled, [tabindex="0"], [contenteditable=true]';
/** Sheets and menus give the focus back themselves, in a moment; milliseconds. */
const PATIENCE = 200;

/** Watches the whole window. Returns the function that stops it. */
export function keepFocus(): () => void {
  let last: HTMLElement | undefined;
  let trail: readonly Step[] = [];
  /** Where the focus was moved to last. */
  let placed: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const onFocusIn = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    if (last !== undefined && isDialog(target) && (isGone(last) || target.contains(last))) {
      // A dialog takes the focus itself where a control in it goes away, and once more when it has moved on.
      if (last === placed) requestAnimationFrame(() => placed?.focus());
      return;
    }
    placed = undefined;
    clearTimeout(timer);
    last = target;
    trail = trailOf(target);
    watch(target);
  };
  // Only what leads to the focus: rows that come and go while a list is scrolled concern nobody.
  const watch = (target: HTMLElement): void => {
    observer.disconnect();
    for (const element of [target, ...trail.map(({ parent }) => parent)])
      observer.observe(element, { childList: true, attributes: true, attributeFilter: ['disabled'] });
  };
  // A click beside everything takes the focus away on purpose.
  const onFocusOut = (): void => {
    requestAnimationFrame(() => {
      if (isNowhere() && last !== undefined && !isGone(last)) last = undefined;
    });
  };
  const observer = new MutationObserver(() => {
    if (last === undefined || !isGone(last)) return;
    const gone = last;
    const isInPlace = trail.some(({ parent }) => parent.isConnected && parent !== document.body);
    const restore = (): void => {
      if (last !== gone || (!isNowhere() && document.activeElement !== gone)) return;
      const next = isInPlace && !gone.matches('[data-main-focus]') ? nearest(trail, gone) : undefined;
      if (next) next.focus();
      else focusShown();
      placed = next;
    };
    clearTimeout(timer);
    // What is rendered in its place takes the focus itself where it knows better.
    if (isInPlace) requestAnimationFrame(restore);
    else timer = setTimeout(restore, PATIENCE);
  });
  document.addEventListener('focusout', onFocusOut);
  document.addEventListener('focusin', onFocusIn);
  return () => {
    document.removeEventListener('focusin', onFocusIn);
    document.removeEventListener('focusout', onFocusOut);
    observer.disconnect();
    clearTimeout(timer);
  };
}

const isDialog = (element: Element): boolean => element.matches('[role=dialog]');
function isNowhere(): boolean {
  const { activeElement: at } = document;
  return at === null || at === document.body || isDialog(at);
}
const isGone = (element: Element): boolean => !element.isConnected || element.matches(':disabled');

function trailOf(element: Element): readonly Step[] {
  const trail: Step[] = [];
  for (let child = element; child.parentElement; child = child.parentElement) {
    trail.push({ parent: child.parentElement, at: [...child.parentElement.children].indexOf(child) });
  }
  return trail;
}

/** The control nearest to where the focus was; of those in one place, the one that does the same. */
function nearest(trail: readonly Step[], gone: HTMLElement): HTMLElement | undefined {
  for (const { parent, at } of trail) {
    if (!parent.isConnected || parent === document.body) continue;
    const children = [...parent.children];
    for (const child of [...children.slice(at), ...children.slice(0, at).reverse()]) {
      const controls = [child, ...child.querySelectorAll(FOCUSABLE)].filter(
        (each): each is HTMLElement =>
          each instanceof HTMLElement && each.matches(FOCUSABLE) && each.checkVisibility(),
      );
      const found = controls.find((each) => verb(each) === verb(gone)) ?? controls[0];
      if (found) return found;
    }
  }
  return undefined;
}

/** "Delete" of "Delete serving". */
const verb = (element: Element): string | undefined => element.ariaLabel?.split(' ')[0];
