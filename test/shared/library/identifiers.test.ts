import { describe, expect, it } from 'vitest';
import { idsFromUrl, parseArxivId, parseDoi } from '../../../shared/library/identifiers.ts';

describe('parseArxivId', () => {
  it.each([
    ['2504.09345', '2504.09345', undefined],
    ['arXiv:2504.09345v2', '2504.09345', 2],
    ['https://arxiv.org/pdf/2411.15100v1.pdf', '2411.15100', 1],
    ['https://huggingface.co/papers/2508.20722', '2508.20722', undefined],
    ['hep-th/9901001', 'hep-th/9901001', undefined],
    ['cs.DC/0701001v3', 'cs.DC/0701001', 3],
    ['0704.0001', '0704.0001', undefined],
    ['https://doi.org/10.48550/arXiv.2310.16795', '2310.16795', undefined],
  ])('reads %s', (text, id, version) => {
    expect(parseArxivId(text)).toEqual(version ? { id, version } : { id });
  });

  it.each(['2513.12345', '2504.1234', '1234.567', 'v2', '', '10.1145/3600006.3613165', '0703.0001'])(
    'refuses %s',
    (text) => expect(parseArxivId(text)).toBeUndefined(),
  );
});

describe('parseDoi', () => {
  it.each([
    ['https://doi.org/10.1145/3600006.3613165', '10.1145/3600006.3613165'],
    ['doi:10.1109/ISCA.2016.30.', '10.1109/isca.2016.30'],
    ['(see 10.1016/S0022-0000(05)80064-9)', '10.1016/s0022-0000(05)80064-9'],
    ['https://doi.org/10.1000%2Fxyz', '10.1000/xyz'],
  ])('reads %s', (text, doi) => expect(parseDoi(text)).toBe(doi));

  it('refuses what only looks like one', () => expect(parseDoi('version 10.2/3')).toBeUndefined());
});

it('finds the ids that addresses carry', () => {
  expect(idsFromUrl('https://openreview.net/forum?id=abc_D-12')).toEqual({ openreview: 'abc_D-12' });
  expect(idsFromUrl('https://aclanthology.org/2021.naacl-main.208.pdf')).toEqual({
    acl: '2021.naacl-main.208',
  });
  expect(idsFromUrl('https://dl.acm.org/doi/10.1145/3575693')).toEqual({ doi: '10.1145/3575693' });
  expect(idsFromUrl('https://github.com/mlc-ai/xgrammar')).toEqual({});
});
