/** `roofline open`: the desktop window where it can be, the browser where it can't, and one line that says which. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WINDOW_SHOWN } from '../../electron/desktop/window-shown.ts';
import { Sandbox } from '../helpers/start-shell.ts';

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = new Sandbox();
});

afterEach(() => sandbox.dispose());

/** A runtime that runs `script` instead of Electron, on a machine where nothing else stands in the way of a window. */
function installRuntime(script: string): void {
  const folder = path.join(sandbox.folder, 'runtime');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'electron'), `#!${process.execPath}\n${script}`, { mode: 0o755 });
  const notRoot = path.join(sandbox.folder, 'not-root.mjs');
  writeFileSync(notRoot, 'process.getuid = () => 1000;');
  Object.assign(sandbox.env, {
    ELECTRON_OVERRIDE_DIST_PATH: folder,
    DISPLAY: ':0',
    NODE_OPTIONS: `--import=${notRoot}`,
    // No system browser is found, so none is opened.
    PATH: folder,
  });
}

describe.runIf(process.platform === 'linux')('open', () => {
  test('serves the browser where there is no display, and says so', async () => {
    delete sandbox.env['DISPLAY'];
    delete sandbox.env['WAYLAND_DISPLAY'];
    const shell = await sandbox.startListening(['open', '--json']);
    expect(shell.said).toBe(
      'No desktop window: this session has no display. The same window, in the browser:\n',
    );
    expect((await fetch(shell.origin)).status).toBe(200);
    expect(await shell.interrupt()).toBe(0);
  });

  test('serves the browser where Electron ends before it shows a window, and says why', async () => {
    installRuntime(`console.error('Missing X server or $DISPLAY'); process.exit(1);`);
    const shell = await sandbox.startListening(['open', '--json']);
    expect(shell.said).toContain(
      'Electron ended before it showed one (status 1): Missing X server or $DISPLAY.',
    );
    expect((await fetch(shell.origin)).status).toBe(200);
  });

  test('serves the browser where the runtime is missing', async () => {
    installRuntime('');
    sandbox.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.join(sandbox.folder, 'nowhere');
    const shell = await sandbox.startListening(['open', '--json']);
    expect(shell.said).toContain('there is no Electron in');
  });

  test('ends with the window, and hands it the library, the files and no switch that weakens it', async () => {
    const report = path.join(sandbox.folder, 'report.json');
    installRuntime(`
      const report = { args: process.argv.slice(2), library: process.env.ROOFLINE_LIBRARY };
      require('node:fs').writeFileSync(${JSON.stringify(report)}, JSON.stringify(report));
      process.send(${JSON.stringify(WINDOW_SHOWN)}, () => process.exit(1));
    `);
    const { status, out, err } = await sandbox.run(['open', 'new.bib']);
    expect({ status, out, err }).toEqual({ status: 0, out: '', err: '' });
    const { args, library } = (await import(report, { with: { type: 'json' } })).default;
    expect(library).toBe(sandbox.library);
    expect(args[1]).toBe(path.join(sandbox.folder, 'new.bib'));
    expect(args.filter((arg: string) => arg.startsWith('-'))).toEqual([]);
  });

  test('ends quietly where a window is open already', async () => {
    installRuntime('process.exit(0);');
    expect(await sandbox.run(['open'])).toEqual({ status: 0, out: '', err: '' });
  });

  test('fails with --desktop instead of opening a browser', async () => {
    installRuntime('process.exit(1);');
    const { status, err } = await sandbox.run(['open', '--desktop']);
    expect(status).toBe(1);
    expect(err).toContain('No desktop window: Electron ended before it showed one');
  });
});
