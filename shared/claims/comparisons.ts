/** The comparisons of a sentence: the comparing word, and the name of what is compared with (labelling guide, section 9). */
import { lastVerb } from './change-words.ts';
import { NUMBER, type Sentence } from './sentences.ts';

/** "over X", "compared with X", "outperforms X": the place of the comparison and what it names. */
export interface Comparison {
  /** Where the comparing word starts in the masked sentence. */
  readonly start: number;
  /** The place of `name`. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly name: string;
  /** "versus" and verbs of winning compare absolute results too; "matches X while using only 12%" those after it as well. */
  readonly ofAbsolutes: 'no' | 'before' | 'around';
  /** "versus 63.3% for X" compares only the number before it. */
  readonly ofOne: boolean;
}

const COMPARING =
  /(?:\b(?:(?:(?:[Ww]hen|[Aa]s) )?[Cc]ompared (?:to|with|against)|[Ii]n comparison (?:to|with)|[Ii]n contrast to|[Rr]elative to|with respect to|versus|vs\.?|[Aa]gainst|[Oo]ver(?<!\baveraged over)|than(?: (?:that|those|the one|what)(?: of| (?:achieved|obtained|delivered|reached|provided|attained|reported|offered) (?:by|with|on|for|using)))?|match(?:es|ing)(?: the (?:performance|accuracy|quality|throughput|speed) of)?|comparable (?:to|with)(?: that of| those of)?|as (?:well|fast|accurate(?:ly)?|good|high|much|efficient(?:ly)?) as|(?:the )?(?:same|similar|comparable|equivalent) [\w -]{1,40}? (?:as|to)|[Oo]utperform(?:s|ed|ing)?|beat(?:s|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ing)?|improv(?:es?|ed|ing) (?:up)?on|(?:required|needed|used|consumed|demanded|taken) (?:by|in))| of(?<=\bwithin # of)|\b(?:performance|accuracy|speed|throughput|quality)(?: level)? of(?<=# of (?:the |its )?(?:[\w-]+ )?\w+(?: level)? of)|performance of(?<=# (?:[\w-]+ ){0,3}performance of)|(?<=# )(?:of )?(?:that|those|the (?:(?:[a-z]+ )?(?:rate|load|size|capacity|lifetime)|throughput|performance|speed|accuracy|efficiency|energy|cost|bandwidth|memory|latency|power|area)) of|(?<=# )the(?= [A-Z])|from(?= (?:the |an? )?(?:[\w-]+ )?baselines?\b)|from(?<=\bby (?:up to )?# from)(?= (?:the )?(?:full|standard|vanilla|naive|dense|unoptimized|default|conventional|existing)\b))\s+(?:both )?/g;

/** Where the name of what is compared ends. */
const NAME_END =
  /(?<!-),|[;:()#]|\.(?:\s|$)|\s[-–—]+\s|\s(?:by|on|in|for|when|while|with|at|under|across|without|using|which|that|whose|during|via|to|as|respectively|where|is|are|was|thanks|due|but|yet|and (?:up|is|are|on|in|by|a|an|the|also|can|has|have|at|reduc\w+|improv\w+|achiev\w+|deliver\w*|outperform\w*|enabl\w+|lower\w*|increas\w+|only|over|about|nearly|maintain\w*|sav\w+|cut\w*|us\w+|scal\w+)|and (?=[a-z]+s [a-z#])|or (?:up|by)|from|within|through|given|even|because|if|after|before|per|running|generating|averaged|such as|like|including|up to)\b/;

const DETERMINER =
  /^(?:(?:(?:a|an|the) #(?= [\w-]*[A-Z])|on(?= an? | the )|a|an|the|all|any|its|their|our|both|each|other|using|running|simply|just|only|merely|with(?= (?:an? |the )?[A-Z])|that of|those of)\s+)+/i;

/** After "over" and "than": spans, time, quantities and thoughts, not something that was compared with. */
const NO_NAME =
  /^(?:\d[\d.,]*(?![\w.-])|time\b|half\b|ever\b|previously (?:thought|reported|possible)|expected|(?:wide |broad |large |diverse )?(?:range|variety|set|period|course|number|series|suite|spectrum|sequences?|span)\b|different|various|several|multiple|many|long\b|network|ethernet|slow|unreliable|entire|PCIe|(?:million|billion)|(?:hour|day|week|month|year|minute|second)s?\b|single(?! (?:[\w-]+ )?(?:type|kind|model|baseline|system)\b)|existing benchmarks)/i;

/** "over four datasets": where it was tried. */
const TRIED_ON =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|a dozen)\b(?!.*[A-Z]\w*[A-Z])|\b(?:datasets|benchmarks|tasks|workloads|scenarios|domains|traces)$/;

/** What a simulator or a model is checked against is the truth, not an opponent. */
const TRUTH =
  /^(?:(?:actual|physical|measured|observed|ground|true)\b|(?:optimal|optimum|ideal)(?: (?:utilization|throughput|performance|speed|bandwidth))?$|real(?:[- ]world)? (?:hardware|machines?|systems?|devices?|measurements?|executions?|GPUs?|silicon|clusters?|runs?)|silicon\b|hardware measurements?)/i;

/** "outperforming them by #" compares with what was named before. */
const PRONOUN = /^(?:them|it|these|those|both)$/i;

/** Every comparison of a sentence, in order. */
export function comparisonsIn(sentence: Sentence): Comparison[] {
  const { masked } = sentence;
  const found: Comparison[] = [];
  // No matchAll: it would copy this long pattern for every sentence.
  COMPARING.lastIndex = 0;
  for (let match = COMPARING.exec(masked); match !== null; match = COMPARING.exec(masked)) {
    const nameStart = match.index + match[0].length;
    const name = nameAt(masked, nameStart);
    if (name === undefined) continue;
    // "less than 3% of the memory used by X"
    if (
      /^(?:required|needed|used|consumed|demanded|taken) (?:by|in)\s+(?:both )?$/.test(match[0]) &&
      !/# of (?:the )?[^#,;:]{0,40}$/.test(masked.slice(Math.max(0, match.index - 60), match.index))
    )
      continue;
    if (PRONOUN.test(name.name)) {
      const meant = found.at(-1);
      if (meant === undefined) continue;
      name.name = meant.name;
    }
    found.push({
      start: match.index,
      nameStart: name.nameStart,
      nameEnd: name.nameEnd,
      name: name.name,
      ofAbsolutes: /^(?:match|out|beat|surp|exce|(?:the )?(?:same|similar|comp\w+ble|equiv)|as )/i.test(
        match[0],
      )
        ? 'around'
        : /^(?:v|(?:when |as )?compared| ?of\b|performance|accuracy|speed|throughput|quality|required|needed|used|consumed|demanded|taken)/i.test(
              match[0],
            )
          ? 'before'
          : 'no',
      ofOne: masked[nameStart] === NUMBER,
    });
    const last = found.at(-1)!;
    if (last.ofAbsolutes === 'around') addSecondOpponent(masked, last, found);
  }
  return found;
}

/** "outperforms A by # and B by #" */
function addSecondOpponent(masked: string, { start, nameEnd }: Comparison, found: Comparison[]): void {
  const second =
    /^ by (?:up to |about |over |more than |an average of )?#,? and ((?!(?:by|is|are)\b)[\w][\w .+()-]{1,60}?) by (?:up to |about |over |more than |an average of )?#/.exec(
      masked.slice(nameEnd, nameEnd + 140),
    );
  if (second === null || lastVerb(second[1]!) !== undefined) return;
  const nameStart = nameEnd + second[0].indexOf(second[1]!);
  found.push({
    start,
    nameStart,
    nameEnd: nameStart + second[1]!.length,
    name: second[1]!,
    ofAbsolutes: 'no',
    ofOne: false,
  });
}

/** A generic name goes on over "with": "models with a full cache". */
function nameLength(rest: string): number {
  const end = rest.search(NAME_END);
  if (
    end === -1 ||
    /[A-Z]/.test(rest.slice(0, end)) ||
    MADE_WITH.test(rest.slice(0, end)) ||
    !/^ with (?:an? |the |full|no )/.test(rest.slice(end))
  )
    return end;
  const more = rest.slice(end + 6).search(NAME_END);
  return more === -1 ? -1 : end + 6 + more;
}

/** The rest of a list of names. */
const NAME_LIST =
  /^(?:, [A-Z][\w.+-]*(?: [A-Z][\w.+-]*){0,2})+,? and [A-Z][\w.+-]*(?: [A-Z][\w.+-]*){0,2}(?! [a-z]+s\b)|^(?:, [A-Z][\w.+-]*)+(?=,? respectively)/;

/** "three leading systems X": what comes before the names. */
const GENERIC_BEFORE_NAME =
  /^(?:[a-z][\w-]* ){0,5}(?:systems?|frameworks?|librar(?:y|ies)|baselines?|methods?|engines?|techniques?|approach(?:es)?|compilers?|schedulers?|algorithms?|accelerators?|kernels?)(?:,)? (?=\w*[A-Z])/;

/** "three leading systems X and Y" is "X and Y", "frameworks backed" is "frameworks". */
function withoutGeneric(phrase: string): string {
  return phrase.replace(GENERIC_BEFORE_NAME, '').replace(/ backed$/, '');
}

/** "models trained with X": the system follows. */
const MADE_WITH =
  /\b(?:trained|compiled|implemented|run|running|served|optimi[sz]ed|built|accelerated|generated|written)$/;
const WITH_SYSTEM = /^ (?:with|using|by|in|on) (?:the |an? )?(?:[a-z][\w-]* )*(?=\w*[A-Z])/;

function nameAt(
  masked: string,
  at: number,
): { nameStart: number; nameEnd: number; name: string } | undefined {
  // "60.3% accuracy versus 63.3% for X"
  const isOver = /\b(?:over|(?:more|less|fewer|greater|higher|lower) than) $/i.test(
    masked.slice(Math.max(0, at - 14), at),
  );
  const value =
    (isOver
      ? null
      : /^# (?:\w+ )?(?:for|of|by|with|from|in|using|on|achieved by|we \w+ (?:using|with|for|by)) /.exec(
          masked.slice(at, at + 40),
        ))?.[0].length ?? 0;
  if (value > 0) at += value;
  const text = masked.slice(at, at + 160);
  const determiner = DETERMINER.exec(text)?.[0].length ?? 0;
  const rest = text.slice(determiner);
  const end = nameLength(rest);
  const cut = (end === -1 ? rest : rest.slice(0, end)).replace(/ (?:and|or)?\s*$/, '').trimEnd();
  // "than A, B and C": a list of names goes on over its commas.
  const system = MADE_WITH.test(cut) ? WITH_SYSTEM.exec(rest.slice(cut.length)) : null;
  if (system !== null) return nameAt(masked, at + determiner + cut.length + system[0].length);
  const listed = listedNames(masked, rest);
  if (listed !== undefined)
    return {
      nameStart: at + determiner,
      nameEnd: at + determiner + listed.length,
      name: withoutGeneric(listed),
    };
  const more = /[A-Z][\w.+-]*$/.test(cut) ? NAME_LIST.exec(rest.slice(cut.length)) : null;
  const phrase = cut + (more?.[0] ?? '');
  const several =
    /\b(?:systems|frameworks|baselines|methods|libraries|accelerators|compilers|schedulers|engines|approaches|works|techniques)$/.test(
      phrase,
    )
      ? /^, ((?:[A-Z][\w.+-]*, )*[A-Z][\w.+-]*,? and [A-Z][\w.+-]*)(?=,? by\b|[,.;]|$)/.exec(
          rest.slice(phrase.length),
        )
      : null;
  if (several !== null) {
    const from = determiner + phrase.length + 2;
    return { nameStart: at + from, nameEnd: at + from + several[1]!.length, name: several[1]! };
  }
  const isThan = /\bthan $/.test(masked.slice(Math.max(0, at - 6), at));
  if (phrase === '' || NO_NAME.test(phrase) || TRIED_ON.test(phrase) || (TRUTH.test(phrase) && !isThan))
    return undefined;
  const apposed =
    /^[a-z -]+$/i.test(phrase) &&
    /\b(?:counterpart|system|framework|baseline|method|scheduler|accelerator|library|compiler|engine|simulator)$/.test(
      phrase,
    )
      ? /^, ([A-Z][\w.+-]*(?: [A-Z][\w.+-]*)?)(?=[.,;]? ?$|[.,;] )/.exec(rest.slice(phrase.length))
      : null;
  if (apposed !== null) {
    const name = apposed[1]!.replace(/\.$/, '');
    const from = determiner + phrase.length + 2;
    return { nameStart: at + from, nameEnd: at + from + name.length, name };
  }
  // "state-of-the-art systems, such as A and B": the names say more than the phrase.
  const examples =
    /^(?:,? ?(?:such as|like|including|namely|e\.g\.,?|i\.e\.,?)|,? ?\((?:e\.g\.,? |i\.e\.,? |such as |including |namely )?) ?/.exec(
      rest.slice(phrase.length),
    );
  if (examples !== null && !/[A-Z]\w*[A-Z]/.test(phrase.replace(GENERIC_ACRONYMS, ''))) {
    const from = determiner + phrase.length + examples[0].length;
    const list = EXAMPLES.exec(text.slice(from))?.[0].replace(/\.$/, '');
    if (list !== undefined) return { nameStart: at + from, nameEnd: at + from + list.length, name: list };
  }
  return {
    nameStart: at + determiner,
    nameEnd: at + determiner + phrase.length,
    name: withoutGeneric(phrase),
  };
}

/** "A", "A and B", "A, B and C": commas alone may lead on to the next clause. */
const EXAMPLES = new RegExp(
  '^N(?: N)*(?:(?:, N(?: N)*)*,? (?:and|or) N(?: N)*)?'.replaceAll(
    'N',
    String.raw`(?:[A-Z]|\w+[A-Z]|\w+\.(?=\w))[\w.+-]*`,
  ),
);

/** Capitals that name a kind of thing, not one of them. */
const GENERIC_ACRONYMS =
  /\b(?:SOTA|LLM|MLLM|DNN|CNN|GNN|GPU|CPU|TPU|FPGA|NPU|ML|DL|AI|RL|RAG|MoE|KV|PTQ|QAT|DLRM|HPC)s?\b/g;

/** One name of a list, up to the next. */
const LISTED =
  /^(?!respectively)(?:an? |the )?[\w+.'/-]+(?: (?!(?:and|or|by|on|in|for|with|at|respectively)\b)[\w+.'/-]+){0,6}/;

/** "than A, a naive B and C, respectively": as many names as a list of the sentence has numbers. */
function listedNames(masked: string, rest: string): string | undefined {
  if (!/\brespectively\b/.test(masked)) return undefined;
  for (const [list] of masked.matchAll(NUMBER_LIST)) {
    const wanted = list.split(NUMBER).length - 1;
    let at = 0;
    let count = 0;
    let lastJoint = '';
    while (count < wanted) {
      const name = LISTED.exec(rest.slice(at, at + 80))?.[0];
      if (name === undefined) break;
      at += name.length;
      count++;
      if (count === wanted && !lastJoint.includes('and') && !/^,? respectively/.test(rest.slice(at)))
        return undefined;
      if (count === wanted) return lastVerb(rest.slice(0, at)) === undefined ? rest.slice(0, at) : undefined;
      const joint = /^(?:, (?:and )?| and )/.exec(rest.slice(at))?.[0];
      if (joint === undefined) break;
      at += joint.length;
      lastJoint = joint;
    }
  }
  return undefined;
}

/** "#, # and #" */
const NUMBER_LIST = /#(?:,? (?:and )?(?:up to )?#)+/g;
