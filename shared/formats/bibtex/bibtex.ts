/** BibTeX and BibLaTeX as formats: recognition, reading and writing. */
import type { Format } from '../format.ts';
import { printing } from '../print-each.ts';
import { parseBibliography, recogniseBibliography } from './parse.ts';
import { printBibliography } from './print.ts';

export const bibtex: Format = {
  id: 'bibtex',
  name: 'BibTeX',
  extensions: ['bib', 'bibtex'],
  recognise: (text, options) => recogniseBibliography(text, options?.from, 'bibtex'),
  parse: (text, options) => parseBibliography(text, options, 'bibtex'),
  ...printing((papers, options) => printBibliography(papers, options, 'bibtex')),
};

export const biblatex: Format = {
  id: 'biblatex',
  name: 'BibLaTeX',
  extensions: ['bib'],
  recognise: (text, options) => recogniseBibliography(text, options?.from, 'biblatex'),
  parse: (text, options) => parseBibliography(text, options, 'biblatex'),
  ...printing((papers, options) => printBibliography(papers, options, 'biblatex')),
};
