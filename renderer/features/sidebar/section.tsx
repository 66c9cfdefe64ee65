/** A part of the sidebar that folds. */
import type { ReactNode } from 'react';
import { toggleFolded, usePreferences } from '../../state/preferences.ts';
import { Icon } from '../../ui/icon.tsx';

export function Section({
  id,
  title,
  action,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const folded = usePreferences((state) => state.folded.includes(id));
  return (
    <section className="sidebar-section">
      <h2 className="sidebar-heading">
        <button
          type="button"
          className="sidebar-fold"
          aria-expanded={!folded}
          onClick={() => toggleFolded(id)}
        >
          <Icon name={folded ? 'right' : 'down'} />
          {title}
        </button>
        {action}
      </h2>
      {!folded && children}
    </section>
  );
}
