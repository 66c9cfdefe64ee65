/**
 * The authors of a conference program, in the ways that programs print them: "Ada Lovelace and Alan Turing, King's College; Kurt
 * Goedel, Unaffiliated", "Ada Lovelace (King's College), Alan Turing (NPL)", "Ada Lovelace, Alan Turing, Univ. of London, UK".
 */
import { parseName } from '../../library/names.ts';
import type { Name } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';

/** Words of institutions, which no person is called. */
const INSTITUTION =
  /\b(?:univ|universi\w*|institut\w*|college|school|academy|laborator\w*|labs?|research|technolog\w*|inc|corp\w*|ltd|llc|gmbh|group|company|center|centre|google|microsoft|meta|amazon|aws|nvidia|intel|ibm|apple|alibaba|tencent|bytedance|huawei|baidu|samsung|facebook|epfl|eth|mit|kaist|cmu|ucla|inria|tsinghua|unaffiliated|independent|foundation|systems|graphcore|vmware|department|national|sciences?)\b/i;
const PERSON =
  /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}'’.-]*|van|von|der|den|de|da|del|di|bin|al|la|le|el|dos|ten|te|y)){1,5}$/u;
/** Words of titles and sentences, which no person is called either. */
const WORD = /(?:^|\s)(?:the|of|for|at|with|if|you|from|are|your|when|how|why|what|and|by)(?:\s|$)/i;
/** People who go by one name; believed only beside others. */
const ONE_NAME = /^\p{Lu}[\p{L}\p{M}'’-]{2,30}$/u;
/** What stands before a colon and is no person: "Source Code:", "Evaluation Results:". */
const LABEL =
  /(?:^|\s)(?:ids?|code|results?|links?|papers?|abstract|keywords?|conference|points?|summary|contributions?|notes?|slides|video)$/i;
const LONGEST = 4000;

/**
 * The names of a line that lists people with their affiliations; undefined for any other line. Affiliations follow names after a
 * comma, people of different affiliations after semicolons; or each stands in parentheses.
 */
export function readPeopleLine(line: string): Name[] | undefined {
  if (line.length > LONGEST) return undefined;
  const folded = foldText(line).replace(/^authors?:\s*/i, '');
  const { text, inside } = withoutParentheses(folded);
  if (inside.length > 0) {
    const names = namesOf(text);
    const told = INSTITUTION.test(inside.join(' ')) || inside.length > 1;
    const sure =
      names && (told || (names.length > 1 && !/abstract|paper|poster|demo|talk/i.test(inside[0]!)));
    if (sure) return names.map(parseName);
  }
  if (!text.includes(',') || /[.?!:]$/.test(text.replace(/\b(?:inc|ltd|corp|co)\.$/i, ''))) return undefined;
  const names: string[] = [];
  const segments = text.split(/\s*;\s*/).filter((segment) => segment !== '');
  let affiliations = 0;
  for (const segment of segments) {
    const people = peopleOf(segment.replace(/^and\s+/i, ''));
    if (!people) return undefined;
    for (const name of people.names) names.push(name);
    if (people.affiliation !== '') affiliations++;
  }
  const sure = affiliations > 0 && (segments.length > 1 || INSTITUTION.test(text) || names.length > 1);
  return sure ? names.map(parseName) : undefined;
}

/** The names of a line that lists two people or more, or one with something in parentheses, and nothing else. */
export function readNamesLine(line: string): Name[] | undefined {
  if (line.length > LONGEST) return undefined;
  const { text, inside } = withoutParentheses(foldText(line).replace(/^(?:authors?:|by:?)\s+/i, ''));
  const names = namesOf(text);
  return names && names.length + inside.length > 1 ? names.map(parseName) : undefined;
}

/** The names that DBLP prints above a title, with a colon and its numbers for people of one name: "Ada Lovelace, Wei Zhang 0009:" */
export function readHeadedNames(line: string): Name[] | undefined {
  if (line.length > LONGEST || !line.endsWith(':')) return undefined;
  const text = foldText(line.slice(0, -1));
  if (LABEL.test(text)) return undefined;
  const names = namesOf(text.replace(/(?<=\p{L}) \d{4}(?=,|$)/gu, ''));
  return names?.map(parseName);
}

/** The name of a text that is one person's and nothing else. */
export function readOneName(text: string): Name[] | undefined {
  return isPerson(text) ? [parseName(text)] : undefined;
}

/** A list of names with nothing between them but commas, semicolons, dots and "and"; undefined where one is no name. */
function namesOf(text: string): string[] | undefined {
  const names = text
    .split(/\s*[,;·⋅•|]\s*(?:and\s+)?|\s+(?:and|&)\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length > 0 && names.every(isPerson) ? names : undefined;
}

/** Takes out what stands in parentheses, nested ones included. An open one that never closes stays. */
function withoutParentheses(text: string): { text: string; inside: string[] } {
  const inside: string[] = [];
  let outside = '';
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(' && depth++ === 0) {
      outside += text.slice(from, at);
      from = at;
    } else if (text[at] === ')' && depth > 0 && --depth === 0) {
      inside.push(text.slice(from + 1, at));
      from = at + 1;
    }
  }
  return { text: (outside + text.slice(from)).replace(/\s+/g, ' ').trim(), inside };
}

function peopleOf(segment: string): { names: string[]; affiliation: string } | undefined {
  const last = /^(.{1,2000}?),?\s+and\s+([^,;]{3,60}),(.+)$/.exec(segment);
  if (last) {
    const names = [...last[1]!.split(/\s*,\s*/), last[2]!].map((name) => name.trim());
    if (arePeople(names)) return { names, affiliation: last[3]!.trim() };
  }
  const parts = segment.split(/\s*,\s*/);
  if (parts.length === 1) {
    const names = segment.split(/\s+and\s+/);
    return names.every(isPerson) ? { names, affiliation: '' } : undefined;
  }
  const first = parts[0]!.split(/\s+and\s+/);
  if (!arePeople(first)) return undefined;
  // "A, B, C, Univ. of X, City": the names go on as far as nothing but names comes before an institution.
  const place = parts.findIndex((part) => INSTITUTION.test(part));
  const more = place > 1 ? parts.slice(1, place) : [];
  const names = more.every(isPerson) ? [...first, ...more] : first;
  return { names, affiliation: parts.slice(names === first ? 1 : place).join(', ') };
}

/** True for names of people of whom at least one has more than a single name. */
function arePeople(names: readonly string[]): boolean {
  return names.some(isPerson) && names.every((name) => isPerson(name) || ONE_NAME.test(name));
}

function isPerson(text: string): boolean {
  return PERSON.test(text) && !INSTITUTION.test(text) && !WORD.test(text);
}
