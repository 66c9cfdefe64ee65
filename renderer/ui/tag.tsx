/** A tag as a chip or a dot. Its colour is a palette index; tokens.css knows what that looks like. */
import { Icon } from './icon.tsx';
import './tag.css';

interface TagLook {
  readonly colour?: number | undefined;
}

export function TagDot({ colour }: TagLook) {
  return <span className="tag-dot" data-colour={colour ?? 'none'} />;
}

export function TagChip({
  name,
  colour,
  onRemove,
  onOpen,
}: TagLook & { readonly name: string; readonly onRemove?: () => void; readonly onOpen?: () => void }) {
  return (
    <span className="tag-chip" data-colour={colour ?? 'none'}>
      {onOpen ? (
        <button type="button" className="tag-open" onClick={onOpen}>
          <bdi className="truncate">{name}</bdi>
        </button>
      ) : (
        <bdi className="truncate">{name}</bdi>
      )}
      {onRemove && (
        <button type="button" className="tag-remove" aria-label={`Remove tag ${name}`} onClick={onRemove}>
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}
