/**
 * What Roofline remembers about the network beside the library: which papers wait for it, and what each saved source has shown.
 * One small file in the library's folder; losing it loses no paper, so a damaged one starts anew.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { diskFiles } from './store/file-layer.ts';
import { writeAside } from './store/write-aside.ts';

const FILE = 'online.json';
/** Papers of a saved source that are remembered as seen; older ones have left its page long ago. */
const MOST_SEEN = 5_000;

const queuedSchema = z.object({
  /** The paper's id. */
  id: z.string(),
  /** `waiting` for the network, or `ready`: looked up since, to be shown. */
  state: z.enum(['waiting', 'ready']),
  /** Its published version is looked for, instead of what it lacks. A paper may wait for both. */
  publishedVersions: z.boolean().default(false),
});
export type Queued = z.infer<typeof queuedSchema>;

const sourceMemorySchema = z.object({
  /** ISO-8601 UTC. */
  checkedAt: z.string().optional(),
  /** How many papers were new at the last check and have not been looked at since. */
  fresh: z.int().nonnegative(),
  /** Keys of papers that were looked at, oldest first. */
  seen: z.array(z.string()),
});
export type SourceMemory = z.infer<typeof sourceMemorySchema>;

const memorySchema = z.object({
  queue: z.array(queuedSchema),
  sources: z.record(z.string(), sourceMemorySchema),
});
type Memory = z.infer<typeof memorySchema>;

export class OnlineMemory {
  readonly #file: string;
  #memory: Promise<Memory> | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** @param writable Whether the library may be written; else nothing outlives this process. */
  constructor(
    folder: string,
    private readonly writable: () => boolean,
  ) {
    this.#file = join(folder, FILE);
  }

  async queue(): Promise<readonly Queued[]> {
    return (await this.#load()).queue;
  }

  async setQueue(queue: readonly Queued[]): Promise<void> {
    (await this.#load()).queue = [...queue];
    await this.#save();
  }

  async source(id: string): Promise<SourceMemory> {
    return (await this.#load()).sources[id] ?? { fresh: 0, seen: [] };
  }

  /** Sets what is remembered of a source; undefined forgets it. */
  async setSource(id: string, memory: SourceMemory | undefined): Promise<void> {
    const loaded = await this.#load();
    const { [id]: _old, ...others } = loaded.sources;
    loaded.sources = memory
      ? { ...others, [id]: { ...memory, seen: memory.seen.slice(-MOST_SEEN) } }
      : others;
    await this.#save();
  }

  #load(): Promise<Memory> {
    this.#memory ??= readFile(this.#file, 'utf8').then(
      (text) => readMemory(text),
      () => ({ queue: [], sources: {} }),
    );
    return this.#memory;
  }

  async #save(): Promise<void> {
    if (!this.writable()) return;
    const text = `${JSON.stringify(await this.#load(), null, 1)}\n`;
    // One after the other: two writers of one file would each move the other's half away.
    this.#writing = this.#writing
      .catch(() => undefined)
      .then(async () => void (await writeAside(diskFiles, this.#file, [Buffer.from(text)])));
    await this.#writing;
  }
}

function readMemory(text: string): Memory {
  try {
    const parsed = memorySchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // No JSON: starts anew.
  }
  return { queue: [], sources: {} };
}
