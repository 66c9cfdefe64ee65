/** Measures that words do not name: what a verb, a unit or a phrase implies. */
import type { ClaimMetric } from '../library/knowledge.ts';
import type { NamedMeasure } from './measure-names.ts';

/** A measure of a metric, with the word that names it where there is one. */
export function plain(metric: ClaimMetric, lessIsBetter: boolean, measure = ''): NamedMeasure {
  return { metric, lessIsBetter, measure };
}

export const SPEED = plain('speedup', false);
export const COMPRESSION = plain('compression', false);
export const MODEL_SIZE = plain('model-size', true);
export const ERROR = plain('accuracy', true, 'error');
export const SHARE_OF_PEAK = plain('other', false, 'peak');
export const ATTAINMENT = plain('other', false, 'attainment');
/** What a verb of shrinking acts on is better small. */
export const LESS_OF_SOMETHING = plain('other', true);
