/** Files that the user opens with Roofline (a double click, the dock, the command line), kept until a window takes them. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { OpenedFile } from '../../shared/api/bridge.ts';
import { decodeText, MAX_INPUT_BYTES } from '../../shared/formats/decode.ts';

export class OpenedFiles {
  #waiting: OpenedFile[] = [];
  #deliver: ((file: OpenedFile) => void) | undefined;

  /** Reads a file and hands it to the window, now or when there is one. What is no text is left out. */
  async open(file: string): Promise<void> {
    const opened = await readOpenedFile(file).catch(() => undefined);
    if (!opened) return;
    if (this.#deliver) this.#deliver(opened);
    else this.#waiting.push(opened);
  }

  /** From now on files go to `deliver`, those that waited first. */
  deliverTo(deliver: (file: OpenedFile) => void): void {
    this.#deliver = deliver;
    for (const file of this.#waiting.splice(0)) deliver(file);
  }

  /** The window is gone: keep what comes. */
  hold(): void {
    this.#deliver = undefined;
  }
}

/** The files among a command line's arguments, as absolute paths. */
export function fileArguments(args: readonly string[], workingFolder: string): string[] {
  return args
    .filter((arg) => !arg.startsWith('-') && path.extname(arg) !== '')
    .map((arg) => path.resolve(workingFolder, arg));
}

async function readOpenedFile(file: string): Promise<OpenedFile | undefined> {
  const stats = await stat(file);
  if (!stats.isFile() || stats.size > MAX_INPUT_BYTES) return undefined;
  const decoded = decodeText(await readFile(file));
  return decoded.ok ? { name: path.basename(file), text: decoded.value.text } : undefined;
}
