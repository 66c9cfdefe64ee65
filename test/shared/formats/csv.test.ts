import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { csv } from '../../../shared/formats/csv.ts';
import { readCsvRows } from '../../../shared/formats/csv-rows.ts';
import { readText } from '../../../shared/formats/read-text.ts';
import { displayName } from '../../../shared/library/names.ts';
import { unaccountedLines } from '../../helpers/line-account.ts';
import { draft, paperFrom } from '../../helpers/papers.ts';

const HEAD =
  '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url","Abstract Note","Date","Date Added","Pages","Extra","Notes","File Attachments","Link Attachments","Manual Tags","Automatic Tags"';

function read(text: string) {
  const result = readText(text, { from: 'library.csv' });
  if (!result.ok) throw new Error(result.error.message);
  expect(unaccountedLines(text, result.value.result)).toEqual([]);
  return { format: result.value.format.id, ...result.value.result };
}

describe('Zotero CSV', () => {
  const record =
    '"ABCD1234","conferencePaper","2023","Lovelace, Ada; van der Berg, Jan; Example Lab","Pools ""Twice"", Again","Proceedings of the 29th Symposium on Operating Systems Principles","10.1145/3600006.1","https://dl.acm.org/doi/10.1145/3600006.1","First line.\nSecond, with ""quotes"".","2023-10-23","2024-05-13 09:10:11","611–626","Citation Key: lovelace2023 \narXiv: 2309.00001 [cs.LG]","<p>A <b>note</b></p>; <p>Another</p>","/home/ada/Pools.pdf; C:\\Users\\ada\\b.html","https://github.com/example/pools","serving; to read","Machine Learning"';

  it('brings over keys, people, dates, tags, notes, files and links', () => {
    const { format, papers, warnings } = read(
      `\ufeff${HEAD}\n${record}\n"IJKL9012","note","","","","","","","","","","","","<p>Alone</p>","","","",""\n`,
    );
    expect(format).toBe('zotero-csv');
    expect(warnings).toEqual([]);
    expect(papers).toHaveLength(1);
    expect(papers[0]).toMatchObject({
      title: 'Pools "Twice", Again',
      citeKey: 'lovelace2023',
      venue: 'SOSP',
      published: { year: 2023, month: 10, day: 23 },
      ids: { doi: '10.1145/3600006.1', arxiv: '2309.00001' },
      abstract: 'First line. Second, with "quotes".',
      tags: ['serving', 'to read', 'Machine Learning'],
      note: 'A **note**\n\nAnother',
      attachments: [{ path: '/home/ada/Pools.pdf' }, { path: 'C:\\Users\\ada\\b.html' }],
      addedAt: '2024-05-13T09:10:11.000Z',
      sources: [{ lines: [2, 4] }],
    });
    expect(papers[0]?.authors?.map(displayName)).toEqual(['Ada Lovelace', 'Jan van der Berg', 'Example Lab']);
    expect(papers[0]?.links?.map(({ kind }) => kind)).toEqual(['page', 'code']);
  });

  it('loses one record to a quote that is never closed, and says where', () => {
    const { papers, warnings } = read(
      `${HEAD}\n"AAAA1111","preprint","2024","Lovelace, Ada","Broken here\n${record}\n"BBBB2222","journalArticle","2020","Turing, Alan","Cut`,
    );
    expect(papers.map(({ title }) => title)).toEqual(['Broken here', 'Pools "Twice", Again', 'Cut']);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'unclosed-quote', line: 2 }));
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'truncated-record' }));
  });
});

describe('other tables', () => {
  it('reads what publishers and spreadsheets export, by the names of their columns', () => {
    expect(
      read(
        'Document Title;Authors;Publication Title;Publication Year;DOI;PDF Link\r\nPools, Twice;"Lovelace, A.; Turing, A.";International Conference on Machine Learning;2021;10.1000/x;https://example.org/x.pdf\r\n',
      ).papers,
    ).toMatchObject([
      {
        title: 'Pools, Twice',
        authors: { length: 2 },
        venue: 'ICML',
        published: { year: 2021 },
        ids: { doi: '10.1000/x' },
      },
    ]);
  });

  it('says where a row is damaged and reads the next', () => {
    const { papers, warnings } = read('Title,Authors,Year\nBad,"q,x\nNext,Ada Lovelace,2020\n,,\n');
    expect(papers.map(({ title }) => title)).toEqual(['Bad', 'Next']);
    expect(warnings).toMatchObject([{ code: 'unclosed-quote', line: 2, column: 5 }]);
  });

  it('reads back people, ids and the link of what was written', () => {
    const papers = [
      paperFrom(
        draft('Pools of Pages', {
          ids: { arxiv: '2401.00001', arxivVersion: 2 },
          links: [{ kind: 'page', url: 'https://example.org/pools' }],
        }),
      ),
    ].map((paper) => ({
      ...paper,
      authors: [
        { family: 'Van Durme', given: 'Benjamin' },
        { family: 'Berg', given: 'Jan', particle: 'van der' },
        { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
        { family: 'Lovelace', given: 'Ada' },
      ],
    }));
    const { papers: back } = read(csv.print!(papers, {}).text);
    expect(back[0]).toMatchObject({
      authors: papers[0]!.authors,
      ids: { arxiv: '2401.00001', arxivVersion: 2 },
      links: [{ kind: 'page', url: 'https://example.org/pools' }],
    });
  });

  it('takes no other text with commas for a table', () => {
    expect(csv.recognise!('Dear all, the title, as agreed, is this.\nBest, Ada\n')).toBe(0);
  });

  it('reads back every cell that was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'é', ';') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = ['x,y', ...rows.map((row) => row.map(quote).join(','))].join('\r\n');
        expect(
          readCsvRows(text)
            .rows.slice(1)
            .map(({ cells }) => cells),
        ).toEqual(rows);
      }),
    );
  });
});
