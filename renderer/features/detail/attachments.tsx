/** The files of a paper: opened in their own program, added by choosing, dropping or naming them, taken off with undo. */
import type { DragEvent } from 'react';
import type { Paper } from '../../../shared/library/paper.ts';
import { attachFiles, pickFiles } from '../../actions/files.ts';
import { lacksPdf } from '../../actions/pdf.ts';
import { runAction } from '../../actions/registry.ts';
import { change, notifyUndo } from '../../state/edits.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EditableText } from '../../ui/editable-text.tsx';
import { Icon } from '../../ui/icon.tsx';

export function Attachments({ paper }: { readonly paper: Paper }) {
  const { id } = paper;
  const files = useAnswer('attachments.list', { id }, paper.attachments).answer ?? [];
  async function remove(index: number, name: string): Promise<void> {
    if (await change('attachments.remove', { id, index })) notifyUndo(`Took ${name} off the paper`);
  }
  function onDrop(event: DragEvent): void {
    if (event.dataTransfer.files.length === 0) return;
    // The window would take them for listings to import.
    event.preventDefault();
    event.stopPropagation();
    void attachFiles(id, [...event.dataTransfer.files]);
  }
  return (
    // Dropping is a convenience for the mouse; the keyboard has the button.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section aria-label="Files" onDrop={onDrop}>
      <h3 className="detail-heading">Files</h3>
      <ul className="versions">
        {files.map(({ attachment, path }, index) => {
          const name = attachment.title ?? attachment.path;
          return (
            <li key={index} className="version">
              <Icon name="file" />
              <button
                type="button"
                className="text-button version-text"
                disabled={path === undefined}
                title={path ?? attachment.path}
                onClick={() => void change('attachments.open', { id, index })}
              >
                <bdi>{name.slice(0, 200)}</bdi>
              </button>
              {path === undefined ? (
                <span className="file-missing">
                  <Icon name="warning" /> missing
                </span>
              ) : (
                attachment.kind === 'linked' && <span className="muted">linked</span>
              )}
              <IconButton
                icon="close"
                label={`Take off ${name.slice(0, 80)}`}
                onClick={() => void remove(index, name.slice(0, 80))}
              />
            </li>
          );
        })}
      </ul>
      <div className="files-add">
        <Button
          look="quiet"
          icon="plus"
          className="detail-add"
          onClick={() => pickFiles((chosen) => void attachFiles(id, chosen))}
        >
          Add a file
        </Button>
        {lacksPdf(paper) && (
          <Button look="quiet" icon="file" className="detail-add" onClick={() => runAction('fetch-pdf')}>
            Fetch from arXiv
          </Button>
        )}
        <EditableText
          label="files: link one by its path"
          value=""
          placeholder="Link by path"
          onSave={async (path) => (await change('attachments.add', { id, path, how: 'link' })) !== undefined}
        />
      </div>
    </section>
  );
}
