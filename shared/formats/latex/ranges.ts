/** Offsets into a text: start, and one past the end. */
export type Range = readonly [number, number];

/** Ranges in order, nested and overlapping ones joined; touching ones stay apart. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const range of inOrder(ranges) ? ranges : ranges.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = merged.at(-1);
    if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push([range[0], range[1]]);
  }
  return merged;
}

/** Whether no range begins before the one in front of it, as in most lists. */
function inOrder(ranges: readonly Range[]): boolean {
  for (let at = 1; at < ranges.length; at++) if (ranges[at]![0] < ranges[at - 1]![0]) return false;
  return true;
}

/** Two lists, each in order, as one list in order. */
export function interleaveRanges(a: readonly Range[], b: readonly Range[]): Range[] {
  const both: Range[] = [];
  let next = 0;
  for (const range of a) {
    while (next < b.length && b[next]![0] < range[0]) both.push(b[next++]!);
    both.push(range);
  }
  while (next < b.length) both.push(b[next++]!);
  return both;
}
