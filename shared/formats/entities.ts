/** Entities of HTML and XML that stand in texts which are no markup: JSON, Markdown, a page that shows BibTeX. */

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};
const ENTITY = /&(?:#(\d{2,7})|#x([\da-f]{2,6})|(amp|lt|gt|quot|apos|nbsp|[nm]dash|hellip|[lr][sd]quo));/gi;

/**
 * The text with each entity as the character it stands for; a space that does not break as a blank. What stands for a control
 * character, or for nothing, stays as it is, so that lines stay what they were.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    ENTITY,
    (entity, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name.toLowerCase()]!;
      const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
      const isCharacter =
        (code >= 32 && code < 127) || (code > 160 && code < 0xd800) || (code > 0xdfff && code <= 0x10ffff);
      return code === 160 ? ' ' : isCharacter ? String.fromCodePoint(code) : entity;
    },
  );
}
