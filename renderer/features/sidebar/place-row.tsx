/** One entry of the sidebar: where it leads, how many papers are there. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/button.tsx';

export function PlaceRow({
  icon,
  mark,
  name,
  count,
  current,
  strong = false,
  depth = 0,
  onOpen,
  onEdit,
  onRemove,
}: {
  readonly icon?: IconName;
  /** What stands in the icon's place: a tag's dot. */
  readonly mark?: ReactNode;
  readonly name: string;
  readonly count?: number | undefined;
  readonly current: boolean;
  /** Shows the count loudly: something waits here. */
  readonly strong?: boolean;
  readonly depth?: number;
  readonly onOpen: () => void;
  readonly onEdit?: () => void;
  readonly onRemove?: () => void;
}) {
  return (
    <li className="place" data-current={current || undefined} data-depth={Math.min(depth, 5)}>
      <button
        type="button"
        className="place-open"
        aria-current={current ? 'page' : undefined}
        onClick={onOpen}
      >
        <span className="place-mark">{icon ? <Icon name={icon} /> : mark}</span>
        <bdi className="truncate place-name">{name}</bdi>
        {count !== undefined && count > 0 && (
          <span className="place-count" data-strong={strong || undefined}>
            {count.toLocaleString('en')}
            <span className="visually-hidden"> papers</span>
          </span>
        )}
      </button>
      {(onEdit ?? onRemove) && (
        <span className="place-actions">
          {onEdit && <IconButton icon="pencil" label={`Change ${name}`} onClick={onEdit} />}
          {onRemove && <IconButton icon="close" label={`Delete ${name}`} onClick={onRemove} />}
        </span>
      )}
    </li>
  );
}
