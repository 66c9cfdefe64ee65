/** Passes on a request that arrived over a wire (HTTP, IPC), where its name and input are anything at all. */
import type { LibraryClient } from './client.ts';
import { isRequestName, type RequestInput, type RequestName } from './contract.ts';
import { fail, type Result } from './result.ts';

/**
 * Sends `name` and `input` to the host, which validates the input against the contract. A name that the contract does not
 * know is answered here, with `not-found`.
 */
export async function forwardRequest(
  client: LibraryClient,
  name: string,
  input: unknown,
): Promise<Result<unknown>> {
  if (!isRequestName(name)) {
    return fail({ code: 'not-found', message: `There is no request named “${name.slice(0, 100)}”.` });
  }
  // The one place where unchecked input gets the contract's type: the host checks it before anything else does.
  return client.request(name, input as RequestInput<RequestName>);
}
