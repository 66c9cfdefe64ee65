/** Reads library.json: quickly where it is as we wrote it, and as much as can be read where it is not. */
import { DEFAULT_META, libraryMetaSchema, type LibraryMeta } from '../../../shared/library/library-meta.ts';
import { fingerprint } from '../../../shared/library/fingerprint.ts';
import { paperSchema, type Paper } from '../../../shared/library/paper.ts';
import {
  checkOf,
  END_LINE,
  headerSchema,
  readForeign,
  readHeader,
  readMeta,
  readPaper,
  withoutCheck,
} from './snapshot-format.ts';
import type { Header, Read, UpgradeValue } from './snapshot-format.ts';
import { sealLine } from './checksum.ts';
import { CURRENT_SCHEMA, type LibrarySchema, type Upgrade } from './library-schema.ts';
import { readLines } from './lines.ts';
import { inSlices } from './slices.ts';
import type { FileLayer } from './file-layer.ts';
import type { Finding } from './finding.ts';

/** Files above this are not tried as one string; the runtime's limit is 512 MB. */
const WHOLE_FILE_LIMIT = 400 * 1024 * 1024;

export interface SnapshotReading {
  /** Undefined where the first line can't be trusted. */
  readonly header: Header | undefined;
  readonly meta: LibraryMeta;
  readonly papers: ReadonlyMap<string, Paper>;
  /** The checksum of each paper as the file has it: the base that later changes from outside are told by. */
  readonly checks: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
  /** The fingerprints, as the file has them, of papers that a migration changed. */
  readonly formerFingerprints: ReadonlyMap<string, number>;
}

/**
 * Reads a snapshot, and brings what is in it to the version of `schema`; `header.schema` stays what the file says. Rejects with
 * ENOENT where there is none; damage is told in `findings`, never thrown.
 */
export async function readSnapshot(
  files: FileLayer,
  path: string,
  schema: LibrarySchema = CURRENT_SCHEMA,
): Promise<SnapshotReading> {
  const byLine = new Reading(schema);
  const pause = inSlices();
  for await (const line of readLines(files, path)) {
    byLine.addLine(line.bytes, line.number);
    await pause();
  }
  byLine.finish();
  if (!byLine.isDamaged) return byLine;
  // Someone may have reformatted the file; then it is no longer line by line, but still JSON.
  return (await readWhole(files, path, schema)) ?? byLine;
}

class Reading implements SnapshotReading {
  header: Header | undefined;
  meta: LibraryMeta = DEFAULT_META;
  readonly papers = new Map<string, Paper>();
  readonly checks = new Map<string, number>();
  readonly findings: Finding[] = [];
  readonly formerFingerprints = new Map<string, number>();
  readonly #schema: LibrarySchema;
  #upgrade: Upgrade | undefined;
  #ended = false;

  constructor(schema: LibrarySchema) {
    this.#schema = schema;
  }

  get upgrade(): Upgrade | undefined {
    return this.#upgrade;
  }

  get isDamaged(): boolean {
    return this.findings.some((finding) => finding.kind === 'damaged');
  }

  addLine(bytes: Buffer, number: number): void {
    if (number === 1) this.takeHeader(readHeader(bytes));
    else if (number === 2) this.takeMeta(readMeta(bytes, this.#upgrade?.meta));
    else if (isEnd(bytes)) this.#ended = true;
    else if (this.#ended)
      this.#damage(`Line ${number} of library.json stands after its end and was not read.`);
    else this.#addPaperLine(bytes, number);
  }

  finish(): void {
    if (!this.#ended)
      this.#damage('library.json is cut off: its end is missing, and papers may be missing with it.');
    this.checkCount();
  }

  takeHeader(read: Read<Header>): void {
    if ('value' in read && read.intact) this.header = read.value;
    else
      this.#damage(
        'The first line of library.json (its version and the number of its last change) is damaged or was edited.',
      );
    this.#upgrade = this.#schema.upgradeFrom(this.header?.schema);
  }

  takeMeta(read: Read<LibraryMeta>): void {
    if ('problem' in read && read.notMigrated) {
      this.#notMigrated('The settings in line 2 of library.json', read.problem);
      return;
    }
    if ('problem' in read) {
      this.#damage(
        `The settings in line 2 of library.json can't be read (${read.problem}); the defaults are used.`,
      );
      return;
    }
    this.meta = read.value;
    if (!read.intact)
      this.#outside('The settings, tag colours or saved searches were changed outside Roofline.');
  }

  takePaper(read: Read<Paper>, bytes: () => Buffer, where: string): void {
    if ('problem' in read) {
      const text = bytes().toString();
      if (read.notMigrated) {
        this.#notMigrated(`${where} of library.json, ${labelIn(text)},`, read.problem, idIn(text));
        return;
      }
      this.#damage(
        `${where} of library.json, ${labelIn(text)}, can't be read and is missing: ${read.problem}.`,
        idIn(text),
      );
      return;
    }
    const paper = read.value;
    const earlier = this.papers.get(paper.id);
    if (earlier) {
      this.#damage(
        `${where} of library.json holds a second paper with the id of ${earlier.citeKey}; the first was kept.`,
        paper.id,
      );
      return;
    }
    this.papers.set(paper.id, paper);
    // The file's own version of a paper may have another form; for a fingerprint that does not matter.
    if (read.former !== undefined) this.formerFingerprints.set(paper.id, fingerprint(read.former as Paper));
    const check = read.check ?? checkOf(read.intact ? bytes() : sealLine(JSON.stringify(paper)));
    this.checks.set(paper.id, check);
    if (!read.intact)
      this.#outside(`${paper.citeKey} (“${paper.title}”) was changed outside Roofline.`, paper.id);
  }

  checkCount(): void {
    const expected = this.header?.papers ?? this.papers.size;
    const difference = this.papers.size - expected;
    if (difference === 0 || this.isDamaged) return;
    this.#outside(
      difference < 0
        ? `library.json holds ${this.papers.size} papers where Roofline wrote ${expected}: ${-difference} were taken out outside Roofline, or lost.`
        : `${difference} papers were put into library.json outside Roofline.`,
    );
  }

  #addPaperLine(bytes: Buffer, number: number): void {
    const upgrade = this.#upgrade?.paper;
    const read = readPaper(bytes, upgrade);
    if ('value' in read) {
      this.takePaper(read, () => sealedPart(bytes), `Line ${number}`);
      return;
    }
    // A lost line end puts two papers on a line; each still carries its own checksum.
    const pieces = bytes
      .toString('latin1')
      .split(/(?<="check":"[0-9a-f]{8}"\},)/)
      .filter((piece) => piece.includes('{'))
      .map((piece) => Buffer.from(piece.slice(piece.indexOf('{')), 'latin1'));
    const parts = pieces.length > 1 ? pieces : [bytes];
    if (parts.length > 1) this.#outside(`Line ${number} of library.json holds more than one paper.`);
    for (const part of parts) {
      this.takePaper(
        parts.length > 1 ? readPaper(part, upgrade) : read,
        () => sealedPart(part),
        `Line ${number}`,
      );
    }
  }

  #damage(message: string, paperId?: string): void {
    this.findings.push({ kind: 'damaged', message, ...(paperId ? { paperId } : {}) });
  }

  #notMigrated(what: string, problem: string, paperId?: string): void {
    this.findings.push({
      kind: 'not-migrated',
      message: `${what} can't be brought to format ${this.#schema.version}: ${problem}.`,
      ...(paperId ? { paperId } : {}),
    });
  }

  #outside(message: string, paperId?: string): void {
    this.findings.push({ kind: 'changed-outside', message, ...(paperId ? { paperId } : {}) });
  }
}

/** Whether a line is the last one, give or take white space. Long lines are not turned into strings to find out. */
function isEnd(line: Buffer): boolean {
  return line.length <= 4 * END_LINE.length && line.toString('latin1').trim() === END_LINE;
}

/** A paper's line without its comma and line end. */
function sealedPart(line: Buffer): Buffer {
  const end = line.lastIndexOf('}');
  return line.subarray(0, end + 1);
}

/** Reads a file that is valid JSON of our shape in someone else's layout; undefined where it is not. */
async function readWhole(
  files: FileLayer,
  path: string,
  schema: LibrarySchema,
): Promise<SnapshotReading | undefined> {
  if ((await files.stat(path)).size > WHOLE_FILE_LIMIT) return undefined;
  const lines: Buffer[] = [];
  for await (const line of readLines(files, path)) lines.push(line.bytes);
  let data: unknown;
  try {
    data = JSON.parse(Buffer.concat(lines.flatMap((line) => [line, NEWLINE])).toString());
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null || !('papers' in data) || !Array.isArray(data.papers))
    return undefined;
  const reading = new Reading(schema);
  reading.takeHeader(readResealed('library' in data ? data.library : undefined, headerSchema, undefined));
  const { upgrade } = reading;
  reading.takeMeta(readResealed('meta' in data ? data.meta : undefined, libraryMetaSchema, upgrade?.meta));
  const papers: readonly unknown[] = data.papers;
  papers.forEach((value, index) => {
    if (value === null && index === papers.length - 1) return;
    const bytes = () => Buffer.from(JSON.stringify(value));
    const read = readResealed(value, paperSchema, upgrade?.paper);
    reading.takePaper(read, bytes, `Paper ${index + 1}`);
  });
  reading.checkCount();
  return reading;
}

const NEWLINE = Buffer.from('\n');

/** Validates foreign data, and takes it as intact where its content still fits the checksum that came with it. */
function readResealed<T>(
  value: unknown,
  schema: Parameters<typeof readForeign<T>>[1],
  upgrade: UpgradeValue | undefined,
): Read<T> {
  const read = readForeign(value, schema, upgrade);
  if ('problem' in read || typeof value !== 'object' || value === null || !('check' in value)) return read;
  const sealed = sealLine(JSON.stringify(withoutCheck(value)));
  return { ...read, intact: value.check === checkOf(sealed).toString(16).padStart(8, '0') };
}

function idIn(text: string): string | undefined {
  return /"id":"([^"\\]{1,80})"/.exec(text)?.[1];
}

function labelIn(text: string): string {
  const key = /"citeKey":"([^"\\]{1,200})"/.exec(text)?.[1];
  const title = /"title":"([^"]{1,300})/.exec(text)?.[1];
  if (key) return title ? `${key} (“${title}”)` : key;
  return title ? `“${title}”` : `starting ${JSON.stringify(text.slice(0, 40))}`;
}
