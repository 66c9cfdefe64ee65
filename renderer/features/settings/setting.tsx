/** A named setting with its controls. */
import { useId, type ReactNode } from 'react';

export function Setting({
  name,
  hint,
  children,
}: {
  readonly name: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <div className="setting" role="group" aria-labelledby={id}>
      <div className="setting-name">
        <h3 id={id}>{name}</h3>
        {hint !== undefined && <p className="muted">{hint}</p>}
      </div>
      <div className="setting-controls">{children}</div>
    </div>
  );
}
