/** The package has no types for this file; it is imported for its side effect only. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
