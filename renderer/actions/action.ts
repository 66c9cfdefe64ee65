/** What an action is: something the user can do, by key, palette, menu or button; written down once. */
import type { IconName } from '../ui/icon.tsx';

export interface Action {
  readonly id: string;
  /** As the palette and the shortcuts sheet name it. */
  readonly name: string;
  readonly group: 'Papers' | 'View' | 'Search' | 'Library' | 'Copy';
  /**
   * Shortcuts, "mod+shift+e" or a single character; the first is the one shown. Without `mod` they work only outside
   * text fields.
   */
  readonly keys: readonly string[];
  readonly icon?: IconName;
  /** More words that find it in the palette. */
  readonly also?: string;
  /** Whether it makes sense now; it is left out of the palette and its keys do nothing where not. */
  readonly when?: () => boolean;
  readonly run: () => void;
  /** A movement key: repeats, and stays out of the palette. */
  readonly movement?: boolean;
}
