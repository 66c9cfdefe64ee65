/** Tags: names that nest with `/` ("serving/kv-cache"). */
import { foldText } from './text.ts';

/** A tag as it is kept: white space folded, no blanks around `/`, no empty levels, no leading `#`; empty when nothing is left. */
export function normaliseTag(tag: string): string {
  return foldText(tag)
    .replace(/^#+/, '')
    .split('/')
    .map((level) => level.trim())
    .filter((level) => level !== '')
    .join('/');
}

/** Whether `tag` is `parent` or nested under it. */
export function isUnderTag(tag: string, parent: string): boolean {
  return tag === parent || tag.startsWith(`${parent}/`);
}
