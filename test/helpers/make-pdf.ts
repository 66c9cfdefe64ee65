/** Small PDFs of our own words: one page for each list of lines, each line with its size. */
export interface PdfText {
  readonly text: string;
  readonly size: number;
  /** Turned upwards, as the stamp in arXiv's margin. */
  readonly turned?: boolean;
}

/** Writes a PDF 1.4 file. @param title What the file says its title is. */
export function makePdf(pages: readonly (readonly PdfText[])[], title?: string): Buffer {
  const objects: string[] = [];
  const add = (content: string): number => objects.push(content);
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  for (const lines of pages) {
    const shown = lines.map(({ text, size, turned }, i) => {
      const place = turned ? `0 1 -1 0 20 ${100 + i}` : `1 0 0 1 60 ${740 - i * 24}`;
      return `BT /F1 ${size} Tf ${place} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;
    });
    const content = shown.join('\n');
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  const info = title === undefined ? '' : ` /Info ${add(`<< /Title (${title}) >>`)} 0 R`;
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${info} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
