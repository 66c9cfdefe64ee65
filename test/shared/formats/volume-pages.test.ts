import { describe, expect, it } from 'vitest';
import { readText } from '../../../shared/formats/read-text.ts';
import { displayName } from '../../../shared/library/names.ts';
import { unaccountedLines } from '../../helpers/line-account.ts';

/** What a page gives, in short. */
function read(text: string) {
  const result = readText(text, { from: 'page.html' });
  if (!result.ok) throw new Error(result.error.message);
  expect(unaccountedLines(text, result.value.result)).toEqual([]);
  return result.value.result.papers.map((paper) => ({
    title: paper.title,
    authors: (paper.authors ?? []).map(displayName),
    year: paper.published?.year,
    venue: paper.venue,
    type: paper.type,
    ids: paper.ids,
    links: (paper.links ?? []).map(({ url }) => url),
  }));
}

describe('proceedings pages', () => {
  it('reads NeurIPS and MLSys lists of either layout, each with its own addresses', () => {
    expect(
      read(`<html><head><title>Advances in Neural Information Processing Systems 36 (NeurIPS 2023)</title></head><body>
<h4>Advances in Neural Information Processing Systems 36 (NeurIPS 2023)</h4><ul class="paper-list">
<li class="conference" data-track="conference">
  <div class="paper-content">
    <a title="paper title" href="/paper_files/paper/2023/hash/01-Abstract-Conference.html">Pools of A &amp; B</a>
    <span class="paper-authors">Ada Lovelace, Alan Turing</span>
  </div>
</li>
<li class="datasets_and_benchmarks"><div class="paper-content"><a title="paper title" href="/paper_files/paper/2023/hash/02-Abstract-Datasets_and_Benchmarks.html">A Bench of Pools</a> <span class="paper-authors">Grace Hopper</span></div></li>
</ul></body></html>`),
    ).toMatchObject([
      {
        title: 'Pools of A & B',
        authors: ['Ada Lovelace', 'Alan Turing'],
        venue: 'NeurIPS',
        year: 2023,
        links: ['https://proceedings.neurips.cc/paper_files/paper/2023/hash/01-Abstract-Conference.html'],
      },
      { title: 'A Bench of Pools', authors: ['Grace Hopper'] },
    ]);
    expect(
      read(`<html><head><title>Proceedings of Machine Learning and Systems 6 (MLSys 2024)</title></head><body><ul>
<li class="conference"><a title="paper title" href="/paper_files/paper/2024/hash/03-Abstract-Conference.html">Many Pools</a> <i>Ada Lovelace, Alan Turing, Grace Hopper</i></li>
<li class="conference"><a title="paper title" href="/paper_files/paper/2024/hash/04-Abstract-Conference.html">Few Pools</a> <i>Kurt Gödel</i></li>
</ul></body></html>`),
    ).toMatchObject([
      {
        venue: 'MLSys',
        year: 2024,
        authors: { length: 3 },
        links: [expect.stringContaining('proceedings.mlsys.org')],
      },
      { title: 'Few Pools', authors: ['Kurt Gödel'] },
    ]);
  });

  it('reads PMLR volumes with their links and the conference they print', () => {
    const paper = (id: string, title: string, more = '') => `<div class="paper">
  <p class="title">${title}</p>
  <p class="details">
    <span class="authors">Ada Lovelace,&nbsp;Alan Turing</span>;
    <span class="info"><i>Proceedings of the 40th International Conference on Machine Learning</i>, PMLR 202:1-18</span>
  </p>
  <p class="links">[<a href="https://proceedings.mlr.press/v202/${id}.html">abs</a>][<a href="https://proceedings.mlr.press/v202/${id}/${id}.pdf">Download PDF</a>]${more}</p>
</div>
`;
    expect(
      read(
        `<html><head><title>Volume 202: International Conference on Machine Learning, 23-29 July 2023</title></head><body>\n${paper('a23a', 'Pools with One Page', '[<a href="https://openreview.net/forum?id=abcDEF123">OpenReview</a>]')}${paper('b23a', 'Pools with Two')}</body></html>`,
      ),
    ).toMatchObject([
      {
        title: 'Pools with One Page',
        authors: ['Ada Lovelace', 'Alan Turing'],
        venue: 'ICML',
        year: 2023,
        ids: { openreview: 'abcDEF123' },
        links: { length: 3 },
      },
      { title: 'Pools with Two', links: { length: 2 } },
    ]);
  });

  it('reads CVF, ACM and virtual conference pages', () => {
    expect(
      read(`<html><head><title>CVPR 2023 Open Access Repository</title></head><body><dl>
<dt class="ptitle"><br><a href="/content/CVPR2023/html/L_paper.html">Seeing Pools</a></dt>
<dd><form class="authsearch"><a href="#">Ada Lovelace</a>,</form><form class="authsearch"><a href="#">Alan Turing</a></form></dd>
<dd>[<a href="/content/CVPR2023/papers/L_paper.pdf">pdf</a>] [<a href="http://arxiv.org/abs/2212.00001">arXiv</a>]
<div class="bibref">@InProceedings{L_2023_CVPR, title = {Seeing Pools}}</div></dd>
</dl></body></html>`),
    ).toMatchObject([
      { title: 'Seeing Pools', authors: { length: 2 }, venue: 'CVPR', ids: { arxiv: '2212.00001' } },
    ]);
    const item = (doi: string, title: string) =>
      `<div class="issue-item"><h5 class="issue-item__title"><a href="/doi/${doi}">${title}</a></h5><ul class="rlist--inline loa"><li><a title="Ada Lovelace"><span>Ada Lovelace</span></a></li><li><a title="Alan Turing"><span>Alan Turing</span></a></li></ul></div>\n`;
    expect(
      read(
        `<html><head><title>Proceedings</title></head><body><h1>SOSP '23: Proceedings of the 29th Symposium on Operating Systems Principles</h1>\n${item('10.1145/3600006.1', 'Paging Pools')}${item('10.1145/3600006.2', 'Pooling Pages')}</body></html>`,
      ),
    ).toMatchObject([
      {
        title: 'Paging Pools',
        authors: { length: 2 },
        venue: 'SOSP',
        year: 2023,
        ids: { doi: '10.1145/3600006.1' },
      },
      { title: 'Pooling Pages' },
    ]);
    expect(
      read(`<html><head><title>MLSys 2025 Papers</title></head><body><ul>
<li><a href="/virtual/2025/calendar">Calendar</a></li>
<li><a href="/virtual/2025/poster/1">Pools that Flex</a></li>
<li><a href="/virtual/2025/poster/2">Pools of Grammar</a></li>
</ul></body></html>`),
    ).toMatchObject([
      {
        title: 'Pools that Flex',
        venue: 'MLSys',
        year: 2025,
        links: ['https://mlsys.org/virtual/2025/poster/1'],
      },
      { title: 'Pools of Grammar' },
    ]);
  });

  it('reads one paper of NeurIPS or PMLR as a conference paper, without the braces of its BibTeX', () => {
    expect(
      read(`<html><head>
<meta name="citation_title" content="Pools on a Single {GPU}">
<meta name="citation_journal_title" content="Advances in Neural Information Processing Systems">
<meta name="citation_author" content="Lovelace, Ada">
<meta name="citation_publication_date" content="2023-12-15">
</head><body><h4>Abstract</h4><p>They are shared.</p></body></html>`),
    ).toMatchObject([
      { title: 'Pools on a Single GPU', type: 'inproceedings', venue: 'NeurIPS', authors: ['Ada Lovelace'] },
    ]);
  });
});

describe('DBLP XML', () => {
  it('reads records, people and searches, and no volumes', () => {
    expect(
      read(`<?xml version="1.0" encoding="US-ASCII"?>
<dblpperson name="Ada Lovelace" pid="1/2" n="3">
<r><inproceedings key="conf/osdi/LovelaceT24" mdate="2024-07-22">
<author pid="1/2">Ada Lovelace</author><author>Alan Turing 0001</author><author>Kurt G&#246;del</author>
<title>Pooling <i>Pages</i> &amp; Frames.</title><pages>1-18</pages><year>2024</year><booktitle>OSDI</booktitle>
<ee type="oa">https://www.usenix.org/conference/osdi24/presentation/lovelace</ee></inproceedings></r>
<r><article publtype="informal" key="journals/corr/abs-2401-00001"><author>Ada Lovelace</author><title>Pooling Pages.</title><year>2024</year><volume>abs/2401.00001</volume><journal>CoRR</journal></article></r>
<r><proceedings key="conf/osdi/2024"><editor>Ada Lovelace</editor><title>18th USENIX Symposium, OSDI 2024.</title><year>2024</year></proceedings></r>
</dblpperson>
`),
    ).toMatchObject([
      {
        title: 'Pooling Pages & Frames',
        authors: ['Ada Lovelace', 'Alan Turing', 'Kurt Gödel'],
        venue: 'OSDI',
        year: 2024,
        ids: { dblp: 'conf/osdi/LovelaceT24' },
      },
      { title: 'Pooling Pages', type: 'preprint', ids: { arxiv: '2401.00001' } },
    ]);
    expect(
      read(`<?xml version="1.0"?>
<result><hits total="1">
<hit score="5" id="100">
<info><authors><author pid="1">Ada Lovelace</author></authors><title>Attention on Pages.</title><venue>MLSys</venue><year>2024</year><type>Conference and Workshop Papers</type><key>conf/mlsys/L24</key></info>
</hit>
</hits></result>`),
    ).toMatchObject([{ title: 'Attention on Pages', venue: 'MLSys', type: 'inproceedings' }]);
  });
});
