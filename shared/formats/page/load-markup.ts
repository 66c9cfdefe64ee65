/** Parses HTML and XML of unknown origin. */
import { load, type CheerioAPI } from 'cheerio/slim';

export type Markup = CheerioAPI;

/**
 * Elements of each kind open at once; pages stay below a hundred. The parser's time grows with the square of the depth, and what
 * reads the text of an element calls itself for each level.
 */
const MAX_DEPTH = 1000;
/** A deeper tag is blanked with its attributes, up to this length. */
const LONGEST_TAG = 2000;
/** Elements without an end, and those whose end HTML lets people leave out: they don't nest. */
const SHALLOW = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd tr td th tbody thead tfoot option'.split(
    ' ',
  ),
);
/** The rest of a tag that is its own end. */
const SELF_CLOSED = /[^<>]*\/>/y;
const TAG = /<(\/?)([a-z][\w:-]{0,40})/gi;

/**
 * Parses HTML (or XML) with the offsets of its elements. Tags nested deeper than any page is are read as blanks, so that the
 * time stays linear; entities that a document type defines are never expanded.
 */
export function loadMarkup(text: string, kind: 'html' | 'xml' = 'html'): Markup {
  return load(withoutDeepTags(text, kind), {
    xml: { xmlMode: kind === 'xml', decodeEntities: true, withStartIndices: true, withEndIndices: true },
  });
}

function withoutDeepTags(text: string, kind: 'html' | 'xml'): string {
  /** Open elements: those that nest, and in XML those that HTML leaves open, which a feed's quoted HTML has many of. */
  const open = { nesting: 0, shallow: 0 };
  let from = 0;
  let kept = '';
  for (const tag of text.matchAll(TAG)) {
    const level = SHALLOW.has(tag[2]!.toLowerCase()) ? 'shallow' : 'nesting';
    if (level === 'shallow' && kind === 'html') continue;
    if (tag[1] === '/') {
      open[level] = Math.max(0, open[level] - 1);
      continue;
    }
    SELF_CLOSED.lastIndex = tag.index + tag[0].length;
    if (kind === 'xml' && SELF_CLOSED.test(text)) continue;
    if (open[level] < MAX_DEPTH) {
      open[level]++;
      continue;
    }
    if (tag.index < from) continue;
    const close = text.slice(tag.index, tag.index + LONGEST_TAG).indexOf('>');
    const end = tag.index + (close < 0 ? tag[0].length : close + 1);
    // Blanks of the same length keep every offset what it was.
    kept += text.slice(from, tag.index) + ' '.repeat(end - tag.index);
    from = end;
  }
  return from === 0 ? text : kept + text.slice(from);
}
