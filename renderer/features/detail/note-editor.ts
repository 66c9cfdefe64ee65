/** The CodeMirror editor of a note: Markdown, `[[` completion of citation keys, and the window's own colours. */
import {
  autocompletion,
  completionKeymap,
  completionStatus,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec, Text, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export interface CiteCompletion {
  readonly citeKey: string;
  readonly title: string;
}

const colours = HighlightStyle.define([
  { tag: tags.heading, class: 'note-heading' },
  { tag: tags.strong, class: 'note-strong' },
  { tag: tags.emphasis, class: 'note-emphasis' },
  { tag: tags.strikethrough, class: 'note-struck' },
  { tag: [tags.monospace, tags.processingInstruction], class: 'note-code' },
  { tag: [tags.link, tags.url], class: 'note-link' },
  { tag: [tags.quote, tags.meta], class: 'note-quiet' },
]);

export function createNoteEditor(options: {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  readonly onEscape: () => void;
  /** Papers whose key or title fits what follows `[[`. */
  readonly complete: (typed: string) => Promise<readonly CiteCompletion[]>;
}): EditorView {
  async function citations(context: CompletionContext): Promise<CompletionResult | null> {
    const before = context.matchBefore(/\[\[[^\]\n]{0,80}/);
    if (!before) return null;
    const found = await options.complete(before.text.slice(2));
    const closed = context.state.sliceDoc(context.pos, context.pos + 2) === ']]';
    return {
      from: before.from + 2,
      filter: false,
      options: found.map(({ citeKey, title }) => ({
        label: citeKey,
        detail: title.slice(0, 80),
        apply: closed ? citeKey : `${citeKey}]]`,
      })),
    };
  }

  const extensions: Extension = [
    // Above the completion's own: one that is only being looked for, as after each letter, would take the key unseen.
    Prec.highest(
      keymap.of([
        {
          key: 'Escape',
          run: ({ state }) => {
            if (completionStatus(state) === 'active') return false;
            options.onEscape();
            return true;
          },
        },
      ]),
    ),
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    markdown({ base: markdownLanguage }),
    syntaxHighlighting(colours),
    autocompletion({ override: [citations], icons: false }),
    placeholder('Write in Markdown. $maths$ and [[citation keys]] work.'),
    EditorView.contentAttributes.of({ 'aria-label': 'Note', spellcheck: 'true' }),
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange(update.state.doc.toString());
    }),
    EditorView.domEventHandlers({
      blur: () => options.onBlur(),
      // The window takes files; the editor would write their bytes into the note.
      drop: (event) => (event.dataTransfer?.files.length ?? 0) > 0,
    }),
  ];
  const doc = Text.of(options.text.split(/\r\n?|\n/));
  return new EditorView({
    parent: options.parent,
    // A note is gone on with where it ends.
    state: EditorState.create({ doc, selection: { anchor: doc.length }, extensions }),
  });
}

/** Replaces the text where another window changed it, keeping the caret where it can be. */
export function replaceText(view: EditorView, text: string): void {
  if (view.state.doc.toString() === text) return;
  const anchor = Math.min(view.state.selection.main.anchor, text.length);
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor } });
}
