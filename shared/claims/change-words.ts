/** Verbs and comparatives by which abstracts say what happens to a measure: data, and how to look them up. */

/** What the words say that happens to the measure; `none` for an absolute result. */
export type Change = 'less' | 'more' | 'better' | 'worse' | 'none';

export type VerbKind =
  /** Makes its object smaller: "reduces latency by". */
  | 'shrink'
  /** Makes its object larger: "increases throughput by". */
  | 'grow'
  /** Makes its object better, whichever way that is: "improves perplexity by". */
  | 'improve'
  /** Makes its object faster; the measure is speed: "accelerates training by". */
  | 'speed'
  /** Its object is an opponent, not a measure: "outperforms X by". */
  | 'win'
  | 'worsen'
  /** Only links a subject with its amount: "stays below". */
  | 'link'
  /** Says that there is a result, not which way it went: "achieves". */
  | 'state';

/** Third person singular in a regular verb; irregular forms are listed. */
const VERBS: Readonly<Record<VerbKind, string>> = {
  shrink:
    'narrow reduce lower decrease cut shorten shrink save conserve minimize minimise eliminate mitigate slash drop halve trim curtail alleviate diminish fall compress avoid remove fell cutting dropping dropped trimmed trimming',
  grow: 'increase raise extend expand grow boost multiply amplify lift elevate grew grows rise rises rose',
  improve: 'improve enhance optimize optimise better upgrade strengthen',
  speed: 'accelerate speed sped speedup quicken expedite',
  win: 'outperform surpass beat exceed outpace outdo win winning beating',
  worsen: 'degrade lose worsen incur sacrifice suffer hurt lost losing incurring incurred add impose pay',
  link: 'stay remain bound bounding limit restrict constrain confine',
  state:
    'achieve deliver provide reach attain obtain enable yield maintain retain keep preserve scale run serve process train tune support sustain demonstrate show introduce offer observe report realize gain get getting bring give gave given produce exhibit require need use handle predict estimate recover complete finish kept consume occupy dissipate take took make allow lead led result generate perform meet met getting meeting match transfer allocate contain draw',
};

const CHANGE_OF_VERB: Readonly<Record<VerbKind, Change>> = {
  shrink: 'less',
  grow: 'more',
  improve: 'better',
  speed: 'better',
  win: 'better',
  worsen: 'worse',
  link: 'none',
  state: 'none',
};

/** Their -ing form is the name of an activity: "training time". */
const ACTIVITIES = new Set('train run serve process tune scale generate schedule load compress'.split(' '));

const KIND_OF = new Map<string, VerbKind>();
for (const [kind, verbs] of Object.entries(VERBS) as [VerbKind, string][]) {
  for (const verb of verbs.split(' '))
    for (const form of formsOf(verb)) if (!KIND_OF.has(form)) KIND_OF.set(form, kind);
}

function formsOf(verb: string): string[] {
  const forms = allForms(verb);
  return ACTIVITIES.has(verb) ? forms.filter((form) => !form.endsWith('ing')) : forms;
}

function allForms(verb: string): string[] {
  if (verb.endsWith('e')) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/(?:s|sh|ch|x)$/.test(verb)) return [verb, `${verb}es`, `${verb}ed`, `${verb}ing`];
  if (/[^aeiou]y$/.test(verb))
    return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  return [verb, `${verb}s`, `${verb}ed`, `${verb}ing`];
}

/** A verb of the list in a text. */
export interface FoundVerb {
  readonly kind: VerbKind;
  readonly change: Change;
  readonly start: number;
  /** Behind the verb and its particle ("speeds up"). */
  readonly end: number;
}

/** Before these, a verb form is a noun or an adjective: "a reduced cost", "the cut", "our improved kernel". */
const NOUN_BEFORE = /(?:^|[\s(])(?:an?|the|of|in|with|its|our|their|no|and|per|minimal|resource|memory) $/i;
const BARE_NOUNS = new Set(['win', 'speed', 'cost', 'cut', 'drop', 'gain', 'lift', 'use', 'need', 'run', 'support', 'scale', 'process', 'train', 'report', 'result', 'show', 'offer', 'better', 'lower', 'increase', 'decrease', 'boost', 'rise', 'fall', 'match', 'get', 'take', 'serve', 'speedup', 'lead', 'bound', 'limit']); // prettier-ignore

/** The last verb of the list in `text`, or undefined. */
export function lastVerb(text: string): FoundVerb | undefined {
  let end = text.length;
  while (end > 0) {
    while (end > 0 && !isLetter(text.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
    const word = text.slice(start, end).toLowerCase();
    // A capital inside a sentence makes a name of it ("Hugging Face Accelerate").
    const isName =
      (start > 0 && text.charCodeAt(start) < 97) || (word === 'leading' && !text.startsWith(' to ', end));
    const kind = isName ? undefined : KIND_OF.get(word);
    if (kind !== undefined && text[start - 1] !== '-' && text[end] !== '-' && !isNoun(text, start, word)) {
      const particle = /^ (?:up|down|on)\b/.exec(text.slice(end, end + 6))?.[0].length ?? 0;
      return { kind, change: CHANGE_OF_VERB[kind], start, end: end + particle };
    }
    end = start;
  }
  return undefined;
}

function isNoun(text: string, start: number, word: string): boolean {
  if (!BARE_NOUNS.has(word) && !word.endsWith('ed')) return false;
  const before = text.slice(Math.max(0, start - 12), start);
  // "cuts the time and boosts X" goes on with a verb, also without its s.
  if (/\band $/.test(before) && /^(?:boost|increase|decrease|cut|lower)$/.test(word)) return false;
  // ", and reduced X by": behind a comma another clause begins.
  if (/, and $/.test(before) && word.endsWith('ed')) return false;
  return (
    NOUN_BEFORE.test(before) ||
    (word !== 'lower' &&
      BARE_NOUNS.has(word) &&
      !/^$|\b(?:can|to|which|that|and|we|will|they|techniques|systems|methods|kernels|results|experiments|evaluations?) $/.test(
        before,
      ) &&
      !/s$/.test(word))
  );
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

const CHANGE_WORDS: readonly (readonly [Change, RegExp])[] = [
  ['worse', /^(?:worse|worsen\w*|slower|slowdowns?|sacrific\w+|degrad\w+|penalt(?:y|ies))$/],
  [
    'better',
    /^(?:improv\w+|better|enhanc\w+|sooner|earlier|faster|quicker|speed\w*|accelerat\w+|superior|tighter|cheaper|sav(?:e|es|ed|ing|ings)|efficient|efficiency|effective|affordable)$/,
  ],
  [
    'less',
    /^(?:reduc\w+|lower\w*|less|fewer|smaller|shr[iau]nk\w*|cuts?|cutting|decreas\w+|shorter|shorten\w*|drops?|loss(?:es)?|declin\w+|minimi[sz]\w+|eliminat\w+|trim\w*|tighter)$/,
  ],
  [
    'more',
    /^(?:increas\w*|higher|more|larger|longer|bigger|greater|grow\w*|rais\w+|boost\w*|gains?|extra|additional|lift\w*|deeper|wider)$/,
  ],
];

/** The places of words in CHANGE_WORDS, or its length: abstracts repeat their words. */
const ranks = new Map<string, number>();
const MOST_RANKS = 10_000;

function rankOf(word: string): number {
  let rank = ranks.get(word);
  if (rank !== undefined) return rank;
  rank = CHANGE_WORDS.findIndex(([, pattern]) => pattern.test(word));
  if (rank === -1) rank = CHANGE_WORDS.length;
  if (ranks.size >= MOST_RANKS) ranks.clear();
  ranks.set(word, rank);
  return rank;
}

/** The change that a phrase names: its strongest word, "worse" before "better" before "less" before "more". */
export function changeIn(phrase: string): Change {
  let best = CHANGE_WORDS.length;
  for (const word of phrase.toLowerCase().match(/[a-z]+/g) ?? []) best = Math.min(best, rankOf(word));
  return CHANGE_WORDS[best]?.[0] ?? 'none';
}
