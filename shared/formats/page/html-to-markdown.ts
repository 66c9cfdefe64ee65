/** HTML that people wrote in a note editor, as Markdown. */
import { loadMarkup } from './load-markup.ts';

/** The node types that matter, as htmlparser2 gives them. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

const SKIPPED = new Set(['script', 'style', 'head', 'template', 'iframe', 'svg', 'noscript']);
const BLOCKS = new Set('p div ul ol blockquote table tr pre h1 h2 h3 h4 h5 h6'.split(' '));
const EMPHASIS: ReadonlyMap<string, string> = new Map([
  ['b', '**'],
  ['strong', '**'],
  ['i', '*'],
  ['em', '*'],
]);

/**
 * Paragraphs, lists, headings, emphasis and links of an HTML fragment as Markdown; other markup is dropped, scripts and styles with
 * what they hold. Text without markup comes back trimmed. Never fails; linear in the text.
 */
export function htmlToMarkdown(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  const root: Node = loadMarkup(html).root().get(0)!;
  let text = '';
  // Without recursion: hostile nesting must not overflow the stack.
  const steps: (Node | string)[] = [root];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'string') {
      text += step;
      continue;
    }
    if (step.type === 'text') text += (step.data ?? '').replace(/\s+/g, ' ');
    if (!step.children || SKIPPED.has(step.name ?? '')) continue;
    const [before, after] = marksOf(step);
    text += before;
    steps.push(after);
    for (let at = step.children.length - 1; at >= 0; at--) steps.push(step.children[at]!);
  }
  return tidy(text);
}

/** What stands before and after the content of an element. */
function marksOf({ name = '', attribs = {} }: Node): readonly [before: string, after: string] {
  const emphasis = EMPHASIS.get(name);
  if (emphasis !== undefined) return [emphasis, emphasis];
  if (name === 'br') return ['\n', ''];
  if (name === 'li') return ['\n- ', '\n'];
  if (/^h[1-6]$/.test(name)) return [`\n\n${'#'.repeat(Number(name[1]))} `, '\n\n'];
  if (BLOCKS.has(name)) return ['\n\n', '\n\n'];
  if (name === 'a' && /^(?:https?|zotero|mailto):[^\s<>]*$/i.test(attribs.href ?? ''))
    return [`<${attribs.href!}> `, ''];
  return ['', ''];
}

/** No blanks at line ends, paragraphs one blank line apart, the items of a list below each other. */
function tidy(text: string): string {
  const kept: string[] = [];
  let gap = false;
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '' || line === '-') {
      gap = kept.length > 0;
      continue;
    }
    const inList = line.startsWith('- ') && (kept.at(-1)?.startsWith('- ') ?? false);
    if (gap && !inList) kept.push('');
    kept.push(line);
    gap = false;
  }
  return kept.join('\n');
}
