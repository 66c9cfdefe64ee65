/** Small facts about text that the whole core relies on: what "the same words" means. */

/** ASCII words with single blanks between them: nothing to fold, and most of what is asked. */
const ALREADY_FOLDED = /^[!-~]+(?: [!-~]+)*$/;

/** Unicode NFC, every run of white space folded to one blank, no blanks at the ends, no control characters. */
export function foldText(text: string): string {
  if (ALREADY_FOLDED.test(text)) return text;
  return (
    text
      .normalize('NFC')
      // Soft hyphens and zero-width marks are invisible in every source; a joiner inside an emoji is not worth keeping them.
      .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
      // eslint-disable-next-line no-control-regex -- control characters are exactly what must go
      .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
      .trim()
  );
}

/** Lower case, accents and ligatures taken off: "Müller" and "Muller" are the same to a reader who searches. */
export function foldAccents(text: string): string {
  // Most text is ASCII, where there is nothing to take off.
  if (/^[ -~\t\n\r]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (char) => LETTERS[char] ?? char);
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A title as titles are compared: no case, accents, markup or punctuation; words joined by single blanks. */
export function comparableTitle(title: string): string {
  return foldAccents(title.replace(/\\[a-zA-Z]+/g, ' ').replace(/[{}$]/g, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
