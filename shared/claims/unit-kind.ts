/** What a mention is a number of, for the rules that ask. */
import type { Mention } from './sentences.ts';
import type { UnitKind } from './units.ts';

/** The kind of a mention's unit; "bare" for a number without one. */
export function kindOf(mention: Mention): UnitKind | 'bare' {
  return mention.unit?.kind ?? 'bare';
}

/** "4x A100", "64 NVIDIA H100s" */
export function isBeforeDevice(m: Mention): boolean {
  return m.sentence.devices.some(({ start }) => start === m.at + 2 || start === m.at + 1);
}
