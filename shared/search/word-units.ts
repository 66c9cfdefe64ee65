/** The free words of a query, as the units that are looked up and counted. */
import type { QueryNode } from './query.ts';
import { tokenize } from './tokenize.ts';

export interface WordUnit {
  readonly word: string;
  /** The query ends in this word: it may be only the beginning of one. */
  readonly typing: boolean;
  /** Whether other words may begin with it. */
  readonly prefix: boolean;
  /** The first letter of a next word: papers that have it come first, but none must. */
  readonly hint: boolean;
  readonly from: number;
}

/** Words that say nothing by themselves: they are looked up only where a query has no others. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an the of and or to in for on with by at from as is are be been was were it its that this these those we our us you your i
   into via over under through between than then via vs not no can do does how what when where which who why their there they has have
   had will would may all any each both such only also more most very using use used`.split(/\s+/),
);

/** More words than a title has; what is beyond is not searched. */
export const MAX_UNITS = 32;

/** What is written in one piece and longer than any word is searched up to here. */
export const MAX_WORD_TEXT = 1000;

export interface UnitReading {
  /** Units that count, each word once, in order. */
  readonly units: readonly WordUnit[];
  /** All words in order, for recognising long forms of aliases. */
  readonly words: readonly string[];
  /** Words written as one, as "MegaScale" is of "mega" and "scale": from which of `words` on, and how many they are. */
  readonly compounds: readonly { readonly at: number; readonly size: number }[];
  /** Nodes that hold no word at all, and the first node beyond MAX_UNITS. */
  readonly empty: readonly QueryNode[];
  readonly overflow: QueryNode | undefined;
}

/** Makes units of the word nodes of one "and". */
export function readUnits(nodes: readonly (QueryNode & { kind: 'word' })[]): UnitReading {
  const all: WordUnit[] = [];
  const empty: QueryNode[] = [];
  const seen = new Set<string>();
  let overflow: QueryNode | undefined;
  const words: string[] = [];
  const compounds: { at: number; size: number }[] = [];
  for (const node of nodes) {
    const parts: string[] = [];
    const starts: number[] = [];
    tokenize(node.text.slice(0, MAX_WORD_TEXT), (term, start, _end, joined) => {
      if (joined) {
        const first = starts.findIndex((other) => other >= start);
        compounds.push({ at: words.length + first, size: parts.length - first });
      } else {
        parts.push(term);
        starts.push(start);
      }
    });
    if (parts.length === 0) empty.push(node);
    parts.forEach((word, i) => {
      if (words.length < 4 * MAX_UNITS) words.push(word);
      if (seen.has(word)) return;
      if (seen.size >= 4 * MAX_UNITS) {
        overflow ??= node;
        return;
      }
      seen.add(word);
      const typing = node.typing && i === parts.length - 1;
      all.push({ word, typing, prefix: typing || word.length >= 3, hint: false, from: node.from });
    });
  }
  const content = all.filter(({ word }) => !FUNCTION_WORDS.has(word));
  const units = content.length > 0 ? content : all;
  if (units.length > MAX_UNITS) overflow ??= nodes.find((node) => node.from >= units[MAX_UNITS]!.from);
  const last = units.length - 1;
  const kept = units
    .slice(0, MAX_UNITS)
    .map((unit, i) =>
      i === last && i > 0 && unit.typing && /^[a-z]$/.test(unit.word) ? { ...unit, hint: true } : unit,
    );
  return { units: kept, words, compounds, empty, overflow };
}
