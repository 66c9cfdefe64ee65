import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openStore } from '../../electron/library-host/store/open-store.ts';
import type { Change } from '../../shared/library/changes.ts';
import { isTerminalCommand, runTerminal } from '../../electron/cli/run-terminal.ts';
import { root } from '../helpers/root.ts';

const LISTING = path.join(root, 'test/fixtures/listings/daily-papers.txt');

let folder: string;
let library: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'roofline-cli-'));
  library = path.join(folder, 'library');
  vi.stubEnv('XDG_DATA_HOME', folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  status: number;
  out: string;
  err: string;
}

async function roofline(
  args: readonly string[],
  input: string | Uint8Array = '',
  width?: number,
): Promise<Run> {
  let out = '';
  let err = '';
  const status = await runTerminal(['--library', library, ...args], {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    width,
    styled: false,
    watched: false,
    readInput: () => Promise.resolve(Buffer.from(input)),
  });
  return { status, out, err };
}

async function json(args: readonly string[], input = ''): Promise<never> {
  const { status, out, err } = await roofline(['--json', ...args], input);
  if (status !== 0) throw new Error(err);
  return JSON.parse(out) as never;
}

/** What a folder holds, subfolders included: names and contents. */
function contents(place: string): Record<string, string> {
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [name, readFileSync(path.join(parentPath, name), 'utf8')]),
  );
}

describe('import', () => {
  test('names every paper, the year it inferred and what to do next', async () => {
    const { status, out, err } = await roofline(['import', LISTING]);
    expect(status).toBe(0);
    expect(out).toContain('6 papers added.');
    expect(out).toMatch(/^ {2}seesaw2025 +Seesaw: High-throughput/m);
    expect(err).toContain('2025');
    expect(err).toContain('roofline undo takes the import back');
  });

  test('adds nothing the second time, and says so', async () => {
    await roofline(['import', LISTING]);
    const before = contents(library);
    const { status, out } = await roofline(['import', LISTING]);
    expect(status).toBe(0);
    expect(out).toContain('nothing new. All 6 papers are already in the library.');
    expect(contents(library)).toEqual(before);
  });

  test('tells the documented JSON', async () => {
    const report: Record<string, unknown> = await json(['import', LISTING]);
    expect(Object.keys(report).sort()).toEqual(
      ['added', 'duplicates', 'format', 'merged', 'pageYear', 'unused', 'warnings'].sort(),
    );
    expect(report).toMatchObject({ format: 'hugging-face', pageYear: 2025, merged: [], duplicates: [] });
  });

  test('only says what it would do with --dry-run', async () => {
    const { status, out } = await roofline(['import', LISTING, '--dry-run']);
    expect(status).toBe(0);
    expect(out).toContain('Would be added');
    expect(existsSync(library)).toBe(false);
  });

  test('gives every paper the tags asked for', async () => {
    await roofline(['import', LISTING, '--tag', 'daily', '--tag', 'serving']);
    expect((await roofline(['tag', 'list'])).out).toBe('6  daily\n6  serving\n');
  });

  test('imports what is whole of a listing that is cut, and names the line', async () => {
    const text = readFileSync(LISTING, 'utf8');
    const cut = text.slice(0, text.indexOf('Throughput rises'));
    const { status, out, err } = await roofline(['import', '-'], cut);
    expect(status).toBe(0);
    expect(out).toMatch(/papers added/);
    expect(err).toMatch(/line \d+: /);
  });

  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['a program', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0'), 'not text'],
    ['prose', Buffer.from('The committee met and went home again.\n'.repeat(1000)), 'recognised'],
  ])('refuses %s and leaves nothing behind', async (_kind, bytes, reason) => {
    const { status, out, err } = await roofline(['import', '-'], bytes);
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(reason);
    expect(existsSync(library)).toBe(false);
  });

  test('refuses what is no file', async () => {
    for (const [source, reason] of [
      [path.join(folder, 'missing.txt'), 'There is no file'],
      [folder, 'is a folder'],
    ] as const) {
      const { status, err } = await roofline(['import', source]);
      expect(status).toBe(1);
      expect(err).toContain(reason);
    }
  });

  test('never touches a folder that is no library', async () => {
    mkdirSync(library);
    writeFileSync(path.join(library, 'thesis.tex'), '\\begin{document}');
    const before = contents(library);
    for (const args of [['import', LISTING], ['list']]) {
      const { status, err } = await roofline(args);
      expect(status).toBe(1);
      expect(err).toContain('no library');
    }
    expect(contents(library)).toEqual(before);
  });
});

describe('the other commands', () => {
  beforeEach(async () => {
    await roofline(['import', LISTING]);
  });

  test('search prints the best match first', async () => {
    const { out, err } = await roofline(['search', 'seesaw', 're-sharding']);
    expect(out.split('\n')[0]).toBe('Seesaw: High-throughput LLM Inference via Model Re-sharding');
    expect(err).toMatch(/found in \d+ ms/);
  });

  test('search says what it did not understand and searches the rest', async () => {
    const { status, err } = await roofline(['search', 'seesaw rating:banana']);
    expect(status).toBe(0);
    expect(err).toMatch(/Query, column \d+: /);
  });

  test('list prints aligned columns, clipped to a terminal and whole in a pipe', async () => {
    const wide = (await roofline(['list', '--sort', 'title'])).out.trimEnd().split('\n');
    expect(wide).toHaveLength(6);
    const starts = wide.map((line) => /\d{4}-\d{2}/.exec(line)?.index);
    expect(new Set(starts).size).toBe(1);
    const narrow = (await roofline(['list'], '', 60)).out.trimEnd().split('\n');
    expect(Math.max(...narrow.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  test('list stops at the limit', async () => {
    const { total, papers }: { total: number; papers: unknown[] } = await json(['list', '--limit', '2']);
    expect([total, papers.length]).toEqual([6, 2]);
  });

  test('list and search wait for the whole index: a script must not miss a paper', async () => {
    // Enough that indexing takes more than one slice of the host's time.
    const entries = Array.from({ length: 500 }, (_, n) => {
      const words = Array.from({ length: 60 }, (_, i) => `w${((n * 61 + i * 17) % 4001).toString(36)}`).join(
        ' ',
      );
      return `@article{key${n}, title = {Caching ${words.slice(0, 40)}}, year = 2024, abstract = {${words}}}`;
    });
    await roofline(['import', '-'], entries.join('\n'));
    expect(await json(['list', '--query', 'caching', '--limit', '1'])).toMatchObject({ total: 500 });
    expect(await json(['search', 'caching', '--limit', '1'])).toMatchObject({ total: 500 });
  });

  test('show tells what is known and makes nothing up', async () => {
    const { out } = await roofline(['show', 'seesaw2025']);
    expect(out).toContain('9 authors (names not printed by the source)');
    expect(out).toContain('2025-03-09 (year inferred)');
  });

  test('set changes a field, and refuses what it can not be', async () => {
    expect((await roofline(['set', 'seesaw2025', 'authors', 'Qidong Su and Wei Zhao'])).status).toBe(0);
    expect((await roofline(['set', 'seesaw2025', 'date', '2025-03'])).status).toBe(0);
    expect(
      (await roofline(['set', 'seesaw2025', 'arxiv', 'https://arxiv.org/abs/2503.06433v1'])).status,
    ).toBe(0);
    const { paper }: { paper: object } = await json(['show', 'seesaw2025']);
    expect(paper).toMatchObject({
      authors: [
        { given: 'Qidong', family: 'Su' },
        { given: 'Wei', family: 'Zhao' },
      ],
      published: { year: 2025, month: 3 },
      ids: { arxiv: '2503.06433', arxivVersion: 1 },
    });
    for (const [field, value] of [
      ['date', '2025-02-30'],
      ['arxiv', 'seesaw'],
      ['rating', '6'],
      ['status', 'done'],
      ['colour', 'red'],
      ['title', ''],
    ] as const) {
      const { status, err } = await roofline(['set', 'seesaw2025', field, value]);
      expect(status, field).toBe(2);
      expect(err, field).not.toBe('');
    }
  });

  test('note prints, replaces and appends', async () => {
    expect((await roofline(['note', 'seesaw2025'])).out).toBe('');
    await roofline(['note', 'seesaw2025', '--set', '-'], '# Seesaw\n\nFirst.\n');
    await roofline(['note', 'seesaw2025', '--append', 'Second.']);
    expect((await roofline(['note', 'seesaw2025'])).out).toBe('# Seesaw\n\nFirst.\n\nSecond.\n');
  });

  test('delete names what it removed; undo and redo say what they did', async () => {
    expect((await roofline(['delete', 'seesaw2025', 'nosuchkey'])).status).toBe(1);
    expect((await roofline(['list'])).out.trimEnd().split('\n')).toHaveLength(6);
    expect((await roofline(['delete', 'seesaw2025', 'sglang2023'])).out).toContain('2 papers deleted');
    expect((await roofline(['undo'])).out).toMatch(/^Undone: /);
    expect((await roofline(['list'])).out.trimEnd().split('\n')).toHaveLength(6);
    expect((await roofline(['redo'])).out).toMatch(/^Done again: /);
    expect((await roofline(['redo'])).status).toBe(1);
  });

  test('tag renames a tag with what is nested under it', async () => {
    await roofline(['tag', 'add', 'serving/kv-cache', 'vattention2024']);
    await roofline(['tag', 'rename', 'serving', 'inference']);
    expect((await roofline(['tag', 'list'])).out).toContain('inference/kv-cache');
    await roofline(['tag', 'remove', 'inference/kv-cache', 'vattention2024']);
    expect((await roofline(['tag', 'list'])).out).toBe('');
  });

  test('export writes a file whole, and reports what a reader must know', async () => {
    const file = path.join(folder, 'references.bib');
    const { status, out, err } = await roofline(['export', '-o', file]);
    expect(status).toBe(0);
    expect(out).toBe('');
    expect(err).toContain(`6 papers written to ${file}`);
    expect(readFileSync(file, 'utf8').match(/^@/gm)).toHaveLength(6);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const refused = await roofline(['export', '-o', path.join(folder, 'missing', 'references.bib')]);
    expect(refused.status).toBe(1);
  });

  test('export writes through a link to where it leads', async () => {
    const [file, link] = [path.join(folder, 'real.bib'), path.join(folder, 'link.bib')];
    writeFileSync(file, '% older\n');
    symlinkSync(file, link);
    expect((await roofline(['export', '-o', link])).status).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('@');
  });

  test('export keeps a file up to date, leaves it alone once somebody else wrote in it, and ends that', async () => {
    const file = path.join(folder, 'live.bib');
    await roofline(['export', '--watch', '-o', file]);
    await roofline(['set', 'seesaw2025', 'title', 'Seesaw, Renamed']);
    expect(readFileSync(file, 'utf8')).toContain('Renamed');

    writeFileSync(file, `${readFileSync(file, 'utf8')}% mine\n`);
    const told = await roofline(['set', 'seesaw2025', 'title', 'Seesaw, Again']);
    expect(told.err).toContain('changed by another program');
    const refused = await roofline(['export', '-o', file]);
    expect(refused.status).not.toBe(0);
    expect(refused.err).toContain('--unwatch');
    expect(readFileSync(file, 'utf8')).toMatch(/Renamed[\s\S]*% mine\n$/);

    await roofline(['export', '--unwatch', '-o', file]);
    expect((await roofline(['export', '-o', file])).status).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('Again');
  });

  test('export writes a file for each paper into a folder, and leaves those alone that somebody wrote in', async () => {
    const notes = `${path.join(folder, 'notes')}/`;
    const first = await roofline(['export', '--format', 'markdown', '-o', notes]);
    expect(first.err).toContain(`6 files written to ${notes}`);
    const file = path.join(notes, 'seesaw2025.md');
    expect(readFileSync(file, 'utf8')).toMatch(/^---\nroofline: \w+\ncitekey: "seesaw2025"\n/);

    await roofline(['note', 'seesaw2025', '--append', 'See [[nanoflow2024]].']);
    // A folder that is there needs no slash.
    const second = await roofline(['export', '--format', 'markdown', '-o', notes.slice(0, -1)]);
    expect(second.err).toContain('1 file written');
    expect(second.err).toContain('5 as they were');
    expect(readFileSync(file, 'utf8')).toContain('\n## Notes\n\nSee [[nanoflow2024]].\n');

    writeFileSync(file, `${readFileSync(file, 'utf8')}Mine.\n`);
    await roofline(['note', 'seesaw2025', '--append', 'More.']);
    const third = await roofline(['export', '--format', 'markdown', '-o', notes]);
    expect(third.err).toContain('left alone: seesaw2025.md');
    expect(readFileSync(file, 'utf8')).toMatch(/Mine\.\n$/);
    expect((await roofline(['export', '--format', 'markdown', '-o', `${file}/`])).status).toBe(1);
  });

  test('export takes what a document cites', async () => {
    const document = path.join(folder, 'paper.tex');
    writeFileSync(document, 'As in \\citep{seesaw2025,sglang2023}.');
    const { out } = await roofline(['export', '--cited', document]);
    expect(out.match(/^@\w+\{([^,]+),/gm)).toHaveLength(2);
  });

  test('claims reads a library by the rules of today, also one that older rules have read', async () => {
    const store = await openStore(library);
    const papers = [...store.state.papers.values()].filter(({ claims }) => claims.length > 0);
    const changes = papers.map(({ id }): Change => ({ kind: 'edit', id, set: { claims: [] } }));
    await store.apply({
      name: 'older rules',
      changes: [...changes, { kind: 'meta', set: { claimRules: 1 } }],
    });
    await store.close();
    expect((await roofline(['claims', '--query', 'seesaw'])).out).toMatch(/seesaw2025.*1\.36/);
  });

  test('claims prints a table to read, to paste, or as the documented JSON', async () => {
    expect((await roofline(['claims', '--query', 'seesaw'])).out).toMatch(/seesaw2025.*1\.36/);
    expect((await roofline(['claims', '--query', 'seesaw', '--format', 'markdown'])).out).toMatch(
      /^\| Paper \|/,
    );
    const { claims }: { claims: object[] } = await json(['claims', '--query', 'seesaw']);
    expect(claims[0]).toMatchObject({ citeKey: 'seesaw2025', value: 1.36, unit: 'x', bound: 'average' });
    expect(Object.keys(claims[0]!)).toEqual(
      expect.arrayContaining(['title', 'metric', 'direction', 'hardware', 'quote']),
    );
  });

  test('cite prints citations to paste', async () => {
    expect((await roofline(['cite', 'seesaw2025', '--style', 'latex'])).out).toContain('\\cite{seesaw2025}');
    expect((await roofline(['cite', 'seesaw2025', '--style', 'runes'])).status).toBe(2);
  });
});

describe('usage', () => {
  test.each([
    [['frobnicate']],
    [['search']],
    [['search', 'x', '--limit', 'many']],
    [['list', '--frob']],
    [['tag', 'paint']],
  ])('is explained where it is wrong: %j', async (args) => {
    const { status, out, err } = await roofline(args);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('error:');
  });

  test('help and version are no failures', async () => {
    expect(await roofline(['--help'])).toMatchObject({ status: 0, err: '' });
    expect((await roofline(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('errors are JSON too where JSON was asked for', async () => {
    const { status, out } = await roofline(['--json', 'show', 'nosuchkey']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'not-found' } });
  });

  test('a listing can not drive the terminal', async () => {
    const hostile = readFileSync(LISTING, 'utf8').replace('Seesaw:', 'See\u001b]0;owned\u0007saw\u202e:');
    await roofline(['import', '-'], hostile);
    for (const args of [['list'], ['search', 'high-throughput'], ['import', LISTING]]) {
      const { out } = await roofline(args);
      // eslint-disable-next-line no-control-regex
      expect(out).not.toMatch(/[\u0007\u001b\u202e]/);
    }
  });

  test('the desktop application knows a command from a file', () => {
    expect(isTerminalCommand(['search', 'moe'])).toBe(true);
    expect(isTerminalCommand(['--library', '/x', '--json', 'list'])).toBe(true);
    expect(isTerminalCommand(['--help'])).toBe(true);
    expect(isTerminalCommand([])).toBe(false);
    expect(isTerminalCommand(['references.bib'])).toBe(false);
    expect(isTerminalCommand(['--library', 'search'])).toBe(false);
  });
});

test('says with every command what was damaged, or changed by another program', async () => {
  await roofline(['import', LISTING]);
  const file = path.join(library, 'library.json');
  const content = readFileSync(file, 'utf8');
  writeFileSync(file, content.replace('"citeKey":"seesaw2025"', '"citeKey":"seesaw25"'));
  expect(await roofline(['show', 'seesaw25'])).toMatchObject({
    status: 0,
    err: expect.stringMatching(/^Warning: seesaw25 .* was changed outside Roofline\.$/m) as string,
  });
});

test('backs up, restores, and takes the restore back; the doctor finds nothing wrong', async () => {
  await roofline(['import', LISTING]);
  const copy = path.join(folder, 'copy.json');
  expect(await roofline(['backup', copy])).toMatchObject({ status: 0, out: `6 papers copied to ${copy}.\n` });
  await roofline(['delete', 'seesaw2025']);
  expect((await roofline(['restore', copy, '--dry-run'])).out).toContain('1 would come back');
  expect((await roofline(['restore', copy])).status).toBe(0);
  expect((await roofline(['show', 'seesaw2025'])).status).toBe(0);
  await roofline(['undo']);
  expect((await roofline(['show', 'seesaw2025'])).status).toBe(1);
  expect(await roofline(['doctor'])).toMatchObject({ status: 0 });
  expect((await roofline(['backup', copy])).status).toBe(1);
});
