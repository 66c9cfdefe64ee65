/** Live bibliographies: `.bib` files that Roofline keeps up to date. Their first line, a comment, carries the checksum of the rest. */
import { writeOwnedFile, type OwnedWrite, type OwnMark } from './owned-file.ts';

const MARK =
  '% Kept up to date by Roofline. Edit this file and Roofline stops, so that nothing of yours is lost. sha256:';

const firstLine: OwnMark = {
  put: (text, checksum) => `${MARK}${checksum}\n${text}`,
  take(content) {
    const end = content.indexOf('\n');
    if (!content.startsWith(MARK) || end === -1) return undefined;
    return { checksum: content.slice(MARK.length, end), text: content.slice(end + 1) };
  },
};

/** Writes `text` to `path` with its mark, atomically, unless the file has it already or belongs to somebody else. */
export const writeLiveBibliography = (path: string, text: string): Promise<OwnedWrite> =>
  writeOwnedFile(path, text, firstLine);
