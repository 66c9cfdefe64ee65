/** A real browser for the end-to-end tests: found where one is installed, else the headless one among the dev dependencies. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { root } from './root.ts';

const PATH_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome.exe',
  'msedge.exe',
];

const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/snap/bin/chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium: the one that `ROOFLINE_CHROMIUM` names, else an installed one, else the one unpacked from
 * the npm package (Linux on x64). The sandbox is off because tests also run as root, in containers; they only ever load our
 * own pages.
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = process.env['ROOFLINE_CHROMIUM'] ?? findInstalled();
  if (installed) return chromium.launch({ executablePath: installed, args: ARGS });
  const folder = await unpackedChromium();
  return chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    args: ARGS,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [path.join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
        .filter(Boolean)
        .join(path.delimiter),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
    },
  });
}

/** An installed Chromium or Chrome: by name on the PATH, then in the usual places. */
function findInstalled(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const onPath = PATH_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...USUAL_PLACES].find((candidate) => existsSync(candidate));
}

/**
 * Unpacks Chromium, its fonts and the libraries that it needs (libnss3) once, beside node_modules' other caches. The
 * package always unpacks into the temporary folder, so that is pointed at a folder of ours, renamed when complete: test
 * files that start at the same time must never see half of it.
 */
async function unpackedChromium(): Promise<string> {
  const folder = path.join(root, 'node_modules', '.cache', 'roofline-chromium');
  // Half a folder may be left behind (a font cache, say); only the program itself says that it is whole.
  const isWhole = (): boolean => existsSync(path.join(folder, 'chromium'));
  if (isWhole()) return folder;
  mkdirSync(path.dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  const before = { TMPDIR: process.env['TMPDIR'], AWS_EXECUTION_ENV: process.env['AWS_EXECUTION_ENV'] };
  process.env['TMPDIR'] = unfinished;
  // Without this the package leaves out the shared libraries.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs20.x';
  try {
    const { default: bundled } = await import('@sparticuz/chromium');
    await bundled.executablePath();
    // The fonts.conf in the package names the folders of its own home; a page without any font has no visible text.
    writeFileSync(
      path.join(unfinished, 'fonts', 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`,
    );
    if (!isWhole()) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(unfinished, folder);
    }
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
