/** Other published forms of the work: each can be changed, taken off, or made the one to cite. */
import { useState } from 'react';
import type { Paper, Version } from '../../../shared/library/paper.ts';
import { citeVersion } from '../../../shared/library/versions.ts';
import { readDraft } from '../../state/drafts.ts';
import { editPaper, notifyUndo } from '../../state/edits.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { fullDate } from './paper-text.ts';
import { versionDraft, VersionForm } from './version-form.tsx';

export function Versions({ paper }: { readonly paper: Paper }) {
  const { versions } = paper;
  const [editing, setEditing] = useState<number | 'new' | undefined>(() => {
    const isLeft = (at: number | undefined): boolean =>
      readDraft(`${paper.id}.${versionDraft(at)}`) !== undefined;
    return isLeft(undefined) ? 'new' : [...versions.keys()].find(isLeft);
  });
  const save = (next: readonly Version[]): Promise<boolean> => editPaper(paper, { versions: [...next] });
  /** Closes the form at once; opens it again where what it held could not be saved. */
  async function saveForm(form: number | 'new', next: readonly Version[]): Promise<boolean> {
    setEditing(undefined);
    const saved = await save(next);
    if (!saved) setEditing(form);
    return saved;
  }
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
                at={at}
                onCancel={() => setEditing(undefined)}
                onSave={(next) =>
                  saveForm(
                    at,
                    versions.map((each, index) => (index === at ? next : each)),
                  )
                }
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
                onClick={() => void save(versions.filter((_, index) => index !== at))}
              />
            </li>
          ),
        )}
      </ul>
      {editing === 'new' ? (
        <VersionForm
          onCancel={() => setEditing(undefined)}
          onSave={(next) => saveForm('new', [...versions, next])}
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
