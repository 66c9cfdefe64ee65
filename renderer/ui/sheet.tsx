/**
 * A dialog over the window. Escape and the scrim close it, ctrl/cmd-Enter presses what it is for from any of its fields; focus stays inside
 * and goes back to where it was.
 */
import { Dialog } from '@base-ui/react/dialog';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { IconButton } from './button.tsx';
import './sheet.css';

interface SheetProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large' | 'palette';
  /** Hides the title bar (the title still names the dialog). */
  readonly bare?: boolean;
  readonly initialFocus?: RefObject<HTMLElement | null>;
}

export function Sheet({
  title,
  onClose,
  children,
  footer,
  size = 'medium',
  bare = false,
  initialFocus,
}: SheetProps) {
  const body = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLElement>(null);
  const [before] = useState(() => document.activeElement);
  const first = (): HTMLElement | true => initialFocus?.current ?? firstFocusable(body.current);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    const main = foot.current?.querySelector<HTMLButtonElement>('.button-primary:enabled');
    if (!main) return;
    event.preventDefault();
    // A field takes what was typed when it is left.
    main.focus();
    setTimeout(() => main.click());
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="sheet-scrim" />
        <Dialog.Popup
          className={`sheet sheet-${size}`}
          finalFocus={() => returnFocus(before)}
          onKeyDown={onKeyDown}
          initialFocus={first}
        >
          {bare ? (
            <Dialog.Title className="visually-hidden">{title}</Dialog.Title>
          ) : (
            <header className="sheet-head">
              <Dialog.Title className="sheet-title">{title}</Dialog.Title>
              <IconButton icon="close" label="Close" keys="escape" onClick={onClose} />
            </header>
          )}
          <div className="sheet-body" ref={body}>
            {children}
          </div>
          {footer && (
            <footer className="sheet-foot" ref={foot}>
              {footer}
            </footer>
          )}
          {/* Last: only now what stands above it is there. */}
          <FocusAtOnce on={first} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/**
 * Moves the focus as soon as the sheet is in the page. The dialog itself does so a frame later, when a quick typist's first letter
 * has gone into what had the focus before.
 */
function FocusAtOnce({ on }: { readonly on: () => HTMLElement | true }) {
  useLayoutEffect(() => {
    const element = on();
    if (element !== true) element.focus();
    // Once, when it opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return null;
}

/** The first control of the sheet's own content; the close button is the last thing somebody wants who opened it. */
function firstFocusable(body: HTMLElement | null): HTMLElement | true {
  const usual = 'input:not([type=hidden]), textarea, select, button, [tabindex="0"]';
  return body?.querySelector<HTMLElement>(usual) ?? body?.closest<HTMLElement>('.sheet') ?? true;
}

/** Back to what had the focus before; where nothing had, or it is gone or out of sight, to what is in sight, never to nowhere. */
function returnFocus(before: Element | null): true | HTMLElement {
  const places = [
    before === document.body ? null : before,
    document.querySelector('[data-main-focus]'),
    document.querySelector('[data-detail-focus]'),
  ];
  const place = places.find(
    (each) => each?.isConnected && each.checkVisibility({ visibilityProperty: true }),
  );
  return place instanceof HTMLElement ? place : true;
}
