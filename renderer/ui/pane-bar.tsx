/** The bar above a pane: what it shows and how many of them, then what can be done. */
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import './pane-bar.css';

export function PaneBar({
  title,
  count,
  of,
  children,
  onBack,
}: {
  readonly title: ReactNode;
  /** Missing while it is not known. */
  readonly count: number | undefined;
  /** What is counted, for who can't see it: "papers". */
  readonly of: string;
  readonly children?: ReactNode;
  /** Goes back to the list, where the pane stands in its place. */
  readonly onBack?: () => void;
}) {
  return (
    <div className="pane-bar">
      <h2 className="truncate pane-title">{title}</h2>
      {count !== undefined && (
        <span className="pane-count" role="status">
          {count.toLocaleString('en')}
          <span className="visually-hidden"> {of}</span>
        </span>
      )}
      <span className="pane-gap" />
      {children}
      {onBack && <IconButton icon="close" label="Back to the list" keys="escape" onClick={onBack} />}
    </div>
  );
}
