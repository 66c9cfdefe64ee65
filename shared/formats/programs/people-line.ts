/** The authors of a conference program: "Ada Lovelace and Alan Turing, King's College; Kurt Goedel, Unaffiliated". */
import { parseName } from '../../library/names.ts';
import type { Name } from '../../library/paper.ts';
import { foldText } from '../../library/text.ts';

/** Words of institutions, which no person is called. */
const INSTITUTION =
  /\b(?:universit\w*|institut\w*|college|school|academy|laborator\w*|labs?|research|technolog\w*|inc|corp\w*|ltd|llc|gmbh|group|company|center|centre|google|microsoft|meta|amazon|aws|nvidia|intel|ibm|apple|alibaba|tencent|bytedance|huawei|baidu|samsung|facebook|epfl|eth|mit|kaist|cmu|ucla|inria|tsinghua|unaffiliated|independent|foundation|systems|graphcore|vmware|department|national|sciences?)\b/i;
const PERSON =
  /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}'’.-]*|van|von|der|den|de|da|del|di|bin|al|la|le|el|dos|ten|te|y)){1,5}$/u;

/**
 * The names of a line that lists people with their affiliations; undefined for any other line. Affiliations are separated from
 * names by a comma, people of different affiliations by semicolons.
 */
export function readPeopleLine(line: string): Name[] | undefined {
  const text = foldText(line).replace(/\s*\([^()]{0,80}\)/g, '');
  if (
    text.length > 4000 ||
    !text.includes(',') ||
    /[.?!:]$/.test(text.replace(/\b(?:inc|ltd|corp|co)\.$/i, ''))
  )
    return undefined;
  const names: string[] = [];
  const segments = text.split(/\s*;\s*/).filter((segment) => segment !== '');
  let affiliations = 0;
  for (const segment of segments) {
    const people = peopleOf(segment.replace(/^and\s+/i, ''));
    if (!people) return undefined;
    names.push(...people.names);
    if (people.affiliation !== '') affiliations++;
  }
  const sure = affiliations > 0 && (segments.length > 1 || INSTITUTION.test(text) || names.length > 1);
  return sure ? names.map(parseName) : undefined;
}

function peopleOf(segment: string): { names: string[]; affiliation: string } | undefined {
  const last = /^(.{1,2000}?),?\s+and\s+([^,;]{3,60}),(.+)$/.exec(segment);
  if (last) {
    const names = [...last[1]!.split(/\s*,\s*/), last[2]!].map((name) => name.trim());
    if (names.every(isPerson)) return { names, affiliation: last[3]!.trim() };
  }
  const comma = segment.indexOf(',');
  if (comma < 0) {
    const names = segment.split(/\s+and\s+/);
    return names.every(isPerson) ? { names, affiliation: '' } : undefined;
  }
  const first = segment.slice(0, comma).split(/\s+and\s+/);
  return first.every(isPerson) ? { names: first, affiliation: segment.slice(comma + 1).trim() } : undefined;
}

function isPerson(text: string): boolean {
  return PERSON.test(text) && !INSTITUTION.test(text);
}
