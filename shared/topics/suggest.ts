/** Suggests topics for a paper from the words of its title and abstract. Nothing is tagged without the user. */
import type { Paper } from '../library/paper.ts';
import { TAXONOMY, type Topic } from './taxonomy.ts';
import { termWords } from './term-words.ts';

/** A topic that the paper's words speak for. */
export interface TopicSuggestion {
  /** Its id, "serving/kv-cache". */
  readonly topic: string;
  readonly label: string;
  readonly score: number;
  /** The words that caused it, as printed, strongest first. */
  readonly evidence: readonly string[];
}

/** One alias of a topic, as search and suggestions use it. */
export interface TopicAlias {
  readonly alias: string;
  readonly topic: string;
}

const TOPICS: readonly { readonly topic: Topic; readonly area: string }[] = TAXONOMY.flatMap((area) => [
  { topic: area, area: area.id },
  ...area.topics.map((topic) => ({ topic, area: area.id })),
]);

/** Every alias with the topic it means, labels included, in the taxonomy's order. An alias may mean several topics. */
export const topicAliases: readonly TopicAlias[] = TOPICS.flatMap(({ topic }) =>
  [topic.label, ...topic.aliases.filter((alias) => !alias.startsWith('*'))].map((alias) => ({
    alias,
    topic: topic.id,
  })),
);

interface Meaning {
  readonly topic: string;
  /** Counts only where the area is named too. */
  readonly within?: string;
}

const TOPIC_BY_ID: ReadonlyMap<string, Topic> = new Map(TOPICS.map(({ topic }) => [topic.id, topic]));

/** Ends of coined names: "FooMoE" is about MoE. */
const ENDINGS: { readonly ending: string; readonly topic: string }[] = [];
const MEANINGS = new Map<string, Meaning[]>();
for (const { topic, area } of TOPICS) {
  const add = (alias: string, meaning: Meaning): void => {
    const key = aliasKey(alias);
    const meanings = MEANINGS.get(key) ?? [];
    if (!meanings.some((known) => known.topic === meaning.topic)) meanings.push(meaning);
    MEANINGS.set(key, meanings);
  };
  for (const alias of topic.aliases) {
    if (alias.startsWith('*')) ENDINGS.push({ ending: alias.slice(1).toLowerCase(), topic: topic.id });
    else add(alias, { topic: topic.id });
  }
  for (const alias of topic.within ?? []) add(alias, { topic: topic.id, within: area });
}

/** The aliases as a tree, word by word. */
interface Branch {
  readonly next: Map<string, Branch>;
  meanings?: readonly Meaning[];
}

const TREE: Branch = { next: new Map() };
for (const [key, meanings] of MEANINGS) {
  let branch = TREE;
  for (const word of key.split(' ')) {
    const next: Branch = branch.next.get(word) ?? { next: new Map() };
    branch.next.set(word, next);
    branch = next;
  }
  branch.meanings = meanings;
}

function aliasKey(alias: string): string {
  return termWords(alias)
    .map(({ word }) => word)
    .join(' ');
}

/** A word in the title says what a paper is about; in the abstract, it may only be mentioned. */
const TITLE_WEIGHT = 6;
const ABSTRACT_WEIGHT = 1;
/** Repeating the same alias in the abstract adds up to this much. */
const MOST_REPEATS = 3;
/** A word that needs its area beside it says a little less. */
const WITHIN_WEIGHT = 0.7;
/** Below this, the paper only mentions the topic. */
const LEAST_SCORE = 3;
const MOST_SUGGESTIONS = 5;

interface Tally {
  score: number;
  readonly hits: Map<string, { printed: string; weight: number }>;
}

/** The topics that fit, best first; none where none fits. `score` counts matched words, those of the title six-fold. */
export function suggestTopics(paper: Pick<Paper, 'title' | 'abstract'>): TopicSuggestion[] {
  const plain = new Map<string, Tally>();
  const withinHits: { topic: string; area: string; key: string; printed: string; weight: number }[] = [];
  const areasOfTitle = new Set<string>();
  const read = (text: string, weight: number): void => {
    for (const { key, printed, meanings } of aliasesIn(text)) {
      for (const { topic, within } of meanings) {
        if (within === undefined) {
          count(plain, topic, key, printed, weight);
          if (weight === TITLE_WEIGHT) areasOfTitle.add(topic.split('/')[0]!);
        } else withinHits.push({ topic, area: within, key, printed, weight: weight * WITHIN_WEIGHT });
      }
    }
  };
  read(paper.title, TITLE_WEIGHT);
  read(paper.abstract ?? '', ABSTRACT_WEIGHT);
  const named = new Set(
    [...plain].filter(([, { score }]) => score >= LEAST_SCORE).map(([topic]) => topic.split('/')[0]),
  );
  // "Pruning" in a title is about experts only where the title names them; the abstract alone may only mention them.
  for (const { topic, area, key, printed, weight } of withinHits)
    if (named.has(area))
      count(plain, topic, key, printed, areasOfTitle.has(area) ? weight : Math.min(weight, WITHIN_WEIGHT));

  // In the order of first mention, so that of two equals the one named first wins.
  const suggestions = [...plain].flatMap(([id, tally]) => {
    const topic = TOPIC_BY_ID.get(id)!;
    const area = topic.id.split('/')[0]!;
    // What speaks for the area speaks for its topics too, once they are named themselves.
    const fromArea = topic.id === area ? 0 : (plain.get(area)?.score ?? 0);
    if (tally.score < LEAST_SCORE) return [];
    const evidence = [...tally.hits.values()]
      .sort((a, b) => b.weight - a.weight)
      .map(({ printed }) => printed);
    return [
      { topic: topic.id, label: topic.label, score: tally.score + fromArea, evidence: evidence.slice(0, 5) },
    ];
  });
  return suggestions.sort((a, b) => b.score - a.score).slice(0, MOST_SUGGESTIONS);
}

function count(
  tallies: Map<string, Tally>,
  topic: string,
  key: string,
  printed: string,
  weight: number,
): void {
  let tally = tallies.get(topic);
  if (tally === undefined) tallies.set(topic, (tally = { score: 0, hits: new Map() }));
  const hit = tally.hits.get(key);
  const before = hit?.weight ?? 0;
  const after = Math.min(before + weight, Math.max(before, weight, MOST_REPEATS));
  tally.score += after - before;
  tally.hits.set(key, { printed: hit?.printed ?? printed, weight: after });
}

/** A term does not run over the end of a clause or a bracket. */
const PUNCTUATION = /[.,;:()!?]/;

/** The aliases of a text, the longest at each place, none inside another. */
function* aliasesIn(text: string): Generator<{ key: string; printed: string; meanings: readonly Meaning[] }> {
  const words = termWords(text);
  let covered = 0;
  for (let i = 0; i < words.length; i++) {
    let branch: Branch | undefined = TREE;
    let meanings: readonly Meaning[] | undefined;
    let end = i + 1;
    for (let at = i; at < words.length; at++) {
      if (at > i && endsBetween(text, words[at - 1]!.end, words[at]!.start)) break;
      branch = branch.next.get(words[at]!.word);
      if (branch === undefined) break;
      if (branch.meanings === undefined || at < covered) continue;
      meanings = branch.meanings;
      end = at + 1;
    }
    if (meanings === undefined && i >= covered) meanings = endingMeanings(words[i]!.word);
    if (meanings === undefined) continue;
    const run = words.slice(i, end);
    const key = run.map(({ word }) => word).join(' ');
    yield { key, printed: text.slice(run[0]!.start, run.at(-1)!.end), meanings };
    covered = end;
  }
}

function endsBetween(text: string, from: number, to: number): boolean {
  return (to - from > 1 || text[from] !== ' ') && PUNCTUATION.test(text.slice(from, to));
}

function endingMeanings(word: string): readonly Meaning[] | undefined {
  const found = ENDINGS.filter(({ ending }) => word.length > ending.length && word.endsWith(ending));
  return found.length === 0 ? undefined : found;
}
