/** Writing papers out: exports in every format that prints, and citations. */
import { RooflineError } from '../../../shared/api/errors.ts';
import type { Format, PrintProblem } from '../../../shared/formats/format.ts';
import { formats } from '../../../shared/formats/registry.ts';
import { cite } from '../../../shared/library/cite.ts';
import { selectPapers, type Handlers, type HostContext } from './service.ts';

type Printer = Format & Required<Pick<Format, 'print'>>;

export function exportService(
  context: HostContext,
): Pick<Handlers, 'export.text' | 'export.cite' | 'export.formats'> {
  const printers = formats.filter((format): format is Printer => format.print !== undefined);

  return {
    'export.text': ({ format, papers: selection, options }) => {
      const printer = printerFor(format);
      const papers = selectPapers(context, selection);
      const { text, problems } = printer.print(papers, {
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
    },

    'export.cite': ({ papers: selection, style }) => {
      const papers = selectPapers(context, selection);
      if (style !== 'bibtex') return { text: cite(papers, style) };
      return { text: printerFor('bibtex').print(papers, context.store.state.meta.settings.export).text };
    },

    'export.formats': () =>
      printers.map(({ id, name, extensions }) => ({ id, name, extension: extensions[0] ?? 'txt' })),
  };
  function printerFor(id: string): Printer {
    const printer = printers.find((format) => format.id === id);
    if (printer) return printer;
    const known = printers.map((format) => format.id).join(', ');
    throw new RooflineError('invalid-request', `Roofline can't write “${id}”. It writes: ${known}.`);
  }
}

/** A document cites something the library does not have. */
function unknownKey(citeKey: string): PrintProblem {
  return {
    code: 'unknown-key',
    citeKey,
    message: `No paper has the key “${citeKey}”, which the document cites.`,
  };
}
