/** Where preprints are kept: how such a place is called, and what its DOIs begin with. */
import { foldText } from './text.ts';

const SERVERS = 'arxiv|corr\\b|computing research repository|preprints?|biorxiv|medrxiv|ssrn|techrxiv';
/** Printed where a venue would stand, these two say no more than a server does. */
const BEGINS_WITH_SERVER = new RegExp(`^(?:${SERVERS}|openreview|hugging ?face)`, 'i');
const NAMES_SERVER = new RegExp(`\\b(?:${SERVERS})\\b`, 'i');

/** Whether the text names a place for preprints ("arXiv'24.8", "CoRR abs/2404.1"), which is no venue. */
export function isPreprintServer(text: string): boolean {
  return BEGINS_WITH_SERVER.test(foldText(text));
}

/** Whether a venue as printed names a place for preprints anywhere: "Online preprint, bioRxiv". */
export function namesPreprintServer(venue: string): boolean {
  return NAMES_SERVER.test(venue);
}

/** arXiv, bioRxiv and medRxiv, Preprints.org, Research Square, SSRN, TechRxiv, PsyArXiv, OSF, ChemRxiv. Source: their DOIs. */
const PREPRINT_DOI = /^10\.(?:48550|1101|20944|21203|2139|36227|31234|31219)\//;

/** Whether a DOI is that of a preprint, which says nothing against the DOI of the published version. */
export function isPreprintDoi(doi: string): boolean {
  return PREPRINT_DOI.test(doi);
}

/** Whether a DOI says no more than the arXiv id inside it. */
export function isArxivDoi(doi: string): boolean {
  return doi.startsWith('10.48550/');
}
