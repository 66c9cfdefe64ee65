/** JabRef's groups, which become nested tags. Better BibTeX writes Zotero's collections in the same form. */
import { normaliseTag } from '../../library/tags.ts';

export interface Groups {
  /** The nested tag of a group's name. */
  readonly tagOfName: ReadonlyMap<string, string>;
  /** The tags of an entry's key, where the groups list keys (JabRef up to 3). */
  readonly tagsOfKey: ReadonlyMap<string, readonly string[]>;
}

/** Reads the group tree out of a file's `@comment{jabref-meta: grouping: ...}` (or `groupstree:`). */
export function readGroups(comments: readonly string[]): Groups {
  const tagOfName = new Map<string, string>();
  const tagsOfKey = new Map<string, string[]>();
  const path: string[] = [];
  for (const comment of comments) {
    const tree = /^\s*jabref-meta:\s*(?:grouping|groupstree):/.exec(comment);
    if (!tree) continue;
    for (const line of records(comment.slice(tree[0].length))) {
      const [, level = '0', kind = '', rest = ''] = /^(\d+) (\w+):(.*)$/s.exec(line) ?? [];
      const depth = Number(level);
      if (kind === '' || depth === 0 || depth > path.length + 1) continue;
      const [name = '', , ...keys] = rest.split(/(?<!\\)\\;/).map((part) => part.replace(/\\(.)/g, '$1'));
      path.length = depth - 1;
      path.push(name.replaceAll('/', '-'));
      const tag = normaliseTag(path.join('/'));
      if (tag === '' || !/^(?:StaticGroup|ExplicitGroup)$/.test(kind)) continue;
      if (!tagOfName.has(name)) tagOfName.set(name, tag);
      if (kind === 'ExplicitGroup') addKeys(tagsOfKey, keys, tag);
    }
  }
  return { tagOfName, tagsOfKey };
}

/** The tree's lines: each ends in an unescaped semicolon, and JabRef 3 wraps them anywhere. */
function records(tree: string): string[] {
  return tree
    .replace(/\n(?!\d+ \w+:)/g, '')
    .split(/(?<!\\);/)
    .map((line) => line.trim());
}

function addKeys(tagsOfKey: Map<string, string[]>, keys: readonly string[], tag: string): void {
  for (const key of keys.map((part) => part.trim())) {
    if (key === '' || /^\d$/.test(key)) continue;
    const tags = tagsOfKey.get(key);
    if (tags) tags.push(tag);
    else tagsOfKey.set(key, [tag]);
  }
}
