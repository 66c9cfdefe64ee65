/**
 * Which numbers are not results of this work: sizes, counts, operating points, values of others, and what else the
 * labelling guide (section 2) lists. The rules know kinds of words and units, never a paper.
 */
import { changeIn } from './change-words.ts';
import type { Mention } from './sentences.ts';

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

const kindOf = (mention: Mention): string => mention.unit?.kind ?? 'bare';

/** "4x A100", "64 NVIDIA H100s" */
function isBeforeDevice(m: Mention): boolean {
  return m.sentence.devices.some(({ start }) => start === m.at + 2 || start === m.at + 1);
}

/** Words of comparison right after a number turn "at 20% ..." into a result. */
const COMPARATIVE =
  /^\s?(?:[\w-]+ ){0,2}(?:lower|less|fewer|higher|more|better|faster|cheaper|smaller|greater|shorter|of the (?:original |total |baseline )?(?:cost|price|memory|energy|power|latency|time|size)|reduction|improvement|overhead|loss|accuracy|degradation|drop|cost|increase|speed-?up)\b/i;

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
    test: (m) => /\breads?(?:ing)? $/.test(m.gapBefore),
  },
  {
    why: 'value before the improvement',
    test: (m) =>
      /\b(?:from|up from|down from)(?: (?:about|around|approximately|nearly|over|an?|the|only|~))* $/i.test(
        m.gapBefore,
      ) && !/\b(?:rang\w+|vary\w*|varies) from $/i.test(m.left),
  },
  {
    why: 'value of the baseline',
    test: (m) => /\bbaselines? (?:that|which) \w+(?:s|ed) (?:only |about )?$/.test(m.gapBefore),
  },
  {
    why: 'count of repetitions',
    test: (m) =>
      m.sentence.text.slice(m.start, m.end).endsWith('times') &&
      changeIn(m.head) === 'none' &&
      changeIn(m.gapBefore.slice(-80)) === 'none' &&
      !/^ (?:as|that|the)\b/.test(m.right),
  },
  {
    why: 'value of the baseline',
    test: (m) =>
      /\b(?:versus|vs\.?|compared (?:to|with)|instead of|rather than|as opposed to|than|against)(?: (?:the|a|an|only|about|around|just|its|previous|prior|state-of-the-art|baseline|best|accuracy|perplexity|of|result|score|[A-Z][\w-]*(?:'s)?)){0,5} $/.test(
        m.gapBefore,
      ) && !/\b(?:less|more|fewer|greater|higher|lower|smaller) than $/.test(m.gapBefore),
  },
  {
    why: 'operating point or condition of the result',
    test: isCondition,
  },
  {
    why: 'target or objective',
    test: (m) =>
      /^(?! of )[ -]?(?:[\w-]+ ){0,3}(?:targets?|budgets?|constraints?|thresholds?|objectives?|deadlines?|goals?|SLOs?\b(?! attainment)|requirements?|limits?)\b/.test(
        m.right,
      ) && kindOf(m) !== 'ratio',
  },
  {
    why: 'measured characterisation of the problem, not of the solution',
    test: (m) =>
      kindOf(m) === 'percent' &&
      (/\b(?:account(?:s|ing)? for|constitut\w+|comprises?|contribut\w+ (?:to )?|represent\w*|(?:is|are|were|was) (?:spent|wasted|idle)|(?:can|may|could|might) (?:take|consume|occupy|exceed|waste|account|reach)|spends?|spending|wast\w+|suffers?|dominat\w+)\b[^#;.]{0,50}$/.test(
        m.left,
      ) ||
        /^ of [^#.;]{0,40} (?:is|are|was|were) (?:spent|wasted|idle|lost|unused|caused|due|attributed|spare)\b/.test(
          m.right,
        ) ||
        (/^ of (?:the )?(?:all |total |overall )?(?:[\w-]+ )?(?:time|runtime|execution|latency|cycles|FLOPs|computation|jobs|papers|users|cases)\b/.test(
          m.right,
        ) &&
          /\b(?:up to|about|over|nearly|more than|around|for) $/.test(m.left) &&
          !/\breduc/.test(m.left))),
  },
  { why: 'confidence', test: (m) => /^ (?:confidence|percentile|quantile|CI\b)/.test(m.right) },
  { why: 'hardware specification or size (setup)', test: isSpecification },
  { why: 'count, size or name (setup)', test: isCount },
  { why: 'no measure', test: isBareWithoutScore },
];

function isCondition(m: Mention): boolean {
  const kind = kindOf(m);
  const left = m.gapBefore;
  const head = m.head;
  if (
    /\b(?:where|when|if|while|with) only (?:about |around |~)?$/.test(left) &&
    !/\b(?:overhead|loss|drop|degradation)\b/.test(head)
  )
    return true;
  if (/[=≈]\s?$/.test(left) && !/\b(?:accuracy|perplexity|error|PPL|FID|speedup)\s?=\s?$/i.test(left))
    return true;
  if (
    /\b(?:retain|keep|us|cach|maintain|prun|preserv|select)ing (?:just|only|merely|as few as) $/.test(left) &&
    /\b(?:enables?|achiev\w+|allows?|yields?|suffices?|recovers?)\b/.test(m.right)
  )
    return true;
  if (
    /\bat (?:an? |the |only |up to |as low as |just |about |around |near |over )*(?:average |effective |batch sizes? (?:of )?|compression (?:ratios?|rates?) (?:of )?|sparsity (?:levels? )?(?:of )?|context lengths? (?:of )?)?$/i.test(
      left,
    )
  ) {
    if (kind === 'percent' || kind === 'bare' || kind === 'count')
      return (
        !COMPARATIVE.test(m.right) ||
        /^\s?(?:[\w-]+ )?(?:sparsity|compression|utilization|load|density|pruning|cache)/i.test(m.right)
      );
    if (kind === 'ratio')
      return (
        /^\s?(?:[\w-]+ )?(?:acceleration|compression|speed-?ups?|sparsity|cache|reduction|ratio)/i.test(
          m.right,
        ) || /^\s?[,.)]/.test(m.right)
      );
    if (kind === 'time' || kind === 'bits') return true;
  }
  if (
    /\b(?:with|under|given|for|to) (?:an? |the |only |up to |about |around |over |of )*$/.test(left) &&
    /^[ -]?(?:[\w-]+ )?(?:sparsity|sparse|pruning (?:ratio|rate)|compression (?:ratio|rate)|cache (?:budget|ratio)|budget|KV (?:budget|retention)|context|hit rate|utilization|mask(?:ing)?|prob\w+|confidence|dropout)\b/i.test(
      m.right,
    )
  )
    return true;
  if (
    kind === 'percent' &&
    /^ (?:sparsity|sparse|structured sparsity|unstructured sparsity|pruned|pruning|probability|density)\b/.test(
      m.right,
    ) &&
    !/\b(?:achiev|reach|attain|up to|induc|obtain)\w*\b[^#]{0,20}$/.test(left)
  )
    return true;
  return kind === 'percent' && /\b(?:for|per) (?:every|each) $/.test(left);
}

/** "an 80 GB GPU", "the 864 GB/s L40S", "128K tokens of context", "a 5-second video". */
function isSpecification(m: Mention): boolean {
  const kind = kindOf(m);
  const left = m.gapBefore;
  const right = m.right;
  if (kind === 'bytes' || kind === 'bandwidth' || kind === 'compute' || kind === 'power') {
    if (
      /^[ -]?(?:of )?(?:[\w-]+ )?(?:GPUs?|HBM\w*|DRAM|RAM|VRAM|SRAM|devices?|cards?|CPUs?|NVIDIA|laptops?|phones?|machines?|servers?|PCIe|NVLink|InfiniBand|Ethernet|links?|networks?|interconnects?|bandwidth|Jetson|SSDs?|accelerators?|chips?|MCUs?)\b/.test(
        right,
      ) &&
      !/\b(?:reduc\w+|sav\w+|requir\w+|us(?:es|ing)|need\w*|consum\w+|less than|under|within|only|achiev\w+|reach\w*|sustain\w*|deliver\w*|up to|attain\w*) (?:an? |only |just |less than |about )*$/.test(
        left,
      )
    )
      return true;
    if (isBeforeDevice(m)) return true;
    if (
      /\((?:[^()#]{0,30})?$/.test(left) &&
      m.sentence.devices.some(({ end }) => end <= m.at && end > m.at - 50) &&
      kind === 'bytes'
    )
      return true;
    if (kind === 'bytes' && !SMALL_AMOUNT.test(m.left.slice(-110)) && !/\b(?:sav|less|reduc)/.test(m.head))
      return true;
    if (kind === 'bandwidth' && !RESULT_VERB.test(m.left.slice(-110))) return true;
    if (
      kind === 'power' &&
      !/\b(?:power|consum\w+|dissipat\w+|only|within|at|under|drawing|uses?|using|requir\w+|energy)\b[^#]{0,30}$/i.test(
        left,
      )
    )
      return true;
    return m.hyphenated;
  }
  if (kind === 'time') {
    if (m.hyphenated)
      return !/^\s(?:[\w-]+ ){0,3}(?:latency|TTFT|overhead|gate|delay|stall|pause|recovery|setup|startup|inference|compile|compilation|cold)\b/.test(
        right,
      );
    if (
      /^ (?:of )?(?:[\w-]+ )?(?:video|audio|speech|clips?|music|footage|recordings?|old|ago|traces?|apart|intervals?|windows?|data|logs?)\b/.test(
        right,
      )
    )
      return true;
    if (/\bevery $|\b(?:past|last|over|per) (?:the )?$/.test(left)) return true;
    return (
      !/\b(?:in|within|takes?|taking|took|only|just|under|below|to|less than|fewer than|latenc\w+|time|TTFT|TPOT|delay|overhead|of|by|as|requir\w+|saves?|saving|reduc\w+|at most|than|about|around|approximately|~|adds?|adding|incur\w*|achiev\w+|reach\w*|spend\w*|cost\w*)\b ?(?:an? |only |just |about |around |~)*$/.test(
        left,
      ) &&
      !/^ (?:latency|TTFT|per |end-to-end|overhead|inference|faster|less|lower)/.test(right) &&
      !/\($/.test(left)
    );
  }
  return false;
}

/** Words by which a number of bytes is a result, not a size. */
const SMALL_AMOUNT =
  /\b(?:reduc\w+|sav(?:es?|ing|ed)|compress\w*|shrink\w*|shr[au]nk|requir\w+|us(?:es|ing) (?:only|just|less|as little|under)|needs?|consum\w+|occup\w+|fits? (?:in|within|into)|within|cut\w*|lower\w*|footprint|memory (?:usage|consumption|footprint)|to (?:less than|under|below|only|just|about)|only)\b/i;

const RESULT_VERB =
  /\b(?:reduc\w+|sav(?:es?|ing|ed)|compress\w*|shrink\w*|requir\w+ (?:only|just|less|under|as little)|us(?:es|ing) (?:only|just|less|as little|under)|needs? (?:only|just|less)|achiev\w+|reach\w*|attain\w*|sustain\w*|deliver\w*|consum\w+|occup\w+|fits? (?:in|within|into)|within|cut\w*|lower\w*|from # to|footprint|memory (?:usage|consumption|footprint)|to (?:less than|under|below|only|just|about)|process\w*|provid\w+|yield\w*|obtain\w*|transfer\w*|incur\w*|add\w*|bandwidth (?:of|up to)|only)\b/i;

const SCALE_LEAD =
  /\b(?:scal(?:e|es|ed|ing)|scalable|train(?:s|ing)?|support(?:s|ing)?|serv(?:e|es|ing)|handl(?:e|es|ing)|extend(?:s|ed|ing)?|accommodat\w+|sustain\w*|enabl\w+|deploy\w*|reach\w*|grow\w*|potential|capable|consist\w* of|compris\w+|connect\w*|span\w*|fits?|run(?:s|ning)?|process(?:es|ing)?|host\w*|simulat\w+|models?|with)\b/i;

function isCount(m: Mention): boolean {
  if (kindOf(m) !== 'count') return kindOf(m) === 'bits' && !isBitsResult(m);
  const name = m.unit!.name;
  const left = m.left.slice(-80);
  const extreme =
    /\b(?:up to|beyond|over|more than|exceeding|to|at least|as many as|>) (?:an? |~|about |nearly )*$/i.test(
      m.gapBefore,
    );
  if (name === 'parameters')
    return (
      m.hyphenated ||
      !extreme ||
      !/\b(?:scal\w+|train\w*|support\w*|potential|grow\w*|serv\w+|fine-?tun\w+|run\w*|reach\w*|handl\w+|extend\w*)\b/i.test(
        left,
      ) ||
      /\b(?:evaluat\w+|experiment\w*|test\w*|across|rang\w+|benchmark\w*)\b/i.test(left)
    );
  if (name === 'tokens')
    return (
      !/\baccept(?:ed|ance) lengths? (?:is|of|to|reaches) $/.test(left) &&
      (!extreme ||
        !/\b(?:scal\w+|extend\w*|support\w*|handl\w+|context (?:length|window)s?|reach\w*|enabl\w+)\b/i.test(
          left,
        ) ||
        /\b(?:evaluat\w+|train\w* on|dataset|corpus|trained)\b/i.test(left))
    );
  if (name === 'GPUs' || name === 'chips' || name === 'nodes')
    return (
      !extreme ||
      !/\b(?:deployed|scal(?:es?|ed|ing|ability)) (?:\w+ ){0,4}(?:up to|to|beyond|to over|to more than) (?:an? |~|about |nearly |over |more than |beyond |at least )*$/i.test(
        m.left,
      ) ||
      /\b(?:when|evaluat\w+|experiment\w*) [^#]{0,40}$/.test(m.left)
    );
  if (name === 'steps' || name === 'samples' || name === 'lines' || name.startsWith('GPU-'))
    return (
      !(
        /\b(?:only|just|merely|as few as|in|within|fewer than|less than|under) (?:about |~|around )*$/i.test(
          m.gapBefore,
        ) || /^ (?:fewer|less)\b/.test(m.right)
      ) || m.hyphenated
    );
  return !SCALE_LEAD.test(left) || !extreme;
}

/** A bit-width that was reached ("down to 3 bits per weight"), not one that names a format or regime. */
function isBitsResult(m: Mention): boolean {
  if (m.hyphenated) return false;
  const printed = m.sentence.text.slice(m.start, m.end);
  if (/per|\/|bpw/.test(printed)) return !/\bat (?:an? |about |only )*$/.test(m.gapBefore) || true;
  return /\b(?:reduc\w+|compress\w*|quantiz\w+|down|bit-?widths?|precision)\b[^#;,]{0,60}\bto (?:as (?:low|few) as |only |just |below |less than |about |an average of )*$/i.test(
    m.left,
  );
}

const SCORE_WORD =
  /\b(?:perplexity|PPL|FID|FVD|error|errors|MAE|RMSE|MSE|MAPE|score|scores|correlation|BLEU|ROUGE(?:-\w)?|F1|AUC|mAP|PSNR|SSIM|CLIP|Kendall(?:'s)?(?: tau)?|Spearman(?:'s)?(?: \w+)?|Pearson(?:'s)?(?: \w+)?|coefficient|LPIPS|VBench|R2|R\^2|NDCG|IoU|Elo|accuracy|WER|Dice|tau|rho)\b/;

const SCORE_AFTER = new RegExp(String.raw`^ (?:[\w-]+ ){0,2}` + SCORE_WORD.source.slice(2));
const SCORE_BEFORE = new RegExp(
  SCORE_WORD.source +
    String.raw`(?: \([^()#]{0,20}\))?(?: [\w-]+){0,3}?(?: (?:of|to|is|at|by|below|above|reaching|from # to|up to|as low as|match|only|just|about|around|over|under|less than|=|:))* ?$`,
);

function isBareWithoutScore(m: Mention): boolean {
  if (kindOf(m) !== 'bare') return false;
  if (m.hyphenated) return true;
  if (
    /^ (?:[a-z-]+ )?(?:workloads|benchmarks|models|datasets|tasks|kernels|traces|experts|layers|stages|GPUs|requests|users|devices|configurations|hours|times|years)\b/.test(
      m.right,
    )
  )
    return true;
  if (/^ ?(?:better|lower|higher|improvement|reduction|points?)\b/.test(m.right) && SCORE_AFTER.test(m.right))
    return false;
  return !(SCORE_AFTER.test(m.right) || SCORE_BEFORE.test(m.gapBefore.slice(-80)));
}
