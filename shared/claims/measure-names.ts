/** Finds the measure that a phrase names. The words are data: metric-words.ts. */
import type { ClaimMetric } from '../library/knowledge.ts';
import { METRIC_WORDS } from './metric-words.ts';
import { singular } from './singular.ts';

export interface NamedMeasure {
  readonly metric: ClaimMetric;
  readonly lessIsBetter: boolean;
  /** As printed, lower case; empty where no word names it. */
  readonly measure: string;
}

type Term = Pick<NamedMeasure, 'metric' | 'lessIsBetter'>;

/** The terms as a tree, word by word. */
interface Branch {
  readonly next: Map<string, Branch>;
  term?: Term;
}

const TERMS: Branch = { next: new Map() };
for (const { metric, lessIsBetter, terms } of METRIC_WORDS)
  for (const term of terms.split(',')) {
    let branch = TERMS;
    for (const word of term.trim().split(/\s+/)) {
      const next: Branch = branch.next.get(word) ?? { next: new Map() };
      branch.next.set(word, next);
      branch = next;
    }
    branch.term = { metric, lessIsBetter };
  }

/** Words after which a new part of the noun phrase begins. */
const QUALIFIERS = new Set(
  `of in for on to from with per during between across when while under using via at by than over compared relative versus vs
   without within as into onto through after before is are was be remains stays`.split(/\s+/),
);
const CONJUNCTIONS = new Set([',', ';', ':', '(', ')', '&', 'and', 'or', 'but', 'while', 'which', 'that']);

const LOSS = /^(?:loss(?:es)?|drops?|degradations?|declines?)$/;

const KIND_OF_WORK =
  /^-(?:intensive|bound|heavy|critical|sensitive|aware|constrained|limited|hungry|oriented|optimi[sz]ed|driven|based|guided)$/;

/** "mixed precision" is a format of numbers, no measure. */
const NUMBER_FORMAT =
  /^(?:mixed|low|half|single|double|reduced|arbitrary|multi|variable|integer|numerical|bit)$/;

const WORD = /-?[a-z\d@]+|[,;:()&/$]/g;

/**
 * The measure that a noun phrase names. The head of an English noun phrase stands last ("latency prediction error" is an
 * error), so within each part between prepositions the last term counts, and of several parts the first that names
 * anything: "reductions in the cost of prefill" is about cost. Of "latency and cost" the first is taken. "Faster" and
 * "speedup" decide wherever they stand in their part. A preposition inside a compound ("rollout-to-train time") is none.
 */
export function namedIn(phrase: string): NamedMeasure | undefined {
  const printed = phrase.toLowerCase().match(WORD) ?? [];
  const words = printed.map((word) => (word.startsWith('-') ? word.slice(1) : word));
  let last: NamedMeasure | undefined;
  for (let i = 0; i < words.length;) {
    const hit = termAt(words, i);
    // "memory-bound", "latency-critical": a kind of work, not its measure.
    if (
      hit !== undefined &&
      (KIND_OF_WORK.test(printed[i + hit.length] ?? '') ||
        (words[i] === 'precision' && NUMBER_FORMAT.test(words[i - 1] ?? '')))
    ) {
      i += hit.length + 1;
      continue;
    }
    if (hit !== undefined) {
      if (
        last?.metric !== 'speedup' ||
        last.measure.startsWith('performance') ||
        hit.named.metric === 'speedup'
      )
        last = hit.named;
      i += hit.length;
      // "GPU utilization loss" is better small.
      if (last === hit.named && !last.lessIsBetter && LOSS.test(words[i] ?? ''))
        last = { ...last, lessIsBetter: true, measure: `${last.measure} ${words[i++]!}` };
      continue;
    }
    const word = words[i]!;
    const inCompound = printed[i]!.startsWith('-') || printed[i + 1]?.startsWith('-') === true;
    if (last !== undefined && !inCompound && (CONJUNCTIONS.has(word) || QUALIFIERS.has(word))) return last;
    i++;
  }
  return last;
}

function termAt(words: readonly string[], at: number): { named: NamedMeasure; length: number } | undefined {
  const printed = longestTerm(words, at, asPrinted);
  const found = longestTerm(words, at, singular, printed?.length) ?? printed;
  if (found === undefined) return undefined;
  const { length, term } = found;
  let measure = spoken(words[at]!);
  for (let i = at + 1; i < at + length; i++) measure += ` ${spoken(words[i]!)}`;
  // Written out: spreading the term costs more than the rest of this function.
  return { named: { metric: term.metric, lessIsBetter: term.lessIsBetter, measure }, length };
}

const asPrinted = (word: string): string => word;

/** The longest term at a place whose words are all as `form` makes them; only if it is longer than `than` words. */
function longestTerm(
  words: readonly string[],
  at: number,
  form: (word: string) => string,
  than = 0,
): { term: Term; length: number } | undefined {
  let found: { term: Term; length: number } | undefined;
  let branch: Branch | undefined = TERMS;
  for (let i = at; i < words.length; i++) {
    branch = branch.next.get(form(spoken(words[i]!)));
    if (branch === undefined) break;
    const length = i + 1 - at;
    if (branch.term !== undefined && length > than) found = { term: branch.term, length };
  }
  return found;
}

/** "performance/Watt" is read "performance per watt", "recall@10" is a recall. */
function spoken(word: string): string {
  if (word === '/') return 'per';
  const cut = word.indexOf('@');
  return cut > 0 && !word.startsWith('pass') ? word.slice(0, cut) : word;
}

/**
 * The measures that the items of a list name, up to the first that names none. In a list of just `wanted` items whose first
 * names one, the others are measures too, known or not ("in throughput, energy and computational density").
 */
export function namedItems(list: string, wanted = 0): NamedMeasure[] {
  const printed = list.replace(/[, ]+$/, '').split(/,? and |, /);
  const items: NamedMeasure[] = [];
  for (const item of printed) {
    const named =
      namedIn(item) ??
      (items.length > 0 && printed.length === wanted && list.startsWith(' in ') && item.trim() !== ''
        ? { metric: 'other' as const, lessIsBetter: false, measure: item.trim() }
        : undefined);
    if (named === undefined) break;
    items.push(named);
  }
  return items;
}

/** The measure that stands last in a text: phrase by phrase from the end. */
export function namedLast(text: string): NamedMeasure | undefined {
  const phrases = text.split(/,|#|\band\b|\bwhile\b|[()]/);
  for (let i = phrases.length - 1; i >= 0; i--) {
    const named = namedIn(phrases[i]!);
    if (named !== undefined) return named;
  }
  return undefined;
}
