/** A form that asks for a place on the disk and does something there. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';

interface PathFormProps {
  readonly label: ReactNode;
  readonly placeholder: string;
  /** What the button says. */
  readonly action: string;
  /** Resolves to true where the place was taken and another may be given: the field is emptied. */
  readonly onSubmit: (path: string) => Promise<boolean>;
  /** Stands in the button's place: the way to stop what is under way. */
  readonly stop?: ReactNode;
  readonly children?: ReactNode;
}

export function PathForm({ label, placeholder, action, onSubmit, stop, children }: PathFormProps) {
  const [path, setPath] = useState('');
  return (
    <form
      className="export-group"
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit(path.trim()).then((taken) => taken && setPath(''));
      }}
    >
      <label className="export-choice">
        {label}
        <input
          className="text-field"
          placeholder={placeholder}
          value={path}
          spellCheck={false}
          onChange={(event) => setPath(event.target.value)}
        />
      </label>
      {stop ?? (
        <Button type="submit" disabled={path.trim() === ''}>
          {action}
        </Button>
      )}
      {children}
    </form>
  );
}
