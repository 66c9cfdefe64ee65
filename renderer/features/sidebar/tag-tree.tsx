/** Tags as a tree: `serving/kv-cache` stands under `serving`, which may or may not be a tag itself. */
import type { Tag } from '../../../shared/api/schemas.ts';
import { goTo, tagPlace } from '../../state/view.ts';
import { TagDot } from '../../ui/tag.tsx';
import { PlaceRow } from './place-row.tsx';

/** More tags than this are found through search and the palette; the sidebar stays quick. */
const SHOWN = 300;

interface TagLine {
  /** The whole name. */
  readonly tag: string;
  /** Its last part. */
  readonly name: string;
  readonly depth: number;
  readonly count: number | undefined;
  readonly colour: number | undefined;
}

/** The lines of the tree in order; parents that are no tags themselves are added. */
export function tagLines(tags: readonly Tag[]): readonly TagLine[] {
  const known = new Map(tags.map((tag) => [tag.name, tag]));
  const all = new Set<string>();
  for (const { name } of tags) {
    const parts = name.split('/');
    for (let depth = 1; depth <= parts.length; depth++) all.add(parts.slice(0, depth).join('/'));
  }
  return [...all]
    .map((tag) => ({ tag, key: tag.split('/') }))
    .sort((a, b) => compareParts(a.key, b.key))
    .map(({ tag, key }) => ({
      tag,
      name: key[key.length - 1] ?? tag,
      depth: key.length - 1,
      count: known.get(tag)?.count,
      colour: known.get(tag)?.colour,
    }));
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = a[at]!.localeCompare(b[at]!, 'en', { sensitivity: 'base', numeric: true });
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

export function TagTree({ tags, current }: { readonly tags: readonly Tag[]; readonly current: string }) {
  return (
    <ul>
      {tagLines(tags)
        .slice(0, SHOWN)
        .map(({ tag, name, depth, count, colour }) => (
          <PlaceRow
            key={tag}
            mark={<TagDot colour={colour} />}
            name={name}
            count={count}
            depth={depth}
            current={current === `tag:${tag}`}
            onOpen={() => goTo(tagPlace(tag))}
          />
        ))}
    </ul>
  );
}
