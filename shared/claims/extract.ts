/** Reads quantitative claims out of an abstract. What a claim is, and each of its fields, is decided by the labelling guide. */
import type { Claim } from '../library/knowledge.ts';
import { baselinesOf, isRelative } from './baselines.ts';
import { boundsOf } from './bounds.ts';
import { comparisonsIn, type Comparison } from './comparisons.ts';
import type { DeviceMention } from './hardware.ts';
import { originalSpan, type MappedText } from './mapped-text.ts';
import type { Measured } from './measure-conclusion.ts';
import { measuresOf } from './metrics.ts';
import { readableText } from './readable-text.ts';
import { readSentences, type Mention, type Sentence } from './sentences.ts';
import { whyNoClaim } from './setup.ts';
import { workloadOf } from './workload.ts';

/**
 * The claims of an abstract, in the order in which it makes them. `abstractPrinted` is the abstract exactly as its source
 * printed it, LaTeX left-overs and all; `start` and `end` are UTF-16 offsets into it and `quote` is the text between.
 * Deterministic; linear in the length of the text.
 */
export function extractClaims(abstractPrinted: string): Claim[] {
  if (!/[\d\uff10-\uff19]/.test(abstractPrinted)) return [];
  const readable = readableText(abstractPrinted);
  const claims: Claim[] = [];
  let platform: string[] = [];
  let lastBaseline: string | undefined;
  let lastHardware: readonly string[] = [];
  let lastMeasured: Measured | undefined;
  for (const sentence of readSentences(readable.text)) {
    const kept = sentence.mentions.filter((mention) => whyNoClaim(mention) === undefined);
    const { devices } = sentence;
    if (kept.length === 0) {
      if (EVALUATES.test(sentence.masked) && devices.some((device) => isPlatform(device, sentence)))
        platform = unique(devices.filter((device) => !isComparedWith(device, sentence)));
      continue;
    }
    const opening = OPENING.exec(sentence.masked)?.[0].length ?? 0;
    if (devices.some(({ start }) => start < opening))
      platform = unique(devices.filter(({ start }) => start < opening));
    const carried = SAME_RESULT.test(sentence.text) ? [...lastHardware] : [];
    const comparisons = comparisonsIn(sentence);
    const bounds = boundsOf(sentence.mentions);
    const measures = measuresOf(sentence.mentions, lastMeasured);
    const baselines = baselinesOf(sentence, comparisons, (mention) => kept.includes(mention));
    for (const mention of kept) {
      const { bound, wordsBefore } = bounds[mention.index]!;
      const baseline =
        baselines[mention.index] ??
        (GOES_ON.test(sentence.text) && isRelative(mention) ? lastBaseline : undefined);
      const workload = workloadOf(mention);
      const place = quoteOf(mention, wordsBefore, readable);
      const hardware = hardwareOf(mention, kept, devices, comparisons);
      const measured = measures[mention.index]!;
      if (measured.metric !== 'overhead') lastMeasured = measured;
      const { metric, direction, measure } = measured;
      const [first, second] = mention.values;
      // Set one by one: spreading what is there cost as much as finding it.
      const claim: { -readonly [Field in keyof Claim]: Claim[Field] } = {
        metric,
        direction,
        unit: mention.unit?.name ?? null,
        bound,
        hardware: hardware.length > 0 ? hardware : platform.length > 0 ? platform : carried,
        quote: abstractPrinted.slice(place.start, place.end),
        start: place.start,
        end: place.end,
      };
      if (second === undefined) claim.value = first;
      else claim.range = [first, second];
      if (measure !== undefined) claim.measure = measure;
      if (baseline !== undefined) claim.baseline = baseline;
      if (workload !== undefined) claim.workload = workload;
      claims.push(claim);
      lastHardware = claim.hardware;
      lastBaseline = baseline ?? lastBaseline;
    }
  }
  return claims;
}

/** A sentence that says what was done to get results. */
const EVALUATES =
  /\b(?:evaluat|assess|explor|validat|synthesi[sz]|profil|experiment|test(?:bed|ed|s)?\b|measur|benchmark|implement|deploy|prototyp|runs?\b|running|train|tun(?:e|ing)|optimi[sz]ed for|designed for|built for|platform|server|cluster|field|operational)|# [x×]? ?(?=$)/i;

/** "evaluated on 16 A100s": states what the results after it were measured on. */
function isPlatform({ start }: DeviceMention, { masked }: Sentence): boolean {
  return /\b(?:on|across|using|with|(?:optimi[sz]ed|designed|implemented|built|tuned) for|targeting)\b(?: [#\w×x-]+){0,5}(?:, (?:including|such as|namely|i\.e\.,)(?: an?)?)? $/.test(
    masked.slice(Math.max(0, start - 50), start),
  );
}

/** "comparing it with an X" */
function isComparedWith({ start }: DeviceMention, { masked }: Sentence): boolean {
  return /\b(?:compar\w+ (?:[\w-]+ )?(?:with|to|against)|versus|than)\b[^,;#]{0,20}$/.test(
    masked.slice(Math.max(0, start - 60), start),
  );
}

/** "Using an X, ...": an opening that holds for the sentences that follow as well. */
const OPENING = /^(?:On|Using|Leveraging|With|Running|Evaluated|Implemented|Deployed)\b[^,]*/;

/** "This outperforms X": the result of the sentence before, measured where that was. */
const SAME_RESULT =
  /^(?:This|That) (?:[a-z]+ly )?(?:outperforms|is|represents|translates|corresponds|amounts|equals|exceeds|surpasses)\b/;

/** A sentence that plainly goes on with the comparison of the one before. */
const GOES_ON = /^(?:Alternatively|Conversely|Similarly|Likewise)\b/;

/** "2x on A100", "2x (NVIDIA A100)": the device belongs to this number. */
const ATTACHED_AFTER = /^[^#;,]{0,60}?(?:\bon|\(|\bfor|\busing|\bwith)[^#;,]{0,40}$/;
/** "L4 up to 1.33x": the device is the number's label. */
const LABEL = /^s?(?: GPUs?)?:? ?(?:up to |to |at |by |about |over |an average of |only |\()*$/;
/** A device that is modelled, not measured on. */
const MODELLED = /\b(?:(?:simulat|emulat|predict)\w*|modell?(?:ed|ing))\b[^#,;]{0,30}(?:#[ -]?)?(?:\w+ )?$/;

/** The devices of a sentence that each of its numbers was measured on: its own where each has its own, else all of them. */
function hardwareOf(
  mention: Mention,
  kept: readonly Mention[],
  devices: readonly DeviceMention[],
  comparisons: readonly Comparison[],
): string[] {
  const { masked } = mention.sentence;
  const usable = devices.filter(
    ({ start, end }) =>
      !comparisons.some((comparison) => isOpponent(start, end, comparison, masked)) &&
      !MODELLED.test(masked.slice(Math.max(0, start - 50), start)) &&
      !isOfAnotherClause(mention, kept, start),
  );
  // "3.8x, 2.6x and 1.7x on an X, a Y and a Z, respectively": in the same order.
  if (/\brespectively\b/.test(masked) && usable.length === kept.length && kept.length > 1) {
    const inOrder =
      usable.every(({ start }) => start > kept.at(-1)!.at) || usable.every(({ end }) => end <= kept[0]!.at);
    if (inOrder) return [usable[kept.indexOf(mention)]!.text];
  }
  const own = kept.map((one) => ownDevices(one, usable, masked));
  const mine = own[kept.indexOf(mention)]!;
  if (mine.length > 0 && own.filter((list) => list.length > 0).length > 1) return unique(mine);
  // "2x on x86 CPUs and 3x on ARM CPUs": a platform without a name is its own, too.
  if (mine.length === 0 && own.some((list) => list.length > 0) && UNNAMED_PLATFORM.test(mention.gapAfter))
    return [];
  return unique(usable);
}

/** "on X we cut it to #; on Y to #": a clause with numbers of its own keeps its devices to itself. */
function isOfAnotherClause(mention: Mention, kept: readonly Mention[], device: number): boolean {
  const { masked } = mention.sentence;
  if (!masked.includes(';')) return false;
  const from = masked.lastIndexOf(';', device);
  const until = masked.indexOf(';', device);
  const isIn = ({ at }: Mention): boolean => at > from && (until === -1 || at < until);
  return !isIn(mention) && kept.some(isIn);
}

/** A device that is what was compared with, or what that ran on ("GPU designs on a Jetson"). */
function isOpponent(
  start: number,
  end: number,
  { nameStart, nameEnd, name }: Comparison,
  masked: string,
): boolean {
  if (start < nameEnd && end > nameStart) return true;
  // "than commercial GPUs (e.g., X)"
  if (
    start >= nameEnd &&
    /^ \((?:e\.g\.,? |i\.e\.,? |such as |including |an? )?$/.test(masked.slice(nameEnd, start))
  )
    return true;
  return (
    start >= nameEnd &&
    /\b(?:[CG]PU|design|implementation|solution|accelerator)s?\b/.test(name) &&
    /^ (?:running |implemented |executed |deployed )?on (?:[\w -]{0,40}(?:, |,? and ))?(?:an? |the )?$/.test(
      masked.slice(nameEnd, start),
    )
  );
}

const UNNAMED_PLATFORM = /^[^#,;]{0,60}\bon (?:[\w-]+ ){1,3}(?:[CGN]PU|FPGA|device|phone|processor|chip)s?\b/;

function ownDevices(mention: Mention, devices: readonly DeviceMention[], masked: string): DeviceMention[] {
  const from = mention.at - mention.gapBefore.length;
  const to = mention.at + 1 + mention.gapAfter.length;
  const labels = devices.filter(
    ({ start, end }) => start >= from && end <= mention.at && LABEL.test(masked.slice(end, mention.at)),
  );
  if (labels.length > 0) return labels;
  return devices.filter(
    ({ start }) =>
      start > mention.at && start < to && ATTACHED_AFTER.test(masked.slice(mention.at + 1, start)),
  );
}

function unique(devices: readonly DeviceMention[]): string[] {
  return [...new Set(devices.map(({ text }) => text))];
}

/** The number with its unit, the bound words that touch it, and its head word where that is short. */
function quoteOf(
  mention: Mention,
  wordsBefore: number,
  readable: MappedText,
): { start: number; end: number } {
  const head = mention.head;
  const short =
    /^ ?[\w/-]+(?: [\w/-]+){0,3}$/.test(head.trimEnd()) && head.length < 40 ? head.trimEnd().length : 0;
  const offset = mention.sentence.start;
  return originalSpan(readable, offset + mention.start - wordsBefore, offset + mention.end + short);
}
