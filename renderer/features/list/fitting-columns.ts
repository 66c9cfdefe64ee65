/** Which of the chosen columns have room beside the title. */
import { useEffect, useState, type RefObject } from 'react';
import type { Column } from '../../state/preferences.ts';

/** The least room that a column is of use in, in rem; and what stands around and between them. */
const LEAST: Readonly<Record<Column, number>> = {
  title: 14,
  authors: 5,
  published: 4.75,
  venue: 4,
  tags: 5,
  claim: 4.5,
  rating: 4,
  status: 4.5,
  citeKey: 6,
  added: 5.25,
};
const AROUND = 3;
const BETWEEN = 0.75;
/** Where there is no room for all, these come first. */
const FIRST: readonly Column[] = [
  'title',
  'published',
  'authors',
  'claim',
  'venue',
  'tags',
  'status',
  'rating',
  'citeKey',
  'added',
];

/** The chosen columns that fit into so many rem, in the order they were given in. The title always does. */
export function fittingColumns(chosen: readonly Column[], room: number): readonly Column[] {
  let taken = AROUND;
  const fit = new Set<Column>();
  for (const column of FIRST) {
    if (!chosen.includes(column)) continue;
    const more = LEAST[column] + (fit.size > 0 ? BETWEEN : 0);
    if (fit.size > 0 && taken + more > room) continue;
    taken += more;
    fit.add(column);
  }
  return chosen.filter((column) => fit.has(column));
}

/** The width of an element in rem, as it changes. */
export function useRoom(element: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      setRoom((entry?.contentRect.width ?? 0) / rem);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
