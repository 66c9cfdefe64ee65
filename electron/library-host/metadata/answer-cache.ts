/**
 * Answers of online sources, kept on disk with the time they were given, so that asking about the same papers again asks
 * nobody. A cache: never trusted, never needed, in the platform's cache folder.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { HttpAnswer, HttpRequest } from './http.ts';

/** Answers that are kept; the oldest go. An answer has a few kilobytes, a batch a few hundred. */
const MOST_ANSWERS = 2_000;
/** Writes between two looks at how many there are. */
const TIDY_EVERY = 200;

/** The first line of an answer's file; its bytes follow. */
const headSchema = z.object({
  url: z.string(),
  /** When it was given, milliseconds since 1970. */
  at: z.number(),
  status: z.int(),
  contentType: z.string(),
  from: z.string(),
  /** Of the bytes: half a file is no answer. */
  sha256: z.string(),
});

type Question = Pick<HttpRequest, 'url' | 'body'>;

export class AnswerCache {
  #writes = 0;

  constructor(private readonly folder: string) {}

  /** The answer that was kept at `oldest` (milliseconds since 1970) or later; undefined where there is none. Never rejects. */
  async read(question: Question, oldest: number): Promise<HttpAnswer | undefined> {
    const file = await readFile(this.#path(question)).catch(() => undefined);
    const end = file?.indexOf('\n') ?? -1;
    if (!file || end < 0) return undefined;
    const head = headSchema.safeParse(asJson(file.toString('utf8', 0, end)));
    const bytes = file.subarray(end + 1);
    if (!head.success || head.data.at < oldest || head.data.sha256 !== sha256(bytes)) return undefined;
    const { status, contentType, from } = head.data;
    return { status, contentType, bytes, url: from };
  }

  /** Keeps an answer given at `at`. Never rejects: a cache that can't be written is none. */
  async write(question: Question, answer: HttpAnswer, at: number): Promise<void> {
    const { status, contentType, bytes, url: from } = answer;
    const head = { url: question.url, at, status, contentType, from, sha256: sha256(bytes) };
    const path = this.#path(question);
    const aside = `${path}.${process.pid}-${++this.#writes}.new`;
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(aside, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), bytes]), {
        mode: 0o600,
      });
      await rename(aside, path);
      if (this.#writes % TIDY_EVERY === 1) await this.#tidy();
    } catch {
      await rm(aside, { force: true }).catch(() => undefined);
    }
  }

  async #tidy(): Promise<void> {
    const names = await readdir(this.folder);
    if (names.length <= MOST_ANSWERS) return;
    const files = await Promise.all(
      names.map(async (name) => {
        const path = join(this.folder, name);
        return { path, time: (await stat(path)).mtimeMs };
      }),
    );
    const oldest = files.sort((a, b) => a.time - b.time).slice(0, names.length - MOST_ANSWERS);
    await Promise.all(oldest.map(({ path }) => rm(path, { force: true })));
  }

  #path({ url, body }: Question): string {
    return join(this.folder, sha256(Buffer.from(JSON.stringify([url, body ?? null]))));
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
