/** A button that opens a menu of actions, or of choices that can be on or off. */
import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Keys } from './keys.tsx';
import './menu.css';

export function Menu({
  trigger,
  children,
  align = 'start',
}: {
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
}) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="menu-place" sideOffset={4} align={align}>
          <BaseMenu.Popup className="menu">{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

export function MenuItem({
  icon,
  keys,
  danger = false,
  onSelect,
  children,
}: {
  readonly icon?: IconName;
  readonly keys?: string | undefined;
  readonly danger?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}) {
  return (
    <BaseMenu.Item className="menu-item" data-danger={danger || undefined} onClick={onSelect}>
      <span className="menu-mark">{icon && <Icon name={icon} />}</span>
      <span className="menu-label">{children}</span>
      {keys && <Keys of={keys} />}
    </BaseMenu.Item>
  );
}

export function MenuCheck({
  checked,
  onChange,
  children,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <BaseMenu.CheckboxItem className="menu-item" checked={checked} onCheckedChange={onChange}>
      <span className="menu-mark">{checked && <Icon name="check" />}</span>
      <span className="menu-label">{children}</span>
    </BaseMenu.CheckboxItem>
  );
}

export function MenuChoice<T extends string>({
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
    <BaseMenu.Group>
      <BaseMenu.GroupLabel className="menu-group">{label}</BaseMenu.GroupLabel>
      <BaseMenu.RadioGroup value={value} onValueChange={(next: T) => onChange(next)}>
        {options.map(([option, name]) => (
          <BaseMenu.RadioItem key={option} className="menu-item" value={option} closeOnClick>
            <span className="menu-mark">{option === value && <Icon name="check" />}</span>
            <span className="menu-label">{name}</span>
          </BaseMenu.RadioItem>
        ))}
      </BaseMenu.RadioGroup>
    </BaseMenu.Group>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="menu-separator" />;
}
