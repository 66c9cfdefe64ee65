/**
 * library.json, the snapshot of a library: plain JSON, laid out so that it streams, and diffs and merges well.
 *
 *     {"library":{"schema":1,"id":"...","sequence":42,"devices":{"desk":42},"papers":2,"check":"1c291ca3"},
 *     "meta":{...,"check":"..."},"papers":[
 *     {"id":"...","title":"...",...,"check":"..."},
 *     {"id":"...","title":"...",...,"check":"..."},
 *     null]}
 *
 * One paper a line, each with its comma, so that adding one changes one line; the last line is always the same. `check` is
 * the CRC-32 of everything before it in its object: it tells a paper that was edited or damaged outside from one we wrote.
 */
import { z } from 'zod';
import { DEFAULT_META, libraryMetaSchema, type LibraryMeta } from '../../../shared/library/library-meta.ts';
import { paperSchema, type Paper } from '../../../shared/library/paper.ts';
import { sealLine, unsealLine } from './checksum.ts';

export const headerSchema = z.readonly(
  z.object({
    /** The version of this format and of the data model in it. migrations/ brings older ones to ours. */
    schema: z.int().positive(),
    /** The library's own id: a journal of another library is never replayed into it. */
    id: z.string().min(1),
    /** The number of the last operation in the snapshot. */
    sequence: z.int().nonnegative(),
    /** The last operation of each device in the snapshot; a journal's records up to there are in it already. */
    devices: z.readonly(z.record(z.string(), z.int().nonnegative())),
    /** How many papers were written. */
    papers: z.int().nonnegative(),
  }),
);
export type Header = z.infer<typeof headerSchema>;

/** A library at one sequence. */
export interface Snapshot {
  readonly header: Header;
  readonly meta: LibraryMeta;
  readonly papers: readonly Paper[];
}

export const END_LINE = 'null]}';

/** A library with nothing in it, in a version of the format. */
export function emptySnapshot(schema: number, id = ''): Snapshot {
  return {
    header: { schema, id, sequence: 0, devices: {}, papers: 0 },
    meta: DEFAULT_META,
    papers: [],
  };
}

export function printHead(header: Header, meta: LibraryMeta): Buffer {
  return Buffer.concat([
    Buffer.from('{"library":'),
    sealLine(JSON.stringify(header)),
    Buffer.from(',\n"meta":'),
    sealLine(JSON.stringify(meta)),
    Buffer.from(',"papers":[\n'),
  ]);
}

const COMMA = Buffer.from(',\n');

/** The line of a paper, and its checksum as a number. */
export function printPaper(paper: Paper): { line: Buffer; check: number } {
  const sealed = sealLine(JSON.stringify(paper));
  return { line: Buffer.concat([sealed, COMMA]), check: checkOf(sealed) };
}

/** The checksum that a sealed line carries. */
export function checkOf(sealed: Buffer): number {
  return Number.parseInt(sealed.toString('latin1', sealed.length - 10, sealed.length - 2), 16);
}

/**
 * What a line turned out to be. `intact`: byte for byte as we wrote it. `former`: the value as the file has it, where it was
 * upgraded. `check`: the checksum of an intact line, where it is at hand. A problem that is `notMigrated` is ours, not the line's.
 */
export type Read<T> =
  | { readonly value: T; readonly intact: boolean; readonly former?: unknown; readonly check?: number }
  | { readonly problem: string; readonly notMigrated?: boolean };

/** Brings a value of an older version to ours, or throws. */
export type UpgradeValue = (value: unknown) => unknown;

/** Reads the first line. */
export function readHeader(line: Buffer): Read<Header> {
  return readSealed(between(line, '{"library":', ','), headerSchema, undefined);
}

/** Reads the second line. */
export function readMeta(line: Buffer, upgrade?: UpgradeValue): Read<LibraryMeta> {
  return readSealed(between(line, '"meta":', ',"papers":['), libraryMetaSchema, upgrade);
}

/** Reads a paper's line. What we wrote ourselves is not validated again: that is what makes opening 100,000 papers quick. */
export function readPaper(line: Buffer, upgrade?: UpgradeValue): Read<Paper> {
  return readSealed(between(line, '', ','), paperSchema, upgrade);
}

function between(line: Buffer, start: string, end: string): Buffer | undefined {
  // git may have turned our line ends into Windows ones.
  const length = line.at(-1) === 13 ? line.length - 1 : line.length;
  const to = length - end.length;
  if (to < start.length) return undefined;
  if (!hasAt(line, 0, start) || !hasAt(line, to, end)) return undefined;
  return line.subarray(start.length, to);
}

/** Whether ASCII text stands at a place. Byte by byte: this runs for every line, and a string for each would be felt. */
function hasAt(line: Buffer, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (line[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

function readSealed<T>(
  bytes: Buffer | undefined,
  schema: z.ZodType<T>,
  upgrade: UpgradeValue | undefined,
): Read<T> {
  if (!bytes) return { problem: 'the line is not laid out as Roofline writes it' };
  const { json, intact, check } = unsealLine(bytes);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: 'the line is no JSON' };
  }
  // The checksum is ours and covers what our own code had validated.
  if (intact && !upgrade)
    return { value: Object.freeze(value as T), intact, ...(check === undefined ? {} : { check }) };
  const read = readForeign(value, schema, upgrade);
  if (!intact) return read;
  return 'problem' in read ? { ...read, notMigrated: true } : { ...read, intact };
}

/** Takes data that someone else wrote, or that was upgraded, if it is valid. A `check` in it is not data. */
export function readForeign<T>(
  value: unknown,
  schema: z.ZodType<T>,
  upgrade: UpgradeValue | undefined,
): Read<T> {
  const former = withoutCheck(value);
  let data: unknown;
  try {
    data = upgrade ? upgrade(former) : former;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  const checked = schema.safeParse(data);
  if (checked.success) {
    // The object as it came, not zod's copy: fields that a newer version added are kept.
    return { value: Object.freeze(data as T), intact: false, ...(upgrade ? { former } : {}) };
  }
  const [issue] = checked.error.issues;
  return { problem: issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'it is not valid' };
}

/** A value as it is without the checksum that stands in it. */
export function withoutCheck(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('check' in value))
    return value;
  const { check: _, ...rest } = value;
  return rest;
}
