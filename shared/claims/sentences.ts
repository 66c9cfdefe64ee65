/** The sentences of an abstract that speak of its own work, each with its numbers lifted out. */
import { baselineSystem } from './baseline-system.ts';
import { findDevices, type DeviceMention } from './hardware.ts';
import { findQuantities, type Quantity } from './quantities.ts';

/** One number in its sentence, with the words around it. Every number stands in `left` and `right` as the sign NUMBER. */
export interface Mention extends Quantity {
  readonly sentence: Sentence;
  /** Its place among the sentence's mentions. */
  readonly index: number;
  /** Where its NUMBER sign stands in the sentence's `masked` text. */
  readonly at: number;
  /** The words before and after the number, numbers replaced; at most WINDOW characters each. */
  readonly left: string;
  readonly right: string;
  /** The words right after the number that say what it is: "higher throughput", "reduction in GPU memory". */
  readonly head: string;
  /** The words since the previous number (or the sentence's start), and until the next (or its end). */
  readonly gapBefore: string;
  readonly gapAfter: string;
}

export interface Sentence {
  /** Where it starts in the readable text. */
  readonly start: number;
  readonly text: string;
  /** The text with every number, unit included, replaced by the sign NUMBER. */
  readonly masked: string;
  /** Where in `text` it begins to speak of this work; what stands before is background. */
  readonly ownFrom: number;
  readonly mentions: readonly Mention[];
  /** The devices it names, placed in `masked`. */
  readonly devices: readonly DeviceMention[];
}

/** How far a rule can see from a number, in characters. Bounded, so that one endless sentence costs linear time. */
const WINDOW = 240;

/** A full stop, question or exclamation mark that ends a sentence; also one whose blank was lost ("remain true.To help"). */
const SENTENCE_END = /[.!?]['")\]]*(?: +(?=["'([]*[A-Z\d@])|(?<=[a-z)%]{2}[.!?])(?=[A-Z][a-z]))/g;

const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|vs|cf|al|resp|approx|etc|Fig|Figs|Sec|Eq|Tab|No|Dr|St|seq|w\.r\.t|a\.k\.a)|\b[A-Z])\.$/;

/** A sentence may not be longer than this; text without full stops is cut at a blank. */
const LONGEST = 2000;

function sentenceSpans(text: string): [number, number][] {
  const spans: [number, number][] = [];
  let start = 0;
  const close = (end: number): void => {
    while (end - start > LONGEST) {
      const blank = text.lastIndexOf(' ', start + LONGEST);
      const cut = blank > start ? blank + 1 : start + LONGEST;
      spans.push([start, cut]);
      start = cut;
    }
    if (end > start) spans.push([start, end]);
    start = end;
  };
  SENTENCE_END.lastIndex = 0;
  for (let match = SENTENCE_END.exec(text); match !== null; match = SENTENCE_END.exec(text)) {
    const end = SENTENCE_END.lastIndex;
    if (ABBREVIATION.test(text.slice(Math.max(start, match.index - 8), match.index + 1))) continue;
    close(end);
  }
  close(text.length);
  return spans;
}

/** Words by which authors speak of this work. */
const OWN =
  /\b(?:[Ww]e|[Oo]urs?|us|[Tt]his (?:paper|work|article|study|report|thesis|letter|survey|technique|approach|framework|system|design|method)|[Tt]he (?:proposed|presented|resulting))\b/;

/** "we present NAME", "called NAME": the verb that introduces what the work is called. */
const NAMING =
  /\b(?:propos(?:e|es|ed|ing)|present(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|develop(?:s|ed)?|design(?:s|ed)?|buil[dt]s?|implement(?:s|ed)?|describ(?:e|es|ed)|called|named|dubbed|termed|releas(?:e|es|ed)|contribut(?:e|es)|creat(?:e|es|ed))\b/g;

/** A coined name: capitals or digits inside, or a hyphen before a capital. */
const COINED = /(?<![\w-])(?:[A-Z]\w*[A-Z\d]\w*(?:[-.]\w+)*|[A-Z][a-z]+(?:-[A-Z\d]\w*)+)/;

/** How far behind the verb the name may stand. */
const NAMING_REACH = 80;

/** Openings of sentences about other people's systems and the problem. */
const BACKGROUND_OPENING =
  /^(?:However, |Unfortunately, |Yet |Yet, |But |While |Although |Moreover, |In practice, |For example, |For instance, )?(?:[Ee]xisting|[Pp]rior|[Pp]revious(?:ly)?|[Cc]urrent(?:ly)?|[Tt]raditional(?:ly)?|[Cc]onventional(?:ly)?|[Rr]ecent(?:ly)?|[Tt]oday(?:'s)?|[Mm]odern|[Ss]tate-of-the-art|[Tt]ypical(?:ly)?|[Mm]any|[Mm]ost|[Oo]ften|[Oo]thers?)\b/;

const FUTURE =
  /\b(?:moving forward|future work|in (?:the )?future|going forward|next steps?|(?:we|it) (?:will|plan to|intend to|aim to|hope to)|will (?:work|support|extend|explore|add)|planned)\b/i;

/**
 * Reads the sentences of `text` (readable, see readable-text.ts) that hold numbers and can hold claims: not those about the
 * problem and other people's systems, nor about what is still to come. An abstract in which nobody ever says "we" or "this
 * paper" is taken to speak of its own work throughout.
 */
export function readSentences(text: string): Sentence[] {
  const spans = sentenceSpans(text);
  const texts = spans.map(([start, end]) => text.slice(start, end));
  const names = ownNames(texts);
  const isOwn = (sentence: string): boolean => OWN.test(sentence) || namesOne(sentence, names);
  const firstOwn = texts.findIndex(isOwn);
  const sentences: Sentence[] = [];
  texts.forEach((sentence, i) => {
    if (i < firstOwn || !MAY_HOLD.test(sentence)) return;
    const opensAsBackground = BACKGROUND_OPENING.test(sentence);
    if ((opensAsBackground && !isOwn(sentence)) || FUTURE.test(sentence)) return;
    const read = readSentence(spans[i]![0], sentence, opensAsBackground ? ownStart(sentence, names) : 0);
    if (read.mentions.length > 0 || read.devices.length > 0) sentences.push(read);
  });
  return sentences;
}

/** A number, or a device whose name has none: other sentences say nothing here. */
const MAY_HOLD =
  /\d|\b(?:Hopper|Blackwell|Ampere|Orin|Jetson|Raspberry|TPU|Cerebras|Groq|Gaudi|Ascend|Xeon|EPYC|Kria|Graphcore|Trainium|Inferentia|NVIDIA|Nvidia|AMD|Snapdragon|Adreno|Mali)/;

/** A work is named in one of the first sentences that speak of it. */
const NAMING_SENTENCES = 4;

/** An abstract that opens with a coined name ("MegaFoo (MF) compiles ...") speaks of its own work. */
const COINED_SUBJECT = /^([A-Z][a-z]+[A-Z]\w*)(?: \(\w+\))?,? (?:[a-z]+s|an?) /;

function ownNames(sentences: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  const subject = COINED_SUBJECT.exec(sentences[0] ?? '')?.[1];
  if (subject !== undefined && baselineSystem(subject) === undefined) names.add(subject);
  let left = NAMING_SENTENCES;
  for (const sentence of sentences) {
    if (left === 0) break;
    if (!OWN.test(sentence)) continue;
    left--;
    NAMING.lastIndex = 0;
    while (NAMING.test(sentence)) {
      const from = NAMING.lastIndex;
      const reach = sentence.slice(from, from + NAMING_REACH).split(/[;.](?:\s|$)/, 1)[0]!;
      const name = COINED.exec(reach)?.[0] ?? /^ ([A-Z][a-z]+)\b/.exec(reach)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

function namesOne(sentence: string, names: ReadonlySet<string>): boolean {
  for (const name of names) if (sentence.includes(name)) return true;
  return false;
}

/** Where a sentence begins to speak of this work: "While prior work wastes half, we ...". */
function ownStart(sentence: string, names: ReadonlySet<string>): number {
  const starts = [sentence.search(OWN), ...[...names].map((name) => sentence.indexOf(name))];
  return Math.min(...starts.filter((start) => start >= 0));
}

function readSentence(start: number, text: string, ownFrom: number): Sentence {
  const devices = findDevices(text);
  // The digits of "RTX 4090" and "Xeon 8380" stand alone, but are no number.
  const quantities = findQuantities(text).filter(
    ({ start: from }) => !devices.some((device) => device.start <= from && from < device.end),
  );
  const gaps: string[] = [];
  let from = 0;
  for (const quantity of quantities) {
    gaps.push(hideMarks(text.slice(from, quantity.start)));
    from = quantity.end;
  }
  gaps.push(hideMarks(text.slice(from)));

  const masked = gaps.join(NUMBER);
  const mentions: Mention[] = [];
  const sentence: Sentence = {
    start,
    text,
    masked,
    ownFrom,
    mentions,
    devices: devices.map((device) => inMasked(device, quantities)),
  };
  let at = 0;
  quantities.forEach((quantity, index) => {
    at += gaps[index]!.length;
    const { start, end, values, unit, orMore, hyphenated } = quantity;
    const right = masked.slice(at + 1, at + 1 + WINDOW);
    // Written out: all mentions then have one shape, which the rules read faster.
    mentions.push({
      start,
      end,
      values,
      unit,
      orMore,
      hyphenated,
      sentence,
      index,
      at,
      left: masked.slice(Math.max(0, at - WINDOW), at),
      right,
      head: headOf(ADJECTIVE_BRACKET.test(gaps[index]!) ? right.replace(/^\)/, '') : right),
      gapBefore: gaps[index]!,
      gapAfter: gaps[index + 1]!,
    });
    at += 1;
  });
  return sentence;
}

/** How far the head of "35.8x speedup" reaches: to punctuation, the next number, or a word that starts another phrase. */
const HEAD_END =
  /[#,;:()]|\.(?:\s|$)|\s[-–—]\s|\b(?:over|than|compared|relative|versus|vs|against|while|when|with|without|under|using|via|by|at|across|but|which|that|where|and|or|for|on|as well|thanks|because|since|after|before|respectively|depending|even)\b(?!-)/;

/** "negligible (<1%) accuracy loss": what stands behind the bracket is the head of what stands in it. */
const ADJECTIVE_BRACKET =
  /\b(?:negligible|minor|minimal|small|slight|marginal|modest|low|high|large|significant|substantial|considerable) \((?:[<>≤≥~]=? ?|up to |about |less than |only )?$/;

function headOf(right: string): string {
  const near = right.slice(0, 90);
  const end = near.search(HEAD_END);
  return end === -1 ? near : near.slice(0, end);
}

/** Moves a device from its place in the text to its place in the masked text. */
function inMasked(device: DeviceMention, quantities: readonly Quantity[]): DeviceMention {
  let shift = 0;
  for (const { start, end } of quantities) if (end <= device.start) shift += end - start - NUMBER.length;
  return { text: device.text, start: device.start - shift, end: device.end - shift };
}

/** Stands for a number in the words that rules look at. */
export const NUMBER = '#';

function hideMarks(text: string): string {
  return text.includes(NUMBER) ? text.replaceAll(NUMBER, '*') : text;
}
