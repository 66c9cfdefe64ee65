/** An abstract as the rules want to read it: no LaTeX left-overs, one sign for each meaning, every character traceable. */
import { rewrite, type MappedText, type Replacement } from './mapped-text.ts';

/** LaTeX commands that mean a character. Any other command is dropped and its argument kept. */
const COMMANDS: Readonly<Record<string, string>> = {
  times: '×',
  approx: '~',
  sim: '~',
  thicksim: '~',
  le: '≤',
  leq: '≤',
  leqslant: '≤',
  lt: '<',
  ge: '≥',
  geq: '≥',
  geqslant: '≥',
  gt: '>',
  mu: 'μ',
  pm: '±',
  cdot: '·',
  percent: '%',
  quad: ' ',
};

/** Characters that print alike or mean the same here. */
const SAME: Readonly<Record<string, string>> = {
  '✕': '×',
  '✖': '×',
  '⨉': '×',
  '╳': '×',
  '‐': '-',
  '‑': '-',
  '‒': '–',
  '−': '-',
  '﹣': '-',
  '∼': '~',
  '≈': '~',
  '⩽': '≤',
  '⩾': '≥',
  µ: 'μ',
  '‰': '‰',
  '\u2018': "'",
  '\u2019': "'",
};

/**
 * One left-over or odd character. Bounded runs only, so a scan is linear. `times` counts as a lost `\times` only right
 * after a digit, as listings print it ("35.8times").
 */
const ODD =
  /\\([a-zA-Z]{1,20})|\\([^a-zA-Z])|\$|[{}]|-{2,3}|(?<=\d)times\b|[✕✖⨉╳‐‑‒−﹣∼≈⩽⩾µ\u2018\u2019]|[\uff01-\uff5e]|[\u00ad\u200b-\u200f\u2060\ufeff]|[^\S ]/g;

/** Plain text, as most abstracts are, has nothing of the above. One cheap look saves the long one. */
const MAYBE_ODD = /[^ -#%-[\]-z|~]|--|\dtimes/;

/** What may stand between two dollar signs for them to be maths and not prices. */
const MATHS = /[\\^_]|^[\d\s.,~<>=×x%+()–-]+$/;

/** Rewrites `printed` for the rules. Whatever length it has, the scan is linear. */
export function readableText(printed: string): MappedText {
  if (!MAYBE_ODD.test(printed)) return { text: printed };
  const replacements: Replacement[] = [];
  let mathsEnd = -1;
  for (const match of printed.matchAll(ODD)) {
    const start = match.index;
    let by = '';
    const [whole, command, escaped] = match;
    if (command !== undefined) by = COMMANDS[command] ?? '';
    else if (escaped !== undefined)
      by = /[%&#$_{}]/.test(escaped) ? escaped : /[()[\]]/.test(escaped) ? '' : ' ';
    else if (whole === '$') {
      if (start !== mathsEnd) {
        const close = printed.slice(start + 1, start + 82).indexOf('$');
        if (close <= 0 || !MATHS.test(printed.slice(start + 1, start + 1 + close))) continue;
        mathsEnd = start + 1 + close;
      }
    } else if (whole.startsWith('--')) by = whole.length === 2 ? '–' : '—';
    else if (whole === 'times') by = '×';
    else if (whole in SAME) by = SAME[whole]!;
    else if (whole >= '\uff01' && whole <= '\uff5e') by = String.fromCharCode(whole.charCodeAt(0) - 0xfee0);
    else if (/\s/.test(whole) && whole !== '\ufeff') by = ' ';
    if (by !== whole) replacements.push({ start, end: start + whole.length, by });
  }
  return rewrite(printed, replacements);
}
