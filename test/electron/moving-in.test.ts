/** Moving in from Zotero and JabRef through the terminal: what went into the export is in the library. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTerminal } from '../../electron/cli/run-terminal.ts';
import { displayName } from '../../shared/library/names.ts';
import type { Paper } from '../../shared/library/paper.ts';
import { root } from '../helpers/root.ts';

let library: string;

beforeEach(() => {
  library = mkdtempSync(path.join(os.tmpdir(), 'roofline-moving-in-'));
});

afterEach(() => {
  rmSync(library, { recursive: true, force: true });
});

/** Runs a command; its answer as JSON. */
async function roofline(...args: string[]): Promise<unknown> {
  let out = '';
  const status = await runTerminal(['--library', library, '--json', ...args], {
    out: (text) => void (out += text),
    err: () => undefined,
    width: undefined,
    styled: false,
    watched: false,
    readInput: () => Promise.resolve(Buffer.from('')),
  });
  expect(status).toBe(0);
  return JSON.parse(out);
}

const EXPORTS = [
  ['Better BibTeX, .bib', 'better-bibtex.bib', 'bibtex'],
  ['Better BibTeX, JSON', 'better-bibtex.json', 'better-bibtex-json'],
  ['Zotero RDF', 'zotero.rdf', 'zotero-rdf'],
  ['JabRef', 'jabref.bib', 'bibtex'],
] as const;

describe.each(EXPORTS)('from %s', (_, file, format) => {
  const source = path.join(root, 'test/fixtures/moving-in', file);

  it('brings every item with its key, names, notes, tags, collections and files', async () => {
    const imported = (await roofline('import', source)) as {
      format: string;
      added: Paper[];
      warnings: { code: string }[];
      unused: { kind: string }[];
    };
    expect(imported.format).toBe(format);
    expect(imported.warnings).toEqual([]);
    expect(imported.unused.filter(({ kind }) => kind === 'unread')).toEqual([]);
    const { total, papers } = (await roofline('list')) as { total: number; papers: Paper[] };
    expect(total).toBe(3);
    const byKey = new Map(papers.map((paper) => [paper.citeKey, paper]));
    expect([...byKey.keys()].sort()).toEqual(['elm2012roots', 'oak2024twig', 'wren2024brisk']);
    const brisk = byKey.get('wren2024brisk')!;
    expect(brisk).toMatchObject({
      title: 'Brisk: A Fast Cache for LLM Serving',
      type: 'inproceedings',
      venue: 'OSDI',
      published: { year: 2024, month: 7 },
      abstract: 'Caches are slow. Ours is not.',
      links: [{ url: 'https://www.usenix.org/conference/osdi24/presentation/wren' }],
    });
    expect(brisk.authors.map(displayName)).toEqual(['Ada van der Wren', 'Jørgen Björk', 'Fern Labs']);
    expect([...brisk.tags].sort()).toEqual(['KV cache', 'Systems/Caches', 'caches', 'to cite']);
    const words = `${brisk.note} ${brisk.bib.note ?? ''}`.replaceAll('*', '');
    expect(words).toContain('Runner-up for best paper');
    expect(words).toContain('Read twice: see section 4.');
    expect(brisk.attachments.map(({ path: place }) => place.slice(place.lastIndexOf('.')))).toEqual([
      '.pdf',
      '.html',
    ]);
    const twig = byKey.get('oak2024twig')!;
    expect(twig).toMatchObject({
      type: 'preprint',
      ids: { arxiv: '2404.12345' },
      published: { year: 2024, month: 4 },
    });
    expect([...twig.tags].sort()).toEqual(['Systems', 'Systems/Caches', 'pruning']);
    expect(byKey.get('elm2012roots')).toMatchObject({
      type: 'article',
      venue: 'Journal of Brisk Systems',
      ids: { doi: '10.1234/brisk.5678' },
      bib: { volume: '14', number: '3' },
      tags: ['notion'],
    });
  });

  it('brings nothing twice, from this export or another', async () => {
    await roofline('import', source);
    const before = (await roofline('list')) as { papers: Paper[] };
    for (const [, other] of EXPORTS) {
      const again = (await roofline('import', path.join(root, 'test/fixtures/moving-in', other))) as {
        added: Paper[];
      };
      expect(again.added).toEqual([]);
    }
    const after = (await roofline('list')) as { papers: Paper[] };
    for (const [at, paper] of before.papers.entries()) {
      const now = after.papers[at]!;
      expect(now.citeKey).toBe(paper.citeKey);
      expect(now.tags).toEqual(expect.arrayContaining([...paper.tags]));
      expect(now.note).toContain(paper.note);
      expect(now.attachments.length).toBeGreaterThanOrEqual(paper.attachments.length);
    }
  });
});
