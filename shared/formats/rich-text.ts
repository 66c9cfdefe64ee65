/** The rich text that Zotero and CSL write into titles: `<i>`, `<sub>`, `<span class="nocase">`. */
import { decodeEntities } from './entities.ts';

/** A title without its rich text, and with its entities decoded (zotero.org/support/kb/rich_text_bibliography). */
export function withoutRichText(title: string): string {
  return decodeEntities(title.replace(/<\/?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]{0,80})?>/gi, ''));
}
