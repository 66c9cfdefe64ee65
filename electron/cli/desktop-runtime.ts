/**
 * The Electron runtime that the desktop window needs: found where it is installed, downloaded where that is quick. Plain
 * files and a child process only: importing `electron` under Node would start its download unasked.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { builtFile } from '../library-host/built-files.ts';

export type Runtime = { readonly executable: string } | { readonly missing: string };

/** A download that has brought nothing after this time is given up. Milliseconds. */
const FIRST_BYTES = 10_000;
/** And one that is not complete after this time, as well. Milliseconds. */
const WHOLE_DOWNLOAD = 5 * 60_000;

/**
 * Finds the runtime, downloading it where it is missing. `ELECTRON_OVERRIDE_DIST_PATH` names a folder with another one, as
 * for Electron itself.
 * @param say Called with a line to show before a download starts.
 */
export async function findRuntime(say: (line: string) => void): Promise<Runtime> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const executable = path.join(override, executableName());
    return existsSync(executable) ? { executable } : { missing: `there is no Electron in ${override}` };
  }
  const folder = packageFolder();
  if (!folder) return { missing: 'Electron is not installed' };
  const installed = installedExecutable(folder);
  if (installed) return { executable: installed };
  say('Downloading the Electron runtime for the window (once, about 120 MB) …');
  const failure = await download(folder);
  if (failure !== undefined) return { missing: failure };
  const downloaded = installedExecutable(folder);
  return downloaded ? { executable: downloaded } : { missing: 'the Electron runtime is incomplete' };
}

/** The folder of the npm package `electron`, looked for from the built files on. */
function packageFolder(): string | undefined {
  try {
    return path.dirname(createRequire(builtFile('cli.mjs')).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

/** Electron's install script writes the executable's place into path.txt when all of it is there. */
function installedExecutable(folder: string): string | undefined {
  const note = path.join(folder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const executable = path.join(folder, 'dist', readFileSync(note, 'utf8'));
  return existsSync(executable) ? executable : undefined;
}

function executableName(): string {
  switch (process.platform) {
    case 'darwin':
      return 'Electron.app/Contents/MacOS/Electron';
    case 'win32':
      return 'electron.exe';
    default:
      return 'electron';
  }
}

/** Runs Electron's own install script. Resolves to what went wrong, or to undefined. */
function download(folder: string): Promise<string | undefined> {
  // The script downloads into the temporary folder; one of our own shows whether anything arrives.
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'roofline-electron-'));
  const script = spawn(process.execPath, [path.join(folder, 'install.js')], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
  return new Promise<string | undefined>((resolve) => {
    const giveUp = (reason: string) => (): void => {
      script.kill();
      resolve(reason);
    };
    const start = setTimeout(() => {
      if (sizeOf(temporary) === 0) giveUp('the download of the Electron runtime does not start')();
    }, FIRST_BYTES);
    const whole = setTimeout(giveUp('the download of the Electron runtime takes too long'), WHOLE_DOWNLOAD);
    const ended = (reason?: string): void => {
      clearTimeout(start);
      clearTimeout(whole);
      resolve(reason);
    };
    script.once('error', () => ended("Electron's install script can't be run"));
    script.once('exit', (status) =>
      ended(status === 0 ? undefined : 'the Electron runtime could not be downloaded'),
    );
  }).finally(() => rmSync(temporary, { recursive: true, force: true }));
}

/** The bytes of all files below a folder. */
function sizeOf(place: string): number {
  const stats = statSync(place, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(place).reduce((sum, name) => sum + sizeOf(path.join(place, name)), 0);
}
