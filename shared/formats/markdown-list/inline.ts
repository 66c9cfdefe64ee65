/** The inline parts of a Markdown line that reading lists use: links, labels in brackets, text. */
import { decodeEntities } from '../entities.ts';

/** One part of a line, in order. */
export type Inline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly strong: boolean;
      readonly emphasis: boolean;
      /** It stands on a line of its own, under what came before. */
      readonly afterBreak: boolean;
    }
  | { readonly kind: 'link'; readonly text: string; readonly url: string; readonly inBrackets: boolean }
  /** `[Arxiv'24.8]`, `[Quantization]`. */
  | { readonly kind: 'label'; readonly text: string };

/** How far a link's text or address is looked for; longer ones are text. */
const LONGEST = 800;

/** A line break inside an item, and the escaped marks that are no emphasis. */
const BREAK = '\u2028';
const STAR = '\ue000';
const UNDERSCORE = '\ue001';

/** Takes one line (or a joined item) apart. Images and HTML tags leave nothing but their links. Linear in the text. */
export function readInline(markdown: string): Inline[] {
  const text = markdown
    .replace(/<\/?br\s*\/?>/gi, ` ${BREAK} `)
    .replace(/<(ins|u|i|em)>([^<>*]{1,300})<\/\1>/gi, '*$2*')
    .replace(/<(b|strong)>([^<>*]{1,300})<\/\1>/gi, '**$2**')
    // A system's nickname behind its title: "(`Synergy`)".
    .replace(/\s\(\s?`[^`()]{1,40}`\s?\)/g, '')
    // Brackets inside a title in bold are no label: "**Probing Is [MASK]: Learning to Recall**".
    .replace(/\*\*[^*[\]]{4,300}\[[^*[\]]{1,60}\](?![([])[^*[\]]{0,300}\*\*/g, (bold) =>
      bold.replace('[', '\\[').replace(']', '\\]'),
    )
    .replace(
      /<a\s[^<>]{0,500}?href\s*=\s*["']([^"'<>]{1,1000})["'][^<>]{0,200}>([^<>]{0,500})<\/a>/gi,
      '[$2]($1)',
    )
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, '');
  const parts: Inline[] = [];
  let plain = '';
  const flush = () => {
    for (const part of textParts(plain)) parts.push(part);
    plain = '';
  };
  let at = 0;
  while (at < text.length) {
    const char = text[at]!;
    if (char === '\\' && /[[\]()*_|#!`~$]/.test(text[at + 1] ?? '')) {
      // An escaped bracket around a link ("\[[Paper](url)]") is a bracket like any other.
      if (text[at + 1] === '*') plain += STAR;
      else if (text[at + 1] === '_') plain += UNDERSCORE;
      else if (text[at + 1] !== '[') plain += text[at + 1];
      else if (text[at + 2] === '[') {
        at += 1;
        continue;
      } else plain += '[';
      at += 2;
      continue;
    }
    if (char === '!' && text[at + 1] === '[') {
      const image = readLink(text, at + 1);
      if (image) {
        at = image.end;
        continue;
      }
    }
    if (char === '[') {
      const found = readBracket(text, at);
      if (found) {
        flush();
        for (const part of found.parts) parts.push(part);
        at = found.end;
        continue;
      }
    }
    if (char === '<' || char === 'h') {
      const address = /^<?(https?:\/\/[^\s<>|)\]]{1,1000})>?/i.exec(text.slice(at, at + 1010));
      if (address && (char === '<' || !/[\w/]/.test(text[at - 1] ?? ''))) {
        flush();
        parts.push({ kind: 'link', text: '', url: address[1]!, inBrackets: false });
        at += address[0].length;
        continue;
      }
    }
    plain += char;
    at++;
  }
  flush();
  return parts;
}

/** `[text](url)`, `[[text](url)]`, `[[a](u) [b](v)]`, or `[label]`. */
function readBracket(text: string, start: number): { parts: Inline[]; end: number } | undefined {
  const link = readLink(text, start);
  if (link) {
    return {
      parts: [linkPart(link.text, link.url)],
      end: link.end,
    };
  }
  const end = closing(text, start);
  if (end === undefined) return undefined;
  const inside = text.slice(start + 1, end);
  const parts: Inline[] = [];
  if (inside.includes('](')) {
    for (let at = 0; at < inside.length; at++) {
      if (inside[at] !== '[') continue;
      const inner = readLink(inside, at);
      if (!inner) continue;
      parts.push({ kind: 'link', text: cleanInline(inner.text), url: inner.url, inBrackets: true });
      at = inner.end - 1;
    }
  }
  if (parts.length === 0) parts.push({ kind: 'label', text: cleanInline(inside) });
  return { parts, end: end + 1 };
}

/** `[[Paper]](url)` is a link in brackets too. */
function linkPart(text: string, url: string): Inline {
  const bracketed = /^\\?\[(.{1,200}?)\\?\]$/.exec(text.trim());
  return { kind: 'link', text: cleanInline(bracketed?.[1] ?? text), url, inBrackets: bracketed !== null };
}

function readLink(text: string, start: number): { text: string; url: string; end: number } | undefined {
  const close = closing(text, start);
  if (close === undefined || text[close + 1] !== '(') return undefined;
  let depth = 0;
  for (let at = close + 1; at < Math.min(text.length, close + LONGEST); at++) {
    const char = text[at];
    if (char === '(') depth++;
    else if (char === ')' && --depth === 0) {
      const target = text.slice(close + 2, at).trim();
      const url = target.replace(/\s+["'].*$/s, '').replace(/^<|>$/g, '');
      return { text: text.slice(start + 1, close), url, end: at + 1 };
    }
  }
  return undefined;
}

/** The bracket that closes the one at `start`; brackets inside are skipped in pairs. */
function closing(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < Math.min(text.length, start + LONGEST); at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '[') depth++;
    else if (text[at] === ']' && --depth === 0) return at;
  }
  return undefined;
}

/** Text with its `**strong**` and `*emphasised*` runs as parts of their own, and a part for each of its lines. */
function textParts(text: string): Inline[] {
  const parts: Inline[] = [];
  let last = 0;
  let afterBreak = false;
  const push = (run: string, strong: boolean, emphasis: boolean) => {
    for (const [index, piece] of run.split(BREAK).entries()) {
      if (index > 0) afterBreak = true;
      const clean = cleanInline(piece);
      if (clean === '') continue;
      parts.push({ kind: 'text', text: clean, strong, emphasis, afterBreak });
      afterBreak = false;
    }
  };
  const runs = /(\*\*|__)(?=\S)([^*_]{1,600})\1|(?<![\w*])(\*|_)(?=\S)([^*_]{1,1500})\3(?![\w*])/g;
  for (const run of text.matchAll(runs)) {
    push(text.slice(last, run.index), false, false);
    push(run[2] ?? run[4] ?? '', run[2] !== undefined, run[4] !== undefined);
    last = run.index + run[0].length;
  }
  push(text.slice(last), false, false);
  return parts;
}

/** Without emphasis marks, code marks and emoji codes; entities decoded, white space folded. */
export function cleanInline(text: string): string {
  const plain = text
    .replace(/!\[[^\]]{0,200}\]\([^)]{0,500}\)/g, '')
    .replace(/\\([[\]()*_|#!`~$&])/g, '$1')
    .replace(/\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)/g, '')
    .replaceAll(STAR, '*')
    .replaceAll(UNDERSCORE, '_')
    .replaceAll(BREAK, ' ')
    .replace(/:[a-z0-9_+-]{2,30}:/g, '');
  return decodeEntities(plain).replace(/\s+/g, ' ').trim();
}
