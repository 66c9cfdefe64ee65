/**
 * Proof that exported bibliographies compile: with the real `bibtex` under four styles, and through `biber`'s data model check,
 * without a warning that the source file itself does not give. Needs Debian's texlive-binaries, texlive-base,
 * texlive-latex-base, texlive-publishers and biber; without them it says so and proves nothing.
 *
 * The suite runs a short form, over the start of large files. The full one, which takes minutes:
 * `COMPILE_PROOF=full npx vitest run test/proof/compile-bibliography.test.ts`
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { biblatex, bibtex } from '../../shared/formats/bibtex/bibtex.ts';
import { decodeText } from '../../shared/formats/decode.ts';
import type { PrintProblem } from '../../shared/formats/format.ts';
import { readText } from '../../shared/formats/read-text.ts';
import type { Paper, PaperDraft } from '../../shared/library/paper.ts';
import { generatePapers } from '../bench/corpus.ts';
import { dataFolder, hasData } from '../helpers/expected-facts.ts';
import { draft, paperFrom } from '../helpers/papers.ts';

const full = process.env['COMPILE_PROOF'] === 'full';
/** How much of a file the short form compiles. */
const HEAD = 30_000;
const TIME = full ? 1_800_000 : 120_000;

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

/** Runs a program to its end, whatever its exit status; returns what it printed. */
function run(program: string, args: readonly string[]): Promise<string> {
  const options = { cwd: folder, env: { ...process.env, max_print_line: '10000' }, maxBuffer: 1 << 28 };
  return new Promise((resolve) => {
    execFile(program, args, options, (_error, stdout) => resolve(stdout));
  });
}

let runs = 0;

/** Runs `bibtex` over every entry of a file; returns its warnings and errors without line numbers, and what it wrote. */
async function runBibtex(bib: string, style: string): Promise<{ complaints: string[]; bbl: string }> {
  const name = `run${++runs}`;
  writeFileSync(join(folder, `${name}.bib`), bib);
  writeFileSync(join(folder, `${name}.aux`), `\\citation{*}\n\\bibdata{${name}}\n\\bibstyle{${style}}\n`);
  await run('bibtex', [name]);
  const log = readFileSync(join(folder, `${name}.blg`), 'latin1').split('\n');
  const complaints = log
    .filter((line) => /^Warning--(?!INFO)|---line \d+ of file|error message|^I was|^Repeated/.test(line))
    .map((line) => line.replace(/---line \d+ of file .*/, '').replace(/ \(There .*/, ''));
  return { complaints, bbl: readFileSync(join(folder, `${name}.bbl`), 'latin1') };
}

/** `biber --tool --validate-datamodel`: its warnings and errors without file names and lines. */
async function runBiber(bib: string): Promise<string[]> {
  const path = join(folder, `run${++runs}.bib`);
  writeFileSync(path, bib);
  const stdout = await run('biber', ['--tool', '--validate-datamodel', '--output-file', `${path}.out`, path]);
  expect(stdout).toContain('INFO - Output to');
  return stdout
    .split('\n')
    .filter((line) => /^(?:WARN|ERROR) - /.test(line))
    .map((line) => line.replace(/ \(?\S*\.(?:bib|utf8)\S*/g, '').replace(/,? line \d+/g, ''));
}

function papersOf(drafts: readonly PaperDraft[]): Paper[] {
  return drafts.map((one, at) => paperFrom(one, { id: `id-${at}`, citeKey: one.citeKey ?? `key${at}` }));
}

function drafts(bib: string): Paper[] {
  return papersOf(bibtex.parse!(bib, {}).papers);
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
  const source = readFileSync(join(dataFolder, 'bibliographies', file), 'utf8').replace(
    /^(@\w+\{[^\s,]+)\n/gm,
    '$1,\n',
  );
  return full || source.length <= HEAD ? source : source.slice(0, HEAD).replace(/\n@[^@]*$/, '\n');
}

/** All files in one, each key once: starting `biber` takes longer than what it then does. */
function joinedSources(): string {
  const keys = new Set<string>();
  return sources
    .flatMap((file) => readSource(file).split(/\n(?=@)/))
    .filter((entry) => {
      const key = /^@\w+\{([^,\s"]+),/.exec(entry)?.[1]?.toLowerCase();
      return key === undefined || (!keys.has(key) && keys.add(key));
    })
    .join('\n');
}

/** Every paper of the real listings, as one library. */
function listedPapers(): Paper[] {
  const listings = join(dataFolder, 'listings');
  const found = readdirSync(listings)
    .filter((file) => !file.endsWith('.expected.json'))
    .flatMap((file) => {
      const decoded = decodeText(readFileSync(join(listings, file)));
      const read = decoded.ok && readText(decoded.value.text, { from: file, captured: '2026-01-02' });
      return read && read.ok ? read.value.result.papers : [];
    });
  return papersOf(found.map(({ citeKey: _printed, ...rest }, at) => ({ ...rest, citeKey: `listed${at}` })));
}

/** Facts of a publication that no listing prints; ACM's style asks for them. */
const NEVER_LISTED = /empty (?:publisher|address) in|page numbers missing|no number and no volume/;

/** The complaints that no listed problem of the export stands for: what a source leaves out, styles miss too. */
function unexplained(complaints: readonly string[], problems: readonly PrintProblem[]): string[] {
  const missing = new Set(
    problems
      .filter(({ code }) => code.startsWith('missing-'))
      .map(({ code, citeKey }) => `${code} ${citeKey}`),
  );
  const kinds = {
    author: 'author',
    year: 'year',
    booktitle: 'venue',
    journal: 'venue',
    journaltitle: 'venue',
  };
  return complaints.filter((line) => {
    const key = /(?:\bin |\bfor |Entry ')([^\s']+)/.exec(line)?.[1] ?? '';
    if (NEVER_LISTED.test(line)) return false;
    return !Object.entries(kinds).some(
      ([field, kind]) => new RegExp(`\\b${field}\\b`).test(line) && missing.has(`missing-${kind} ${key}`),
    );
  });
}

describe.runIf(hasBibtex).concurrent('bibtex', () => {
  it.each(sources.flatMap((file) => STYLES.map(([style, profile]) => [file, style, profile] as const)))(
    'compiles %s under %s',
    async (file, style, profile) => {
      const source = readSource(file);
      const { text } = bibtex.print!(drafts(source), { profile });
      const ours = await runBibtex(text, style);
      expect(added(ours.complaints, (await runBibtex(source, style)).complaints)).toEqual([]);
      expect(ours.bbl).toContain('\\end{thebibliography}');
    },
    TIME,
  );

  it.each(STYLES)(
    'compiles a large library under %s',
    async (style, profile) => {
      const papers = [...(hasData ? listedPapers() : []), ...generatePapers(full ? 10_000 : 300, 3)];
      const { text, problems } = bibtex.print!(papers, { profile });
      const { complaints, bbl } = await runBibtex(text, style);
      expect(unexplained(complaints, problems)).toEqual([]);
      expect(bbl.split('\\bibitem')).toHaveLength(papers.length + 1);
    },
    TIME,
  );

  const preprint = draft('MoE-Lens: Serving Experts on an A100', {
    authors: 'Ada Wren; Jürgen Öztürk',
    ids: { arxiv: '2404.12345', arxivCategory: 'cs.DC' },
    published: { year: 2024, month: 4 },
    type: 'preprint',
  });

  it.each(STYLES)('shows the arXiv id of a preprint under %s', async (style, profile) => {
    for (const authors of [undefined, []]) {
      const paper = { ...paperFrom(preprint, { citeKey: 'wren' }), ...(authors ? { authors } : {}) };
      const { complaints, bbl } = await runBibtex(bibtex.print!([paper], { profile }).text, style);
      expect(complaints.filter((line) => !authors || !line.includes('author'))).toEqual([]);
      expect(bbl.replaceAll('\n', ' ')).toContain('2404.12345');
    }
  });

  it('compiles text that is out to break it', async () => {
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
    const { complaints, bbl } = await runBibtex(bibtex.print!(papers, {}).text, 'plain');
    expect(complaints.filter((line) => !/empty|number/.test(line))).toEqual([]);
    expect(bbl.split('\\bibitem')).toHaveLength(papers.length + 1);
  });
});

describe.runIf(hasBiber).concurrent('biber', () => {
  it.each(full || sources.length === 0 ? sources : ['the start of every file'])(
    'finds nothing new in %s',
    async (file) => {
      const source = full ? readSource(file) : joinedSources();
      const { text } = biblatex.print!(drafts(source), {});
      const [ours, before] = await Promise.all([runBiber(text), runBiber(source)]);
      expect(added(ours, before)).toEqual([]);
    },
    TIME,
  );

  it(
    'finds nothing in a large library',
    async () => {
      const listed = hasData ? listedPapers().filter((_, at) => full || at % 4 === 0) : [];
      const papers = [...listed, ...generatePapers(full ? 3_000 : 30, 3)];
      const { text, problems } = biblatex.print!(papers, {});
      expect(unexplained(await runBiber(text), problems)).toEqual([]);
    },
    TIME,
  );
});
