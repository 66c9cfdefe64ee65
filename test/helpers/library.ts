/** Libraries for tests: a real store in a folder of its own, with a host on it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LibraryClient } from '../../shared/api/client.ts';
import type { RequestInput, RequestName, RequestOutput } from '../../shared/api/contract.ts';
import type { LibraryHost } from '../../electron/library-host/host.ts';
import { openLibrary } from '../../electron/library-host/open-library.ts';

/** A new folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'roofline-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A host on a new library (or the one in `folder`), closed after the test. */
export async function openTestLibrary(folder?: string): Promise<LibraryHost> {
  const host = await openLibrary({ folder: folder ?? (await temporaryFolder()) });
  onTestFinished(() => host.close());
  return host;
}

/** Sends a request and gives its value; an error fails the test with the error's own words. */
export async function ask<N extends RequestName>(
  client: LibraryClient,
  name: N,
  input: RequestInput<N>,
): Promise<RequestOutput<N>> {
  const result = await client.request(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** Previews and commits a text, as every shell does. */
export async function importText(
  client: LibraryClient,
  text: string,
  options: Omit<RequestInput<'import.preview'>, 'text'> = {},
): Promise<RequestOutput<'import.commit'>> {
  const { previewId } = await ask(client, 'import.preview', { text, ...options });
  return ask(client, 'import.commit', { previewId });
}
