/** The units that numbers in ML systems abstracts carry: how they are printed, and the spelling Roofline keeps. */

/** What kind of thing a unit measures; the rules ask for this, never for a spelling. */
export type UnitKind =
  | 'ratio'
  | 'percent'
  | 'points'
  | 'bits'
  | 'bytes'
  | 'bandwidth'
  | 'time'
  | 'rate'
  | 'compute'
  | 'power'
  | 'energy'
  | 'money'
  | 'count';

export interface Unit {
  readonly kind: UnitKind;
  /** As stored in a claim ("x", "%", "tokens/s"). */
  readonly name: string;
}

/**
 * How a unit is printed, without anchors; matched right after the number and its blank or hyphen. Where a pattern has a
 * group, it holds the SI prefix, which goes before `name`. The first that fits is taken.
 */
interface UnitSpelling extends Unit {
  readonly print: string;
}

const PER_SECOND = String.raw`(?:\/ ?s(?:ec(?:ond)?)?\b| per second\b)`;

const SPELLINGS: readonly UnitSpelling[] = [
  { kind: 'points', name: 'pp', print: String.raw`(?:%|percent(?:age)?)[ -]points?\b|pp\b|p\.p\.|ppts?\b` },
  { kind: 'points', name: 'points', print: String.raw`(?:absolute )?points?\b` },
  { kind: 'percent', name: '%', print: String.raw`%|percent\b|per cent\b|pct\b` },
  // A cross between two numbers is a dimension ("16x16"), not a ratio.
  { kind: 'ratio', name: 'x', print: String.raw`[x×X](?![\w×])(?! ?\d)|fold\b` },
  {
    kind: 'ratio',
    name: 'x',
    // "5 times a day" and "5 times for each run" count repetitions.
    print: String.raw`times\b(?! (?:per|an?|each|every|for|in the|during)\b)`,
  },
  {
    kind: 'rate',
    name: 'tokens/s',
    print: String.raw`(?:output |generated )?tok(?:en)?s?${PER_SECOND}|tps\b|TPS\b`,
  },
  { kind: 'rate', name: 'frames/s', print: String.raw`frames?${PER_SECOND}|fps\b|FPS\b` },
  { kind: 'rate', name: 'requests/s', print: String.raw`req(?:uest)?s?${PER_SECOND}|RPS\b` },
  { kind: 'rate', name: 'queries/s', print: String.raw`quer(?:y|ies)${PER_SECOND}|QPS\b` },
  { kind: 'rate', name: 'samples/s', print: String.raw`samples?${PER_SECOND}` },
  { kind: 'rate', name: 'images/s', print: String.raw`(?:images?|imgs?)${PER_SECOND}` },
  { kind: 'rate', name: 'IPS', print: String.raw`([KMG])IPS\b` },
  { kind: 'rate', name: '/s', print: String.raw`([a-z]{3,20}s)${PER_SECOND}` },
  { kind: 'energy', name: '/J', print: String.raw`([a-z]{3,20}s)(?:\/J(?:oule)?\b| per [jJ]oule\b)` },
  { kind: 'time', name: 's/token', print: String.raw`s(?:ec(?:ond)?s?)?(?:\/| per )(?:output )?token\b` },
  { kind: 'time', name: 'ms/token', print: String.raw`(?:ms|milliseconds?)(?:\/| per )(?:output )?token\b` },
  {
    kind: 'compute',
    name: 'FLOP/s/W',
    print: String.raw`([KMGTPE]|[kK]ilo|[mM]ega|[gG]iga|[tT]era|[pP]eta|[eE]xa)?[ -]?FLOPs?(?:\/s|[pP]s|S)?(?:\/W(?:att)?\b| per [wW]att\b)`,
  },
  {
    kind: 'compute',
    name: 'OP/s/W',
    print: String.raw`([KMGTPE]|[kK]ilo|[mM]ega|[gG]iga|[tT]era|[pP]eta|[eE]xa)?[ -]?(?:OPs?|[oO]ps?)(?:\/s|S)?(?:\/W(?:att)?\b| per [wW]att\b)`,
  },
  {
    kind: 'compute',
    name: 'OP/s/mm2',
    print: String.raw`([KMGTPE]|[kK]ilo|[mM]ega|[gG]iga|[tT]era|[pP]eta|[eE]xa)?[ -]?(?:FL)?(?:OPs?|[oO]ps?)(?:\/s|S)?\/mm(?:2|\^2|²)`,
  },
  {
    kind: 'compute',
    name: 'FLOP/s',
    print: String.raw`([KMGTPE]|[kK]ilo|[mM]ega|[gG]iga|[tT]era|[pP]eta|[eE]xa)?[ -]?[fF](?:LOP|lop)[sS]?(?: ?\/ ?s(?:ec(?:ond)?)?\b| per second\b|[pP]s\b|\b)|([GTP])F(?:\/s)?\b`,
  },
  {
    kind: 'compute',
    name: 'OP/s',
    print: String.raw`([KMGTPE]|[kK]ilo|[mM]ega|[gG]iga|[tT]era|[pP]eta|[eE]xa)[ -]?(?:OP|[oO]p)[sS]?(?:\/s(?:ec)?\b|\b)`,
  },
  {
    kind: 'bandwidth',
    name: 'B/s',
    print: String.raw`([KMGTP])i?B(?:\/s(?:ec(?:ond)?)?\b|ps\b| per second\b)`,
  },
  { kind: 'bandwidth', name: 'bit/s', print: String.raw`([KMGTP])b(?:it)?(?:\/s\b|ps\b)` },
  { kind: 'bytes', name: 'B', print: String.raw`([KMGTP])i?B\b` },
  { kind: 'bytes', name: 'B', print: String.raw`([kK]ilo|[mM]ega|[gG]iga|[tT]era|[pP]eta)bytes?\b` },
  {
    kind: 'bits',
    name: 'bits',
    print: String.raw`bits?\b(?: ?(?:\/|per) ?(?:weight|param(?:eter)?|element|value|activation|entry|number|token|channel|coordinate|dimension)s?\b)?|bpw\b`,
  },
  { kind: 'time', name: 'ns', print: String.raw`ns\b|nanoseconds?\b` },
  { kind: 'time', name: 'us', print: String.raw`[μu] ?s\b|microseconds?\b` },
  { kind: 'time', name: 'ms', print: String.raw`ms\b|msec\b|milliseconds?\b` },
  { kind: 'money', name: 'USD', print: String.raw`dollars?\b|USD\b` },
  { kind: 'count', name: 'GPU-hours', print: String.raw`(?:[AHVB]\d{2,3} )?[GT]PU[ -]?(?:hours?|hrs?)\b` },
  { kind: 'count', name: 'GPU-days', print: String.raw`(?:[AHVB]\d{2,3} )?[GT]PU[ -]?days?\b` },
  { kind: 'time', name: 's', print: String.raw`s\b|secs?\b|seconds?\b` },
  { kind: 'time', name: 'min', print: String.raw`mins?\b|minutes?\b` },
  { kind: 'time', name: 'h', print: String.raw`h\b|hrs?\b|hours?\b` },
  { kind: 'time', name: 'd', print: String.raw`days?\b` },
  { kind: 'time', name: 'weeks', print: String.raw`weeks?\b` },
  { kind: 'energy', name: 'J', print: String.raw`([npμumkMG])?J\b(?:\/\w{1,12})?| ?([kM])?Joules?\b` },
  { kind: 'energy', name: 'Wh', print: String.raw`([kMG])?Wh\b` },
  { kind: 'power', name: 'W', print: String.raw`([npμumkM])?W\b|([kK]ilo|[mM]illi)?watts?\b|Watts?\b` },
  {
    kind: 'count',
    name: 'parameters',
    print: String.raw`(?:model |trainable |active |total )?param(?:eter)?s?\b(?! (?:server|count|sharing|shard))`,
  },
  { kind: 'count', name: 'lines', print: String.raw`lines?\b(?: of (?:\w{1,12} )?code\b)?|LoC\b|LOC\b` },
  {
    kind: 'count',
    name: 'steps',
    print: String.raw`(?:(?:RL|training|gradient|optimi[sz]ation|optimizer|denoising|sampling|fine-tuning|update) )?(?:steps|iterations)\b`,
  },
  { kind: 'count', name: 'samples', print: String.raw`(?:(?:training|calibration) )?(?:samples|examples)\b` },
  { kind: 'count', name: 'tokens', print: String.raw`tokens?\b` },
  {
    kind: 'count',
    name: 'GPUs',
    print: String.raw`GPUs\b`,
  },
  { kind: 'count', name: 'chips', print: String.raw`(?:TPU )?(?:chips|accelerators|TPUs)\b` },
  { kind: 'count', name: 'nodes', print: String.raw`(?:compute )?nodes\b` },
  { kind: 'count', name: 'cores', print: String.raw`(?:CPU |processing )?cores\b` },
];

const PREFIXES: Readonly<Record<string, string>> = {
  kilo: 'K',
  mega: 'M',
  giga: 'G',
  tera: 'T',
  peta: 'P',
  exa: 'E',
  milli: 'm',
};

/** All spellings at once: one look finds that a number has no unit. */
const ANY_UNIT = new RegExp(SPELLINGS.map(({ print }) => print).join('|'), 'y');
const COMPILED = SPELLINGS.map(({ kind, name, print }) => ({ kind, name, pattern: new RegExp(print, 'y') }));

/** The unit printed at `at` of `text`, and where it ends; undefined where there is none. */
export function unitAt(text: string, at: number): { unit: Unit; end: number } | undefined {
  ANY_UNIT.lastIndex = at;
  if (!ANY_UNIT.test(text)) return undefined;
  for (const { kind, name, pattern } of COMPILED) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const prefix = match[1] ?? match[2] ?? '';
    const short = PREFIXES[prefix.toLowerCase()] ?? prefix;
    return { unit: { kind, name: short + name }, end: pattern.lastIndex };
  }
  return undefined;
}
