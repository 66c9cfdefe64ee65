/** Reads what a command is given to read: a file, or standard input for `-`. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { RooflineError } from '../../shared/api/errors.ts';
import { decodeText, MAX_INPUT_BYTES, tooLargeMessage } from '../../shared/formats/decode.ts';
import type { Terminal } from './terminal.ts';

export interface Input {
  readonly text: string;
  /** The file's name; missing for standard input. */
  readonly name?: string;
}

/**
 * Reads `source` as text. Fails with `not-found`, `unrecognised-input` (empty, a folder, not text), `too-large` or
 * `io-failed`. A guessed encoding is said on standard error.
 */
export async function readInput(terminal: Terminal, source: string): Promise<Input> {
  return decodeInput(terminal, source, await readInputBytes(terminal, source));
}

/** Reads `source` as it is. Fails with `not-found`, `unrecognised-input` (a folder), `too-large` or `io-failed`. */
export async function readInputBytes(terminal: Terminal, source: string): Promise<Uint8Array> {
  return source === '-' ? terminal.readInput() : readBytes(source);
}

/** The text that bytes of `source` are. Fails with `unrecognised-input`; a guessed encoding is said on standard error. */
export function decodeInput(terminal: Terminal, source: string, bytes: Uint8Array): Input {
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    const { code, message } = decoded.error;
    throw new RooflineError(code, `${source === '-' ? 'Standard input' : source}: ${message}`);
  }
  if (decoded.value.warning !== undefined) terminal.err(`Note: ${decoded.value.warning}\n`);
  return { text: decoded.value.text, ...(source === '-' ? {} : { name: path.basename(source) }) };
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const stats = await stat(file);
    if (stats.isDirectory()) {
      throw new RooflineError('unrecognised-input', `${file} is a folder. Name a file in it.`);
    }
    // Asked before reading, so that a huge file costs nothing.
    if (stats.size > MAX_INPUT_BYTES)
      throw new RooflineError('too-large', `${file}: ${tooLargeMessage(stats.size)}`);
    return await readFile(file);
  } catch (thrown) {
    if (thrown instanceof RooflineError) throw thrown;
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new RooflineError('not-found', `There is no file ${file}. Check the name and the folder.`);
    throw new RooflineError(
      'io-failed',
      `${file} can't be read (${code ?? String(thrown)}). Check its permissions.`,
    );
  }
}
