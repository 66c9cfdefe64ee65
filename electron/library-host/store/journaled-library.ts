/**
 * A library in memory with its journal behind it. An operation changes the state at once and is acknowledged when its record
 * is on disk; records that arrive while the disk is busy go out together. When a write fails, every change that was not yet
 * acknowledged is taken back, so that memory never holds what the disk may not have.
 */
import { RooflineError } from '../../../shared/api/errors.ts';
import { planInSteps, type Delta, type Plan } from '../../../shared/library/apply.ts';
import type { LibraryState, Operation } from '../../../shared/library/changes.ts';
import type { LibraryMeta } from '../../../shared/library/library-meta.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { partOf } from '../../../shared/library/steps.ts';
import { planUndoInSteps } from '../../../shared/library/undo.ts';
import { Bases } from './bases.ts';
import { CommitQueue, type Pending } from './commit-queue.ts';
import { remember, type History } from './history.ts';
import { AT_ONCE, inSteps } from './in-steps.ts';
import { JournalError, type Journal } from './journal.ts';
import { printRecord, type JournalRecord } from './journal-format.ts';
import type { LibraryStore, Pace, StateChange, UndoOutcome } from './library-store.ts';
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
  readonly #changed = new Listeners<StateChange>();
  readonly #bases: Bases;
  readonly #commits: CommitQueue;
  /** An undo or redo that is being worked out. */
  #taking: Promise<void> | undefined;

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
    this.#commits = new CommitQueue({
      write: (group) => this.#write(group),
      onCommitted: options.onCommitted,
      onFailed: (cause, lost) => this.#fail(cause, lost),
    });
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
    const steps = () => planInSteps(this.state, operation);
    return this.#inSteps(steps, AT_ONCE, (plan) => this.#commit('do', operation, plan));
  }

  applyInSteps(make: () => Generator<number, Operation | undefined>, pace: Pace): Promise<number> {
    const steps = () => this.#planned(make());
    return this.#inSteps(steps, pace, (planned) =>
      planned ? this.#commit('do', planned.operation, planned.plan) : this.#sequence,
    );
  }

  undo(pace?: Pace): Promise<UndoOutcome> {
    return this.#takeStep('undo', pace);
  }

  redo(pace?: Pace): Promise<UndoOutcome> {
    return this.#takeStep('redo', pace);
  }

  /** Resolves when nothing waits for the disk; undefined where nothing does. */
  whenIdle(): Promise<void> | undefined {
    return this.#commits.whenIdle();
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
    return this.#commits.betweenGroups(action);
  }

  /** The acknowledged state, frozen, with its history. Only called between groups. */
  freeze(): { readonly snapshot: Snapshot; readonly history: History } {
    const { waiting } = this.#commits;
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

  async #takeStep(which: 'undo' | 'redo', pace = AT_ONCE): Promise<UndoOutcome> {
    this.#checkWritable();
    // Asked for twice, the second takes back the step before the one that is being taken back.
    while (this.#taking) await this.#taking;
    const step = this.#history[which].at(-1);
    if (!step) throw new RooflineError('nothing-to-undo', `There is nothing to ${which}.`);
    const { name } = step;
    const steps = () => {
      if (this.#history[which].at(-1) === step) return planUndoInSteps(this.state, step);
      throw new RooflineError(
        'conflict',
        `Something else was changed in the middle of the ${which} of “${name}”, which was given up. Try again.`,
      );
    };
    let isMade = false;
    const planned = this.#inSteps(steps, pace, (plan) => {
      isMade = true;
      const operation = { name: `${which} of ${name}`, changes: plan.changes };
      return { ...plan, acknowledged: this.#commit(which, operation, plan) };
    });
    const over = () => (this.#taking = undefined);
    if (!isMade) this.#taking = planned.then(over, over);
    const { changes, skipped, acknowledged } = await planned;
    const ids = changes.flatMap((change) =>
      change.kind === 'meta' ? [] : change.kind === 'add' ? [change.paper.id] : [change.id],
    );
    return { revision: await acknowledged, name, skipped, ids };
  }

  *#planned(making: Generator<number, Operation | undefined>) {
    const operation = yield* partOf(making, 0, 0.4);
    if (!operation) return undefined;
    return { operation, plan: yield* partOf(planInSteps(this.state, operation), 0.4, 1) };
  }

  async #inSteps<T, R>(
    make: () => Generator<number, T>,
    pace: Pace,
    finish: (made: T) => R,
  ): Promise<Awaited<R>> {
    this.#checkWritable();
    return inSteps(make, pace, () => this.#sequence, finish);
  }

  /** Makes a plan the state, and hands its record to the disk. Resolves to its revision when it is there. */
  #commit(step: JournalRecord['step'], operation: Operation, { delta, inverse }: Plan): Promise<number> {
    this.#checkWritable();
    const record = {
      schema: this.#options.schema,
      library: this.#options.loaded.id,
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
      this.#commits.add({ record, before, historyBefore, resolve, reject });
    });
    this.#tell(delta, operation.background);
    return done;
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

  async #write(group: readonly Pending[]): Promise<void> {
    if (!this.#prepared) await this.#options.prepare();
    this.#prepared = true;
    const { journal, lineLength } = this.#options;
    await journal.commit(group[0]!.record.sequence, function* (base) {
      for (const { record } of group) yield* printRecord({ ...record, base }, lineLength);
    });
  }

  /** Takes back every change that is not acknowledged, newest first, and rejects them. */
  #fail(cause: unknown, lost: readonly Pending[]): void {
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
