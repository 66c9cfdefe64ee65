/** Files and addresses that the user opens with Roofline (a double click, the command line, a bookmarklet), kept until a window takes them. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { OpenedAddress, OpenedFile } from '../../shared/api/bridge.ts';
import { decodeText, MAX_INPUT_BYTES } from '../../shared/formats/decode.ts';

/** The scheme of addresses that open Roofline: "roofline://add?url=https%3A%2F%2Farxiv.org%2Fabs%2F2309.06180". */
export const LINK_SCHEME = 'roofline';

type Opened = OpenedFile | OpenedAddress;

export class OpenedFiles {
  #waiting: Opened[] = [];
  #deliver: ((opened: Opened) => void) | undefined;

  /** Reads a file and hands it to the window, now or when there is one. What is no text is left out. */
  async open(file: string): Promise<void> {
    const opened = await readOpenedFile(file).catch(() => undefined);
    if (opened) this.#hand(opened);
  }

  /** Takes an address of ours to the window; any other is left out. */
  openLink(link: string): void {
    const address = addressOfLink(link);
    if (address !== undefined) this.#hand({ address });
  }

  /** Opens what stands on a command line: files, and addresses of ours. */
  openArguments(args: readonly string[], workingFolder: string): void {
    for (const arg of args) if (isLink(arg)) this.openLink(arg);
    for (const file of fileArguments(args, workingFolder)) void this.open(file);
  }

  #hand(opened: Opened): void {
    if (this.#deliver) this.#deliver(opened);
    else this.#waiting.push(opened);
  }

  /** From now on files go to `deliver`, those that waited first. */
  deliverTo(deliver: (opened: Opened) => void): void {
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
    .filter((arg) => !arg.startsWith('-') && !isLink(arg) && path.extname(arg) !== '')
    .map((arg) => path.resolve(workingFolder, arg));
}

function isLink(text: string): boolean {
  return text.toLowerCase().startsWith(`${LINK_SCHEME}:`);
}

/** The https address that a link of ours adds; undefined where it adds none. Any web page may hold such a link. */
function addressOfLink(link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const { protocol, host, searchParams } = new URL(link);
  const address = searchParams.get('url') ?? '';
  if (protocol !== `${LINK_SCHEME}:` || host !== 'add' || address.length > 4_000) return undefined;
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : undefined;
}

async function readOpenedFile(file: string): Promise<OpenedFile | undefined> {
  const stats = await stat(file);
  if (!stats.isFile() || stats.size > MAX_INPUT_BYTES) return undefined;
  const decoded = decodeText(await readFile(file));
  return decoded.ok ? { name: path.basename(file), text: decoded.value.text } : undefined;
}
