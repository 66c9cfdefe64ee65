import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a cache of the library in `folder` is kept: below the platform's `cacheFolder`, one folder a library. */
export async function cachePlace(cacheFolder: string, folder: string, name: string): Promise<string> {
  const real = await realpath(folder).catch(() => folder);
  return join(cacheFolder, createHash('sha256').update(real).digest('hex').slice(0, 16), name);
}
