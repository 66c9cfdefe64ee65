/** The terminal as commands see it: where output goes, how wide it is, and what may be printed there. */
import { stdin, stdout, stderr } from 'node:process';

/** Where a command reads and writes. Tests give their own; people get `processTerminal`. */
export interface Terminal {
  /** Data: what a pipe or a script reads. */
  out(text: string): void;
  /** Everything said about the data: summaries, warnings, errors. */
  err(text: string): void;
  /** Columns of the window that shows `out`; undefined where that is a file or a pipe, which takes any width. */
  readonly width: number | undefined;
  /** Whether bold and dim text may be used on `out`. */
  readonly styled: boolean;
  /** Whether `err` is watched by a person, so that progress may be drawn over itself there. */
  readonly watched: boolean;
  /** All of the standard input. */
  readInput(): Promise<Uint8Array>;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  // A reader that has seen enough (`| head`) is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    width: stdout.isTTY ? stdout.columns : undefined,
    styled: stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
    watched: stderr.isTTY,
    async readInput() {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin as AsyncIterable<Buffer>) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
  };
}

/** C0 and C1 controls and the marks that turn the direction of text: a listing must not drive the terminal. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Imported text made safe for one line of a terminal. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(CONTROLS, '');
}

/** Imported text made safe for a terminal, its line ends kept. */
export function manyLines(text: string): string {
  return text
    .split(/\r\n|[\n\r]/)
    .map(oneLine)
    .join('\n');
}

/** "1 paper", "16 papers". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
