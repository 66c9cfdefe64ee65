/**
 * Proof that exported bibliographies compile: with the real `bibtex` under four styles, and through `biber`'s data model check,
 * without a warning that the source file itself does not give. Needs Debian's texlive-binaries, texlive-base,
 * texlive-latex-base, texlive-publishers and biber; without them it says so and proves nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { biblatex, bibtex } from '../../shared/formats/bibtex/bibtex.ts';
import type { PaperDraft } from '../../shared/library/paper.ts';
import { dataFolder, hasData } from '../helpers/expected-facts.ts';
import { draft, paperFrom } from '../helpers/papers.ts';

/** Each style with the preprint profile that is for it. */
const STYLES = [
  ['plain', 'plain'],
  ['plainnat', 'plain'],
  ['IEEEtran', 'plain'],
  ['ACM-Reference-Format', 'acm'],
] as const;

function installed(program: string, ...styles: string[]): boolean {
  if (spawnSync(program, ['--version']).status !== 0) return false;
  return styles.every((style) => spawnSync('kpsewhich', [`${style}.bst`]).status === 0);
}

const hasBibtex = installed('bibtex', ...STYLES.map(([style]) => style));
const hasBiber = installed('biber');
if (!hasBibtex)
  process.stdout.write('NOT PROVEN: bibtex or its styles are not installed; nothing was compiled.\n');
if (!hasBiber) process.stdout.write('NOT PROVEN: biber is not installed; no data model was checked.\n');

const folder = mkdtempSync(join(tmpdir(), 'roofline-compile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `bibtex` over every entry of a file; returns its warnings and errors without line numbers, and what it wrote. */
function runBibtex(name: string, bib: string, style: string): { complaints: string[]; bbl: string } {
  writeFileSync(join(folder, `${name}.bib`), bib);
  writeFileSync(join(folder, `${name}.aux`), `\\citation{*}\n\\bibdata{${name}}\n\\bibstyle{${style}}\n`);
  spawnSync('bibtex', [name], { cwd: folder, env: { ...process.env, max_print_line: '10000' } });
  const log = readFileSync(join(folder, `${name}.blg`), 'latin1').split('\n');
  const complaints = log
    .filter((line) => /^Warning--(?!INFO)|---line \d+ of file|error message|^I was|^Repeated/.test(line))
    .map((line) => line.replace(/---line \d+ of file .*/, '').replace(/ \(There .*/, ''));
  return { complaints, bbl: readFileSync(join(folder, `${name}.bbl`), 'latin1') };
}

/** `biber --tool --validate-datamodel`: its warnings and errors without file names and lines. */
function runBiber(name: string, bib: string): string[] {
  const path = join(folder, `${name}.bib`);
  writeFileSync(path, bib);
  const options = ['--tool', '--validate-datamodel', '--output-file', join(folder, `${name}.out.bib`), path];
  const { stdout } = spawnSync('biber', options, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  return stdout
    .split('\n')
    .filter((line) => /^(?:WARN|ERROR) - /.test(line))
    .map((line) => line.replace(/ \(?\S*\.(?:bib|utf8)\S*/g, '').replace(/,? line \d+/g, ''));
}

function drafts(bib: string): ReturnType<typeof paperFrom>[] {
  return bibtex.parse!(bib, {}).papers.map((one: PaperDraft, at) =>
    paperFrom(one, { id: `id-${at}`, citeKey: one.citeKey ?? `key${at}` }),
  );
}

/** The complaints about the export that the source does not draw, as often as it draws them. */
function added(ours: readonly string[], source: readonly string[]): string[] {
  const left = [...source];
  return ours.filter((line) => {
    const at = left.indexOf(line);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const sources = hasData
  ? readdirSync(join(dataFolder, 'bibliographies')).filter((file) => file.endsWith('.bib'))
  : [];

/** As the file is, but for commas forgotten after keys: at those, real programs stop and say nothing of the rest. */
function readSource(file: string): string {
  return readFileSync(join(dataFolder, 'bibliographies', file), 'utf8').replace(
    /^(@\w+\{[^\s,]+)\n/gm,
    '$1,\n',
  );
}

describe.runIf(hasBibtex)('bibtex', () => {
  it.each(sources.flatMap((file) => STYLES.map(([style, profile]) => [file, style, profile] as const)))(
    'compiles %s under %s',
    (file, style, profile) => {
      const source = readSource(file);
      const { text } = bibtex.print!(drafts(source), { profile });
      const ours = runBibtex('ours', text, style);
      expect(added(ours.complaints, runBibtex('source', source, style).complaints)).toEqual([]);
      expect(ours.bbl).toContain('\\end{thebibliography}');
    },
    300_000,
  );

  const preprint = draft('MoE-Lens: Serving Experts on an A100', {
    authors: 'Ada Wren; Jürgen Öztürk',
    ids: { arxiv: '2404.12345', arxivCategory: 'cs.DC' },
    published: { year: 2024, month: 4 },
    type: 'preprint',
  });

  it.each(STYLES)('shows the arXiv id of a preprint under %s', (style, profile) => {
    for (const authors of [undefined, []]) {
      const paper = { ...paperFrom(preprint, { citeKey: 'wren' }), ...(authors ? { authors } : {}) };
      const { complaints, bbl } = runBibtex('preprint', bibtex.print!([paper], { profile }).text, style);
      expect(complaints.filter((line) => !authors || !line.includes('author'))).toEqual([]);
      expect(bbl.replaceAll('\n', ' ')).toContain('2404.12345');
    }
  });

  it('compiles text that is out to break it', () => {
    const titles = [
      '50% of $5 & #1_a ~ ^ \\ {x}',
      '} {',
      'É $O(N^2)$ α→β “q” 中文 🚀',
      "Don’t -- '''``",
      'x² H₂O ế Ł ı',
    ];
    const papers = titles.map((title, at) =>
      paperFrom(
        draft(title, {
          authors: `${title.replaceAll(',', '')} Wren; Łukasz Żak`,
          published: { year: 2024 },
          type: 'article',
          venue: title,
          tags: [title],
          note: title,
          bib: { odd: title },
        }),
        { citeKey: `k${at}` },
      ),
    );
    const { complaints, bbl } = runBibtex('hostile', bibtex.print!(papers, {}).text, 'plain');
    expect(complaints.filter((line) => !/empty|number/.test(line))).toEqual([]);
    expect(bbl.split('\\bibitem')).toHaveLength(papers.length + 1);
  });
});

describe.runIf(hasBiber)('biber', () => {
  it.each(sources)(
    'finds nothing new in %s',
    (file) => {
      // Biber takes minutes over the 7,000 entries of the large file, all of one make; its start says the same.
      const source = readSource(file)
        .slice(0, 100_000)
        .replace(/\n@[^@]*$/, '\n');
      const before = runBiber('source', source);
      const papers = drafts(source);
      expect(added(runBiber('ours', biblatex.print!(papers, {}).text), before)).toEqual([]);
    },
    600_000,
  );
});
