import { describe, expect, it } from 'vitest';
import { citeVersion } from '../../../shared/library/versions.ts';
import { draft, paperFrom } from '../../helpers/papers.ts';

const paper = paperFrom(
  draft('Paging the Cache', {
    type: 'inproceedings',
    venue: 'SOSP',
    published: { year: 2023 },
    ids: { doi: '10.1145/3600006.3613165', arxiv: '2309.06180' },
    versions: [{ type: 'preprint', published: { year: 2023, month: 9 }, ids: { arxiv: '2309.06180' } }],
  }),
);

describe('citing another version', () => {
  it('makes it the paper’s own and keeps what was cited among the versions', () => {
    expect(citeVersion(paper, 0)).toEqual({
      type: 'preprint',
      venue: null,
      published: { year: 2023, month: 9 },
      // The DOI names the proceedings paper: a preprint with it would be cited wrongly.
      ids: { arxiv: '2309.06180' },
      versions: [
        {
          type: 'inproceedings',
          venue: 'SOSP',
          published: { year: 2023 },
          ids: { doi: '10.1145/3600006.3613165' },
        },
      ],
    });
  });

  it('is its own inverse', () => {
    const { venue: _venue, published, ...cited } = citeVersion(paper, 0);
    const { venue: _none, ...rest } = paper;
    const back = citeVersion({ ...rest, ...cited, ...(published ? { published } : {}) }, 0);
    expect(back).toMatchObject({
      type: paper.type,
      venue: paper.venue,
      published: paper.published,
      ids: paper.ids,
      versions: paper.versions,
    });
  });
});
