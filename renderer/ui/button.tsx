/** Buttons: with words, or with an icon and a tooltip that is also its name. */
import { Tooltip } from '@base-ui/react/tooltip';
import { useState, type ComponentProps } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Keys } from './keys.tsx';
import './button.css';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** The shortcut that does the same, shown beside the words. */
  readonly keys?: string | undefined;
}

export function Button({ look = 'plain', icon, keys, children, className = '', ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={`button button-${look} ${className}`}>
      {icon && <Icon name={icon} />}
      <span className="button-label">{children}</span>
      {keys && <Keys of={keys} />}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: IconName;
  /** The accessible name, and the tooltip. */
  readonly label: string;
  readonly keys?: string | undefined;
  readonly filled?: boolean;
}

export function IconButton({ icon, label, keys, filled = false, className = '', ...rest }: IconButtonProps) {
  const [named, setNamed] = useState(false);
  return (
    <Tooltip.Root
      open={named}
      onOpenChange={(next, details) => {
        // Escape is for what the button stands in, also while its name is shown.
        if (details.reason === 'escape-key') {
          details.cancel();
          details.allowPropagation();
        }
        setNamed(next);
      }}
    >
      <Tooltip.Trigger
        render={
          <button type="button" aria-label={label} {...rest} className={`icon-button ${className}`}>
            <Icon name={icon} filled={filled} />
          </button>
        }
      />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="tooltip-place">
          {/* Its words are the button's name already. */}
          <Tooltip.Popup className="tooltip" aria-hidden="true">
            {label}
            {keys && <Keys of={keys} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
