/** Authors as reading lists print them beside a title: in emphasis, behind a comma, on a line of their own. */
import { OTHERS, parseName } from '../../library/names.ts';
import type { Name } from '../../library/paper.ts';
import { findVenue } from '../../library/venues.ts';

/** How the text stands: set off as authors are (in emphasis, in a column or line for them), or just text. */
export type NamesContext = 'apart' | 'text';

const OTHERS_AT_END = /[\s,;]{0,3}(?:et\.?\s?al\b\.?|and others|\.\.\.|…)[\s.,]*$/i;
const SEPARATOR = /\s*[,;，、]\s*(?:and\s+|&\s*)?|\s+and\s+/;
/** Beside a title "&" joins institutions. */
const APART_SEPARATOR = /\s*[,;，、·]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+/;
const PERSON =
  /^\p{Lu}[\p{L}'’.-]*(?:\s+(?:\p{Lu}[\p{L}'’.-]*|van|von|de|der|den|del|di|da|la|le|bin|al|el|dos|ten)){1,4}$/u;
/** What may stand among names in a list that is one: "DeepSeek-AI", "J.N.Han", "Yingyan (Celine) Lin". */
const NEARLY = /^\p{Lu}[^;:?!]{1,50}$/u;
/** "UC Berkeley", "IIT Bombay", "Georgia Tech": no person is called so. */
const CAPITALS = /(?:^|\s)\p{Lu}{2,}(?:\s|$)/u;
const INSTITUTION =
  /\b(?:universit|institut|college|school|academy|laborator|labs?\b|research\b|tech\b|inc\b|google|microsoft|meta ai|nvidia|intel|alibaba|tencent|bytedance|huawei|deepmind|openai)/i;
const NO_PERSON =
  /^(?:best|outstanding|distinguished|spotlight|oral|poster|award|paper)\b|\bpaper(?: award)?$/i;

/**
 * The names of a text that is a list of people and nothing else, "et al." included; undefined for any other text. Where the text
 * just follows a title it takes three names, or "et al.", to be sure.
 */
export function readNames(text: string, context: NamesContext): Name[] | undefined {
  const others = OTHERS_AT_END.test(text);
  const bare = text.replace(OTHERS_AT_END, '').replace(/^(?:authors?|by)\s*:?\s+/i, '');
  const pieces = joinInverted(
    bare
      .split(context === 'apart' ? APART_SEPARATOR : SEPARATOR)
      .map((piece) =>
        piece
          .replace(/[*†‡§¶\d\s]+$/, '')
          .replace(/(?<=\p{Ll}{2})\.$/u, '')
          .trim(),
      )
      .filter((piece) => piece !== ''),
  );
  if (pieces.length === 0 || pieces.some((piece) => NO_PERSON.test(piece) || findVenue(piece)))
    return undefined;
  if (context === 'text' && pieces.some((piece) => CAPITALS.test(piece) || INSTITUTION.test(piece)))
    return undefined;
  const people = pieces.filter(isPerson).length;
  const enough = context === 'apart' ? people >= 1 : others ? pieces.length >= 1 : people >= 3;
  const sure =
    people === pieces.length ||
    (context === 'apart' &&
      people >= 3 &&
      people >= pieces.length * 0.7 &&
      pieces.every((one) => NEARLY.test(one))) ||
    (others && pieces.length === 1 && /^\p{Lu}[\p{L}'’-]+$/u.test(pieces[0]!));
  if (!enough || !sure) return undefined;
  return [...pieces.map(parseName), ...(others ? [OTHERS] : [])];
}

function isPerson(piece: string): boolean {
  return PERSON.test(piece.replace(/^([^,]+), (.+)$/, '$2 $1'));
}

/** Citation styles turn the first name round: "Zheng, Lianmin", "Narayanan, D." */
function joinInverted(pieces: readonly string[]): string[] {
  const [family, given, next] = pieces;
  const inverted =
    family !== undefined &&
    given !== undefined &&
    /^\p{Lu}[\p{L}'’-]+$/u.test(family) &&
    /^(?:\p{Lu}[\p{L}'’-]*|(?:\p{Lu}\.\s?-?){1,3})$/u.test(given) &&
    (next === undefined || next.includes(' '));
  return inverted ? [`${family}, ${given}`, ...pieces.slice(2)] : [...pieces];
}
