/** Starts what was built, as a person would: the terminal and the browser shell, on a library of the test's own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { LibraryClient } from '../../shared/api/client.ts';
import type { Result } from '../../shared/api/result.ts';
import { root } from './root.ts';

/** What the build left. */
export const DIST = path.join(root, 'dist');

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder for one test: the library, and everything else that a shell would put into the user's own folders. */
export class Sandbox {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'roofline-test-'));
  readonly library = path.join(this.folder, 'library');
  readonly env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: this.folder,
    APPDATA: this.folder,
    XDG_DATA_HOME: path.join(this.folder, 'data'),
    XDG_CACHE_HOME: path.join(this.folder, 'cache'),
    ROOFLINE_LIBRARY: this.library,
    NO_COLOR: '1',
  };
  readonly #children = new Set<ChildProcess>();

  /** @param dist The built files to start. */
  constructor(private readonly dist = DIST) {}

  /** Runs one terminal command to its end. */
  run(args: readonly string[], input: string | Uint8Array = ''): Promise<Run> {
    const child = this.#start(args);
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    return new Promise((resolve) => {
      let out = '';
      let err = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
      child.once('close', (status) => resolve({ status, out, err }));
    });
  }

  /** Starts the browser shell; resolves when it listens. */
  serve(): Promise<HttpShell> {
    return this.startListening(['serve', '--no-open', '--json', '--port', '0']);
  }

  /** Runs a command that ends in the browser shell; resolves when it listens. It must be told to print JSON. */
  async startListening(args: readonly string[]): Promise<HttpShell> {
    const child = this.#start(args);
    let said = '';
    const line = await new Promise<string>((resolve, reject) => {
      let out = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        out += text;
        if (out.trimEnd().endsWith('}')) resolve(out);
      });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
      child.once('exit', (status) => reject(new Error(`ended with ${String(status)}: ${said}`)));
    });
    const { address } = z.object({ address: z.string() }).parse(JSON.parse(line));
    return new HttpShell(address, child, said);
  }

  /** Ends what was started and removes the folder. */
  async dispose(): Promise<void> {
    await Promise.all([...this.#children].map(end));
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  #start(args: readonly string[]): ChildProcess {
    const child = spawn(process.execPath, [path.join(this.dist, 'cli.mjs'), ...args], {
      env: this.env,
      cwd: this.folder,
    });
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    return child;
  }
}

/** The browser shell, asked as its page asks it. */
export class HttpShell implements Pick<LibraryClient, 'request'> {
  readonly origin: string;
  readonly #token: string;

  constructor(
    readonly address: string,
    readonly process: ChildProcess,
    /** What was said on standard error before it listened. */
    readonly said: string,
  ) {
    const url = new URL(address);
    this.origin = url.origin;
    this.#token = url.hash.slice('#token='.length);
  }

  readonly request: LibraryClient['request'] = async (name, input) => {
    const answer = await fetch(`${this.origin}/api/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    return (await answer.json()) as Result<never>;
  };

  /** Presses Ctrl-C; resolves to the exit status. */
  interrupt(): Promise<number | null> {
    return new Promise((resolve) => {
      this.process.once('exit', resolve);
      this.process.kill('SIGINT');
    });
  }
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
