/** Every format there is, in one list. Equal confidences go to the earlier one. To add a format: write its file, add its line. */
import { arxiv } from './arxiv/arxiv.ts';
import { betterBibtexJson } from './better-bibtex-json.ts';
import { biblatex, bibtex } from './bibtex/bibtex.ts';
import { cslJson } from './csl-json/csl-json.ts';
import type { Format } from './format.ts';
import { huggingFace } from './hugging-face/hugging-face.ts';
import { markdownList } from './markdown-list/markdown-list.ts';
import { ris } from './ris/ris.ts';

export const formats: readonly Format[] = [
  huggingFace,
  arxiv,
  bibtex,
  biblatex,
  betterBibtexJson,
  ris,
  cslJson,
  markdownList,
];

/** The format with this id, as `--format` names it. */
export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}
