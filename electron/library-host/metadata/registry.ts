/** The online sources, in the order in which they are asked for a title: first those that know preprints best. */
import { arxiv } from './arxiv.ts';
import { crossref } from './crossref.ts';
import { dblp } from './dblp.ts';
import { huggingFace } from './hugging-face.ts';
import { openreview } from './openreview.ts';
import { semanticScholar } from './semantic-scholar.ts';
import type { MetadataSource } from './source.ts';

export const metadataSources: readonly MetadataSource[] = [
  arxiv,
  huggingFace,
  semanticScholar,
  dblp,
  crossref,
  openreview,
];
