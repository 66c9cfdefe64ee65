/** Numbers that say how large or how many something is, and are no result: hardware, data, models, counts. */
import type { Mention } from './sentences.ts';
import { isBeforeDevice, kindOf } from './unit-kind.ts';

/** "an 80 GB GPU", "the 864 GB/s L40S", "128K tokens of context", "a 5-second video". */
export function isSpecification(m: Mention): boolean {
  const kind = kindOf(m);
  const left = m.gapBefore;
  const right = m.right;
  if (/\bless-than-$/.test(left)) return false;
  if (kind === 'bytes' || kind === 'bandwidth' || kind === 'compute' || kind === 'power') {
    if (
      /^[ -]?(?:of )?(?:(?!per )[\w-]+ )?(?:GPUs?|HBM\w*|DRAM|RAM|VRAM|SRAM|devices?|cards?|CPUs?|NVIDIA|laptops?|phones?|machines?|servers?|PCIe|NVLink|InfiniBand|Ethernet|links?|networks?|interconnects?|bandwidth|Jetson|SSDs?|accelerators?|chips?|MCUs?)\b/.test(
        right,
      ) &&
      !/\b(?:reduc\w+|sav\w+|requir\w+|us(?:es|ing)|need\w*|consum\w+|less than|under|within|only|achiev\w+|reach\w*|sustain\w*|deliver\w*|up to|attain\w*|(?:execut\w+|runs?|deploys?|fits?) [^;,.]{0,40}\bin) (?:an? |only |just |less than |about )*$/.test(
        m.left,
      )
    )
      return true;
    if (isBeforeDevice(m)) return true;
    // "a card containing only # of memory", "(requiring # of memory)"
    if (kind === 'bytes' && MEMORY_OF_DEVICE.test(left)) return true;
    // "a 4 TOPS unit"
    if (
      /^(?:.*[^\w])?[Aa]n? $/.test(left) &&
      /^(?:@[\w.]+)? (?:[\w-]+ )?(?:units?|engines?|cores?|arrays?|blocks?|modules?|processors?|designs?)\b/.test(
        right,
      )
    )
      return true;
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
      !/\b(?:power|consum\w+|dissipat\w+|only|within|at|under|draw(?:s|ing)?|uses?|using|requir\w+|energy)\b[^#]{0,30}$|mm(?:2|\^2|²) and $/i.test(
        left,
      )
    )
      return true;
    return m.hyphenated;
  }
  if (kind === 'money')
    return (
      m.hyphenated ||
      !/\b(?:sav\w+|reduc\w+|cut\w*|trim\w+|lower\w*|for (?:only|just|under|less than|about)|costs? (?:only|just|under|less than|about)|to (?:only|just|under|below|less than|about)|from #[^#,;]{0,20} to)\b[^#,;]{0,60}$/.test(
        m.left,
      )
    );
  if (kind === 'time') {
    if (m.hyphenated)
      return !/^\s(?:[\w-]+ ){0,3}(?:latency|TTFT|overhead|pre-\w+|one-time|offline|warm-?up|delay|stall|pause|recovery|setup|startup|inference|compile|compilation|cold)\b/.test(
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

/** A device that has so much memory, or a bracket that says how much a workload needs. */
const MEMORY_OF_DEVICE =
  /\b(?:GPU|CPU|NPU|device|card|machine|server|workstation|laptop|phone|smartphone|computer|PC|board|accelerator|node)s?(?: [a-z]+)? (?:with|having|containing|of|offering|that (?:has|have)|equipped with) (?:only |just |merely |as little as |less than |under |an? |limited )*$|\((?:which )?requir(?:ing|es|ed) (?:about |over |up to |more than |at least )*$/;

/** Words by which a number of bytes is a result, not a size. */
const SMALL_AMOUNT =
  /\b(?:reduc\w+|sav(?:es?|ing|ed)|compress\w*|shrink\w*|shr[au]nk|requir\w+|us(?:es|ing) (?:only|just|less|as little|under)|needs?|consum\w+|occup\w+|fits? (?:[^;,.#]{0,40} )?(?:in|within|into)|within|cut\w*|lower\w*|footprint|(?:memory|VRAM|storage)(?: per \w+)? (?:usage|consumption|footprint|requirement|below|under|is|stays|remains|at|drops|falls)|(?:execut\w+|runs?|running|deploys?|hosts?|stores?) [^;,.]{0,40}\bin|to (?:less than|under|below|only|just|about)|only)\b/i;

const RESULT_VERB =
  /\b(?:reduc\w+|sav(?:es?|ing|ed)|compress\w*|shrink\w*|requir\w+ (?:only|just|less|under|as little)|us(?:es|ing) (?:only|just|less|as little|under)|needs? (?:only|just|less)|achiev\w+|reach\w*|attain\w*|sustain\w*|deliver\w*|consum\w+|occup\w+|fits? (?:in|within|into)|within|cut\w*|lower\w*|from # to|footprint|memory (?:usage|consumption|footprint)|to (?:less than|under|below|only|just|about)|process\w*|provid\w+|yield\w*|obtain\w*|transfer\w*|writ\w+|load\w*|stream\w*|cop(?:y|ies)\w*|mov\w+|incur\w*|add\w*|bandwidth (?:of|up to)|only)\b/i;

const SCALE_LEAD =
  /\b(?:scal(?:e|es|ed|ing)|scalable|train(?:s|ing)?|support(?:s|ing)?|serv(?:e|es|ing)|handl(?:e|es|ing)|extend(?:s|ed|ing)?|accommodat\w+|sustain\w*|enabl\w+|deploy\w*|reach\w*|grow\w*|potential|capable|consist\w* of|compris\w+|connect\w*|span\w*|fits?|run(?:s|ning)?|process(?:es|ing)?|host\w*|simulat\w+|models?|with)\b/i;

/** A count of devices, parameters, tokens and the like that is no reach of this work. */
export function isCount(m: Mention): boolean {
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
      !(
        /\b(?:scal\w+|train\w*|support\w*|potential|grow\w*|serv\w+|fine-?tun\w+|run\w*|reach\w*|handl\w+|extend\w*)\b/i.test(
          left,
        ) || /\bscal(?:e|ed|es|ing) up\b[^#]*$/.test(m.left)
      ) ||
      /\b(?:evaluat\w+|experiment\w*|test\w*|across|rang\w+|benchmark\w*)\b/i.test(left)
    );
  // The verb may stand far off: "enables A, B and C to run stably with up to # tokens".
  if (name === 'tokens')
    return (
      !/\baccept(?:s|ing|(?:ed|ance) lengths?)(?: (?:is|of|to|reaches))? (?:up to |on average |about |over )?$/.test(
        left,
      ) &&
      (!extreme ||
        !/\b(?:scal\w+|extend\w*|support\w*|handl\w+|context (?:length|window)s?|reach\w*|enabl\w+)\b/i.test(
          m.left.slice(-160),
        ) ||
        /\b(?:evaluat\w+|train\w* on|dataset|corpus|trained)\b/i.test(left))
    );
  if (name === 'GPUs' || name === 'chips' || name === 'nodes')
    return (
      !extreme ||
      !/\b(?:deployed|scal(?:es?|ed|ing|ability)) (?:\w+ ){0,4}(?:up to|to|of|beyond|to over|to more than) (?:an? |~|about |nearly |over |more than |beyond |at least )*$/i.test(
        m.left,
      ) ||
      /\b(?:when|evaluat\w+|experiment\w*) [^#]{0,40}$/.test(m.left)
    );
  if (name === 'steps' || name === 'samples' || name === 'lines' || name.startsWith('GPU-'))
    return (
      !(
        /\b(?:only|just|merely|as few as|in|within|fewer than|less than|under|sav(?:es?|ed|ing)) (?:about |up to |over |more than |nearly |an? |~|around )*$/i.test(
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
  if (/per|\/|bpw/.test(printed)) return true;
  return /\b(?:reduc\w+|compress\w*|quantiz\w+|down|bit-?widths?|precision)\b[^#;,]{0,60}\bto (?:as (?:low|few) as |only |just |below |less than |about |an average of )*$/i.test(
    m.left,
  );
}
