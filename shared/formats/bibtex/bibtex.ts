/** BibTeX and BibLaTeX as formats: recognition, reading and writing. */
import type { Format } from '../format.ts';
import { printBibliography } from './print.ts';

export const bibtex: Format = {
  id: 'bibtex',
  name: 'BibTeX',
  extensions: ['bib', 'bibtex'],
  print: (papers, options) => printBibliography(papers, options, 'bibtex'),
};

export const biblatex: Format = {
  id: 'biblatex',
  name: 'BibLaTeX',
  extensions: ['bib'],
  print: (papers, options) => printBibliography(papers, options, 'biblatex'),
};
