/** The measure that the words before a number name, and the verb that acts on it. */
import { changeIn, lastVerb, type Change, type FoundVerb } from './change-words.ts';
import { COMPRESSION, LESS_OF_SOMETHING, MODEL_SIZE, plain, SPEED } from './known-measures.ts';
import { namedIn, namedItems, namedLast, type NamedMeasure } from './measure-names.ts';
import { NUMBER, type Mention } from './sentences.ts';

/** Numbers in a row: "2.9x, 19x and 3x". */
export interface List {
  readonly first: number;
  readonly members: readonly Mention[];
}

/** What the words before a number say: the measure, and the verb that acts on it. */
export interface Reading {
  readonly named: NamedMeasure | undefined;
  readonly change: Change;
}

/** "the latency by ", "a power dissipation of only ", "overhead stays below ": the words that lead up to the number. */
const LEAD_IN =
  /(?:\s(?:by|of|to|is|are|was|at|below|under|above|within|from|reaches|reaching|stays|remains|as|between|:|=|than|only|just|another|an?|the|average|on|up|over|about|around|approximately|nearly|roughly|more|less|much|high|low|least|most|factors?|maximum|peak|in|with|[<>≤≥~]=?|even|down|further|additional))+\s?$/i;

const CHANGE_NOUN =
  /\b(improvement|reduction|increase|decrease|gain|saving)s? of (?:up to |about |over |at least |an average of |on average )*(?:an? )?$/;

/** The verb that acts on the number itself: "saves # of energy", "requires only #". */
export function verbChange(mention: Mention): Change {
  const clause = clauseBefore(mention);
  const lead = LEAD_IN.exec(clause)?.index ?? clause.trimEnd().length;
  // "an improvement of # in makespan"
  const noun = CHANGE_NOUN.exec(clause)?.[1];
  if (noun !== undefined) return changeIn(noun);
  const verb = lastVerb(clause);
  if (verb === undefined) return 'none';
  if (verb.kind === 'win' && /\bby\b/.test(clause.slice(lead))) return verb.change;
  // "saves # of memory and # of time"
  const between = clause.slice(verb.end, Math.max(lead, verb.end));
  return between.trim() === '' ||
    (/#[^#,;]{0,40}(?:,|,? and)$/.test(between.trimEnd()) &&
      !/\b(?:at|with) [^#]*$/.test(mention.gapBefore)) ||
    (verb.kind === 'shrink' && /\bby\b/.test(clause.slice(lead)))
    ? verb.change
    : 'none';
}

/** The change that the words beside a measure name: "accuracy drop" is a measure, its drop is no change of it. */
export function changeBeside(named: NamedMeasure, text: string): Change {
  if (/^(?:fewer|less)\b/.test(named.measure)) return 'less';
  return changeIn(text.toLowerCase().replace(named.measure, ''));
}

/** What the words before a list of numbers say about the one at `place`; undefined where they name nothing. */
export function readBefore(list: List, place: number): Reading | undefined {
  const clause = clauseBefore(list.members[0]!);
  const lead = LEAD_IN.exec(clause);
  // "GPU hours used by #": the participle belongs to its noun.
  const bare = (lead === null ? clause.trimEnd() : clause.slice(0, lead.index)).replace(
    / (?:used|needed|required|consumed|spent)$/,
    '',
  );
  const leadIn = lead?.[0] ?? '';
  // "2x faster than X, at an area overhead of": what a comma sets off comes first.
  const aside = /, (?:at|with) ([^,#]{3,60})$/.exec(bare)?.[1];
  const priced = aside === undefined || lastVerb(aside) !== undefined ? undefined : namedIn(aside);
  if (priced !== undefined) return { named: priced, change: changeBeside(priced, aside!) };
  const verb = lastVerb(bare);
  if (verb === undefined) {
    // "with a mean error of 3.7%": what stands right before the number comes first.
    const named = namedRightBefore(bare) ?? namedLast(bare);
    const beside = bare
      .slice(-60)
      .split(/[,;]| with /)
      .at(-1)!;
    return named === undefined ? undefined : { named, change: changeBeside(named, beside) };
  }
  // "improves throughput over X, Y and Z by": the opponents are no measure.
  const wholeObject = bare
    .slice(verb.end)
    .replace(verb.kind === 'win' ? /^$/ : /(?<=\w) (?:over|compared (?:to|with)|relative to) .*$/, '');
  // "accelerated by # with an accuracy drop of": after another number, the nearer words come first.
  const after = wholeObject.slice(wholeObject.lastIndexOf(NUMBER) + 1);
  const nearer =
    after.length < wholeObject.length
      ? namedIn(after.replace(/^.*\b(?:with|and|at|while)\b/, ''))
      : undefined;
  if (nearer !== undefined && !/\bby\b/.test(leadIn))
    return { named: nearer, change: changeBeside(nearer, after) };
  const object = wholeObject;
  const change = verb.change === 'none' ? changeIn(object.split(' with ').at(-1)!) : verb.change;
  // "utilization exceeds #": nothing is beaten, the subject has grown so large.
  const isLink = verb.kind === 'win' && object.trim() === '' && !/\bby\b/.test(leadIn);
  if (verb.kind === 'win' && !isLink) {
    // "outperforms X in throughput by", "surpasses X's throughput by": only words at the end can be the measure.
    const opponent = object.split(NUMBER, 1)[0]!.replace(LEAD_IN, '');
    const words = opponent.split(' ');
    const respect =
      / in (?:terms of )?(.*)$/.exec(opponent)?.[1] ??
      // The last word must be one: "the Communication Library" is an opponent.
      (namedIn(words.at(-1)!) === undefined ? '' : words.slice(-2).join(' '));
    return { named: namedIn(respect) ?? SPEED, change };
  }
  // "compresses the KV cache by #": a ratio, whatever it was that got smaller.
  if (list.members[0]!.unit?.kind === 'ratio' && /^compress/i.test(clause.slice(verb.start)))
    return { named: COMPRESSION, change: 'none' };
  // "extends the context by #"
  if (verb.kind === 'grow' && /\bcontexts?$/.test(object.trimEnd()))
    return { named: plain('scale', false, 'context'), change };
  const named = objectMeasure(object, verb, leadIn, list, place);
  // "maintains an accuracy loss of": the loss is the measure, not what happened to it.
  if (named !== undefined)
    return {
      named,
      change: verb.change === 'none' ? changeBeside(named, object.split(' with ').at(-1)!) : change,
    };
  // "throughput increases by": nothing between the verb and the number, so the subject is what changes.
  if (object.trim() === '' && verb.kind !== 'state') {
    const subjects = clause.slice(0, verb.start).split(/[,;]/).at(-1)!;
    // "the area and the energy are reduced by # and #"
    const each = list.members.length > 1 ? namedItems(subjects) : [];
    const subject = each.length === list.members.length ? each[place] : namedLast(subjects);
    if (subject !== undefined) return { named: subject, change };
  }
  // "improves robustness by": a quality that is none of the metrics.
  if (verb.kind === 'improve' && ABSTRACT_NOUN.test(object.trimEnd()))
    return { named: plain('other', false), change };
  if (verb.kind === 'speed' || verb.kind === 'improve') return { named: SPEED, change };
  if (!/\bby\b/.test(leadIn)) return undefined;
  if (/^compress/i.test(clause.slice(verb.start))) return { named: COMPRESSION, change: 'none' };
  if (/\bmodels?\b/.test(object) && verb.kind === 'shrink') return { named: MODEL_SIZE, change };
  return verb.kind === 'shrink' ? { named: LESS_OF_SOMETHING, change } : undefined;
}

/** "robustness", "ingestion rate": a quality or a rate, not a thing that gets faster. */
export const ABSTRACT_NOUN =
  /\b(?:[a-z]+(?:ness|[a-z]ity|ience)|(?:[a-z]+[ -])?(?:rates?|ratios?|coverage|balance))$/;

function objectMeasure(
  object: string,
  verb: FoundVerb,
  leadIn: string,
  list: List,
  place: number,
): NamedMeasure | undefined {
  // "cuts latency and cost by 2x and 3x": the objects come in the order of the numbers.
  const items = list.members.length > 1 ? namedItems(object) : [];
  if (items.length === list.members.length && items.length > 1) return items[place];
  // "accelerates training time by": faster, whatever the object.
  if (verb.kind === 'speed') return SPEED;
  const named = (/\bof\b/.test(leadIn) ? namedRightBefore(object) : undefined) ?? namedLast(object);
  if (named?.measure.includes('bandwidth') === true && verb.kind === 'shrink') return LESS_OF_SOMETHING;
  // Capacity that is needed is storage; capacity that is gained serves more.
  if (named?.measure === 'capacity' && verb.kind === 'shrink') return plain('memory', true, 'capacity');
  return named;
}

/** The measure in the last part of a phrase, after its last preposition or comma. */
function namedRightBefore(phrase: string): NamedMeasure | undefined {
  return namedIn(phrase.split(/[,()#]|\b(?:with|and|while|at|in|of|for|by|to)\b/).at(-1)!);
}

/** "speeds up jobs that are hard to run with X by #": what the objects are like says nothing of the number. */
const RELATIVE_CLAUSE =
  / (?:that|which) (?:are|is|were|was|can|cannot) [^,;#]{1,120}( by (?:up to |about |over |only |an average of )*)$/;

/** "brings speedups: up to #": nothing but the number stands behind the colon. */
const EMPTY_AFTER_COLON = /^: (?:up to |about |over |around |an average of |on average |average )*$/;

/** The clause before the number, back to punctuation that ends one. A bracket that holds only the number is no border. */
function clauseBefore(mention: Mention): string {
  let left = mention.left;
  if (left.includes(' that ') || left.includes(' which ')) left = left.replace(RELATIVE_CLAUSE, '$1');
  left = left.slice(-200);
  if (left.includes('('))
    left = left
      .replace(/ \([^()#]{1,30}\)/g, '')
      .replace(/\((?:up to |on average |average |about |over |only )*$/, '');
  if (left.includes(', which ')) left = left.replace(/, which [^,;]*,(?= )/g, '');
  const colon = left.lastIndexOf(': ');
  const cut = Math.max(
    left.lastIndexOf(';'),
    colon === -1 || EMPTY_AFTER_COLON.test(left.slice(colon)) ? -1 : colon,
    left.lastIndexOf('('),
    left.lastIndexOf(')'),
  );
  return left.slice(cut + 1);
}
