/** What the services need of a library on disk. `openStore` (open-store.ts) gives one; nothing above knows the files. */
import type { LibraryState, Operation } from '../../../shared/library/changes.ts';

/** What changed in memory, told to the search index and the windows. Ids are of papers added, changed or removed. */
export interface StateChange {
  readonly revision: number;
  readonly ids: readonly string[];
  /** The program's own work, not something that somebody did. */
  readonly background: boolean;
}

export interface UndoOutcome {
  readonly revision: number;
  /** The name of the operation that was undone or redone. */
  readonly name: string;
  /** Fields that had changed since and were left as they are, for people: "the note of moelens2025". */
  readonly skipped: readonly string[];
  /** The papers that it changed. */
  readonly ids: readonly string[];
}

/** What the user must know and no request caused. */
export interface Notice {
  readonly level: 'info' | 'warning' | 'error';
  readonly message: string;
}

/** How a long change goes on. */
export interface Pace {
  /**
   * Called between its steps with the part that is done, 0 to 1: may have it wait, or give it up by throwing or rejecting. While it
   * returns nothing, the change goes on in the same turn.
   */
  readonly pause: (fraction: number) => Promise<void> | undefined;
  /** Called when it is made, goes to the disk, and can no longer be given up. */
  readonly saving: () => void;
}

export interface LibraryStore {
  readonly folder: string;
  /** The current state. Papers are frozen; every change replaces them. */
  readonly state: LibraryState;
  /** Counts up with every operation, over restarts too. */
  readonly revision: number;
  /** Why the library can't be written, for people; undefined when it can. */
  readonly readOnly: string | undefined;
  /** Damage or doubts found on opening, for people: what is missing, what was set aside. */
  readonly trouble: readonly string[];
  /** Names of the next undo and redo steps. */
  readonly undoName: string | undefined;
  readonly redoName: string | undefined;

  /**
   * Applies an operation: the state changes at once, the promise resolves to the new revision when the operation is on disk.
   * Rejects with RooflineError: `read-only`, `disk-full`, `io-failed`, `invalid-request`; then the state is as it was.
   */
  apply(operation: Operation): Promise<number>;
  /**
   * The same for many papers, made and checked in steps, with pauses. Nothing has changed until all are taken; where others change
   * something in a pause, `make` is called again, and all is taken in one go. `make` yields the part that is made, 0 to 1; where
   * it returns nothing, nothing is done.
   */
  applyInSteps(make: () => Generator<number, Operation | undefined>, pace: Pace): Promise<number>;
  /**
   * Rejects with `nothing-to-undo` where there is nothing, with `conflict` where another change came in between in a pause.
   */
  undo(pace?: Pace): Promise<UndoOutcome>;
  redo(pace?: Pace): Promise<UndoOutcome>;
  /** Calls `listener` after each change of the state, until the returned function is called. */
  onChange(listener: (change: StateChange) => void): () => void;
  /** Calls `listener` with what the user must know and no request caused: a failed sync, a change from outside. */
  onNotice(listener: (notice: Notice) => void): () => void;
  /** Brings library.json up to date now: before a copy of it is made. Rejects with `disk-full` or `io-failed`. */
  save(): Promise<void>;
  /** Writes what is due and gives the library up. */
  close(): Promise<void>;
}
