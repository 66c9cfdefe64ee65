import { describe, expect, it } from 'vitest';
import { matchShortList } from '../../../shared/search/match-short-list.ts';

const ACTIONS = ['Export as BibTeX', 'Import from file', 'Set status to read', 'Star', 'Toggle theme'];
const names = (query: string): string[] =>
  matchShortList(ACTIONS, query, (text) => text).map(({ item }) => item);

describe('matchShortList', () => {
  it('gives everything in its own order for a blank query', () => {
    expect(names(' ')).toEqual(ACTIONS);
  });

  it('puts beginnings first, then words, then what is close', () => {
    expect(names('st')[0]).toBe('Star');
    expect(names('st')).toContain('Set status to read');
    expect(names('bibtex')).toEqual(['Export as BibTeX']);
    expect(names('improt')[0]).toBe('Import from file');
  });

  it('says what to mark', () => {
    const [match] = matchShortList(ACTIONS, 'theme', (text) => text);
    expect(match?.ranges.map(([from, to]) => match.item.slice(from, to))).toEqual(['theme']);
  });

  it('takes any query', () => {
    for (const query of ['(a+)+$', '"', '\\', '🚀', 'x'.repeat(10_000)]) {
      expect(() => names(query)).not.toThrow();
    }
  });
});
