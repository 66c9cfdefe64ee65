import { describe, expect, it } from 'vitest';
import { isPreprintServer } from '../../../shared/library/preprint-servers.ts';
import { findVenue, venueName } from '../../../shared/library/venues.ts';

describe('findVenue', () => {
  it.each([
    ['13th USENIX Symposium on Operating Systems Design and Implementation (OSDI 18)', 'OSDI'],
    ["OSDI'24", 'OSDI'],
    ["SC '24", 'SC'],
    ['ASPLOS 2024', 'ASPLOS'],
    ['Advances in neural information processing systems', 'NeurIPS'],
    ['Advances in Neural Information Processing Systems 35 (NeurIPS 2022)', 'NeurIPS'],
    ['NIPS', 'NeurIPS'],
    [
      'Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)',
      'ACL',
    ],
    ['Proceedings of the Twenty-Fourth ACM Symposium on Operating Systems Principles', 'SOSP'],
    ["SOSP '23: Proceedings of the 29th Symposium on Operating Systems Principles", 'SOSP'],
    ['The Eleventh International Conference on Learning Representations', 'ICLR'],
    ['International Conference on Machine Learning. PMLR', 'ICML'],
    ['2nd USENIX Workshop on Hot Topics in Cloud Computing (HotCloud 10)', 'HotCloud'],
    [
      'Proceedings of the 29th ACM International Conference on Architectural Support for Programming Languages and Operating Systems, Volume 3',
      'ASPLOS',
    ],
    ['Proceedings of Machine Learning and Systems', 'MLSys'],
    ['Proc. VLDB Endow.', 'PVLDB'],
  ])('%s is %s', (text, short) => expect(findVenue(text)?.short).toBe(short));

  it.each([
    "arXiv'24.8",
    'CoRR',
    'IEEE Micro',
    'Nature',
    'Micro',
    'ICLR 2024 Workshop on Sparsity',
    'Findings of the Association for Computational Linguistics: EMNLP 2023',
    '',
    'Supercomputing centres of Europe',
  ])('%s is none of them', (text) => expect(findVenue(text)).toBeUndefined());
});

it('names a venue short or long, and leaves others alone', () => {
  expect(venueName('MLSys', 'long')).toBe('Conference on Machine Learning and Systems');
  expect(venueName('Conference on Machine Learning and Systems', 'short')).toBe('MLSys');
  expect(venueName('Physical Review', 'short')).toBe('Physical Review');
});

it('tells places for preprints', () => {
  expect(isPreprintServer("arXiv'24.8")).toBe(true);
  expect(isPreprintServer('CoRR abs/2404.00001')).toBe(true);
  expect(isPreprintServer('Corrosion Science')).toBe(false);
});
