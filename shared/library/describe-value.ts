/** A field's value in words, for people who look at what a merge would change. */
import { displayName } from './names.ts';
import type { Name } from './paper.ts';

/** A value on one line: lists by commas, names in reading order, dates as ISO; empty for a missing one. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(describeItem).join(', ');
  return describeItem(value);
}

function describeItem(value: unknown): string {
  if (!value || typeof value !== 'object') return String(value);
  const item = value as Readonly<Record<string, unknown>>;
  if ('family' in item || 'literal' in item) return displayName(item as Name);
  if ('year' in item || 'month' in item) {
    return [item['year'] ?? '????', item['month'], item['day']]
      .filter((part) => part !== undefined)
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  }
  if ('url' in item) return String(item['url']);
  if ('path' in item) return String(item['path']);
  if ('format' in item) return [item['format'], item['from']].filter(Boolean).join(': ');
  return Object.entries(item)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => `${key} ${describeValue(part)}`)
    .join(', ');
}
