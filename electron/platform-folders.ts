/** Where this platform keeps a user's data, for the library that was never given a place. */
import os from 'node:os';
import path from 'node:path';

/** What the places depend on; tests give their own. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const HERE: Surroundings = { platform: process.platform, env: process.env, home: os.homedir() };

/** The library that every shell opens unless told otherwise: `ROOFLINE_LIBRARY`, else a folder of the platform's choice. */
export function defaultLibraryFolder(here: Surroundings = HERE): string {
  const named = here.env['ROOFLINE_LIBRARY'];
  return named ? path.resolve(named) : path.join(dataFolder(here), 'library');
}

/** The file for what no user can act on. */
export function defaultLogFile(here: Surroundings = HERE): string {
  return path.join(dataFolder(here), 'roofline.log');
}

/** What can be made again: caches. */
export function defaultCacheFolder({ platform, env, home }: Surroundings = HERE): string {
  switch (platform) {
    case 'darwin':
      return path.join(home, 'Library', 'Caches', 'Roofline');
    case 'win32':
      return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'Roofline', 'cache');
    default:
      return path.join(
        path.isAbsolute(env['XDG_CACHE_HOME'] ?? '') ? env['XDG_CACHE_HOME']! : path.join(home, '.cache'),
        'roofline',
      );
  }
}

function dataFolder({ platform, env, home }: Surroundings): string {
  switch (platform) {
    case 'darwin':
      return path.join(home, 'Library', 'Application Support', 'Roofline');
    case 'win32':
      return path.join(env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'), 'Roofline');
    default:
      // The XDG base directory specification: an empty or relative value counts as not set.
      return path.join(
        path.isAbsolute(env['XDG_DATA_HOME'] ?? '')
          ? env['XDG_DATA_HOME']!
          : path.join(home, '.local', 'share'),
        'roofline',
      );
  }
}
