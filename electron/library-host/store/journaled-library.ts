/**
 * A library in memory with its journal behind it. An operation changes the state at once and is acknowledged when its record
 * is on disk; records that arrive while the disk is busy go out together. When a write fails, every change that was not yet
 * acknowledged is taken back, so that memory never holds what the disk may not have.
 */
import { RooflineError } from '../../../shared/api/errors.ts';
import { ChangeError, planOperation, type Delta } from '../../../shared/library/apply.ts';
import type { LibraryState, Operation } from '../../../shared/library/changes.ts';
import type { LibraryMeta } from '../../../shared/library/library-meta.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { Bases } from './bases.ts';
import { nextStep, remember, type History } from './history.ts';
import { JournalError, type Journal } from './journal.ts';
import { printRecord, type JournalRecord } from './journal-format.ts';
import type { LibraryStore, StateChange, UndoOutcome } from './library-store.ts';
import { Listeners } from './listeners.ts';
import type { LoadedLibrary } from './load-library.ts';
import { saveError } from './save-error.ts';
import type { Snapshot } from './snapshot-format.ts';

export interface JournaledLibraryOptions {
  readonly folder: string;
  readonly device: string;
  readonly loaded: LoadedLibrary;
  /** The version of the format that is written. */
  readonly schema: number;
  readonly journal: Journal;
  /** The length of a line of the journal, where another than the usual is wanted. */
  readonly lineLength: number | undefined;
  readonly now: () => Date;
  /** Why the library can't be written, for people. */
  readonly readOnly: string | undefined;
  /** Makes the folder and its first files; called before the first record is written. */
  readonly prepare: () => Promise<void>;
  /** Called after each group that reached the disk. */
  readonly onCommitted: () => void;
}

/** An operation whose record is not on disk yet, and what takes it back in memory. */
interface Pending {
  readonly record: Omit<JournalRecord, 'base'>;
  readonly before: Delta;
  readonly historyBefore: History;
  readonly resolve: (sequence: number) => void;
  readonly reject: (error: RooflineError) => void;
}

export class JournaledLibrary implements Omit<LibraryStore, 'save' | 'close' | 'trouble' | 'onNotice'> {
  readonly folder: string;
  readonly #options: JournaledLibraryOptions;
  readonly #papers: Map<string, Paper>;
  #meta: LibraryMeta;
  #sequence: number;
  #history: History;
  #readOnly: string | undefined;
  /** The last change of each device that is in the library. */
  #devices: Readonly<Record<string, number>>;
  #prepared = false;
  /** Waiting for their turn to be written. */
  #queue: Pending[] = [];
  /** Being written. */
  #writing: Pending[] = [];
  #draining: Promise<void> | undefined;
  /** To be run after the group under way. */
  #between: (() => void)[] = [];
  readonly #changed = new Listeners<StateChange>();
  readonly #bases: Bases;

  constructor(options: JournaledLibraryOptions) {
    const { loaded } = options;
    this.folder = options.folder;
    this.#options = options;
    this.#papers = loaded.papers;
    this.#meta = loaded.meta;
    this.#sequence = loaded.sequence;
    this.#history = loaded.history;
    this.#devices = loaded.devices;
    this.#readOnly = options.readOnly;
    this.#bases = new Bases(loaded.bases, loaded.snapshotMeta);
  }

  get state(): LibraryState {
    return { papers: this.#papers, meta: this.#meta };
  }

  get revision(): number {
    return this.#sequence;
  }

  get readOnly(): string | undefined {
    return this.#readOnly;
  }

  get undoName(): string | undefined {
    return this.#history.undo.at(-1)?.name;
  }

  get redoName(): string | undefined {
    return this.#history.redo.at(-1)?.name;
  }

  onChange(listener: (change: StateChange) => void): () => void {
    return this.#changed.add(listener);
  }

  apply(operation: Operation): Promise<number> {
    return this.#commit('do', operation);
  }

  undo(): Promise<UndoOutcome> {
    return this.#takeStep('undo');
  }

  redo(): Promise<UndoOutcome> {
    return this.#takeStep('redo');
  }

  /** Resolves when nothing waits for the disk; undefined where nothing does. */
  whenIdle(): Promise<void> | undefined {
    return this.#draining;
  }

  /** What the last snapshot holds of the papers that changed since, and of the meta data. */
  get bases(): Bases {
    return this.#bases;
  }

  /** Takes note that a snapshot of another device, with these changes in it, was merged into this library. */
  adoptDevices(devices: Readonly<Record<string, number>>): void {
    const own = this.#options.device;
    const others = Object.entries(devices).filter(([device]) => device !== own);
    this.#devices = { ...this.#devices, ...Object.fromEntries(others) };
  }

  /** From now on nothing is written. */
  makeReadOnly(reason: string): void {
    this.#readOnly ??= reason;
  }

  /** Runs `action` when no record is being written: at once, or after the group under way. */
  betweenGroups<T>(action: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = () => {
        try {
          resolve(action());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      if (this.#draining) this.#between.push(run);
      else run();
    });
  }

  /** The acknowledged state, frozen, with its history. Only called between groups. */
  freeze(): { readonly snapshot: Snapshot; readonly history: History } {
    const waiting = this.#queue;
    const [oldest] = waiting;
    let papers: Paper[] = [...this.#papers.values()];
    let meta = this.#meta;
    if (oldest) {
      const before = new Map<string, Paper | undefined>();
      for (const pending of [...waiting].reverse()) {
        for (const [id, paper] of pending.before.papers) before.set(id, paper);
        meta = pending.before.meta ?? meta;
      }
      papers = papers.filter((paper) => !before.has(paper.id));
      for (const paper of before.values()) if (paper) papers.push(paper);
    }
    this.#bases.freeze(
      meta,
      waiting.map((pending) => pending.before),
    );
    const sequence = oldest ? oldest.record.sequence - 1 : this.#sequence;
    const { loaded, device, schema } = this.#options;
    const devices = { ...this.#devices, ...(sequence > loaded.sequence ? { [device]: sequence } : {}) };
    return {
      snapshot: {
        header: { schema, id: loaded.id, sequence, devices, papers: papers.length },
        meta,
        papers,
      },
      history: oldest?.historyBefore ?? this.#history,
    };
  }

  async #takeStep(which: 'undo' | 'redo'): Promise<UndoOutcome> {
    this.#checkWritable();
    const step = nextStep(this.state, this.#history, which);
    if (!step) throw new RooflineError('nothing-to-undo', `There is nothing to ${which}.`);
    const { name, changes, skipped } = step;
    const revision = await this.#commit(which, { name: `${which} of ${name}`, changes });
    const ids = changes.flatMap((change) =>
      change.kind === 'meta' ? [] : change.kind === 'add' ? [change.paper.id] : [change.id],
    );
    return { revision, name, skipped, ids };
  }

  async #commit(step: JournalRecord['step'], operation: Operation): Promise<number> {
    this.#checkWritable();
    const { delta, inverse } = this.#plan(operation);
    const { id } = this.#options.loaded;
    const record = {
      schema: this.#options.schema,
      library: id,
      device: this.#options.device,
      sequence: this.#sequence + 1,
      time: this.#options.now().toISOString(),
      step,
      operation,
    };
    const historyBefore = this.#history;
    const before = this.#install(delta);
    this.#sequence = record.sequence;
    this.#history = remember(this.#history, record, inverse);
    const done = new Promise<number>((resolve, reject) => {
      this.#queue.push({ record, before, historyBefore, resolve, reject });
    });
    this.#draining ??= this.#drain();
    this.#tell(delta, operation.background);
    return done;
  }

  #plan(operation: Operation) {
    try {
      return planOperation(this.state, operation);
    } catch (error) {
      if (error instanceof ChangeError)
        throw new RooflineError('invalid-request', error.message, { cause: error });
      throw error;
    }
  }

  #checkWritable(): void {
    if (this.#readOnly === undefined) return;
    throw new RooflineError('read-only', `The library can't be changed: ${this.#readOnly}`);
  }

  /** Makes a delta the state; returns the delta that takes it back. */
  #install(delta: Delta): Delta {
    const papers = new Map<string, Paper | undefined>();
    for (const [id, paper] of delta.papers) {
      const present = this.#papers.get(id);
      papers.set(id, present);
      this.#bases.remember(id, present);
      if (paper) this.#papers.set(id, paper);
      else this.#papers.delete(id);
    }
    const meta = delta.meta ? this.#meta : undefined;
    this.#meta = delta.meta ?? this.#meta;
    return { papers, meta };
  }

  #tell(delta: Delta, background = false): void {
    this.#changed.tell({
      revision: this.#sequence,
      ids: [...delta.papers.keys()],
      background,
    });
  }

  async #drain(): Promise<void> {
    // A turn later, so that operations of one turn go out together.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      this.#writing = this.#queue;
      this.#queue = [];
      const group = this.#writing;
      try {
        await this.#write(group);
        this.#writing = [];
        for (const { record, resolve } of group) resolve(record.sequence);
        this.#options.onCommitted();
      } catch (error) {
        this.#fail(error);
      }
      for (const action of this.#between.splice(0)) action();
    }
    this.#draining = undefined;
  }

  async #write(group: readonly Pending[]): Promise<void> {
    if (!this.#prepared) await this.#options.prepare();
    this.#prepared = true;
    const { journal, lineLength } = this.#options;
    await journal.commit(group[0]!.record.sequence, function* (base) {
      for (const { record } of group) yield* printRecord({ ...record, base }, lineLength);
    });
  }

  /** Takes back every change that is not acknowledged, newest first, and rejects them. */
  #fail(cause: unknown): void {
    const lost = [...this.#writing, ...this.#queue];
    this.#writing = [];
    this.#queue = [];
    for (const { before } of [...lost].reverse()) this.#install(before);
    const [oldest] = lost;
    if (oldest) {
      this.#sequence = oldest.record.sequence - 1;
      this.#history = oldest.historyBefore;
    }
    const error = saveError(
      cause,
      lost.map(({ record }) => record.operation.name),
    );
    if (cause instanceof JournalError && !cause.recovered) this.makeReadOnly(error.message);
    for (const { before } of lost) this.#tell(before);
    for (const { reject } of lost) reject(error);
  }
}
