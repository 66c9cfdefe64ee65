import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { ifExists, type FileLayer } from './file-layer.ts';
import { writeAside } from './write-aside.ts';

/**
 * Keeps a damaged or foreign file as a copy beside it, `library.damaged-<checksum>.json`, which nothing ever overwrites. The
 * same content is kept once. Resolves to the copy's name.
 */
export async function setAside(files: FileLayer, path: string, why: 'damaged' | 'outside'): Promise<string> {
  let sum = 0;
  for await (const block of blocksOf(files, path)) sum = crc32(block, sum);
  const copy = path.replace(/(\.\w+)$/, `.${why}-${sum.toString(16).padStart(8, '0')}$1`);
  if (!(await ifExists(files.stat(copy)))) await writeAside(files, copy, blocksOf(files, path));
  return basename(copy);
}

/** A file's content in blocks. */
export async function* blocksOf(files: FileLayer, path: string): AsyncGenerator<Buffer> {
  const file = await files.open(path, 'read');
  try {
    for (let position = 0; ;) {
      const block = Buffer.allocUnsafe(256 * 1024);
      const got = await file.read(block, block.length, position);
      if (got === 0) return;
      position += got;
      yield block.subarray(0, got);
    }
  } finally {
    await file.close();
  }
}
