/** Writing papers out: exports in every format that prints, and citations. */
import { isAbsolute } from 'node:path';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { PrintProblem } from '../../../shared/formats/format.ts';
import { cite } from '../../../shared/library/cite.ts';
import { writeNoteVault } from '../note-vault.ts';
import { errorCode } from '../store/file-layer.ts';
import { printerFor, printers, printPapers } from './print-papers.ts';
import { selectPapers, type Handlers, type HostContext } from './service.ts';

export function exportService(
  context: HostContext,
): Pick<Handlers, 'export.text' | 'export.vault' | 'export.cite' | 'export.formats'> {
  return {
    'export.text': ({ format, papers: selection, options, limit }) =>
      context.atLength('print', async (work) => {
        const printer = printerFor(format);
        const papers = await selectPapers(context, selection);
        const { text, problems } = await printPapers(work, printer, papers.slice(0, limit), {
          ...context.store.state.meta.settings.export,
          ...options,
        });
        const unknown =
          'cited' in selection ? selection.cited.filter((key) => !context.view.findByKey(key)) : [];
        return {
          text,
          problems: [...unknown.map(unknownKey), ...problems],
          count: papers.length,
          fileName: `references.${printer.extensions[0] ?? 'txt'}`,
        };
      }),

    'export.vault': async ({ folder, papers: selection }) => {
      if (!isAbsolute(folder)) {
        throw new RooflineError(
          'invalid-request',
          'Give the whole path of a folder, such as /home/you/notes.',
        );
      }
      return context.atLength('notes', async (work) => {
        const papers = await selectPapers(context, selection);
        const goesOn = async (fraction: number): Promise<boolean> => {
          try {
            await work.at(fraction, 'Writing notes');
            return true;
          } catch {
            return false;
          }
        };
        try {
          return { count: papers.length, ...(await writeNoteVault(folder, papers, goesOn)) };
        } catch (error) {
          throw new RooflineError(
            'io-failed',
            `The notes can't be written to ${folder} (${errorCode(error) ?? String(error)}).`,
          );
        }
      });
    },

    'export.cite': ({ papers: selection, style }) =>
      context.atLength('print', async (work) => {
        const papers = await selectPapers(context, selection);
        if (style !== 'bibtex') return { text: cite(papers, style) };
        const options = context.store.state.meta.settings.export;
        const { text } = await printPapers(work, printerFor('bibtex'), papers, options);
        return { text };
      }),

    'export.formats': () =>
      printers.map(({ id, name, extensions }) => ({ id, name, extension: extensions[0] ?? 'txt' })),
  };
}

/** A document cites something the library does not have. */
function unknownKey(citeKey: string): PrintProblem {
  return {
    code: 'unknown-key',
    citeKey,
    message: `No paper has the key “${citeKey}”, which the document cites.`,
  };
}
