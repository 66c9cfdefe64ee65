/**
 * Looks for bytes in a row in many byte strings that end with a zero byte, eight bytes at a time: a phrase of words that every paper
 * has is sought in all of them. Numbers are read as all platforms of Electron store them, low byte first.
 */

/** A number with 1 or 128 in each byte. */
const ONES = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;

/** What reading a few bytes one by one came to. */
const NOTHING = 0;
const FOUND = 1;
const ENDED = 2;

export class ByteSearch {
  private readonly numbers: readonly Int32Array[];
  /** The first two bytes, each in all four of a number. */
  private readonly first: number;
  private readonly second: number;

  /** `chunks` hold the strings, whole, and are a multiple of eight bytes long; `wanted` are two bytes or more, none of them zero. */
  constructor(
    private readonly chunks: readonly Uint8Array[],
    private readonly wanted: Uint8Array,
  ) {
    this.numbers = chunks.map((chunk) => new Int32Array(chunk.buffer, chunk.byteOffset, chunk.length >> 2));
    this.first = Math.imul(wanted[0]!, ONES);
    this.second = Math.imul(wanted[1]!, ONES);
  }

  /**
   * Whether the string from place `begin` of a chunk on has the wanted bytes, not in the middle of a code: not after a byte of 128
   * or more.
   */
  isIn(chunk: number, begin: number): boolean {
    const { first, second } = this;
    const numbers = this.numbers[chunk]!;
    let firstBefore = 0;
    for (let at = (begin >> 3) * 2; ; at += 2) {
      const [low, high] = [numbers[at]!, numbers[at + 1]!];
      const lowFirst = zeroBytes(low ^ first);
      const highFirst = zeroBytes(high ^ first);
      // The second byte right behind the first, also where that is the last of the number before.
      const pairs =
        (((lowFirst << 8) | firstBefore) & zeroBytes(low ^ second)) |
        (((highFirst << 8) | (lowFirst >>> 24)) & zeroBytes(high ^ second));
      firstBefore = highFirst >>> 24;
      if ((pairs | zeroBytes(low) | zeroBytes(high)) === 0) continue;
      const outcome = this.readBytes(this.chunks[chunk]!, begin, at * 4);
      if (outcome !== NOTHING) return outcome === FOUND;
    }
  }

  /** Looks closely at the eight bytes from `from` on, and the one before them. */
  private readBytes(bytes: Uint8Array, begin: number, from: number): number {
    const { wanted } = this;
    for (let at = Math.max(from - 1, begin); at < from + 8; at++) {
      if (bytes[at] === 0) return ENDED;
      if (at > begin && bytes[at - 1]! >= 128) continue;
      let matched = 0;
      while (matched < wanted.length && bytes[at + matched] === wanted[matched]) matched++;
      if (matched === wanted.length) return FOUND;
    }
    return NOTHING;
  }
}

/** Has the high bit of each byte that is zero in `number`, and maybe of one above such a byte: what it says is only a hint. */
function zeroBytes(number: number): number {
  return (number - ONES) & ~number & HIGH_BITS;
}
