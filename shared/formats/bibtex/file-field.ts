/** The `file` field: JabRef's `description:path:type;...`, which Zotero and Better BibTeX write as well, or bare paths. */
import type { Attachment } from '../../library/paper.ts';

/** Attachments as a `file` field; empty for none. Copied files are named below the library's `attachments/`. */
export function attachmentsToField(attachments: readonly Attachment[]): string {
  return attachments
    .map(({ kind, path, title = '', mimeType = '' }) =>
      [
        title,
        kind === 'copied' ? `attachments/${path}` : path,
        mimeType === 'application/pdf' ? 'PDF' : mimeType,
      ]
        .map(escapePart)
        .join(':'),
    )
    .join(';');
}

function escapePart(part: string): string {
  return part
    .replace(/[{}]/g, (brace) => (brace === '{' ? '%7B' : '%7D'))
    .replace(/\s+/g, ' ')
    .replace(/[\\:;]/g, '\\$&');
}

/** The files of a `file` field. A part is a path alone, or description, path and type. */
export function attachmentsFromField(raw: string): Attachment[] {
  return splitEscaped(raw, ';').flatMap((entry): Attachment[] => {
    if (entry.trim() === '') return [];
    const parts = splitEscaped(entry, ':').map(unescapePart);
    if (parts.length >= 2 && /^[a-z]$/i.test(parts[0]!) && /^[\\/]/.test(parts[1]!)) {
      // "C:\papers\a.pdf": a drive letter, not a description.
      parts.splice(0, 2, `${parts[0]!}:${parts[1]!}`);
    }
    const [title = '', path = '', type = ''] =
      parts.length === 1
        ? ['', parts[0]!]
        : parts.length === 2 && /^[a-z]:/i.test(parts[0]!)
          ? ['', parts[0]!, parts[1]!]
          : parts;
    if (path === '') return [];
    const mimeType = /^pdf$/i.test(type) ? 'application/pdf' : type;
    return [{ kind: 'linked', path, ...(title ? { title } : {}), ...(mimeType ? { mimeType } : {}) }];
  });
}

function splitEscaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\' && (text[at + 1] === separator || text[at + 1] === '\\' || text[at + 1] === ':'))
      at++;
    else if (text[at] === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function unescapePart(part: string): string {
  return part.replace(/\\([\\:;])/g, '$1').trim();
}
