/**
 * Puts the papers that match free words in order. First by how many of the words a paper has, then by what those words say about
 * it; the first few hundred are then read closely: words of the title, and words that stand together, count more.
 */
import { aliasesFrom, spells } from './aliases.ts';
import type { WordIndex } from './word-index.ts';
import { isSet, raise, type WordMatch, type WordMatcher } from './word-matcher.ts';
import type { WordUnit } from './word-units.ts';

/**
 * With this many papers that have all words as typed, nobody is looking for a misspelling: one, where three words or more agree or
 * the library is small; more for a single word in a large one, which may itself be someone's misspelling.
 */
function enough(units: number, papers: number): number {
  if (units >= 3) return 1;
  return units === 2
    ? Math.min(3, 1 + Math.floor(papers / 5000))
    : Math.min(10, 1 + Math.floor(papers / 1000));
}
/** Looking for misspellings costs most; in a long query the rarest words suffice to recognise a paper. */
const MAX_SIMILAR_UNITS = 12;
/** How many papers are read closely. */
const CLOSE_READING = 256;

/** What ranking asks of a matcher. */
export type Matcher = Pick<WordMatcher, 'strict' | 'similar' | 'joined' | 'knows'>;

export interface WordRanking {
  /** By slot: how many units the paper matches. */
  readonly cover: Uint8Array;
  /** By slot: what the matching words say, summed. */
  readonly sums: Uint32Array;
  /** A paper must match this many units to be in the result. */
  readonly needed: number;
  /** What each unit matched. */
  readonly matches: readonly WordMatch[];
}

/**
 * Matches the units against the papers that `allowed` marks. Misspellings are tried where few papers have all words; papers that
 * lack words are let in (`partial`) where that finds few, too.
 */
export function rankWords(
  units: readonly WordUnit[],
  words: readonly string[],
  allowed: Uint8Array,
  index: WordIndex,
  matcher: Matcher,
  partial: boolean,
): WordRanking {
  const strict = units.map((unit) => matcher.strict(unit.word, unit.prefix));
  const exact = combine(units, words, strict, allowed, index, matcher);
  const full = exact.counts[units.length]!;
  if (full >= enough(units.length, index.liveCount) || (full > 0 && !partial))
    return { ...exact, needed: units.length };

  const rarest = strict
    .map((match, i) => ({ count: match.count, i }))
    .sort((a, b) => a.count - b.count || a.i - b.i);
  const chosen = new Set(rarest.slice(0, MAX_SIMILAR_UNITS).map(({ i }) => i));
  const similar = units.map((unit, i) =>
    chosen.has(i) ? matcher.similar(unit.word, unit.prefix, unit.typing) : strict[i]!,
  );
  const loose = combine(units, words, similar, allowed, index, matcher, exact);
  let best = units.length;
  while (best > 0 && loose.counts[best] === 0) best--;
  if (best === 0) return { ...loose, needed: 1 };
  // One word less lets in the paper whose title was remembered a little wrong.
  const fewer = partial && units.length >= 3 && loose.counts[best]! < 10;
  return { ...loose, needed: fewer ? Math.min(best, Math.max(best - 1, Math.ceil(units.length / 2))) : best };
}

function combine(
  units: readonly WordUnit[],
  words: readonly string[],
  given: readonly WordMatch[],
  allowed: Uint8Array,
  index: WordIndex,
  matcher: Matcher,
  /** A result that is not needed any more: its arrays are used again. */
  old?: Pick<WordRanking, 'cover' | 'sums'>,
): Omit<WordRanking, 'needed'> & { counts: Uint32Array } {
  const matches = withJoinedWords(units, words, given, matcher);
  const slots = index.slotCount;
  const cover = old?.cover.fill(0) ?? new Uint8Array(slots);
  const sums = old?.sums.fill(0) ?? new Uint32Array(slots);
  for (const { vector, count } of matches) {
    if (count === 0) continue;
    for (let slot = 0; slot < slots; slot++) {
      const score = vector[slot]!;
      cover[slot]! += isSet(score);
      sums[slot]! += score;
    }
  }
  const counts = new Uint32Array(units.length + 1);
  for (let slot = 0; slot < slots; slot++) {
    const matched = cover[slot]! * allowed[slot]!;
    cover[slot] = matched;
    counts[matched]!++;
  }
  return { cover, sums, matches, counts };
}

/**
 * Neighbouring words that are also written as one ("flash attention", "flashattention"), and long forms of aliases: a paper that
 * has the one word has all of them.
 */
function withJoinedWords(
  units: readonly WordUnit[],
  words: readonly string[],
  given: readonly WordMatch[],
  matcher: Matcher,
): readonly WordMatch[] {
  const result = [...given];
  const own = new Set<number>();
  const unitOf = new Map(units.map((unit, i) => [unit.word, i]));
  const add = (spelled: readonly string[], joined: WordMatch): void => {
    if (joined.count === 0) return;
    for (const word of spelled) {
      const i = unitOf.get(word);
      if (i === undefined) continue;
      const match = result[i]!;
      const vector = own.has(i) ? match.vector : match.vector.slice();
      own.add(i);
      raise(vector, joined.vector, 0.9);
      result[i] = {
        ...match,
        vector,
        count: Math.max(match.count, joined.count),
        spellings: [...match.spellings, ...joined.spellings, ...(joined.prefix ? [] : [joined.word])],
        phrases: [...match.phrases, ...joined.phrases],
      };
    }
  };
  for (let at = 0; at + 1 < words.length; at++) {
    for (const alias of aliasesFrom(words[at]!) ?? []) {
      if (spells(alias, words, at))
        add(words.slice(at, at + alias.words.length), matcher.joined(alias.short, false));
    }
    for (let size = 2; size <= 3 && at + size <= words.length; size++) {
      const parts = words.slice(at, at + size);
      const joined = parts.join('');
      if (joined.length < 4 || joined.length > 48 || !parts.some((part) => unitOf.has(part))) continue;
      const last = unitOf.get(parts[size - 1]!);
      const typing = last !== undefined && units[last]!.typing;
      if (typing || matcher.knows(joined)) add(parts, matcher.joined(joined, typing));
    }
  }
  return result;
}

/**
 * Orders the slots of a result: `keys` gives each its first score; the best are read closely. Returns the slots, best first, and
 * their final scores; only the first `wanted` are certain to be in order.
 */
export function orderByRelevance(
  slots: Uint32Array,
  ranking: WordRanking,
  tieRank: Uint32Array,
  wanted: number,
  index: WordIndex,
): { slots: Uint32Array; scores: Float64Array } {
  const keys = new Float64Array(slots.length);
  // Cover (6 bits), sum (22 bits) and place among equals (24 bits) in one exact number; larger is better.
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!;
    const score = ranking.cover[slot]! * 0x400000 + ranking.sums[slot]!;
    keys[i] = score * 0x1000000 + (0xffffff - tieRank[slot]!);
  }
  const count = Math.min(slots.length, Math.max(wanted, CLOSE_READING));
  const slotOf = new Map<number, number>();
  const top = largest(keys, count);
  for (let i = 0; i < slots.length; i++)
    if (keys[i]! >= top[top.length - 1]!) slotOf.set(keys[i]!, slots[i]!);
  const ordered = new Uint32Array(top.length);
  const scores = new Float64Array(top.length);
  for (let i = 0; i < top.length; i++) {
    const slot = slotOf.get(top[i]!)!;
    ordered[i] = slot;
    scores[i] = ranking.cover[slot]! * 0x400000 + ranking.sums[slot]! / 4;
  }
  readClosely(ordered, scores, ranking, tieRank, index);
  return { slots: ordered, scores };
}

/** The `count` largest numbers, largest first. Linear for a small count: most numbers fail one comparison. */
function largest(numbers: Float64Array, count: number): Float64Array {
  if (count >= numbers.length || count > 4096) return numbers.slice().sort().reverse().subarray(0, count);
  // Keeps up to 2 × count candidates; when full, the lower half goes and its largest becomes the bar.
  const kept = new Float64Array(count * 2);
  let size = 0;
  let bar = -1;
  for (const number of numbers) {
    if (number <= bar) continue;
    kept[size++] = number;
    if (size === kept.length) {
      kept.sort().reverse();
      size = count;
      bar = kept[count - 1]!;
    }
  }
  return kept.subarray(0, size).sort().reverse().slice(0, count);
}

/** By word number: the unit that it matches, + 1. Kept between queries, all 0: a vocabulary is large to allocate at each key. */
let unitScratch = new Uint8Array(0);

/** Rescores the first papers by reading them: cover stays first, nearness and title words decide within it. */
function readClosely(
  slots: Uint32Array,
  scores: Float64Array,
  ranking: WordRanking,
  tieRank: Uint32Array,
  index: WordIndex,
): void {
  const { matches } = ranking;
  const units = matches.length;
  if (unitScratch.length < index.vocabulary.size) unitScratch = new Uint8Array(index.vocabulary.size * 2);
  const unitOf = unitScratch;
  for (let unit = units - 1; unit >= 0; unit--) for (const id of matches[unit]!.ids) unitOf[id] = unit + 1;
  let inTitle = 0;
  let titleWords = 0;
  let pairs = 0;
  let field = 0;
  let last = -1;
  let distance = 0;
  const visitor = {
    word(id: number): boolean {
      if (field === 0) titleWords++;
      distance++;
      const unit = unitOf[id]!;
      if (unit === 0) return false;
      if (field === 0) inTitle |= 1 << (unit - 1);
      if (unit - 1 === last + 1 && distance <= 3 && last >= 0) pairs |= 1 << last;
      last = unit - 1;
      distance = 0;
      return false;
    },
    text(textField: number): void {
      field = textField;
      last = -1;
    },
  };
  const count = Math.min(CLOSE_READING, slots.length);
  const read: { slot: number; score: number }[] = [];
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!;
    inTitle = titleWords = pairs = field = 0;
    index.walk(slot, visitor);
    const titleShare = bits(inTitle) / units;
    const pairShare = units > 1 ? bits(pairs) / (units - 1) : 0;
    const exactTitle = titleShare === 1 ? units / Math.max(units, titleWords) : 0;
    const base = ranking.sums[slot]! * (1 + 0.5 * titleShare ** 2 + 0.4 * pairShare + 0.5 * exactTitle);
    read.push({ slot, score: ranking.cover[slot]! * 0x400000 + base / 4 });
  }
  for (const { ids } of matches) for (const id of ids) unitOf[id] = 0;
  read.sort((a, b) => b.score - a.score || tieRank[a.slot]! - tieRank[b.slot]!);
  read.forEach(({ slot, score }, i) => {
    slots[i] = slot;
    scores[i] = score;
  });
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
