/**
 * history.jsonl: the undo and redo steps at one sequence, written with each snapshot. Steps after it are worked out again from
 * the journal. A first line names the library and the sequence, then one step a line, oldest first, each with its checksum.
 */
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Change } from '../../../shared/library/changes.ts';
import { fingerprint } from '../../../shared/library/fingerprint.ts';
import type { Added, Step } from '../../../shared/library/undo.ts';
import { sealEnd, sealLine, unsealLine } from './checksum.ts';
import { ifExists, type FileLayer } from './file-layer.ts';
import { EMPTY_HISTORY, type History } from './history.ts';
import type { LibrarySchema, Upgrade } from './library-schema.ts';
import { readLines } from './lines.ts';
import type { Header } from './snapshot-format.ts';
import { inSlices } from './slices.ts';
import { writeAside } from './write-aside.ts';

/** A longer history forgets its oldest steps, so that removing a large library does not keep a hundred copies of it. */
const SIZE_LIMIT = 64 * 1024 * 1024;

const headSchema = z.object({
  /** The version of the library's format that the steps speak; files without it are of the first. */
  schema: z.int().positive().default(1),
  library: z.string(),
  sequence: z.int().nonnegative(),
});
type Line = Step & { readonly which: 'undo' | 'redo' };

/** Replaces the file. Rejects, with the old one untouched, when anything fails. */
export async function writeHistory(
  files: FileLayer,
  path: string,
  { id: library, sequence, schema }: Pick<Header, 'id' | 'sequence' | 'schema'>,
  history: History,
): Promise<void> {
  const lines: (readonly Buffer[])[] = [];
  let size = 0;
  // Newest first, so that it is the oldest that no longer fit.
  for (const { which, step } of [...tagged('redo', history), ...tagged('undo', history)]) {
    const line = await printStep(which, step);
    for (const { length } of line) size += length;
    if (size > SIZE_LIMIT) break;
    lines.push(line);
  }
  lines.push([sealLine(JSON.stringify({ schema, library, sequence }))]);
  await writeAside(
    files,
    path,
    lines.reverse().flatMap((line) => [...line, NEWLINE]),
  );
}

/** Characters of a step that are turned into bytes at a time. */
const PIECE = 64 * 1024;

/** The line of a step, in pieces and in slices: an import has as many changes as papers. */
async function printStep(which: 'undo' | 'redo', { name, changes, inverse, group }: Step): Promise<Buffer[]> {
  const pause = inSlices();
  const pieces: Buffer[] = [];
  let text = `{"which":"${which}","name":${JSON.stringify(name)}`;
  let check = 0;
  const cut = () => {
    const piece = Buffer.from(text);
    check = crc32(piece, check);
    pieces.push(piece);
    text = '';
  };
  for (const [field, list] of Object.entries({ changes, inverse })) {
    text += `,"${field}":[`;
    for (const [index, change] of list.entries()) {
      text += `${index > 0 ? ',' : ''}${JSON.stringify(field === 'changes' ? shortened(change) : change)}`;
      if (text.length >= PIECE) cut();
      const paused = pause();
      if (paused) await paused;
    }
    text += ']';
  }
  if (group !== undefined) text += `,"group":${JSON.stringify(group)}`;
  cut();
  return [...pieces, sealEnd(check)];
}

/** Added papers are in the library; the history only needs to know whether they changed since. */
function shortened(change: Change | Added): Change | Added {
  if (change.kind !== 'add') return change;
  return { kind: 'added', id: change.paper.id, fingerprint: fingerprint(change.paper) };
}

const NEWLINE = Buffer.from('\n');

function tagged(which: 'undo' | 'redo', history: History): { which: 'undo' | 'redo'; step: Step }[] {
  return history[which].map((step) => ({ which, step })).reverse();
}

export interface HistoryReading {
  readonly history: History;
  readonly sequence: number;
  /** Of an older version: the steps are brought to ours, but added papers are still known by their fingerprints of then. */
  readonly isOld: boolean;
  /** A line could not be read; the steps before it can no longer be reached. */
  readonly damaged: boolean;
}

/** Reads the file; an empty history where there is none, or where it belongs to another library. */
export async function readHistory(
  files: FileLayer,
  path: string,
  library: string,
  schema: LibrarySchema,
): Promise<HistoryReading> {
  const reading = await ifExists(readSteps(files, path, schema));
  if (!reading) return { history: EMPTY_HISTORY, sequence: 0, isOld: false, damaged: false };
  const { head, history, damaged } = reading;
  if (head?.library !== library) return { history: EMPTY_HISTORY, sequence: 0, isOld: false, damaged: !head };
  return { history, sequence: head.sequence, isOld: head.schema < schema.version, damaged };
}

async function readSteps(files: FileLayer, path: string, schema: LibrarySchema) {
  let head: z.infer<typeof headSchema> | undefined;
  const lists: { undo: Step[]; redo: Step[] } = { undo: [], redo: [] };
  let damaged = false;
  for await (const { bytes, number } of readLines(files, path)) {
    const data = readIntact(bytes);
    if (number === 1) head = headSchema.safeParse(data).data;
    else {
      // The checksum is ours and covers what our own code had validated.
      const line = data === undefined ? undefined : upgraded(data as Line, schema.upgradeFrom(head?.schema));
      if (line) {
        const { which, ...step } = line;
        lists[which].push(step);
      } else {
        damaged = true;
        lists.undo = [];
        lists.redo = [];
      }
    }
  }
  return { head, history: lists, damaged };
}

/** Undefined where a migration can't take the step over. */
function upgraded(line: Line, upgrade: Upgrade | undefined): Line | undefined {
  if (!upgrade) return line;
  try {
    return {
      ...line,
      changes: line.changes.map((change) => upgrade.change(change) as Change | Added),
      inverse: line.inverse.map((change) => upgrade.change(change) as Change),
    };
  } catch {
    return undefined;
  }
}

function readIntact(bytes: Buffer): unknown {
  const { json, intact } = unsealLine(bytes);
  return intact ? (JSON.parse(json) as unknown) : undefined;
}
