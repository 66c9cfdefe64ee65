import { crc32 } from 'node:zlib';

/**
 * A CRC-32 as eight hexadecimal digits. It finds accidents (every flipped bit, torn writes); it is no protection against
 * someone who wants to deceive.
 */
export function printCheck(check: number): string {
  return check.toString(16).padStart(8, '0');
}

const OPEN = Buffer.from(',"check":"');
/** `,"check":"` + eight digits + `"}` */
const SUFFIX = OPEN.length + 10;

/** A JSON object as one line (no line end) whose last field, `check`, is the checksum of all that stands before it. */
export function sealLine(json: string): Buffer {
  const body = Buffer.from(json.slice(0, -1));
  return Buffer.concat([body, sealEnd(crc32(body))]);
}

/** What closes a sealed line whose body, all that stands before, has this checksum. */
export function sealEnd(check: number): Buffer {
  return Buffer.from(`,"check":"${printCheck(check)}"}`);
}

/**
 * Takes a sealed line apart. `intact` says whether the checksum fits; `json` is the object's text without its checksum, or
 * the line as it is where it has none; `check` is what the checksum should be.
 */
export function unsealLine(line: Buffer): { json: string; intact: boolean; check?: number } {
  const at = line.length - SUFFIX;
  if (at < 1 || line.compare(OPEN, 0, OPEN.length, at, at + OPEN.length) !== 0) {
    return { json: line.toString(), intact: false };
  }
  const body = line.subarray(0, at);
  const check = crc32(body);
  const intact = line.toString('latin1', at + OPEN.length, line.length) === `${printCheck(check)}"}`;
  return { json: `${body.toString()}}`, intact, check };
}
