import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createNoteKeeper, type NoteKeeper, type NoteState } from '../../renderer/state/note-keeper.ts';
import type { ApiError } from '../../shared/api/errors.ts';

/** A library that takes `delay` milliseconds for a save and refuses while `error` is set. */
class SlowLibrary {
  readonly saved = new Map<string, string>();
  readonly states: NoteState[] = [];
  readonly aside = new Map<string, string>();
  saves = 0;
  underWay = 0;
  most = 0;
  error: ApiError | undefined;
  readonly keeper: NoteKeeper;

  constructor(delay: number) {
    this.keeper = createNoteKeeper({
      save: async (id, text) => {
        this.saves++;
        this.most = Math.max(this.most, ++this.underWay);
        const error = this.error;
        await new Promise((resolve) => setTimeout(resolve, delay));
        this.underWay--;
        if (!error) this.saved.set(id, text);
        return error;
      },
      backup: {
        getItem: (key) => this.aside.get(key) ?? null,
        setItem: (key, text) => void this.aside.set(key, text),
        removeItem: (key) => void this.aside.delete(key),
      },
      onState: (_id, state) => this.states.push(state),
    });
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a note being typed', () => {
  test('is saved a quarter of a second after its first unsaved character, however long the typing goes on', async () => {
    const library = new SlowLibrary(5);
    for (let typed = 1; typed <= 40; typed++) {
      library.keeper.type('a', 'x'.repeat(typed));
      await vi.advanceTimersByTimeAsync(20);
      if (typed > 15) expect(typed - (library.saved.get('a')?.length ?? 0)).toBeLessThanOrEqual(250 / 20);
    }
    await vi.advanceTimersByTimeAsync(250);
    expect(library.saved.get('a')).toBe('x'.repeat(40));
    expect(library.saves).toBeLessThan(12);
  });

  test('ends up saved exactly as it was typed, whatever the rhythm, one save at a time', async () => {
    const step = fc.record({
      text: fc.string(),
      wait: fc.integer({ min: 0, max: 400 }),
      flush: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 300 }),
        async (steps, delay) => {
          const library = new SlowLibrary(delay);
          let text = '';
          for (const each of steps) {
            text += each.text;
            library.keeper.type('a', text);
            if (each.flush) void library.keeper.flush('a');
            await vi.advanceTimersByTimeAsync(each.wait);
          }
          await vi.advanceTimersByTimeAsync(2_000);
          expect(library.saved.get('a')).toBe(text);
          expect(library.states.at(-1)).toBe('saved');
          expect(library.most).toBe(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('that can’t be saved is kept aside, says so, and is saved when it can be', async () => {
    const library = new SlowLibrary(5);
    library.error = { code: 'disk-full', message: 'The disk is full.' };
    library.keeper.type('a', 'precious');
    await vi.advanceTimersByTimeAsync(500);
    expect(library.states.at(-1)).toBe('failed');
    expect([...library.aside.values()]).toEqual(['precious']);
    expect(library.keeper.unsaved('a')).toBe('precious');
    library.error = undefined;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(library.saved.get('a')).toBe('precious');
    expect(library.aside.size).toBe(0);
    expect(library.keeper.unsaved('a')).toBeUndefined();
  });

  test('is sent at once when the window goes, even while an older text is on its way', async () => {
    const library = new SlowLibrary(100);
    library.keeper.type('a', 'last w');
    await vi.advanceTimersByTimeAsync(200);
    library.keeper.type('a', 'last words');
    library.keeper.leave();
    await vi.advanceTimersByTimeAsync(100);
    expect(library.saved.get('a')).toBe('last words');
  });
});
