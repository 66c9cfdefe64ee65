import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChangeError, planOperation, planTolerantly, withDelta } from '../../../shared/library/apply.ts';
import { planUndo } from '../../../shared/library/undo.ts';
import type { Change, LibraryState, Operation } from '../../../shared/library/changes.ts';
import { DEFAULT_META } from '../../../shared/library/library-meta.ts';
import { samplePaper } from '../../electron/library-host/store/sample-papers.ts';

const EMPTY: LibraryState = { papers: new Map(), meta: DEFAULT_META };

const field = fc.constantFrom('0', '1', '2', '3', '4').map((id) => samplePaper(Number(id)));
const set = fc.oneof(
  fc.record({ note: fc.string() }),
  fc.record({ rating: fc.option(fc.integer({ min: 1, max: 5 })) }),
  fc.record({ tags: fc.array(fc.constantFrom('moe', 'serving', 'kernels')), starred: fc.boolean() }),
  fc.record({
    venue: fc.option(fc.string()),
    origin: fc.constantFrom({}, { venue: 'user' }, { note: 'user' }),
  }),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  field.map((paper): Change => ({ kind: 'add', paper })),
  fc.tuple(field, set).map(([paper, patch]): Change => ({ kind: 'edit', id: paper.id, set: patch })),
  field.map((paper): Change => ({ kind: 'remove', id: paper.id })),
  fc
    .dictionary(fc.constantFrom('moe', 'serving'), fc.integer({ min: 0, max: 11 }))
    .map((tagColours): Change => ({ kind: 'meta', set: { tagColours } })),
);
const operation: fc.Arbitrary<Operation> = fc
  .array(change, { maxLength: 6 })
  .map((changes) => ({ name: 'a change', changes }));

/** A state as plain data that ignores the order of papers. */
function plain(state: LibraryState): unknown {
  return { papers: Object.fromEntries(state.papers), meta: state.meta };
}

/** Applies what fits of each operation; returns the states on the way and the steps between them. */
function run(operations: readonly Operation[]) {
  let state = EMPTY;
  const steps = operations.map(({ name, changes }) => {
    const fitting: Change[] = [];
    for (const one of changes) {
      try {
        planOperation(state, { name, changes: [...fitting, one] });
        fitting.push(one);
      } catch (error) {
        if (!(error instanceof ChangeError)) throw error;
      }
    }
    const before = state;
    const { delta, inverse } = planOperation(state, { name, changes: fitting });
    state = withDelta(state, delta);
    return { before, after: state, step: { name, changes: fitting, inverse } };
  });
  return { state, steps };
}

describe('the inverse of an operation', () => {
  it('gives the state before, and its own inverse the state after', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 8 }), (operations) => {
        for (const { before, after, step } of run(operations).steps) {
          const back = planOperation(after, { name: 'undo', changes: step.inverse });
          const undone = withDelta(after, back.delta);
          expect(plain(undone)).toEqual(plain(before));
          const again = planOperation(undone, { name: 'redo', changes: back.inverse });
          expect(plain(withDelta(undone, again.delta))).toEqual(plain(after));
        }
      }),
    );
  });

  it('skips nothing while nothing else changed, all the way back', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 8 }), (operations) => {
        const { state, steps } = run(operations);
        let now = state;
        for (const { before, step } of steps.reverse()) {
          const { changes, skipped } = planUndo(now, step);
          expect(skipped).toEqual([]);
          now = withDelta(now, planOperation(now, { name: 'undo', changes }).delta);
          expect(plain(now)).toEqual(plain(before));
        }
      }),
    );
  });
});

describe('an operation', () => {
  it('is made whole or not at all, and the state before stays as it is', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 5 }), operation, (operations, last) => {
        const { state } = run(operations);
        const before = JSON.stringify(plain(state));
        try {
          planOperation(state, last);
        } catch (error) {
          expect(error).toBeInstanceOf(ChangeError);
        }
        expect(JSON.stringify(plain(state))).toBe(before);
      }),
    );
  });

  it('means the same after a trip through JSON, as in the journal', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 6 }), (operations) => {
        const { state, steps } = run(operations);
        let replayed = EMPTY;
        for (const { step } of steps) {
          const read = JSON.parse(JSON.stringify(step)) as Operation;
          const { delta, problems } = planTolerantly(replayed, read);
          expect(problems).toEqual([]);
          replayed = withDelta(replayed, delta);
        }
        expect(plain(replayed)).toEqual(plain(state));
      }),
    );
  });

  it('that is replayed over a state that has it already changes nothing', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 6 }), (operations) => {
        const { state, steps } = run(operations);
        let again = state;
        for (const { step } of steps) again = withDelta(again, planTolerantly(again, step).delta);
        expect(plain(again)).toEqual(plain(state));
      }),
    );
  });
});

describe('undo', () => {
  const paper = samplePaper(1);
  const library = withDelta(
    EMPTY,
    planOperation(EMPTY, { name: '', changes: [{ kind: 'add', paper }] }).delta,
  );
  const edit = (state: LibraryState, patch: Record<string, unknown>) => {
    const changes: Change[] = [{ kind: 'edit', id: paper.id, set: patch }];
    const { delta, inverse } = planOperation(state, { name: 'edit', changes });
    return { state: withDelta(state, delta), step: { name: 'edit', changes, inverse } };
  };

  it('leaves a field that changed since, says so, and takes the others back', () => {
    const first = edit(library, { note: 'mine', rating: 3, updatedAt: '2026-02-02' });
    const second = edit(first.state, { note: 'theirs', updatedAt: '2026-03-03' });
    const { changes, skipped } = planUndo(second.state, first.step);
    expect(skipped).toEqual([`the note of ${paper.citeKey}`]);
    expect(changes).toEqual([{ kind: 'edit', id: paper.id, set: { rating: null } }]);
  });

  it('keeps an imported paper that was changed since', () => {
    const step = {
      name: 'import of 1 paper',
      changes: [{ kind: 'add', paper }],
      inverse: [{ kind: 'remove', id: paper.id }],
    } as const;
    const { changes, skipped } = planUndo(edit(library, { note: 'worth keeping' }).state, step);
    expect(changes).toEqual([]);
    expect(skipped).toEqual([`${paper.citeKey}, which was changed since`]);
  });

  it('takes back who set a field only for the fields of the step', () => {
    const first = edit(library, { venue: 'OSDI', origin: { venue: 'user' } });
    const second = edit(first.state, { title: 'Another', origin: { venue: 'user', title: 'user' } });
    expect(planUndo(second.state, first.step).changes).toEqual([
      { kind: 'edit', id: paper.id, set: { venue: null, origin: { title: 'user' } } },
    ]);
  });
});
