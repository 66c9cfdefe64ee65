/** The same day's work through every shell: import, find with a typo, tag, note, export, undo. */
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { DesktopBridge } from '../../shared/api/bridge.ts';
import type { LibraryClient } from '../../shared/api/client.ts';
import type { Result } from '../../shared/api/result.ts';
import type { ImportReport } from '../../shared/api/schemas.ts';
import { root } from '../helpers/root.ts';
import { DIST, Sandbox } from '../helpers/start-shell.ts';
import * as standIn from '../helpers/electron-stand-in.ts';

vi.mock('electron', () => import('../helpers/electron-stand-in.ts'));

const LISTING = readFileSync(path.join(root, 'test/fixtures/listings/daily-papers.txt'), 'utf8');

/** What a person does, whatever the shell. */
interface Work {
  importText(text: string): Promise<Pick<ImportReport, 'added' | 'duplicates' | 'pageYear'>>;
  /** The keys found, best first. */
  find(query: string): Promise<string[]>;
  tag(key: string, tag: string): Promise<void>;
  note(key: string, note: string): Promise<void>;
  exportBibtex(): Promise<string>;
  undo(): Promise<string>;
}

async function value<T>(result: Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(`${settled.error.code}: ${settled.error.message}`);
  return settled.value;
}

/** Through the contract: what windows do. */
function contractWork(client: Pick<LibraryClient, 'request'>): Work {
  const idOf = async (key: string): Promise<string> =>
    (await value(client.request('papers.get', { key }))).paper.id;
  return {
    async importText(text) {
      const { previewId } = await value(client.request('import.preview', { text }));
      return value(client.request('import.commit', { previewId }));
    },
    find: async (query) =>
      (await value(client.request('papers.search', { query }))).rows.map((row) => row.citeKey),
    async tag(key, tag) {
      await value(client.request('papers.tag', { ids: [await idOf(key)], add: [tag] }));
    },
    async note(key, note) {
      await value(client.request('papers.edit', { ids: [await idOf(key)], edit: { note } }));
    },
    exportBibtex: async () =>
      (await value(client.request('export.text', { format: 'bibtex', papers: { query: '' } }))).text,
    undo: async () => (await value(client.request('history.undo', {}))).name,
  };
}

/** Through the command line: what scripts do. */
function terminalWork(sandbox: Sandbox): Work {
  const run = async (args: string[], input?: string): Promise<string> => {
    const { status, out, err } = await sandbox.run(args, input);
    if (status !== 0) throw new Error(`${args.join(' ')}: ${String(status)} ${err}`);
    return out;
  };
  return {
    importText: async (text) => JSON.parse(await run(['import', '-', '--json'], text)) as ImportReport,
    find: async (query) => {
      const found = JSON.parse(await run(['search', '--json', query])) as {
        hits: { paper: { citeKey: string } }[];
      };
      return found.hits.map(({ paper }) => paper.citeKey);
    },
    tag: async (key, tag) => void (await run(['tag', 'add', tag, key])),
    note: async (key, note) => void (await run(['note', key, '--set', '-'], note)),
    exportBibtex: () => run(['export', '--format', 'bibtex']),
    undo: async () => (JSON.parse(await run(['undo', '--json'])) as { name: string }).name,
  };
}

async function doTheWork(work: Work): Promise<void> {
  const first = await work.importText(LISTING);
  expect(first.added.map(({ title }) => title.split(':')[0])).toEqual([
    'Efficient Memory Management for Large Language Model Serving with PagedAttention',
    'FlashAttention-3',
    'SGLang',
    'vAttention',
    'NanoFlow',
    'Seesaw',
  ]);
  expect(first.pageYear).toBe(2025);
  const second = await work.importText(LISTING);
  expect(second.added).toEqual([]);
  expect(second.duplicates).toHaveLength(6);

  const [found] = await work.find('seasaw re-shardng');
  expect(found).toBe('seesaw2025');
  await work.tag('seesaw2025', 'serving/parallelism');
  await work.note('seesaw2025', 'Compare with [[vattention2024]].');
  expect(await work.find('tag:serving')).toEqual(['seesaw2025']);
  expect(await work.find('has:note')).toEqual(['seesaw2025']);

  const bibtex = await work.exportBibtex();
  expect(bibtex.match(/^@/gm)).toHaveLength(6);
  expect(bibtex).toContain('{seesaw2025,');
  // The listing prints numbers of authors, no names: none may be made up.
  expect(bibtex).not.toMatch(/^\s*author\s*=/m);

  await work.undo();
  expect(await work.find('has:note')).toEqual([]);
  await work.undo();
  expect(await work.find('tag:serving')).toEqual([]);
  expect(await work.undo()).toContain('6 papers');
  expect(await work.find('')).toEqual([]);
}

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = new Sandbox();
});

afterEach(() => sandbox.dispose());

describe('the whole path', () => {
  test('in the terminal', () => doTheWork(terminalWork(sandbox)));

  test('in the browser shell', async () => {
    const shell = await sandbox.serve();
    await doTheWork(contractWork(shell));
    expect(await shell.interrupt()).toBe(0);
  });

  test('in the desktop shell', async () => {
    for (const [name, setting] of Object.entries(sandbox.env)) vi.stubEnv(name, setting);
    // The built main process, so that what it finds beside itself (page, preload, library host) is found.
    await import(path.join(root, 'dist/main/main.mjs'));
    await vi.waitFor(() => expect(standIn.seen.windows).toHaveLength(1));
    await import('../../electron/preload.ts');
    const exited = new Promise((resolve) => standIn.app.once('stand-in:exit', resolve));
    try {
      await doTheWork(contractWork(standIn.seen.exposed.get('roofline') as DesktopBridge));
    } finally {
      standIn.seen.windows[0]!.close();
      await exited;
    }
    expect(standIn.seen.exitStatus).toBe(0);
  });
});

test('what was built runs anywhere, with nothing beside it', async () => {
  const dist = path.join(sandbox.folder, 'elsewhere/dist');
  cpSync(DIST, dist, { recursive: true });
  const copy = new Sandbox(dist);
  onTestFinished(() => copy.dispose());
  await terminalWork(copy).importText(LISTING);
  const shell = await copy.serve();
  expect(await contractWork(shell).find('nanoflow')).toEqual(['nanoflow2024']);
  expect(await (await fetch(shell.origin)).text()).toContain('<title>Roofline</title>');
  expect(await shell.interrupt()).toBe(0);
});

describe('two shells on one library', () => {
  test('the terminal works while a window is open, and the window is told', async () => {
    const shell = await sandbox.serve();
    const window = contractWork(shell);
    const terminal = terminalWork(sandbox);
    await terminal.importText(LISTING);
    expect(await window.find('tag:triage')).toEqual([]);
    await terminal.tag('nanoflow2024', 'triage');
    expect(await window.find('tag:triage')).toEqual(['nanoflow2024']);
    await window.note('nanoflow2024', 'From the window.');
    expect((await sandbox.run(['note', 'nanoflow2024'])).out).toBe('From the window.\n');
    await shell.interrupt();
    expect((await sandbox.run(['note', 'nanoflow2024'])).out).toBe('From the window.\n');
  });
});

afterAll(() => vi.unstubAllEnvs());
