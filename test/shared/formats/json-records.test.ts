import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonRecords } from '../../../shared/formats/json-records.ts';

const values = (text: string, paths: string[]) =>
  readJsonRecords(text, paths).records.map((record) => record.value);

describe('readJsonRecords', () => {
  it('reads the elements of a top-level array with their lines', () => {
    expect(readJsonRecords('[\n  {"a": 1},\n  {"a": {"b": [2, 3]},\n   "c": "}]"}\n]', ['']).records).toEqual(
      [
        { value: { a: 1 }, from: 2, to: 2 },
        { value: { a: { b: [2, 3] }, c: '}]' }, from: 3, to: 4 },
      ],
    );
  });

  it('reads a nested array by its path', () => {
    const text =
      '{"result": {"hits": {"hit": [{"id": 1}, {"id": 2, "hit": [{"id": 3}]}]}}, "other": [{"id": 9}]}';
    expect(values(text, ['result.hits.hit'])).toEqual([{ id: 1 }, { id: 2, hit: [{ id: 3 }] }]);
  });

  it('reads a single object, and JSON lines', () => {
    expect(values('{"a": 1}\n{"a": 2}\n', ['', 'papers'])).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('knows an empty list from a single object', () => {
    expect(values('{"papers": []}', ['papers'])).toEqual([]);
  });

  it('loses only the record that is broken', () => {
    const read = readJsonRecords('[{"a": 1},\n {"a": oops},\n {"a": "open\n},\n {"a": 4}]', ['']);
    expect(read.records.map((record) => record.value)).toEqual([{ a: 1 }, { a: 4 }]);
    expect(read.warnings.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['broken-record', 2, 2],
      ['broken-record', 3, 2],
    ]);
  });

  it('reads what is whole of a text cut anywhere', () => {
    const text = JSON.stringify({ data: [{ a: 'x' }, { a: ['y', { b: 1 }] }, { a: '"]}' }] }, null, 1);
    fc.assert(
      fc.property(fc.nat(text.length), (cut) => {
        const read = readJsonRecords(text.slice(0, cut), ['data']);
        expect(read.records.length).toBeLessThanOrEqual(3);
        if (cut === text.length) expect(read.records).toHaveLength(3);
      }),
    );
  });

  it('is not harmed by __proto__, nor by nesting', () => {
    const read = readJsonRecords('[{"__proto__": {"polluted": true}}]', ['']);
    expect(read.records).toHaveLength(1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(readJsonRecords('['.repeat(200_000), ['']).records).toEqual([]);
  });
});
