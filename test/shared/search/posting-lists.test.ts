import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PostingListWriter } from '../../../shared/search/posting-lists.ts';
import { IN_ABSTRACT, IN_ANY, MAX_SLOTS, posting, PostingBuffer } from '../../../shared/search/postings.ts';

const IMPACTS = { once: 32, twice: 51 };

function bufferOf(postings: Iterable<number>): PostingBuffer {
  const buffer = new PostingBuffer();
  for (const one of postings) buffer.push(one);
  return buffer;
}

/** The lists, written and read again. */
function readAgain(lists: readonly (readonly number[])[]): number[][] {
  const writer = new PostingListWriter(lists.length, IMPACTS);
  for (const list of lists) writer.add(bufferOf(list));
  const written = writer.finish();
  return lists.map((_, i) => {
    const buffer = new PostingBuffer();
    written.read(i, buffer);
    return [...buffer.postings.subarray(0, buffer.count)];
  });
}

const postingArbitrary = fc
  .tuple(
    fc.nat(MAX_SLOTS - 1),
    fc.oneof(fc.constant(IN_ABSTRACT), fc.integer({ min: 1, max: IN_ANY })),
    fc.oneof(fc.constantFrom(IMPACTS.once, IMPACTS.twice), fc.nat(127)),
  )
  .map(([slot, fields, impact]) => posting(slot, fields, impact));
const listArbitrary = fc
  .uniqueArray(postingArbitrary, { selector: (one) => one >>> 12, maxLength: 50 })
  .map((list) => list.sort((a, b) => a - b));

it('reads what it wrote', () => {
  fc.assert(
    fc.property(fc.array(listArbitrary, { maxLength: 8 }), (lists) => {
      expect(readAgain(lists)).toEqual(lists);
    }),
  );
});

it('reads lists that go on in the next chunk', () => {
  const longest = Array.from({ length: 400_000 }, (_, slot) =>
    posting(slot, 1 + (slot % 31), (slot * 7) % 128),
  );
  const lists = [longest.slice(0, 9), longest, longest.slice(5), [], longest.slice(-9)];
  const again = readAgain(lists);
  lists.forEach((list, i) =>
    expect(
      again[i]!.every((one, at) => one === list[at]),
      `list ${i}`,
    ).toBe(true),
  );
  expect(again.map((list) => list.length)).toEqual(lists.map((list) => list.length));
});
