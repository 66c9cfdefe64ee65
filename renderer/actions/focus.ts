/**
 * Where the keyboard goes. Features mark their places with data attributes, so that nobody needs to import them. Where the window
 * shows one pane only, the one to be focused comes into sight.
 */
import { showPane, usePane } from '../state/pane.ts';
import { expectField, fieldIsThere } from './type-ahead.ts';

function focus(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  return element !== null;
}

export function focusList(): boolean {
  showPane('list');
  return focus('[data-main-focus]');
}
/** The same once the list, or what stands in its place, has appeared. */
export const focusListSoon = (): void => afterRender(focusList);
/** To the list or what stands in its place; to the paper where only that is in sight. */
export function focusShown(): boolean {
  const { single, shown } = usePane.getState();
  return single && shown === 'detail' ? focusDetail() : focusList();
}
/** For after a render: where what had the focus is gone, it goes to what is in sight, never to nowhere. */
export function catchFocus(): void {
  if (document.activeElement === null || document.activeElement === document.body) focusShown();
}
export const focusSidebar = (): boolean =>
  focus('[data-sidebar] [aria-current]') || focus('[data-sidebar] button');
export const focusSearch = (): void => {
  showPane('list');
  const field = document.querySelector<HTMLInputElement>('[data-search-field]');
  field?.focus();
  field?.select();
};
export function focusDetail(): boolean {
  showPane('detail');
  return focus('[data-detail-focus]') || focus('[data-detail-back]');
}

/** Puts the caret into the note editor, which may have to appear first. */
export function focusNote(): void {
  showPane('detail');
  focusField(() => document.querySelector('[data-note-editor] .cm-content, [data-triage-note]'));
}
/** Goes to a claim of the open paper, by its place among them, or to the button that adds one, once it is there. */
export function focusClaim(at: number | undefined): void {
  afterRender(() => focus(at === undefined ? '[data-add-claim]' : `[data-claim="${at}"]`));
}
/** Opens the title for editing. */
export function focusTitle(): void {
  showPane('detail');
  focusField(() => {
    const field = document.querySelector<HTMLElement>('[data-title] textarea');
    if (!field) document.querySelector<HTMLElement>('[data-edit-title]')?.click();
    return field;
  });
}

/** Focuses a field as soon as it is there; what is typed meanwhile is for it. */
function focusField(find: () => HTMLElement | null): void {
  expectField();
  const act = (): boolean => {
    const field = find();
    field?.focus();
    if (field) fieldIsThere(true);
    return field !== null;
  };
  if (!act()) afterRender(act, () => fieldIsThere(false));
}

/** Tries at every frame until it works, for up to three seconds: what is to be focused may still be loading. */
function afterRender(
  act: () => boolean,
  giveUp: () => void = () => undefined,
  until = performance.now() + 3_000,
): void {
  requestAnimationFrame((now) => {
    if (act()) return;
    if (now < until) afterRender(act, giveUp, until);
    else giveUp();
  });
}
