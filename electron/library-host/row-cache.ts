/**
 * The row cache: the first rows and the sidebar's counts, as a window shows them when it opens, in the platform's cache folder. They
 * are on screen while the library itself is still being loaded. It holds for exactly the files it was made of, and is never needed.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { requests } from '../../shared/api/contract.ts';
import { overviewSchema, rowSchema, sortSchema } from '../../shared/api/schemas.ts';
import { cachePlace } from './cache-place.ts';
import type { Log } from './host.ts';
import { diskFiles } from './store/file-layer.ts';
import { libraryStamp } from './store/library-folder.ts';
import { writeAside } from './store/write-aside.ts';

/** What a window asks first. */
const firstViewSchema = z.object({
  overview: overviewSchema,
  /** How the list was sorted when it was last looked at. */
  sort: sortSchema.optional(),
  descending: z.boolean().optional(),
  /** How many papers there are to show. */
  total: z.int(),
  /** The first of them. */
  rows: z.readonly(z.array(rowSchema)),
});
export type FirstView = z.infer<typeof firstViewSchema>;

const fileSchema = z.object({ stamp: z.string(), view: firstViewSchema });

export interface RowCache {
  /** What was last written, and whether the library's files are still those it was made of. Undefined where there is nothing. */
  read(): Promise<{ readonly view: FirstView; readonly isCurrent: boolean } | undefined>;
  /** Keeps a view of the library as its files are now. Never rejects. */
  write(view: FirstView): Promise<void>;
}

/** The row cache of the library in `folder`, below the platform's `cacheFolder`. */
export function rowCache(cacheFolder: string, folder: string, log: Log): RowCache {
  const path = (): Promise<string> => cachePlace(cacheFolder, folder, 'rows.json');
  return {
    async read() {
      try {
        const { stamp, view } = fileSchema.parse(JSON.parse(await readFile(await path(), 'utf8')));
        return { view, isCurrent: stamp === (await libraryStamp(diskFiles, folder)) };
      } catch {
        // Missing, of another version, or damaged: all the same.
        return undefined;
      }
    },
    async write(view) {
      try {
        const file = await path();
        const content = { stamp: await libraryStamp(diskFiles, folder), view };
        await mkdir(dirname(file), { recursive: true });
        await writeAside(diskFiles, file, [Buffer.from(JSON.stringify(content))]);
      } catch (error) {
        log('the first rows were not cached', error);
      }
    },
  };
}

/** The answer to a request where the view holds it; undefined where the library itself is needed. */
export function answerFrom(view: FirstView, name: string, input: unknown): unknown {
  // Everything but these rows and counts is still to come.
  const indexing = 0;
  if (name === 'library.overview') return { ...view.overview, indexing };
  if (name !== 'papers.search') return undefined;
  const asked = requests['papers.search'].input.safeParse(input).data;
  if (asked?.query !== '' || asked.facets) return undefined;
  if (asked.sort !== view.sort || asked.descending !== view.descending) return undefined;
  const end = Math.min(asked.offset + asked.limit, view.total);
  if (end > view.rows.length) return undefined;
  const rows = view.rows.slice(asked.offset, end);
  return { total: view.total, ms: 0, rows, problems: [], indexing };
}
