/** What a percentage is a share of, where the words right beside it say so: requests met, tasks solved, the peak, a price. */
import { ATTAINMENT, COMPRESSION, ERROR, plain, SHARE_OF_PEAK } from './known-measures.ts';
import type { Reading } from './measure-before.ts';
import { namedIn } from './measure-names.ts';
import type { Mention } from './sentences.ts';

/** The reading of a share; undefined where the words beside the number do not make it one. `head` is that of its list. */
export function shareReading(mention: Mention, head: string): Reading | undefined {
  const kind = mention.unit?.kind;
  // "slows it down by #"
  if (mention.gapBefore.includes('down by') && SLOWS.test(mention.left))
    return { named: plain('overhead', true, 'slowdown'), change: 'none' };
  if (kind === 'points' && (LOST.test(head) || LOSES.test(mention.gapBefore)) && namedIn(head) === undefined)
    return { named: undefined, change: 'less' };
  if (kind !== 'percent') return undefined;
  if (SHARE_OF_REQUESTS.test(head))
    return {
      named: MISSES.test(mention.gapBefore) ? plain('other', true, 'violation') : ATTAINMENT,
      change: 'none',
    };
  if (SHARE_OF_TASKS.test(head) && SOLVES.test(mention.gapBefore))
    return { named: plain('accuracy', false), change: 'none' };
  if (SHARE_OF_CASES.test(mention.right)) return { named: plain('other', false), change: 'none' };
  if (WITHIN_TRUTH.test(mention.left)) return { named: ERROR, change: 'none' };
  // "at # cost": what a gain is paid with.
  if (head.trim() === 'cost' && /\b(?:at|for) (?:an? |only |just |about )*$/.test(mention.gapBefore))
    return { named: plain('overhead', true, 'cost'), change: 'none' };
  // "costs less than # of the throughput": a share that is given up.
  if (head.startsWith(' of ') && COSTS.test(mention.gapBefore))
    return { named: plain('overhead', true, 'cost'), change: 'none' };
  if (SLOWS_BY.test(mention.gapBefore)) return { named: plain('overhead', true, 'slowdown'), change: 'none' };
  if (OF_PERFORMANCE.test(head) && OF_TASKS.test(mention.left + head))
    return { named: plain('accuracy', false, 'performance'), change: 'none' };
  if (OF_PEAK.test(head)) return { named: SHARE_OF_PEAK, change: 'none' };
  if (/^ (?:[\w-]+ )?sparsity\b/.test(head)) return { named: COMPRESSION, change: 'none' };
  return undefined;
}

const SHARE_OF_REQUESTS =
  /^ of (?:the |all |its )?(?:requests|queries|jobs|users|invocations|deadlines|SLOs)\b/;

/** "solves # of the tasks" */
const SHARE_OF_TASKS =
  /^ of (?:the |all |its |these )*(?:[\w-]+ ){0,2}(?:tasks|questions|problems|tests|issues|test cases|prompts|examples)\b/;

const SOLVES =
  /\b(?:solv|answer|pass|resolv)\w* (?:correctly )?(?:up to |about |over |only |more than |at least )*$/;

/** "# of its kernels beat X" */
const SHARE_OF_CASES =
  /^ of (?:its |the |all |our |these |generated )*(?:[\w-]+ )?[a-z]+s (?:beat|outperform|match|exceed|surpass|improve|meet|pass|are faster)\b/;

/** "# of the theoretical maximum FLOP/s", "# peak performance" */
const OF_PEAK =
  /^ peak (?:performance|throughput|bandwidth|FLOPS?)\b|^ of (?:the |its |their |[A-Z]\w+'s )?(?:theoretical |hardware |machine |device )?(?:(?:peak|maximum|max|roofline|line[- ]rate|wire[- ]speed|link bandwidth)\b|(?:optimal|ideal)(?: [\w-]+)?(?=[,.;)]| ?$| (?:across|on|for|in)\b))/;

/** "reaching # of the performance of X on the benchmark": how well a model answers, not how fast. */
const OF_PERFORMANCE = /^ of (?:the |its |their )?(?:[\w-]+ ){0,2}performance\b/;

const OF_TASKS =
  /\b(?:benchmarks?|accuracy|MMLU|GLUE|zero-shot|few-shot|downstream|(?:chat|language|reasoning|teacher|student) models?|fine-?tun\w+)\b/;

const LOSES =
  /\b(?:loses?|losing|lost|sacrific(?:es|ing)) (?:only |just |about |up to |at most |less than )*$/;

const LOST = /^ (?:loss|drop|degradation|decrease|decline|reduction)\b/;

const SLOWS_BY =
  /\bslow(?:s|ed|ing)? (?:down )?(?:[\w-]+ ){1,5}by (?:up to |about |over |only |at most |less than |under )*$/;

const SLOWS =
  /\bslow(?:s|ed|ing)? (?:[\w-]+ ){0,4}down by (?:up to |about |over |only |at most |less than |more than )*$/;

const COSTS =
  /\b(?:costs?|costing|gives? up|forgo(?:es)?) (?:only |just |about |under |at most |less than )*$/;

const MISSES = /\b(?:violat|miss|drop|reject|fail)\w*\b[^#,;]{0,60}$/;

/** "predictions are within 8% of measured values" */
const WITHIN_TRUTH = /\b(?:predict|estimat|simulat|model(?:s|ed|ing)\b)[^#;]{0,80}\bwithin (?:an? |about )?$/;
