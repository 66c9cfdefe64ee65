import type { FileLayer } from './file-layer.ts';

const BLOCK = 1 << 20;

/** One line of a file: its bytes without the line end, its number from 1, where it starts, and whether a line end followed. */
export interface Line {
  readonly bytes: Buffer;
  readonly number: number;
  readonly offset: number;
  readonly ended: boolean;
}

/**
 * Reads a file line by line, a block at a time, so that no file has to fit into a string. The bytes of a line are only
 * good until the next one is asked for. Missing files reject with ENOENT.
 */
export async function* readLines(files: FileLayer, path: string): AsyncGenerator<Line> {
  const file = await files.open(path, 'read');
  try {
    // The pieces of a line that spans blocks, put together once, so that a very long line costs no more than its length.
    let pieces: Buffer[] = [];
    let lineOffset = 0;
    let number = 0;
    for (let position = 0; ;) {
      const block = Buffer.allocUnsafe(BLOCK);
      const got = await file.read(block, BLOCK, position);
      if (got === 0) break;
      let start = 0;
      for (let end = block.indexOf(10); end >= 0 && end < got; end = block.indexOf(10, start)) {
        pieces.push(block.subarray(start, end));
        yield { bytes: joined(pieces), number: ++number, offset: lineOffset, ended: true };
        pieces = [];
        start = end + 1;
        lineOffset = position + start;
      }
      if (start < got) pieces.push(block.subarray(start, got));
      position += got;
    }
    if (pieces.length > 0)
      yield { bytes: joined(pieces), number: ++number, offset: lineOffset, ended: false };
  } finally {
    await file.close();
  }
}

function joined(pieces: readonly Buffer[]): Buffer {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}
