/**
 * The journal: every change since the snapshot, one record a line, in files named `journal-<device>-<base>.jsonl`. `base`
 * is the number of the last change before the file; a new file is begun with each snapshot and each start of the program, so
 * that no file is ever rewritten. Files whose records are all in the snapshot are removed. A long record takes several lines, and
 * is one only when its last line is there.
 */
import { z } from 'zod';
import { operationSchema, type Change } from '../../../shared/library/changes.ts';
import { sealLine, unsealLine } from './checksum.ts';
import type { LibrarySchema } from './library-schema.ts';
import { readLines } from './lines.ts';
import type { FileLayer } from './file-layer.ts';

export const recordSchema = z.readonly(
  z.object({
    /** The version of the library's format that the operation speaks; records without it are of the first. */
    schema: z.int().positive().default(1),
    /** The library's id. */
    library: z.string(),
    device: z.string(),
    base: z.int().nonnegative(),
    /** The number of this change; counts up by one within a file. */
    sequence: z.int().positive(),
    /** When it was made, ISO-8601 UTC. Nothing depends on it: clocks jump. */
    time: z.string(),
    /** Whether it was done, or undid or redid a step of the history. */
    step: z.enum(['do', 'undo', 'redo']),
    /** The operation; in a record of several lines, some of its changes. */
    operation: operationSchema,
    /** The record goes on in the next line. */
    more: z.literal(true).optional(),
  }),
);
export type JournalRecord = z.infer<typeof recordSchema>;

/** Characters of changes after which a record goes on in the next line: no string has to hold a whole import, or a whole library. */
export const LINE_LENGTH = 256 * 1024;

/** The lines of a record, cut between changes where they grow longer than `lineLength`. */
export function* printRecord(
  { operation: { changes, ...about }, ...head }: Omit<JournalRecord, 'more'>,
  lineLength = LINE_LENGTH,
): Generator<Buffer> {
  const line = (some: readonly string[], more?: true): Buffer => {
    const operation = `${JSON.stringify(about).slice(0, -1)},"changes":[${some.join(',')}]}`;
    const json = `${JSON.stringify({ ...head, more }).slice(0, -1)},"operation":${operation}}`;
    return Buffer.concat([sealLine(json), NEWLINE]);
  };
  let some: string[] = [];
  let length = 0;
  for (const change of changes) {
    if (length >= lineLength) {
      yield line(some, true);
      some = [];
      length = 0;
    }
    const json = JSON.stringify(change);
    some.push(json);
    length += json.length;
  }
  yield line(some);
}

const NEWLINE = Buffer.from('\n');
const FILE_NAME = /^journal-([\w-]+)-(\d+)(?:\.\d+)?\.jsonl$/;

/** The name of a journal file; `turn` tells files with the same base apart. */
export function journalFileName(device: string, base: number, turn: number): string {
  return `journal-${device}-${base}${turn > 0 ? `.${turn}` : ''}.jsonl`;
}

/** The device and base in a journal file's name; undefined for other files. */
export function parseJournalFileName(name: string): { device: string; base: number } | undefined {
  const [, device, base] = FILE_NAME.exec(name) ?? [];
  return device !== undefined && base !== undefined ? { device, base: Number(base) } : undefined;
}

/** A journal file as far as it can be read. */
export interface JournalReading {
  /** The records before any damage, in order. */
  readonly records: readonly JournalRecord[];
  /** A last record that was being written when the machine stopped; never acknowledged, unless the file was cut later. */
  readonly torn: boolean;
  /** Damage: the line where reading stopped, and the whole records that stand behind it. */
  readonly damage: { readonly line: number; readonly behind: readonly JournalRecord[] } | undefined;
  /** Why reading stopped at a whole record: it can't be brought to our version, or is of a newer one that we can't read. */
  readonly notMigrated: string | undefined;
  /** The newest version among the records. */
  readonly newest: number;
}

/** Reads a journal file, and brings its records to the version of `schema`. */
export async function readJournal(
  files: FileLayer,
  path: string,
  schema: LibrarySchema,
): Promise<JournalReading> {
  let newest = 0;
  let notMigrated: string | undefined;
  const records: JournalRecord[] = [];
  const behind: JournalRecord[] = [];
  /** A record whose last line is still to come. */
  let begun: { readonly record: JournalRecord; readonly changes: Change[] } | undefined;
  let bad: { line: number; looksTorn: boolean } | undefined;
  for await (const { bytes, number, ended } of readLines(files, path)) {
    const read = ended ? readRecord(bytes, schema) : undefined;
    newest = Math.max(newest, read?.version ?? 0);
    notMigrated = read?.problem;
    if (notMigrated !== undefined) break;
    const record = read?.record;
    const before = begun?.record.sequence ?? records.at(-1)?.sequence;
    const follows = before === undefined || record?.sequence === (begun ? before : before + 1);
    if (bad) {
      bad.looksTorn = false;
      if (record) behind.push(record);
    } else if (record && follows) {
      const { more, ...whole } = record;
      begun ??= { record: whole, changes: [] };
      for (const change of record.operation.changes) begun.changes.push(change);
      if (more) continue;
      records.push({ ...whole, operation: { ...whole.operation, changes: begun.changes } });
      begun = undefined;
    }
    // A write cut short leaves no line end, or the zeros of blocks that never reached the disk.
    else {
      bad = { line: number, looksTorn: !ended || bytes.includes(0) };
      if (record) behind.push(record);
    }
  }
  const torn = bad?.looksTorn ?? begun !== undefined;
  const damage = bad && !torn ? { line: bad.line, behind } : undefined;
  return { records, torn, damage, notMigrated, newest };
}

interface RecordReading {
  readonly version: number;
  readonly record?: JournalRecord;
  readonly problem?: string;
}

/** Undefined where the line is damaged, or holds no record. */
function readRecord(bytes: Buffer, schema: LibrarySchema): RecordReading | undefined {
  const { json, intact } = unsealLine(bytes);
  if (!intact) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return undefined;
  }
  const version = versionSchema.safeParse(data).data?.schema;
  if (version === undefined) return undefined;
  const upgrade = schema.upgradeFrom(version);
  try {
    const record = recordSchema.safeParse(upgrade ? upgrade.record(data) : data);
    if (record.success) return { version, record: record.data };
    return version === schema.version ? undefined : { version, problem: z.prettifyError(record.error) };
  } catch (error) {
    return { version, problem: error instanceof Error ? error.message : String(error) };
  }
}

const versionSchema = z.object({ schema: z.int().positive().default(1) });
