/** The entry of the thread that reads PDFs. */
import { runPdfThread } from './read-pdf-apart.ts';
import { readPdf } from './read-pdf.ts';

await runPdfThread(readPdf);
