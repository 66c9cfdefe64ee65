/** A tag's dot that opens the palette. */
import { Menu as BaseMenu } from '@base-ui/react/menu';
import { TagDot } from '../../ui/tag.tsx';

const COLOURS = [
  'red',
  'orange',
  'amber',
  'olive',
  'green',
  'mint',
  'teal',
  'sky',
  'blue',
  'violet',
  'magenta',
  'rose',
] as const;

export function ColourMenu({
  tag,
  colour,
  onChange,
}: {
  readonly tag: string;
  readonly colour: number | undefined;
  readonly onChange: (colour: number | null) => void;
}) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger
        className="colour-button"
        aria-label={`Colour of ${tag}: ${colour === undefined ? 'none' : COLOURS[colour]}`}
      >
        <TagDot colour={colour} />
      </BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="menu-place" sideOffset={4} align="start">
          <BaseMenu.Popup className="menu colour-menu">
            {COLOURS.map((name, index) => (
              <BaseMenu.Item
                key={name}
                className="colour-choice"
                aria-label={name}
                onClick={() => onChange(index)}
              >
                <TagDot colour={index} />
              </BaseMenu.Item>
            ))}
            <BaseMenu.Item className="menu-item colour-none" onClick={() => onChange(null)}>
              No colour
            </BaseMenu.Item>
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
