import { expect, it } from 'vitest';
import { citedKeys } from '../../../shared/formats/cited-keys.ts';

it('reads the keys of an .aux file, of BibTeX and of biblatex', () => {
  const aux =
    '\\relax \n\\citation{kwon2023vllm,yu2022orca}\n\\abx@aux@cite{0}{moelens2025}\n\\citation{yu2022orca}\n';
  expect(citedKeys(aux)).toEqual({ keys: ['kwon2023vllm', 'yu2022orca', 'moelens2025'], all: false });
});

it('reads the keys of a .tex file, with every command of the family', () => {
  const tex = [
    'Serving \\citep[see][p.~3]{kwon2023vllm, yu2022orca} is hard % \\cite{commented}',
    '50\\% of it \\textcite{a} \\parencites{b}{c} \\citeauthor*{d} \\nocite{e}',
  ].join('\n');
  expect(citedKeys(tex).keys).toEqual(['kwon2023vllm', 'yu2022orca', 'a', 'b', 'd', 'e']);
});

it('knows \\nocite{*}', () => expect(citedKeys('\\nocite{*}')).toEqual({ keys: [], all: true }));
