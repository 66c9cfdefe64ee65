/**
 * Text that was rewritten and still knows where each of its characters stood in the original, so that rules can work on
 * clean text and claims can point into the abstract as printed.
 */
export interface MappedText {
  readonly text: string;
  /** For each UTF-16 offset of `text`, its end included, the offset in the original; absent where both are the same. */
  readonly origins?: Int32Array;
}

/** The place in the original of the run `start` to `end` of the rewritten text. The run must not be empty. */
export function originalSpan(mapped: MappedText, start: number, end: number): { start: number; end: number } {
  if (mapped.origins === undefined) return { start, end };
  return { start: mapped.origins[start]!, end: mapped.origins[end - 1]! + 1 };
}

/** One replacement: the run `start` to `end` becomes `by`. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Applies replacements, which are in order and do not overlap. A replaced run's characters stand for its last character. */
export function rewrite(original: string, replacements: readonly Replacement[]): MappedText {
  if (replacements.length === 0) return { text: original };
  const parts: string[] = [];
  let length = 0;
  let from = 0;
  for (const { start, end, by } of replacements) {
    parts.push(original.slice(from, start), by);
    length += start - from + by.length;
    from = end;
  }
  parts.push(original.slice(from));
  length += original.length - from;

  const origins = new Int32Array(length + 1);
  let at = 0;
  from = 0;
  for (const { start, end, by } of replacements) {
    for (let i = from; i < start; i++) origins[at++] = i;
    for (let i = 0; i < by.length; i++) origins[at++] = i === 0 && by.length > 1 ? start : end - 1;
    from = end;
  }
  for (let i = from; i <= original.length; i++) origins[at++] = i;
  return { text: parts.join(''), origins };
}
