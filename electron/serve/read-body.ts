/** Reads a request's JSON body, up to a size. */
import type { IncomingMessage } from 'node:http';

/** The largest body taken: the import cap (256 MB of text) with room for JSON's escapes. Bytes. */
export const MOST_BODY = 300 * 1024 * 1024;

export type Body =
  { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'too-large' | 'no-json' };

/** Reads to the end, or as far as `most` bytes. Rejects only where the connection breaks. */
export async function readBody(request: IncomingMessage, most = MOST_BODY): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > most) return { kind: 'too-large' };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  try {
    return { kind: 'json', value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { kind: 'no-json' };
  }
}
