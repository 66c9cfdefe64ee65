/** A shortcut as keys: "mod+k" becomes ⌘K on macOS and Ctrl K elsewhere. */
import './keys.css';

export const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

const NAMES: Readonly<Record<string, string>> = {
  mod: IS_MAC ? '⌘' : 'Ctrl',
  shift: IS_MAC ? '⇧' : 'Shift',
  alt: IS_MAC ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  delete: 'Del',
  backspace: '⌫',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  f2: 'F2',
  space: 'Space',
};

export function Keys({ of }: { readonly of: string }) {
  const parts = of === '+' ? ['+'] : of.split('+');
  return (
    <span className="keys">
      {parts.map((part) => (
        <kbd key={part}>
          {NAMES[part] ?? (part.length === 1 && parts.length > 1 ? part.toUpperCase() : part)}
        </kbd>
      ))}
    </span>
  );
}
