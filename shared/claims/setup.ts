/**
 * Which numbers are not results of this work: sizes, counts, operating points, values of others, and what else the
 * labelling guide (section 2) lists. The rules know kinds of words and units, never a paper.
 */
import { changeIn } from './change-words.ts';
import type { Mention } from './sentences.ts';
import { isCondition } from './setup-conditions.ts';
import { isBareWithoutScore } from './setup-scores.ts';
import { isCount, isSpecification } from './setup-sizes.ts';
import { isBeforeDevice, kindOf } from './unit-kind.ts';

/** Why a number is no claim; undefined where it is one. `measured` says whether the words around it name a quality score. */
export function whyNoClaim(mention: Mention): string | undefined {
  if (mention.start < mention.sentence.ownFrom) return 'background';
  for (const { why, test } of RULES) if (test(mention)) return why;
  return undefined;
}

interface Rule {
  readonly why: string;
  readonly test: (mention: Mention) => boolean;
}

const RULES: readonly Rule[] = [
  {
    why: 'number of devices (setup)',
    test: (m) =>
      (kindOf(m) === 'ratio' || kindOf(m) === 'bare') &&
      m.values.length === 1 &&
      (isBeforeDevice(m) ||
        /^\s?(?:[A-Z][\w.-]* ){0,2}(?:GPUs?|CPUs?|TPUs?|FPGAs?|NPUs?|nodes|machines|servers|cores|accelerators|chips)\b/.test(
          m.right,
        )),
  },
  {
    why: 'problem or data size (setup)',
    test: (m) => /^\s?×\s?#/.test(m.right) || /#\s?×\s?$/.test(m.left),
  },
  {
    why: 'measured characterisation of the problem, not of the solution',
    // "the gauge shows 100% while nothing is done"
    test: (m) =>
      /\b(?:reads?|shows?|displays?|registers?|indicates?) $/.test(m.gapBefore) &&
      /^ (?:\w+ )?(?:during|while|even|although|despite|when)\b/.test(m.right),
  },
  {
    why: 'value before the improvement',
    test: (m) =>
      m.values.length === 1 &&
      /\b(?:from # and|from # or|from|up from|down from)(?: (?:about|around|approximately|nearly|over|an?|the|only|~))* $/i.test(
        m.left,
      ) &&
      !/\b(?:rang\w+|vary\w*|varies) from $/i.test(m.left),
  },
  {
    why: 'operating point or condition of the result',
    test: (m) =>
      (['count', 'bare', 'bytes', 'time'].includes(kindOf(m)) ||
        (kindOf(m) === 'percent' && m.gapBefore.endsWith('('))) &&
      isInOpening(m),
  },
  {
    why: 'value of the baseline',
    test: (m) =>
      /\b(?:without|lacking) (?:[\w-]+ ){1,6}(?:achiev|reach|attain|obtain|get|yield|remain|stay)\w* (?:only |just |at )*$|\bdespite (?:its |an? |the |their |[\w-]+'s )*$/i.test(
        m.left,
      ),
  },
  // "compared with # for X and # for Y", "while existing systems fall by #"
  {
    why: 'value of the baseline',
    test: (m) =>
      (m.gapBefore.endsWith(' and ') &&
        /\b(?:compared (?:to|with)|versus|vs\.?|against) # (?:for|of|by|with|in) [^#,;]{1,40},? and $/.test(
          m.left,
        )) ||
      /\b(?:while|whereas) (?:the )?(?:[\w-]+ of )?(?:the )?(?:baselines?|existing|prior|competing|conventional|others?)\b[^#,;]{0,50}$/.test(
        m.gapBefore,
      ),
  },
  {
    why: 'value of the baseline',
    test: (m) =>
      /\bwhereas (?!our|we\b|this\b|it\b)(?:[\w.-]+ ){1,4}(?:(?:only|just|about|up to|by|to|a|an) ){0,2}$/.test(
        m.gapBefore,
      ),
  },
  {
    why: 'value of the baseline',
    test: (m) =>
      /\bbaselines? (?:that|which) \w+(?:s|ed) (?:only |about )?(?:#,? (?:which is|or|i\.e\.,?) )?$/.test(
        m.left,
      ),
  },
  {
    why: 'value of the baseline',
    test: (m) =>
      /\bwith [A-Z][\w.-]+ (?:achieving|attaining|reaching|delivering|utilizing|using|getting) (?:only|just|merely) $/.test(
        m.gapBefore,
      ),
  },
  {
    why: 'count of repetitions',
    test: (m) =>
      m.sentence.text.slice(m.start, m.end).endsWith('times') &&
      changeIn(m.head) === 'none' &&
      /\b(?:runs?|ran|running|repeat\w*|execut\w+|call\w*|invok\w+|iterat\w+|sampl\w+|visit\w*|tried|measured)\b[^#,;]{0,50} $/.test(
        m.gapBefore,
      ),
  },
  {
    why: 'value of the baseline',
    test: (m) =>
      /\b(?:versus|vs\.?|compared (?:to|with)|instead of|rather than|as opposed to|than|against)(?: (?:the|a|an|only|about|around|just|its|previous|prior|state-of-the-art|baseline|best|accuracy|perplexity|of|result|score|[A-Z][\w-]*(?:'s)?)){0,5} $/.test(
        m.gapBefore,
      ) && !/\b(?:less|more|fewer|greater|higher|lower|smaller) than (?:an? )?$/.test(m.gapBefore),
  },
  {
    why: 'operating point or condition of the result',
    test: isCondition,
  },
  {
    why: 'target or objective',
    test: (m) =>
      /^(?! of )[ -]?(?:(?!when|if|while|under|with|as|once|reductions?|improvements?|increases?|decreases?|savings?|gains?|drops?|cuts?|lower|higher|fewer|less|more|better|smaller|tighter)[\w-]+ ){0,3}(?:targets?|budgets?|constraints?|thresholds?|objectives?|deadlines?\b(?! miss)|goals?|SLOs?\b(?! attainment| violation)|requirements?|limits?)\b/.test(
        m.right,
      ) && kindOf(m) !== 'ratio',
  },
  {
    why: 'target or objective',
    test: (m) =>
      kindOf(m) !== 'ratio' &&
      /\b(?:targets?|budgets?|constraints?|thresholds?|objectives?|deadlines?|SLOs?|SLAs?|timeouts?) (?:of|set (?:to|at)) (?:an? |only |about |just )*$/.test(
        m.gapBefore,
      ),
  },
  {
    why: 'measured characterisation of the problem, not of the solution',
    test: (m) =>
      kindOf(m) === 'percent' &&
      (/\b(?:account(?:s|ing)? for|constitut\w+|comprises?|contribut\w+ (?:to )?|represent\w*(?! (?:an? |only |just )*(?:[\w-]+ ){0,3}(?:overhead|increase|improvement|reduction|speed-?up|gain|saving))|(?:is|are|were|was) (?:spent|wasted|idle)|(?:can|may|could|might) (?:take|consume|occupy|waste|account)|spends?|spending|wast\w+|suffers?|dominat\w+)\b(?<!\b(?:reduc|cut|lower|decreas|minimi[sz]|avoid|sav|shrink|trim|eliminat)\w* (?:[\w-]+ ){0,3}\w*)[^#;.]{0,50}$/.test(
        m.left,
      ) ||
        (/\b(?:can|may|could|might) (?:reach|exceed) (?:up to |about |over )?$/.test(m.left) &&
          /^ of\b/.test(m.right)) ||
        /^ of (?:the |this |its )?(?:[\w-]+ )?(?:gains?|improvements?|speed-?ups?|savings?|benefits?) (?:is |are |was |were |being )?(?:attributed|due|coming|stemming|from)\b/.test(
          m.right,
        ) ||
        /^ of [^#.;]{0,40} (?:is|are|was|were) (?:\w+ly )?(?:spent|wasted|idle|lost|unused|caused|due|attributed|spare|duplicated|redundant|unnecessary|repeated)\b/.test(
          m.right,
        ) ||
        (/^ of (?:the )?(?:all |total |overall )?(?:[\w-]+ )?(?:time|runtime|execution|latency|cycles|FLOPs|computation|jobs|papers|users|cases)\b/.test(
          m.right,
        ) &&
          /\b(?:up to|about|over|nearly|more than|around|for) $/.test(m.left) &&
          !/\breduc/.test(m.left))),
  },
  { why: 'uncertainty of another number', test: (m) => /±\s?$/.test(m.gapBefore) },
  { why: 'confidence', test: (m) => /^ (?:confidence|percentile|quantile|CI\b)/.test(m.right) },
  { why: 'hardware specification or size (setup)', test: isSpecification },
  { why: 'count, size or name (setup)', test: isCount },
  { why: 'no measure', test: isBareWithoutScore },
];

/** "On 512 GPUs and up to 512K tokens, X is ...": what an adverbial opening counts is the setting of the result. */
function isInOpening({ sentence, at, right }: Mention): boolean {
  const opening = sentence.masked.slice(0, at);
  // "In the case of low failure rates (#), ..."
  if (/^(?:In|At|Under|For|With|On)\b[^,;:#()]*\($/.test(opening) && /^\)[^#]*,/.test(right)) return true;
  return (
    /^(?:On|For|Across|At|With|Under|Using|When|Given|Over)\b[^,;:]*$/.test(opening) &&
    !/\b(?:less|fewer|more|only|just|reduc\w+|sav\w+|overhead|lines)\b/.test(opening + right.slice(0, 40)) &&
    right.includes(',')
  );
}
