/** Small inputs of every kind, in our own words: what the mutations start from. */
const HF_TEXT = `new

Get trending papers in your email inbox!

Daily Papers

byAK and the research community

Dec 26

PagedPool: One Memory Pool for Many Language Models

Serving several models wastes memory. PagedPool shares blocks and holds 2.4\\times more requests of 8192times 8192 elements. Code: https://github.com/example/pagedpool.

  • 13 authors
·
Aug 5

A Study in 10 Minutes

We asked seven people. The spread reaches $35.8\\times$ and 45\\% of \`\`everything''.

  • 1 authors
·
Nov 22, 2024 7

Previous
Next
`;

const HF_MARKDOWN = `# Daily Papers

- Captured (UTC): 2026-06-29T16:31:22+00:00

[
65
][1]

### [PagedPool: One Memory Pool
### for Many Language Models][2]

[

Serving several models from one GPU wastes memory when each keeps its own
cache. PagedPool lets them share blocks.

][3]
[[logo] Example Lab][4]
·
Mar 8, 2024 [ 6][5]

### [Second](https://huggingface.co/papers/2401.00001)

Text of it.
- 3 authors
[LINK: GitHub 11.3k](https://github.com/example/second)

[2]: https://huggingface.co/papers/2508.01234
`;

const HF_HTML = `<!doctype html><html><body><main><h1>Daily Papers</h1><article><a href="/login?next=%2Fpapers%2F2508.01234">12</a>
<h3><a href="/papers/2508.01234">PagedPool: One &amp; Many</a></h3><a href="/papers/2508.01234"><p>Serving several models.</p></a>
<ul><li>13 authors</li></ul>·<time datetime="2025-08-05T00:00:00">Aug 5</time><a href="/papers/2508.01234#community">7</a></article>
<div data-target="Other" data-props="{&quot;title&quot;:[1,2]}"></div></main></body></html>`;

const HF_JSON = `[{"paper":{"id":"2607.23193","authors":[{"name":"Ada Lovelace","hidden":false}],"publishedAt":"2026-07-28T00:00:00.000Z",
"title":"OmniPool","summary":"Text \\u00e9 \\"quoted\\".","upvotes":3,"discussionId":"x","githubRepo":"https://github.com/example/omni"},
"numComments":2,"organization":{"fullname":"Example Lab"}},
{"paper":{"id":"2607.27958","title":"Second","summary":"","authors":[]},"numComments":0}]`;

const ARXIV_MAIL = `------------------------------------------------------------------------------
\\\\
arXiv:2306.07353
Date: Mon, 12 Jun 2023 18:21:23 GMT   (27kb)

Title: A Formalism and a Semantics
 for Planning
Authors: Ada Lovelace, Mar Canet Sol\\\`a and Grace Hopper (1) ((1) Navy)
Categories: cs.AI cs.LG
Comments: 5 pages,
 2023
Journal-ref: Journal of Examples 12, 2023
\\\\
 Real world applications need modelling. We propose
$O(n^2)$ of it.
\\\\ ( https://arxiv.org/abs/2306.07353 ,  27kb)
%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%
\\\\
arXiv:2206.09348 (*cross-listing*)
replaced with revised version Wed, 24 May 2023 10:00:00 GMT   (123kb,D)

Title: Another One
Authors: Alan Turing
Categories: math.LO
\\\\ ( https://arxiv.org/abs/2206.09348 ,  123kb)
`;

const ARXIV_FEED = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
<entry><id>http://arxiv.org/abs/2605.08083v1</id><title>Pools of Pages</title><summary>Text &lt; more.</summary>
<published>2026-05-10T12:00:00Z</published><author><name>Ada Lovelace</name></author><arxiv:primary_category term="cs.CL"/></entry>
<item><title>Old. (arXiv:2303.08867v1 [q-fin.TR])</title><description>arXiv:2303.08867v1 Announce Type: new
Abstract: x</description><dc:creator>A B, C D</dc:creator><pubDate>Thu, 24 Sep 2026 00:00:00 -0400</pubDate></item>
</feed>`;

const ARXIV_LIST = `Showing new listings for Monday, 23 February 2026

[1] arXiv:2602.17675 [pdf, html, other]
Title: Mind the Boundary: Pools
Ada Lovelace, Grace Hopper
Comments: 7 pages
Subjects: Distributed, Parallel, and Cluster Computing (cs.DC); Artificial Intelligence (cs.AI)

We need to orchestrate agents across projects.

[2] arXiv:2602.17676 (cross-list from cs.LG) [pdf]
Title: Second
Authors: Alan Turing
Abstract: Text. △ Less
Submitted 22 November, 2024; originally announced November 2024.
`;

const ARXIV_HTML = `<dl id='articles'><h3>Fri, 17 Mar 2023</h3><dt><a name='item1'>[1]</a> <a href="/abs/2303.08867">arXiv:2303.08867</a></dt>
<dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span> A Derivation</div>
<div class='list-authors'><a href="x">Ada Lovelace</a>, <a href="y">Alan Turing</a></div>
<div class='list-subjects'><span class='descriptor'>Subjects:</span> Trading (q-fin.TR)</div><p class='mathjax'>Text.</p></div></dd></dl>`;

const BIBTEX = `@string{aug = "August"}
@inproceedings{lovelace2025pool,
  title = {{PagedPool}: One Pool for {Many} Models},
  author = "Ada Lovelace and {Example Consortium} and van Beethoven, Ludwig",
  month = aug # "~3", year = 2025, doi = {10.1145/1234567.890},
}
@comment{ignored}
@article{b, title = {Caf\\'e} # " {\\o}l", crossref = {lovelace2025pool}
`;

const RIS = `TY  - JOUR
TI  - Pools of Pages
AU  - Lovelace, Ada
AU  - Hopper, Grace
PY  - 2025/08/05
DO  - 10.1145/1234567.890
ER  - 
`;

const MARKDOWN_LIST = `# Awesome Serving

## Memory

- [Pools of Pages](https://arxiv.org/abs/2605.08083): share blocks | OSDI' 24 | Example Lab
- **Second Paper** [[code](https://github.com/example/second)]

| Model | Size |
| --- | --- |
| A | 7B |
`;

const PROGRAM = `Session 1: Memory

Pools of Pages: Sharing Blocks

Ada Lovelace, University of Examples; Alan Turing and Grace Hopper, Example Labs

https://www.usenix.org/conference/osdi25/presentation/lovelace
`;

const JSON_RECORDS = `{"total": 2, "data": [{"paperId": "c8b25fab5608c3e033d34b4483ec47e68ba109b7", "title": "Pools", "year": 2021,
"authors": [{"name": "Ada Lovelace"}], "externalIds": {"DOI": "10.1/x", "ArXiv": "2103.14030"}}],
"result": {"hits": {"hit": [{"info": {"title": "Second.", "authors": {"author": [{"text": "Alan Turing 0001"}]}, "venue": "DAC"}}]}}}`;

const ZOTERO_RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#">
  <bib:Article rdf:about="#item_1">
    <z:itemType>journalArticle</z:itemType>
    <dcterms:isPartOf><bib:Journal><dc:title>Journal of Pools</dc:title><dc:identifier>DOI 10.1234/pool</dc:identifier></bib:Journal></dcterms:isPartOf>
    <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Wren</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
    <dcterms:isReferencedBy rdf:resource="#item_2"/>
    <dc:title>PagedPool: One &lt;i&gt;Memory&lt;/i&gt; Pool</dc:title>
    <dc:date>2024-05-03</dc:date>
  </bib:Article>
  <bib:Memo rdf:about="#item_2"><rdf:value>&lt;p&gt;Read it.&lt;/p&gt;</rdf:value></bib:Memo>
  <z:Collection rdf:about="#c"><dc:title>Pools</dc:title><dcterms:hasPart rdf:resource="#item_1"/></z:Collection>
</rdf:RDF>
`;

const CSV = `\ufeffTitle,Authors,Year,DOI,Link,Notes
"PagedPool: One ""Pool"", Many Models","Lovelace, Ada; Hopper, Grace",2025,10.1145/1234567.890,https://arxiv.org/abs/2508.01234,"two
lines"
Second Pool of Pages,Alan Turing and Mar Canet Sol\u00e0,2024-08-05,,,=1+1
`;

const ZOTERO_CSV = `"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url","Abstract Note","Date","Manual Tags","Notes"
"ABCD2345","journalArticle","2024","Wren, Ada; Lovelace, Ada","Pools of Pages","Journal of Pools","10.1234/pool","https://example.org/p","Text, with ""quotes"".","2024-05-03","pool; page","<p>Read it.</p>"
"EFGH2345","conferencePaper","2023","Example Consortium","Second Pool","","","","","2023","",""
`;

const TSV =
  'title\tauthors\tyear\tvenue\nPools of Pages\tAda Lovelace, Grace Hopper\t2025\tOSDI\nSecond\tAlan Turing\t2024\t\n';

const HTML_LIST = `<meta charset='utf-8'><h2 dir="auto">Serving</h2>
<ul dir="auto"><li>[OSDI'24] <a href="https://www.usenix.org/conference/osdi24/presentation/x" rel="nofollow"><b>Pooling Pages Twice</b></a><br>Ada Lovelace</li>
<li>[arXiv'24] <a href="https://arxiv.org/abs/2401.00003">Third Pool of Pages</a> <a href="https://github.com/a/b">[code]</a>
<ol><li><p><a href="https://doi.org/10.1145/1234567.890">A Nested &amp; Paged Pool</a></p></li></ol></li></ul>
<table><tr><td><a href="https://arxiv.org/abs/2401.00004">Pool in a Table</a></td><td>MLSys 2024</td></tr></table>`;

const VOLUME_PAGE = `<div class="paper"><p class="title">Pools of Pages</p><p class="details"><span class="authors">Ada Lovelace,&nbsp;Alan Turing</span></p>
<p class="links">[<a href="http://proceedings.mlr.press/v202/a.html">abs</a>][<a href="http://proceedings.mlr.press/v202/a/a.pdf">Download PDF</a>]</p></div>
<ul class="paper-list"><li class="conference" data-track="conference"><a title="paper title" href="/paper_files/paper/2024/hash/a-Abstract-Conference.html">Second Pool</a> <i>Grace Hopper</i></li></ul>`;

export const SEEDS: readonly string[] = [
  HF_TEXT,
  HF_MARKDOWN,
  HF_HTML,
  HF_JSON,
  ARXIV_MAIL,
  ARXIV_FEED,
  ARXIV_LIST,
  ARXIV_HTML,
  BIBTEX,
  RIS,
  MARKDOWN_LIST,
  PROGRAM,
  JSON_RECORDS,
  ZOTERO_RDF,
  CSV,
  ZOTERO_CSV,
  TSV,
  HTML_LIST,
  VOLUME_PAGE,
];
