/** Files that belong to papers: copied into the library's `attachments/`, or linked where they are. */
import { isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { Attachment } from '../../../shared/library/paper.ts';
import { copyVerified } from './backups.ts';
import { diskFiles, ifExists, type FileLayer } from './file-layer.ts';
import { ATTACHMENT_FOLDER } from './library-folder.ts';
import { writeAside } from './write-aside.ts';

/** Names that Windows keeps for devices, with any extension. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
/** Longest file name in bytes, well below what every system takes, so that a number still fits. */
const NAME_LIMIT = 120;

/**
 * A name that is safe in every system's folders: no separators, control or reserved characters, no leading or trailing dots,
 * no device names, not too long. Never empty.
 */
export function safeFileName(name: string): string {
  const { name: stem, ext } = parse(
    name
      .normalize('NFC')
      // eslint-disable-next-line no-control-regex -- control characters are exactly what must go
      .replace(/[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '_')
      .replace(/^[.\s]+/, '')
      .replace(/[.\s]+$/, ''),
  );
  const safe = DEVICE_NAME.test(stem.split('.')[0] ?? '') ? `_${stem}` : stem;
  const extension = Buffer.byteLength(ext) <= 20 ? ext : '';
  return `${shortened(safe || 'file', NAME_LIMIT - Buffer.byteLength(extension))}${extension}`;
}

function shortened(text: string, bytes: number): string {
  let short = '';
  for (const char of text) {
    if (Buffer.byteLength(short + char) > bytes) break;
    short += char;
  }
  return short;
}

/**
 * Adds a file: `copy` copies it into the library and reads the copy back, `link` only notes where it is. Resolves to what to put
 * on the paper. Rejects with `not-found`, `disk-full` or `io-failed`; the library's folder is then as it was.
 */
export async function addAttachment(
  folder: string,
  file: string,
  how: 'copy' | 'link',
  files: FileLayer = diskFiles,
): Promise<Attachment> {
  const source = resolve(file);
  if (!(await ifExists(files.stat(source))))
    throw new RooflineError('not-found', `There is no file ${source}.`);
  const { base } = parse(source);
  if (how === 'link') return { kind: 'linked', path: source, title: base };
  const place = join(folder, ATTACHMENT_FOLDER);
  await files.makeFolder(place);
  const name = await freeName(place, safeFileName(base), files);
  await copyVerified(source, join(place, name), files);
  return { kind: 'copied', path: name, title: base };
}

/**
 * Keeps bytes that came without a file of this machine, under a safe form of `name`. Resolves to what to put on the paper. Rejects
 * with `disk-full` or `io-failed`; the library's folder is then as it was.
 */
export async function storeAttachment(
  folder: string,
  name: string,
  bytes: Uint8Array,
  files: FileLayer = diskFiles,
): Promise<Attachment> {
  const place = join(folder, ATTACHMENT_FOLDER);
  await files.makeFolder(place);
  const path = await freeName(place, safeFileName(name), files);
  await writeAside(files, join(place, path), [bytes]);
  return { kind: 'copied', path, title: name };
}

async function freeName(place: string, wanted: string, files: FileLayer): Promise<string> {
  // Most systems take "A.pdf" and "a.pdf" for the same file.
  const taken = new Set((await files.list(place)).map((name) => name.toLowerCase()));
  const { name, ext } = parse(wanted);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? wanted : `${name}-${number}${ext}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

/**
 * Where an attachment is, to open it. Rejects with `not-found` where the file is missing, and with `invalid-request` for a copied
 * one whose path leads out of `attachments/`, by `..` or by a symbolic link: a library may come from someone else.
 */
export async function attachmentPath(
  folder: string,
  attachment: Attachment,
  files: FileLayer = diskFiles,
): Promise<string> {
  if (attachment.kind === 'linked') {
    if (!isAbsolute(attachment.path)) throw outside(attachment);
    return (await ifExists(files.realPath(attachment.path))) ?? missing(attachment.path);
  }
  const place = resolve(folder, ATTACHMENT_FOLDER);
  const path = resolve(place, attachment.path);
  if (isAbsolute(attachment.path) || !isInside(place, path)) throw outside(attachment);
  const real = (await ifExists(files.realPath(path))) ?? missing(path);
  if (!isInside(await files.realPath(place), real)) throw outside(attachment);
  return real;
}

/** True where the attachment's file is there and may be opened. */
export async function isAttachmentThere(
  folder: string,
  attachment: Attachment,
  files: FileLayer = diskFiles,
): Promise<boolean> {
  try {
    await attachmentPath(folder, attachment, files);
    return true;
  } catch (error) {
    if (error instanceof RooflineError) return false;
    throw error;
  }
}

function isInside(place: string, path: string): boolean {
  const way = relative(place, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function outside(attachment: Attachment): RooflineError {
  return new RooflineError(
    'invalid-request',
    `The attachment ${attachment.path} lies outside the library and is not opened.`,
  );
}

function missing(path: string): never {
  throw new RooflineError('not-found', `The file ${path} is missing. It may have been moved or deleted.`);
}
