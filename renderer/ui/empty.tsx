/** What a pane says when it has nothing to show, and what can be done about it. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './empty.css';

export function Empty({
  icon,
  title,
  more,
  main = false,
  waiting = false,
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly more?: ReactNode;
  /** Stands in the place of the list: what the keyboard was on goes here. */
  readonly main?: boolean;
  /** Stands until an answer comes; shown only where that takes long enough to be noticed. */
  readonly waiting?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div
      className="empty"
      role="status"
      data-waiting={waiting || undefined}
      {...(main ? { 'data-main-focus': true, tabIndex: -1 } : {})}
    >
      <Icon name={icon} />
      <p className="empty-title">{title}</p>
      {more && <p className="empty-more">{more}</p>}
      {children && <div className="empty-actions">{children}</div>}
    </div>
  );
}
