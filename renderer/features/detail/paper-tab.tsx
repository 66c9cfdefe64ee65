/** The Paper tab: abstract, links, and every bibliographic field, each editable where it stands. */
import { githubRepository } from '../../../shared/formats/links.ts';
import type { Link, Paper, PaperIds } from '../../../shared/library/paper.ts';
import { PAPER_TYPES } from '../../../shared/library/paper.ts';
import { editPapers } from '../../state/edits.ts';
import { isSafeUrl } from '../../actions/copy.ts';
import type { OpenPaper } from '../../state/paper.ts';
import { indexOf, rowAt, useResults } from '../../state/results.ts';
import { notify } from '../../state/notify.ts';
import { EditableText } from '../../ui/editable-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Abstract } from './abstract.tsx';
import { Field } from './field.tsx';
import { authorLines, fullDate, isoDate, readAuthors, readDate } from './paper-text.ts';
import { Provenance } from './provenance.tsx';

export function PaperTab({ open }: { readonly open: OpenPaper }) {
  const { paper } = open;
  const ids = [paper.id];
  const matches = useResults((state) => rowAt(indexOf(paper.id, state.pages), state.pages)?.matches);
  return (
    <div className="paper-tab">
      <EditableText
        label="abstract"
        value={paper.abstract ?? ''}
        placeholder="No abstract. Click to write or paste one."
        lines
        pencilOnly
        className="abstract"
        onSave={(abstract) => void editPapers({ abstract: abstract === '' ? null : abstract }, ids)}
      >
        <Abstract paper={paper} ranges={matches?.find(({ field }) => field === 'abstract')?.ranges} />
      </EditableText>
      <Links paper={paper} />
      <h3 className="detail-heading">Details</h3>
      <dl className="fields">
        <Field
          name="Authors"
          value={authorLines(paper.authors)}
          shown={authorSummary(paper)}
          lines
          placeholder={
            paper.authorCount === undefined
              ? 'Add, one a line'
              : `Names of ${paper.authorCount} authors, one a line`
          }
          onSave={(text) => void editPapers({ authors: readAuthors(text) }, ids)}
        />
        <Field
          name="Date"
          value={isoDate(paper.published)}
          shown={fullDate(paper.published)}
          check={(text) =>
            readDate(text) === undefined ? 'Write a date as 2024, 2024-11 or 2024-11-22.' : undefined
          }
          onSave={(text) => void editPapers({ published: readDate(text) ?? null }, ids)}
        />
        <Field
          name="Venue"
          value={paper.venue ?? ''}
          onSave={(venue) => void editPapers({ venue: venue === '' ? null : venue }, ids)}
        />
        <div className="field">
          <dt>
            <label htmlFor="paper-type">Type</label>
          </dt>
          <dd>
            <select
              id="paper-type"
              className="plain-select"
              value={paper.type}
              onChange={(event) => {
                const type = PAPER_TYPES.find((each) => each === event.target.value);
                if (type) void editPapers({ type }, ids);
              }}
            >
              {PAPER_TYPES.map((type) => (
                <option key={type}>{type}</option>
              ))}
            </select>
          </dd>
        </div>
        <IdField paper={paper} name="arXiv" id="arxiv" />
        <IdField paper={paper} name="DOI" id="doi" />
        {paper.ids.openreview !== undefined && <IdField paper={paper} name="OpenReview" id="openreview" />}
        {paper.ids.acl !== undefined && <IdField paper={paper} name="ACL" id="acl" />}
        {paper.ids.isbn !== undefined && <IdField paper={paper} name="ISBN" id="isbn" />}
        {Object.entries(paper.bib).map(([name, value]) => (
          <Field
            key={name}
            name={name}
            value={value}
            onSave={(text) => {
              const { [name]: _old, ...rest } = paper.bib;
              void editPapers({ bib: text === '' ? rest : { ...rest, [name]: text } }, ids);
            }}
          />
        ))}
        {paper.keyAliases.length > 0 && (
          <div className="field">
            <dt>Former keys</dt>
            <dd>
              <code>{paper.keyAliases.join(', ')}</code>
            </dd>
          </div>
        )}
      </dl>
      <Provenance paper={paper} />
    </div>
  );
}

function authorSummary({ authors }: Paper): string {
  const lines = authorLines(authors.slice(0, 8)).split('\n').join(', ');
  return authors.length > 8 ? `${lines} and ${(authors.length - 8).toLocaleString('en')} more` : lines;
}

function IdField({
  paper,
  name,
  id,
}: {
  readonly paper: Paper;
  readonly name: string;
  readonly id: 'arxiv' | 'doi' | 'openreview' | 'acl' | 'isbn';
}) {
  return (
    <Field
      name={name}
      value={paper.ids[id] ?? ''}
      onSave={(text) => {
        const { [id]: _old, ...rest } = paper.ids;
        const next: PaperIds = text === '' ? rest : { ...rest, [id]: text };
        void editPapers({ ids: next }, [paper.id]);
      }}
    />
  );
}

function Links({ paper }: { readonly paper: Paper }) {
  const page = paper.ids.arxiv
    ? [{ kind: 'page' as const, url: `https://arxiv.org/abs/${paper.ids.arxiv}` }]
    : [];
  const links: readonly Link[] = [
    ...page,
    ...paper.links.filter(({ url }) => !page.some((own) => own.url === url)),
  ];
  return (
    <ul className="links" aria-label="Links">
      {links.map((link, at) => (
        <li key={at} className="link-chip">
          <Icon name={link.kind === 'code' ? 'code' : 'link'} />
          {isSafeUrl(link.url) ? (
            <a
              href={link.url}
              target="_blank"
              rel="noopener noreferrer"
              className="truncate"
              title={link.url}
            >
              {linkText(link)}
            </a>
          ) : (
            <bdi className="truncate" title="Not a web address, so not a link">
              {link.url}
            </bdi>
          )}
          {at >= page.length && (
            <button
              type="button"
              className="tag-remove"
              aria-label={`Remove the link ${link.url.slice(0, 80)}`}
              onClick={() =>
                void editPapers({ links: paper.links.filter((each) => each !== link) }, [paper.id])
              }
            >
              <Icon name="close" />
            </button>
          )}
        </li>
      ))}
      <li className="link-add">
        <EditableText
          label="links: add one"
          value=""
          placeholder="Add link"
          onSave={(url) => {
            if (!isSafeUrl(url))
              return notify(
                'That is no web address.',
                { level: 'warning' },
                'Write it with https:// in front.',
              );
            const kind = /github\.com|gitlab\.|bitbucket\.org/.test(url)
              ? 'code'
              : url.endsWith('.pdf')
                ? 'pdf'
                : 'page';
            void editPapers({ links: [...paper.links, { kind, url, from: 'user' }] }, [paper.id]);
          }}
        />
      </li>
    </ul>
  );
}

function linkText({ kind, url }: Link): string {
  const repository = githubRepository(url);
  if (repository !== undefined) return repository;
  const { host, pathname } = new URL(url);
  const path = pathname === '/' ? '' : pathname;
  return kind === 'pdf' ? `PDF at ${host}` : `${host.replace(/^www\./, '')}${path}`;
}
