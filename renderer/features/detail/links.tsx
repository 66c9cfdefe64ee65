/** The paper's addresses: opened by a click, changed and taken off where they stand. */
import { githubRepository } from '../../../shared/formats/links.ts';
import type { Link, Paper } from '../../../shared/library/paper.ts';
import { isSafeUrl } from '../../actions/copy.ts';
import { editPaper } from '../../state/edits.ts';
import { EditableText } from '../../ui/editable-text.tsx';
import { Icon } from '../../ui/icon.tsx';

const checkUrl = (url: string): string | undefined =>
  url === '' || isSafeUrl(url) ? undefined : 'That is no web address. Write it with https:// in front.';

export function Links({ paper }: { readonly paper: Paper }) {
  const page = paper.ids.arxiv ? `https://arxiv.org/abs/${paper.ids.arxiv}` : undefined;
  const setLinks = (links: readonly Link[]): Promise<boolean> => editPaper(paper, { links: [...links] });
  const own = paper.links.filter(({ url }) => url !== page);
  return (
    <ul className="links" aria-label="Links">
      {page !== undefined && (
        <li className="link-chip">
          <LinkText link={{ kind: 'page', url: page }} />
        </li>
      )}
      {own.map((link) => (
        <li key={link.url} className="link-chip">
          <EditableText
            label={`the link ${link.url.slice(0, 80)}`}
            value={link.url}
            pencilOnly
            className="link-edit"
            check={checkUrl}
            onSave={(url) =>
              setLinks(
                paper.links.flatMap((each) =>
                  each !== link ? [each] : url === '' ? [] : [{ ...each, ...linkOf(url) }],
                ),
              )
            }
          >
            <LinkText link={link} />
          </EditableText>
          <button
            type="button"
            className="tag-remove"
            aria-label={`Remove the link ${link.url.slice(0, 80)}`}
            onClick={() => void setLinks(paper.links.filter((each) => each !== link))}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
      <li className="link-add">
        <EditableText
          label="links: add one"
          value=""
          placeholder="Add link"
          check={checkUrl}
          onSave={(url) => setLinks([...paper.links, linkOf(url)])}
        />
      </li>
    </ul>
  );
}

function LinkText({ link }: { readonly link: Link }) {
  return (
    <span className="link-text">
      <Icon name={link.kind === 'code' ? 'code' : 'link'} />
      {isSafeUrl(link.url) ? (
        <a href={link.url} target="_blank" rel="noopener noreferrer" className="truncate" title={link.url}>
          {linkName(link)}
        </a>
      ) : (
        <bdi className="truncate" title="Not a web address, so not a link">
          {link.url}
        </bdi>
      )}
    </span>
  );
}

/** What a typed address is: code by its host, a PDF by its ending. */
function linkOf(url: string): Link {
  const kind = /github\.com|gitlab\.|bitbucket\.org/.test(url)
    ? 'code'
    : url.endsWith('.pdf')
      ? 'pdf'
      : 'page';
  return { kind, url, from: 'user' };
}

function linkName({ kind, url }: Link): string {
  const repository = githubRepository(url);
  if (repository !== undefined) return repository;
  const { host, pathname } = new URL(url);
  const path = pathname === '/' ? '' : pathname;
  return kind === 'pdf' ? `PDF at ${host}` : `${host.replace(/^www\./, '')}${path}`;
}
