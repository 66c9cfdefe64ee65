/** The files of papers: listed, added, taken off, opened. */
import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { Attachment, Paper } from '../../../shared/library/paper.ts';
import { addAttachment, attachmentPath, storeAttachment } from '../store/attachments.ts';
import { fetchPdf } from '../metadata/fetch-pdf.ts';
import { userEdit } from './papers-service.ts';
import { checkWritable, papersById, type Handlers, type HostContext } from './service.ts';

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
  const setFiles = async (paper: Paper, attachments: readonly Attachment[], what: string) => ({
    revision: await store.apply({
      name: `${what} ${paper.citeKey}`,
      changes: [userEdit(context, paper, { attachments })],
    }),
  });
  /** The file took a while to come: the paper may have got another meanwhile. */
  const attach = (id: string, attachment: Attachment, what: string) => {
    const paper = paperOf(id);
    return setFiles(paper, [...paper.attachments, attachment], what);
  };

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
      checkWritable(context);
      const attachment =
        'path' in input
          ? await addAttachment(store.folder, input.path, input.how)
          : await storeAttachment(store.folder, input.name, Buffer.from(input.bytes, 'base64'));
      return attach(input.id, attachment, 'adding of a file to');
    },

    'attachments.fetch-pdf': async ({ id }) => {
      const { ids } = paperOf(id);
      checkWritable(context);
      if (!ids.arxiv) {
        throw new RooflineError(
          'invalid-request',
          'Only PDFs of arXiv are fetched, and this paper has no arXiv id. Complete it, or drop its PDF on the window.',
        );
      }
      const bytes = await fetchPdf(ids.arxiv, context.online());
      const attachment = await storeAttachment(store.folder, `${paperOf(id).citeKey}.pdf`, bytes);
      return attach(id, attachment, 'fetching of the PDF of');
    },

    'attachments.remove': async ({ id, index }) => {
      const paper = paperOf(id);
      attachmentAt(paper, index);
      const attachments = paper.attachments.filter((_, at) => at !== index);
      return setFiles(paper, attachments, 'taking a file off');
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
