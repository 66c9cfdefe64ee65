/** Lists of names as BibTeX and BibLaTeX write them. Source: "Tame the BeaST" (Markey), section 11; BibLaTeX manual 3.7. */
import { isNameSuffix, isOthers, isParticle, OTHERS } from '../../library/names.ts';
import type { Name } from '../../library/paper.ts';
import { latexToText } from '../latex/latex-to-text.ts';
import { textToLatex } from '../latex/text-to-latex.ts';

/** Reads a raw `author` or `editor` value. Names between stray `and`s that say nothing are left out. */
export function parseNameList(latex: string): Name[] {
  const parts = /[{\\]/.test(latex)
    ? splitAtDepthZero(withBracedLetters(latex), AND)
    : latex.split(/\s+and(?=\s)/i);
  const names: Name[] = [];
  for (const part of parts) {
    const name = simpleName(part) ?? parseLatexName(part);
    if (name) names.push(name);
  }
  return names;
}

/**
 * The blank behind `\L` in `\L ukasz` ends the command and no word, as TeX reads it; BibTeX would cut the name there. So does the
 * one in `\c c`.
 */
function withBracedLetters(latex: string): string {
  return latex
    .replace(/\\([vcuHkrdbt])[ \t]+([a-z])/gi, '\\$1{$2}')
    .replace(/\\(L|O|AA|AE|OE|DH|TH|DJ|NG|i|j|ss)[ \t]+(?=[\p{Ll}{\\])/giu, '{\\$1}');
}

/** Most names are "Family, Given" in ASCII, with nothing to decide. */
function simpleName(raw: string): Name | undefined {
  const parts = /^\s*([A-Z][a-zA-Z]+(?:-[A-Z][a-zA-Z]+)*), ([A-Z][a-zA-Z.-]*(?: [A-Z][a-zA-Z.-]*)*)\s*$/.exec(
    raw,
  );
  if (!parts || isNameSuffix(parts[2]!) || parts[2]!.includes('--')) return undefined;
  return { family: parts[1]!, given: parts[2]! };
}

const AND = /\s+and(?=\s)/iy;
/** "d'Alembert": a particle without a blank behind it. */
const ELIDED = /^([dl]['’])(\p{Lu}.*)$/u;
const COMMA = /,/y;
const BLANK = /[\s~]+/y;

/** Splits where `separator` (sticky) matches outside braces. */
function splitAtDepthZero(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125) depth--;
    else if (code === 92) at++;
    else if (depth <= 0 && (code <= 32 || code === 44 || code === 126)) {
      separator.lastIndex = at;
      if (separator.test(text)) {
        parts.push(text.slice(start, at));
        start = separator.lastIndex;
        at = start - 1;
      } else if (code <= 32) {
        // A long run of blanks is looked at once.
        while (text.charCodeAt(at + 1) <= 32) at++;
      }
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function parseLatexName(raw: string): Name | undefined {
  // An "and" at the very start or end of a list joins nothing.
  const latex = raw
    .trim()
    .replace(/^and(?=\s|$)|(?<=\s)and$/gi, '')
    .trim();
  if (latex === '') return undefined;
  if (/^others$/i.test(latex)) return OTHERS;
  if (isWholeGroup(latex)) return literal(latex);
  const parts = latex.includes(',') ? splitAtDepthZero(latex, COMMA) : [latex];
  if (parts.length > 1)
    return /^\s*"?(?:family|given|prefix|suffix)\s*=/i.test(latex) ? keyedName(parts) : commaName(parts);
  return plainName(latex);
}

/** Whether one pair of braces holds everything, as in `{OpenAI}`; `{\'E}` alone is a letter, not a group. */
function isWholeGroup(latex: string): boolean {
  if (!latex.startsWith('{') || !latex.endsWith('}') || latex[1] === '\\') return false;
  let depth = 0;
  for (let at = 0; at < latex.length; at++) {
    const char = latex[at];
    if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at === latex.length - 1;
  }
  return false;
}

function literal(latex: string): Name | undefined {
  const { text } = latexToText(latex);
  return text === '' ? undefined : { literal: text };
}

interface Word {
  readonly text: string;
  /** BibTeX's test for the "von" part: the first letter outside protecting braces is lower case. */
  readonly lower: boolean;
}

function wordsOf(latex: string): Word[] {
  const plain = !/[\\{}]/.test(latex);
  const raws = plain ? latex.split(/[\s~]+/) : splitAtDepthZero(latex.trim(), BLANK);
  return raws
    .map((raw) => {
      const text = latexToText(raw).text;
      const lower = /^\p{Ll}/u.test(text) && !ELIDED.test(text);
      return { text, lower: lower && (plain || !/^\{[^\\]/.test(raw)) };
    })
    .filter((word) => word.text !== '');
}

function textOf(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ');
}

/** "von Family, Given", "von Family, Jr, Given" and what people write for it. */
function commaName(parts: readonly string[]): Name | undefined {
  const [familyRaw = '', second = '', ...rest] = parts;
  const family = wordsOf(familyRaw);
  const secondText = latexToText(second).text;
  const thirdText = latexToText(rest.join(' ')).text;
  const braced = second.trim().startsWith('{');
  let given = secondText;
  let suffix = '';
  if (thirdText !== '' || rest.length > 0) {
    const swapped = isNameSuffix(thirdText) && !isNameSuffix(secondText);
    [given, suffix] = swapped ? [secondText, thirdText] : [thirdText, secondText];
  } else if (isNameSuffix(secondText) && !braced && family.length > 1) {
    const name = plainName(familyRaw);
    return name && { ...name, suffix: secondText };
  }
  let von = 0;
  while (von < family.length - 1 && family[von]!.lower) von++;
  return nameOf(textOf(family.slice(0, von)), textOf(family.slice(von)), given, suffix);
}

/** "Given von Family", with a trailing "Jr." or DBLP number ("Zhang 0009") as people write them. */
function plainName(latex: string): Name | undefined {
  const words = wordsOf(latex);
  if (words.length > 1 && /^\d{4}$/.test(words.at(-1)!.text)) words.pop();
  const suffix = words.length > 2 && isNameSuffix(words.at(-1)!.text) ? words.pop()!.text : '';
  const last = words.length - 1;
  let first = words.findIndex((word, at) => at < last && word.lower && (at > 0 || isParticle(word.text)));
  let end = last;
  if (first === -1) first = last;
  else while (!words[end - 1]!.lower) end--;
  return nameOf(
    textOf(words.slice(first, end)),
    textOf(words.slice(end)),
    textOf(words.slice(0, first)),
    suffix,
  );
}

/** BibLaTeX's keyed names: `family=Beethoven, given=Ludwig, prefix=van`. */
function keyedName(parts: readonly string[]): Name | undefined {
  const values = new Map<string, string>();
  for (const part of parts) {
    const at = part.indexOf('=');
    if (at === -1) continue;
    const key = part.slice(0, at).replaceAll('"', '').trim().toLowerCase();
    values.set(key, latexToText(part.slice(at + 1).replaceAll('"', '')).text);
  }
  const value = (key: string): string => values.get(key) ?? '';
  return nameOf(value('prefix'), value('family'), value('given'), value('suffix'));
}

function nameOf(particle: string, family: string, given: string, suffix: string): Name | undefined {
  if (family === '' && given === '') return undefined;
  // A family name that only braces could hold together, and nothing else: no person's name, or none that can be split.
  if (given === '' && suffix === '' && particle === '' && /[\s,]/.test(family)) return { literal: family };
  // "d'Alembert": the elided particle is not sorted under.
  const elided = particle === '' ? ELIDED.exec(family) : null;
  const von = elided ? elided[1]! : particle;
  return {
    ...(family ? { family: elided ? elided[2]! : family } : {}),
    ...(given ? { given } : {}),
    ...(von ? { particle: von } : {}),
    ...(suffix ? { suffix } : {}),
  };
}

/** Writes a list of names, `Family, Given` each, so that `bibtex` and `biber` take every part for what it is. */
export function nameListToLatex(names: readonly Name[], ascii: boolean): string {
  let list = '';
  for (const name of names) {
    const latex = nameToLatex(name, ascii);
    if (latex !== '') list += list === '' ? latex : ` and ${latex}`;
  }
  return list;
}

function nameToLatex(name: Name, ascii: boolean): string {
  if (isPlainName(name)) return `${name.family!}, ${name.given!}`;
  if (isOthers(name)) return 'others';
  const encode = (text: string | undefined): string =>
    text ? textToLatex(text, { ascii, maths: false }) : '';
  if (name.literal !== undefined) return group(encode(name.literal));
  const { family = '', particle = '' } = name;
  if (family === '') return name.given ? group(encode(name.given)) : '';
  // What looks like a particle, or a word of the list's own syntax, is a family name only in braces.
  const guarded =
    splitsApart(family) ||
    startsLikeParticle(family, particle) ||
    (/^(?:others|and)$/i.test(family) && !name.given);
  const last = guarded ? group(encode(family)) : encode(family);
  const von = particle === '' ? last : joinParticle(encode(particle), last, name);
  const given = encode(name.given);
  const first = given && (splitsApart(name.given!) || isNameSuffix(name.given!)) ? group(given) : given;
  if (name.suffix)
    return `${von}, ${splitsApart(name.suffix) ? group(encode(name.suffix)) : encode(name.suffix)}, ${first}`.trimEnd();
  if (first) return `${von}, ${first}`;
  // Without a comma only the known particles are told from a given name.
  if (particle !== '' && !isReadBack(von, name)) return `${von},`;
  // A name of several words without a given name would be read as "Given Family".
  return /[\s,]/.test(von) && particle === '' && !guarded ? group(von) : von;
}

/** Whether a name is written as it stands, with nothing to escape or guard: most are. */
function isPlainName({ family, given, particle, suffix, literal }: Name): boolean {
  if (family === undefined || given === undefined || literal !== undefined || particle || suffix)
    return false;
  return PLAIN_FAMILY.test(family) && PLAIN_GIVEN.test(given) && !splitsApart(given) && !isNameSuffix(given);
}
const PLAIN_FAMILY = /^(?!A[nN][dD]$)[A-Z][a-zA-Z]*(?:-[A-Z][a-zA-Z]*)*$/;
const PLAIN_GIVEN = /^[A-Z][a-zA-Z.]*(?:[ -][A-Z][a-zA-Z.]*)*$/;

function splitsApart(text: string): boolean {
  return text.includes(',') || /(?:^|\s)and(?:\s|$)/i.test(text);
}

function startsLikeParticle(family: string, particle: string): boolean {
  return (/\s/.test(family) && /^\p{Ll}/u.test(family)) || (particle === '' && ELIDED.test(family));
}

function isReadBack(latex: string, name: Name): boolean {
  const read = plainName(latex);
  return read?.family === name.family && read?.particle === name.particle;
}

/** Arabic articles, which are written in one word with the name. */
const ARTICLE = /^(?:a[dlnrstz]|ash|[eu]l)-$/;

/** The particle in front of a family name: in one word only where it is read back as a particle, or always printed so. */
function joinParticle(particle: string, family: string, name: Name): string {
  const joined = ELIDED.test(`${name.particle!}${name.family!}`) && name.particle!.length === 2;
  return joined || ARTICLE.test(name.particle!) ? particle + family : `${particle} ${family}`;
}

/** Braces around a part. One that opens with a command needs two pairs: `{\'E}` alone is a letter to BibTeX. */
function group(latex: string): string {
  if (latex === '') return '';
  return latex.startsWith('\\') ? `{{${latex}}}` : `{${latex}}`;
}
