/** Other published forms of the work: each can be changed, taken off, or made the one to cite. */
import { useState } from 'react';
import type { Paper, Version } from '../../../shared/library/paper.ts';
import { citeVersion } from '../../../shared/library/versions.ts';
import { editPaper, notifyUndo } from '../../state/edits.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { fullDate } from './paper-text.ts';
import { VersionForm } from './version-form.tsx';

export function Versions({ paper }: { readonly paper: Paper }) {
  const [editing, setEditing] = useState<number | 'new'>();
  const { versions } = paper;
  const save = (next: readonly Version[]): void => void editPaper(paper, { versions: [...next] });
  async function cite(at: number): Promise<void> {
    if (await editPaper(paper, citeVersion(paper, at))) notifyUndo('That version is cited now');
  }
  return (
    <section aria-label="Versions">
      <h3 className="detail-heading">Other versions</h3>
      <ul className="versions">
        {versions.map((version, at) =>
          editing === at ? (
            <li key={at}>
              <VersionForm
                version={version}
                onCancel={() => setEditing(undefined)}
                onSave={(next) => {
                  save(versions.map((each, index) => (index === at ? next : each)));
                  setEditing(undefined);
                }}
              />
            </li>
          ) : (
            <li key={at} className="version">
              <bdi className="version-text">{versionText(version)}</bdi>
              <Button look="quiet" onClick={() => void cite(at)}>
                Cite this one
              </Button>
              <IconButton
                icon="pencil"
                label={`Edit the version ${versionText(version)}`}
                onClick={() => setEditing(at)}
              />
              <IconButton
                icon="close"
                label={`Remove the version ${versionText(version)}`}
                onClick={() => save(versions.filter((_, index) => index !== at))}
              />
            </li>
          ),
        )}
      </ul>
      {editing === 'new' ? (
        <VersionForm
          onCancel={() => setEditing(undefined)}
          onSave={(next) => {
            save([...versions, next]);
            setEditing(undefined);
          }}
        />
      ) : (
        <Button look="quiet" icon="plus" className="detail-add" onClick={() => setEditing('new')}>
          Add a version
        </Button>
      )}
    </section>
  );
}

/** "preprint · arXiv 2309.06180 · September 2023". */
function versionText({ type, title, venue, published, ids }: Version): string {
  return [type, venue, ids.arxiv && `arXiv ${ids.arxiv}`, ids.doi, fullDate(published), title]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ')
    .slice(0, 400);
}
