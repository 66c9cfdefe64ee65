/** Numbers that state under which condition a result holds: "at 50% sparsity", "k=50". */
import type { Mention } from './sentences.ts';
import { kindOf } from './unit-kind.ts';

/** Words of comparison right after a number turn "at 20% ..." into a result. */
const COMPARATIVE =
  /^\s?(?:[\w-]+ ){0,2}(?:lower|less|fewer|higher|more|better|faster|cheaper|smaller|greater|shorter|of the (?:original |total |baseline )?(?:cost|price|memory|energy|power|latency|time|size)|reduction|improvement|overhead|loss|accuracy|degradation|drop|cost|increase|speed-?up)\b/i;

/** "at # of the line rate": how near it comes, and no setting. */
const OF_MOST =
  /^ of (?:the |its |their )?(?:[\w-]+ ){0,3}(?:bandwidth|peak|line[- ]rate|roofline|maximum|speed|throughput)\b(?! load)/;

/** "matches X with only # of the memory": what it takes is a result. */
const MATCHES =
  /\b(?:match|comparable|same|preserv|retain|maintain|equal|rival|surpass|outperform)\w*\b[^#;]{0,100}$/;
const SHARE_USED =
  /^ of (?:the |its )?(?:original |total |full |baseline )?(?:KV|cache|memory|cost|energy|power|parameters|compute|computation|FLOPs|storage|training|GPU)\b/;

/** The verb of a sentence whose subject the number stands in. */
const SUBJECT_GOES_ON =
  /^ (?:[\w-]+ ){1,5}(?:can |may |already |still |further |even )?(?:[a-z]+ly )?(?:improve|reduce|achieve|yield|recover|preserve|suffice|improves|achieves|reduces|outperforms|delivers|yields|attains|obtains|increases|matches|runs|provides|enables|maintains|retains|preserves|recovers|suffices|reaches|accelerates|performs)\b/;

/** An operating point or condition of a result. */
export function isCondition(m: Mention): boolean {
  const kind = kindOf(m);
  const left = m.gapBefore;
  const head = m.head;
  if (
    /\b(?:where|when|if|while|with) only (?:about |around |~)?$/.test(left) &&
    !/\b(?:overhead|loss|drop|degradation)\b/.test(head) &&
    !(SHARE_USED.test(m.right) && MATCHES.test(m.left))
  )
    return true;
  // "works with links as slow as #"
  if (/\bas (?:slow|short|scarce|weak|old) as (?:only |about |just )?$/.test(left)) return true;
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
        (!COMPARATIVE.test(m.right) && !OF_MOST.test(m.right)) ||
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
    /\b(?:with|under|given|for|(?<!\b(?:prun|compress|sparsif|reduc)\w* |be |up )to) (?:an? |the |only |up to |about |around |over |of )*$/.test(
      left,
    ) &&
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
    !/\b(?:achiev|reach|attain|up to|induc|obtain|prun|sparsif)\w*\b[^#]{0,30}$/.test(left)
  )
    return true;
  // "X with # of the tokens improves ..."
  if (
    /\bwith (?:only |just |an? )?$|^[A-Z]\w+ing (?:only |just |the top )?$/.test(left) &&
    SUBJECT_GOES_ON.test(m.right)
  )
    return true;
  // "within # SLO attainment"
  if (kind === 'percent' && /\b(?:within|under) $/.test(left) && /^ SL[OA]s? attainment\b/.test(m.right))
    return true;
  // "when required to answer at least 99% of the time"
  if (/\bwhen (?:required|constrained|asked|forced|limited|restricted) [^,]*$/i.test(m.left)) return true;
  // "including up to 500 clients and 90% stragglers"
  if (/\bincluding (?:up to |about |over )?(?:# [\w-]+ and )?(?:up to )?$/.test(m.left) && kind !== 'ratio')
    return true;
  return kind === 'percent' && /\b(?:for|per) (?:every|each) $/.test(left);
}
