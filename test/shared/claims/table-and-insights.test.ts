import { describe, expect, it } from 'vitest';
import { extractClaims } from '../../../shared/claims/extract.ts';
import {
  hardwareByYear,
  mostUsedBaselines,
  papersByTopic,
  periodUnit,
  venues,
} from '../../../shared/claims/insights.ts';
import { claimsTable } from '../../../shared/claims/table.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { draft, paperFrom } from '../../helpers/papers.ts';

const rows = extractClaims(
  'We present Foo. It is up to 2.4x faster than vLLM on H100 and saves 30% of "peak" memory.',
).map((claim) => ({ citeKey: 'foo2025', title: 'Foo', claim }));

describe('claimsTable', () => {
  it('prints aligned text', () => {
    const [head, first] = claimsTable(rows, 'table').split('\n');
    expect(head).toMatch(/^Paper {4}Metric/);
    expect(first).toContain('≤2.4×');
    expect(first!.indexOf('vLLM')).toBe(head!.indexOf('Over'));
  });

  it('prints Markdown with its marks escaped', () => {
    const row = { ...rows[0]!, citeKey: 'a|b_c' };
    expect(claimsTable([row], 'markdown').split('\n')[2]).toMatch(/^\| a\\\|b\\_c \|/);
  });

  it('prints CSV that quotes where it must and starts no formula', () => {
    const row = { ...rows[0]!, citeKey: '=1+1', claim: { ...rows[0]!.claim, quote: 'a, "b"' } };
    const line = claimsTable([row], 'csv').split('\r\n')[1];
    expect(line).toMatch(/^'=1\+1,/);
    expect(line).toMatch(/,"a, ""b"""$/);
  });

  it('prints LaTeX with the paper cited and specials escaped', () => {
    const table = claimsTable(rows, 'latex');
    expect(table).toContain('\\cite{foo2025} &');
    expect(table).toContain('30 \\%');
  });

  it('prints LaTeX that needs no signs of other fonts, whatever the bound', () => {
    const bounds = (['exact', 'up-to', 'at-least', 'average', 'approx'] as const).map((bound) => ({
      ...rows[0]!,
      claim: { ...rows[0]!.claim, bound },
    }));
    const table = claimsTable(bounds, 'latex');
    expect(table).toMatch(/^[\x20-\x7e\n]*$/);
    expect(table).toContain('avg. 2.4');
  });
});

describe('insights', () => {
  const paper = (over: Partial<Paper>): Paper => ({ ...paperFrom(draft('A title')), ...over });
  const papers = [
    paper({
      published: { year: 2025, month: 4 },
      topics: ['serving/kv-cache', 'serving', 'moe'],
      venue: 'MLSys',
      claims: rows.map(({ claim }) => claim),
    }),
    paper({
      published: { year: 2024 },
      topics: ['moe'],
      venue: 'MLSys',
      claims: [{ ...rows[0]!.claim, hardware: ['NVIDIA 3090'], baseline: 'FasterTransformer and vLLM' }],
    }),
    paper({
      published: { year: 2025, month: 4 },
      topics: ['moe/offloading'],
      venue: 'OSDI',
      claims: [{ ...rows[0]!.claim, settled: 'rejected' }],
    }),
    paper({}),
  ];

  it('counts papers by month and topic area, each once for an area', () => {
    expect(papersByTopic(papers, 'month')).toEqual([
      { period: '2025-04', name: 'moe', count: 2 },
      { period: '2025-04', name: 'serving', count: 1 },
    ]);
  });

  it('counts by year where most papers have no month', () => {
    expect(periodUnit(papers)).toBe('month');
    const yearOnly = { ...papers[0]!, topics: ['serving/kv-cache'], published: { year: 2019 } };
    const bibliography = [yearOnly, yearOnly, ...papers.slice(0, 1)];
    expect(periodUnit(bibliography)).toBe('year');
    expect(papersByTopic(bibliography, 'year')).toContainEqual({ period: '2019', name: 'serving', count: 2 });
  });

  it('counts devices by year under their common names, without rejected claims', () => {
    expect(hardwareByYear(papers)).toEqual([
      { period: '2024', name: 'RTX 3090', count: 1 },
      { period: '2025', name: 'H100', count: 1 },
    ]);
  });

  it('counts the systems that papers compare with, and venues', () => {
    expect(mostUsedBaselines(papers)).toEqual([
      { name: 'vLLM', count: 2 },
      { name: 'FasterTransformer', count: 1 },
    ]);
    expect(venues(papers)).toEqual([
      { name: 'MLSys', count: 2 },
      { name: 'OSDI', count: 1 },
    ]);
  });
});
