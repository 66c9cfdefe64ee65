/** The words of a PDF's first pages, with their sizes. Loads pdf.js, so only the thread of read-pdf-apart.ts and tests import it. */
import './without-canvas.ts';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Its side effect is to be there: pdf.js then runs in this thread instead of looking for a file of its own.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { PdfFacts, PdfLine } from './pdf-facts.ts';

/** The title, the arXiv stamp and the DOI stand on the first page, or on the second behind a cover. */
const PAGES = 2;

/** Reads the first pages. Rejects where the bytes are no PDF, or one that is locked by a password. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFacts> {
  const task = getDocument({
    // pdf.js takes the memory away: it gets its own.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
  });
  try {
    const document = await task.promise;
    const lines: PdfLine[] = [];
    for (let number = 1; number <= Math.min(PAGES, document.numPages); number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      lines.push(
        ...linesOf(
          items.flatMap((item) => ('str' in item ? [item] : [])),
          number,
        ),
      );
    }
    const { info } = await document.getMetadata().catch(() => ({ info: {} }));
    const title: unknown = 'Title' in info ? info.Title : undefined;
    return { pages: document.numPages, lines, ...(typeof title === 'string' ? { title } : {}) };
  } finally {
    await task.destroy();
  }
}

interface Piece {
  readonly str: string;
  /** a, b, c, d, x, y: the size is in the first four, turned text has b and c. */
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

/** Joins the pieces of a page to lines: a new one where pdf.js says so, or where the size changes. */
function linesOf(pieces: readonly Piece[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let text = '';
  let size = 0;
  const end = (): void => {
    if (text.trim() !== '') lines.push({ text: text.trim(), size, page });
    text = '';
  };
  for (const { str, transform, hasEOL } of pieces) {
    const own = Math.round(Math.hypot(transform[2] ?? 0, transform[3] ?? 0) * 10) / 10;
    if (str.trim() !== '' && own !== size) {
      end();
      size = own;
    }
    text += str;
    if (hasEOL) end();
  }
  end();
  return lines;
}
