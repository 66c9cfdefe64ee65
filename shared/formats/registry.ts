/** Every format there is, in one list. Equal confidences go to the earlier one. To add a format: write its file, add its line. */
import { arxiv } from './arxiv/arxiv.ts';
import { betterBibtexJson } from './better-bibtex-json.ts';
import { biblatex, bibtex } from './bibtex/bibtex.ts';
import { cslJson } from './csl-json/csl-json.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { huggingFace } from './hugging-face/hugging-face.ts';
import { identifierList } from './identifier-list.ts';
import { json } from './json.ts';
import { jsonPapers } from './json-papers.ts';
import { markdownExport } from './markdown-export.ts';
import { markdownList } from './markdown-list/markdown-list.ts';
import { citationPage } from './programs/citation-page.ts';
import { conferenceProgram } from './programs/conference-program.ts';
import { dblp } from './programs/dblp.ts';
import { openreview } from './programs/openreview.ts';
import { papersWithCode } from './programs/papers-with-code.ts';
import { semanticScholar } from './programs/semantic-scholar.ts';
import { ris } from './ris/ris.ts';
import { zoteroCsv } from './zotero-csv.ts';
import { zoteroRdf } from './zotero-rdf.ts';

export const formats: readonly Format[] = [
  huggingFace,
  arxiv,
  bibtex,
  biblatex,
  betterBibtexJson,
  zoteroRdf,
  zoteroCsv,
  ris,
  cslJson,
  dblp,
  openreview,
  semanticScholar,
  papersWithCode,
  citationPage,
  conferenceProgram,
  identifierList,
  markdownList,
  json,
  jsonPapers,
  csv,
  markdownExport,
];

/** The format with this id, as `--format` names it. */
export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}
