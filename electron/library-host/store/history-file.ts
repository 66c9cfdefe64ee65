/**
 * history.jsonl: the undo and redo steps at one sequence, written with each snapshot. Steps after it are worked out again from
 * the journal. A first line names the library and the sequence, then one step a line, oldest first, each with its checksum.
 */
import { z } from 'zod';
import { changeSchema } from '../../../shared/library/changes.ts';
import type { Step } from '../../../shared/library/apply.ts';
import { sealLine, unsealLine } from './checksum.ts';
import { ifExists, type FileLayer } from './file-layer.ts';
import { EMPTY_HISTORY, type History } from './history.ts';
import { readLines } from './lines.ts';
import { inSlices } from './slices.ts';
import { writeAside } from './write-aside.ts';

/** A longer history forgets its oldest steps, so that removing a large library does not keep a hundred copies of it. */
const SIZE_LIMIT = 64 * 1024 * 1024;

const headSchema = z.object({ library: z.string(), sequence: z.int().nonnegative() });
const changes = z.readonly(z.array(changeSchema));
const stepSchema = z.object({
  which: z.enum(['undo', 'redo']),
  name: z.string(),
  group: z.string().optional(),
  changes,
  inverse: changes,
});

/** Replaces the file. Rejects, with the old one untouched, when anything fails. */
export async function writeHistory(
  files: FileLayer,
  path: string,
  library: string,
  sequence: number,
  history: History,
): Promise<void> {
  const pause = inSlices();
  const lines: Buffer[] = [];
  let size = 0;
  // Newest first, so that it is the oldest that no longer fit.
  for (const { which, step } of [...tagged('redo', history), ...tagged('undo', history)]) {
    const line = sealLine(JSON.stringify({ which, ...step }));
    size += line.length;
    if (size > SIZE_LIMIT && lines.length > 0) break;
    lines.push(line);
    await pause();
  }
  lines.push(sealLine(JSON.stringify({ library, sequence })));
  await writeAside(
    files,
    path,
    lines.reverse().map((line) => Buffer.concat([line, NEWLINE])),
  );
}

const NEWLINE = Buffer.from('\n');

function tagged(which: 'undo' | 'redo', history: History): { which: 'undo' | 'redo'; step: Step }[] {
  return history[which].map((step) => ({ which, step })).reverse();
}

export interface HistoryReading {
  readonly history: History;
  readonly sequence: number;
  /** A line could not be read; the steps before it can no longer be reached. */
  readonly damaged: boolean;
}

/** Reads the file; an empty history where there is none, or where it belongs to another library. */
export async function readHistory(files: FileLayer, path: string, library: string): Promise<HistoryReading> {
  const reading = await ifExists(readSteps(files, path));
  if (!reading) return { history: EMPTY_HISTORY, sequence: 0, damaged: false };
  if (reading.head?.library !== library)
    return { history: EMPTY_HISTORY, sequence: 0, damaged: !reading.head };
  return { history: reading.history, sequence: reading.head.sequence, damaged: reading.damaged };
}

async function readSteps(files: FileLayer, path: string) {
  let head: z.infer<typeof headSchema> | undefined;
  const lists: { undo: Step[]; redo: Step[] } = { undo: [], redo: [] };
  let damaged = false;
  for await (const { bytes, number } of readLines(files, path)) {
    if (number === 1) {
      head = readLine(bytes, headSchema);
      continue;
    }
    const entry = readLine(bytes, stepSchema);
    if (entry) {
      const { which, group, ...step } = entry;
      lists[which].push({ ...step, ...(group ? { group } : {}) });
    } else {
      damaged = true;
      lists.undo = [];
      lists.redo = [];
    }
  }
  return { head, history: lists, damaged };
}

function readLine<T>(bytes: Buffer, schema: z.ZodType<T>): T | undefined {
  const { json, intact } = unsealLine(bytes);
  if (!intact) return undefined;
  try {
    return schema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
