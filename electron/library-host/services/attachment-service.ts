/** The files of papers: listed, added, taken off, opened. */
import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { Attachment, Paper } from '../../../shared/library/paper.ts';
import { addAttachment, attachmentPath, storeAttachment } from '../store/attachments.ts';
import { fetchPdf } from '../metadata/fetch-pdf.ts';
import { userEdit } from './papers-service.ts';
import { papersById, type Handlers, type HostContext } from './service.ts';

type AttachmentRequests = Extract<keyof Handlers, `attachments.${string}`>;

/** What "open" may hand to the system: documents. A linked path may come from an imported file, so nothing that would run. */
const DOCUMENTS = new Set(
  '.pdf .ps .djvu .epub .txt .md .tex .bib .csv .json .png .jpg .jpeg .gif .svg .webp .docx .pptx .xlsx .odt .odp .ods'.split(
    ' ',
  ),
);

export function attachmentService(context: HostContext): Pick<Handlers, AttachmentRequests> {
  const { store } = context;
  const paperOf = (id: string): Paper => papersById(context, [id])[0]!;

  return {
    'attachments.list': ({ id }) =>
      Promise.all(
        paperOf(id).attachments.map(async (attachment) => {
          const path = await attachmentPath(store.folder, attachment).catch(() => undefined);
          return path === undefined ? { attachment } : { attachment, path };
        }),
      ),

    'attachments.add': async (input) => {
      paperOf(input.id);
      if (store.readOnly !== undefined) throw new RooflineError('read-only', store.readOnly);
      const attachment =
        'path' in input
          ? await addAttachment(store.folder, input.path, input.how)
          : await storeAttachment(store.folder, input.name, Buffer.from(input.bytes, 'base64'));
      // Copying took a while: the paper may have got another file meanwhile.
      const paper = paperOf(input.id);
      const attachments = [...paper.attachments, attachment];
      const name = `adding of a file to ${paper.citeKey}`;
      return { revision: await store.apply({ name, changes: [userEdit(context, paper, { attachments })] }) };
    },

    'attachments.fetch-pdf': async ({ id }) => {
      const { ids } = paperOf(id);
      if (store.readOnly !== undefined) throw new RooflineError('read-only', store.readOnly);
      if (!ids.arxiv) {
        throw new RooflineError(
          'invalid-request',
          'Only PDFs of arXiv are fetched, and this paper has no arXiv id. Complete it, or drop its PDF on the window.',
        );
      }
      const bytes = await fetchPdf(ids.arxiv, context.online());
      const attachment = await storeAttachment(store.folder, `${paperOf(id).citeKey}.pdf`, bytes);
      const paper = paperOf(id);
      const attachments = [...paper.attachments, attachment];
      const name = `fetching of the PDF of ${paper.citeKey}`;
      return { revision: await store.apply({ name, changes: [userEdit(context, paper, { attachments })] }) };
    },

    'attachments.remove': async ({ id, index }) => {
      const paper = paperOf(id);
      attachmentAt(paper, index);
      const attachments = paper.attachments.filter((_, at) => at !== index);
      const name = `taking a file off ${paper.citeKey}`;
      return { revision: await store.apply({ name, changes: [userEdit(context, paper, { attachments })] }) };
    },

    'attachments.open': async ({ id, index }) => {
      const path = await attachmentPath(store.folder, attachmentAt(paperOf(id), index));
      if (!DOCUMENTS.has(extname(path).toLowerCase())) {
        throw new RooflineError(
          'invalid-request',
          `Roofline opens documents only. Open ${path} yourself if you trust it.`,
        );
      }
      await openInViewer(path);
      return {};
    },
  };
}

function attachmentAt(paper: Paper, index: number): Attachment {
  const attachment = paper.attachments[index];
  if (!attachment) throw new RooflineError('not-found', 'That file is no longer attached to the paper.');
  return attachment;
}

/** Hands a path to the system's opener, as an argument and never through a shell. */
function openInViewer(path: string): Promise<void> {
  const opener = { darwin: 'open', win32: 'explorer.exe' }[process.platform as string] ?? 'xdg-open';
  return new Promise((resolve, reject) => {
    const child = spawn(opener, [path], { detached: true, stdio: 'ignore' });
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
    child.once('error', (cause) =>
      reject(
        new RooflineError('io-failed', `There is no program here to open files with. The file is ${path}.`, {
          cause,
        }),
      ),
    );
  });
}
