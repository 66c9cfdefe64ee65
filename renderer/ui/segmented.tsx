/** A few choices side by side, one of them on. */
import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import './segmented.css';

export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <ToggleGroup
      className="segmented"
      aria-label={label}
      value={[value]}
      onValueChange={(next: readonly string[]) => {
        const chosen = options.find(([option]) => option === next[0]);
        if (chosen) onChange(chosen[0]);
      }}
    >
      {options.map(([option, name]) => (
        <Toggle key={option} value={option} className="segment">
          {name}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
