import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printQuery } from '../../../shared/search/print-query.ts';
import { parseQuery, type QueryNode } from '../../../shared/search/query.ts';

/** The tree as a line of text, for reading in assertions. */
function show(node: QueryNode | undefined): string {
  if (!node) return '';
  switch (node.kind) {
    case 'and':
    case 'or':
      return `(${node.children.map(show).join(node.kind === 'and' ? ' & ' : ' | ')})`;
    case 'not':
      return `!${show(node.child)}`;
    case 'word':
      return node.typing ? `${node.text}…` : node.text;
    case 'phrase':
      return `"${node.text}"`;
    case 'field':
      return `${node.term.field}${JSON.stringify('texts' in node.term ? node.term.texts : 'range' in node.term ? node.term.range : 'dates' in node.term ? node.term.dates : {})}`;
  }
}

const tree = (query: string): string => show(parseQuery(query).root);
const problems = (query: string): string[] =>
  parseQuery(query).problems.map(({ column, length, message }) => `${column}+${length} ${message}`);

describe('parseQuery', () => {
  it('reads words, phrases, negation, OR and brackets', () => {
    expect(tree('flash attention')).toBe('(flash & attention…)');
    expect(tree('flash attention ')).toBe('(flash & attention)');
    expect(tree('"kv cache" -survey')).toBe('("kv cache" & !survey…)');
    expect(tree('a OR b c')).toBe('(a | (b & c…))');
    expect(tree('(a OR b) NOT c')).toBe('((a | b) & !c…)');
    expect(tree('a (b c)')).toBe('(a & b & c)');
    expect(tree('moe -(survey OR "position paper")')).toBe('(moe & !(survey | "position paper"))');
    expect(tree('a NOT (b -(c)) ')).toBe('(a & !(b & !c))');
    expect(tree('“curly quotes”')).toBe('"curly quotes"');
  });

  it('reads field terms', () => {
    expect(tree('tag:moe,"to cite"')).toBe('tag["moe","to cite"]');
    expect(tree('author:"yilong zhao"')).toBe('author["yilong zhao"]');
    expect(tree('year:2024..2025')).toBe('year{"min":2024,"max":2025}');
    expect(tree('year:>=2024')).toContain('"min":2024');
    expect(tree('status:to')).toBe('status["to-read"]');
    expect(tree('-has:code')).toBe('!has["code"]');
    expect(tree('claim:speedup>=2')).toBe('claim{"min":2,"max":null}');
    expect(tree('added:<7d')).toBe('added{"maxDays":7}');
    expect(tree('added:2025-3')).toBe('added{"from":"2025-03","before":"2025-03~"}');
  });

  it('takes a pasted id or address for the paper it names', () => {
    expect(tree('2408.11743v2')).toBe('id["2408.11743"]');
    expect(tree('https://arxiv.org/abs/2408.11743')).toBe('id["2408.11743"]');
    expect(tree('10.1145/3694715.3695948')).toBe('id["10.1145/3694715.3695948"]');
  });

  it('reads signs as Chinese and Japanese keyboards type them', () => {
    expect(tree('（ｍｏｅ　OR　ｌｌｍ）　－ｓｕｒｖｅｙ ')).toBe('((moe | llm) & !survey)');
    expect(tree('year：＞＝2024')).toBe(tree('year:>=2024'));
    expect(tree('「大规模 推理」')).toBe('"大规模 推理"');
    expect(problems('缓存 year：abc')[0]).toMatch(/^4\+8 /);
  });

  it('takes the colon of a title for a colon', () => {
    expect(tree('XGrammar: Flexible')).toBe('(XGrammar: & Flexible…)');
    expect(problems('XGrammar: Flexible')).toEqual([]);
  });

  it('says where a problem is and searches the rest', () => {
    expect(problems('moe year:abc')).toEqual([
      '5+8 “abc” is no number; write year:2024, year:2023..2025 or year:>=2024.',
    ]);
    expect(tree('moe year:abc')).toBe('moe');
    expect(problems('moe -')).toEqual(['5+1 “-” excludes what follows it, but nothing does; it is ignored.']);
    expect(problems('"kv cache')).toEqual(['1+1 This quotation mark is not closed.']);
    expect(problems('(a')).toEqual(['1+1 This bracket is not closed.']);
    expect(problems('a)')).toEqual(['2+1 This bracket closes nothing and is ignored.']);
    expect(problems('a OR')).toEqual(['3+2 OR needs something to search on both sides; it is ignored here.']);
    expect(problems('authr:zhao')).toEqual([
      '1+6 There is no field “authr”; it is searched as text. Did you mean “author:”?',
    ]);
    expect(problems('status:lost')[0]).toContain('status: takes inbox, to-read');
  });

  it('survives what nobody types', () => {
    for (const query of [
      '('.repeat(10_000),
      ')'.repeat(10_000),
      '-'.repeat(10_000),
      '- '.repeat(5_000),
      'a OR '.repeat(2_000),
      '"'.repeat(9_999),
      'NOT '.repeat(2_000),
      'x'.repeat(10_000),
    ]) {
      expect(parseQuery(query).problems.length).toBeLessThanOrEqual(20);
    }
  });

  it('prints fields as they are read', () => {
    const printed = (query: string): string => {
      const { root } = parseQuery(query);
      return root ? printQuery(root) : '';
    };
    expect(printed('tag:moe,"to cite" (a OR b c) NOT "d e"')).toBe('tag:moe,to" "cite (a OR b c) -"d e"');
    expect(printed('year:>2023 rating:..4 year:2023-2025')).toBe('year:>2023 rating:..4 year:2023..2025');
    expect(printed('added:<2w updated:<=2025-3 claim:spee>=2x')).toBe(
      'added:<14d updated:<=2025-03 claim:speedup:2..',
    );
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '(',
      ')',
      '"',
      '-',
      ' ',
      'OR',
      'NOT',
      'AND',
      ':',
      'tag:',
      'year:',
      '>=',
      '..',
      'claim:',
      'claim:speedup>2',
      'added:<3w',
      'updated:',
      '2025-3',
      'author:"',
      'key:a»b«,',
      '10.1145/1',
      'añadido',
      '缓存',
      '🚀',
      'שלום',
      '“',
      ',',
      '2024',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  it('never throws, and every position lies inside the query', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        (query) => {
          const parsed = parseQuery(query);
          for (const { column, length } of parsed.problems) {
            expect(column).toBeGreaterThanOrEqual(1);
            expect(length).toBeGreaterThanOrEqual(0);
            expect(column - 1 + length).toBeLessThanOrEqual(query.length);
          }
          const check = (node: QueryNode, from: number, to: number): void => {
            expect(node.from).toBeGreaterThanOrEqual(from);
            expect(node.to).toBeLessThanOrEqual(to);
            expect(node.from).toBeLessThan(node.to);
            if (node.kind === 'and' || node.kind === 'or')
              for (const child of node.children) check(child, from, to);
            if (node.kind === 'not') check(node.child, node.from, node.to);
          };
          if (parsed.root) check(parsed.root, 0, query.length);
        },
      ),
    );
  });

  it('reads what it printed as the same query', () => {
    const typed = (node: QueryNode | undefined): string => show(node).replaceAll('…', '');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        (query) => {
          const { root } = parseQuery(query);
          if (root) expect(typed(parseQuery(printQuery(root)).root)).toBe(typed(root));
        },
      ),
      { numRuns: 500 },
    );
  });
});
