/** Writes a query tree as a query: reading it again gives the same tree, but for places and for which word was being typed. */
import { DAYS, type DateRange, type FieldTerm, type NumberRange } from './query-fields.ts';
import type { QueryNode } from './query.ts';

/** The tree as a query. Also the name of a part: two parts that print alike ask for the same. */
export function printQuery(node: QueryNode): string {
  switch (node.kind) {
    case 'and':
      return node.children.map((child) => inBrackets(child, child.kind === 'or')).join(' ');
    case 'or':
      return node.children.map(printQuery).join(' OR ');
    case 'not': {
      const isGroup = node.child.kind === 'and' || node.child.kind === 'or' || node.child.kind === 'not';
      return `-${inBrackets(node.child, isGroup)}`;
    }
    case 'word':
      return node.text;
    case 'phrase':
      return `"${node.text}"`;
    case 'field':
      return `${node.term.field}:${printValue(node.term)}`;
  }
}

function inBrackets(node: QueryNode, needsThem: boolean): string {
  return needsThem ? `(${printQuery(node)})` : printQuery(node);
}

function printValue(term: FieldTerm): string {
  if ('texts' in term) return printTexts(term.texts);
  if ('dates' in term) return printDates(term.dates);
  if (term.field !== 'claim') return printRange(term.range);
  return `${term.metric ?? ''}${term.range || !term.metric ? ':' : ''}${term.range ? printRange(term.range) : ''}`;
}

/** Only a text that is quoted as a whole holds commas; in others the quotation marks stand around what would end the value. */
function printTexts(texts: readonly string[]): string {
  if (texts.length === 1 && texts[0]!.includes(',')) return `"${texts[0]!}"`;
  const printed = texts.map((text) => text.replace(/[\s()]+/g, '"$&"')).join(',');
  return /^["“”„«]/.test(printed) ? `,${printed}` : printed;
}

function printRange({ min, max, open }: NumberRange): string {
  if (open) return max === Infinity ? `>${printNumber(min)}` : `<${printNumber(max)}`;
  if (min === max) return printNumber(min);
  return `${min === -Infinity ? '' : printNumber(min)}..${max === Infinity ? '' : printNumber(max)}`;
}

/** Numbers are read with at most nine decimals, and without exponents. */
function printNumber(value: number): string {
  return value.toFixed(9).replace(/\.?0+$/, '');
}

function printDates(dates: DateRange): string {
  if ('maxDays' in dates && dates.maxDays !== undefined) return `<${printAge(dates.maxDays)}`;
  if ('minDays' in dates && dates.minDays !== undefined) return `>${printAge(dates.minDays)}`;
  const { from, before } = dates as { from?: string; before?: string };
  if (before === undefined) return from?.endsWith('~') ? `>${from.slice(0, -1)}` : `>=${from ?? ''}`;
  const last = before.replace(/~$/, '');
  if (from === undefined) return before === last ? `<${last}` : `<=${last}`;
  return from === last ? from : `${from}..${last}`;
}

function printAge(days: number): string {
  for (const [unit, length] of Object.entries(DAYS)) {
    const count = Math.round(days / length);
    if (count < 100_000 && count * length === days) return `${count}${unit}`;
  }
  return `${days}d`;
}
