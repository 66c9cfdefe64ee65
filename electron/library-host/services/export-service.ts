/** Writing papers out: exports in every format that prints, and citations. */
import { RooflineError } from '../../../shared/api/errors.ts';
import type { Format } from '../../../shared/formats/format.ts';
import { formats } from '../../../shared/formats/registry.ts';
import { selectPapers, type Handlers, type HostContext } from './service.ts';

type Printer = Format & Required<Pick<Format, 'print'>>;

export function exportService(
  context: HostContext,
): Pick<Handlers, 'export.text' | 'export.cite' | 'export.formats'> {
  const printers = formats.filter((format): format is Printer => format.print !== undefined);

  return {
    'export.text': ({ format: id, papers: selection, options }) => {
      const printer = printers.find((format) => format.id === id);
      if (!printer) {
        const known = printers.map((format) => format.id).join(', ');
        throw new RooflineError('invalid-request', `Roofline can't write “${id}”. It writes: ${known}.`);
      }
      const papers = selectPapers(context, selection);
      const { text, problems } = printer.print(papers, {
        ...context.store.state.meta.settings.export,
        ...options,
      });
      const extension = printer.extensions[0] ?? 'txt';
      return { text, problems: [...problems], count: papers.length, fileName: `references.${extension}` };
    },

    'export.cite': () => {
      throw new RooflineError('invalid-request', 'Citations are not there yet.');
    },

    'export.formats': () =>
      printers.map(({ id, name, extensions }) => ({ id, name, extension: extensions[0] ?? 'txt' })),
  };
}
