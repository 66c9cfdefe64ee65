/**
 * A dialog over the window. Escape and the scrim close it, ctrl/cmd-Enter presses what it is for from any of its fields; focus stays inside
 * and goes back to where it was.
 */
import { Dialog } from '@base-ui/react/dialog';
import { useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
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
          finalFocus={returnFocus}
          onKeyDown={onKeyDown}
          initialFocus={initialFocus ?? (() => firstFocusable(body.current))}
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
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The first control of the sheet's own content; the close button is the last thing somebody wants who opened it. */
function firstFocusable(body: HTMLElement | null): HTMLElement | true {
  const usual = 'input:not([type=hidden]), textarea, select, button, [tabindex="0"]';
  return body?.querySelector<HTMLElement>(usual) ?? body?.closest<HTMLElement>('.sheet') ?? true;
}

/** Where nothing had the focus before, it goes to the list, never to nowhere. */
function returnFocus(): true | HTMLElement {
  const list = document.querySelector<HTMLElement>('[data-main-focus]');
  return document.activeElement === document.body && list ? list : true;
}
