/**
 * The search field. Results follow every keystroke; filters such as `tag:moe` are drawn as chips under the caret and
 * complete from the library; the part of a query that is wrong is underlined and explained.
 */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Completion } from '../../../shared/api/schemas.ts';
import { focusList } from '../../actions/focus.ts';
import { api } from '../../api.ts';
import { useResults } from '../../state/results.ts';
import { moveBy } from '../../state/selection.ts';
import { combinedQuery, searchEverywhere, setSearchText, useView } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Keys } from '../../ui/keys.tsx';
import { runAction } from '../../actions/registry.ts';
import { useSidebar } from '../../state/sidebar.ts';
import { openSheet } from '../../state/sheets.ts';
import { queryParts } from './query-tokens.ts';
import './search.css';

/** What completes, and the query whose places it names: the field may already hold more letters. */
type Offer = Completion & { readonly query: string };
const NONE: Offer = { from: 0, to: 0, items: [], query: '' };

export function SearchBar() {
  const { text, place } = useView();
  const sidebar = useSidebar((state) => state.shown);
  const { ms, problems, indexing, total, error } = useResults();
  const [completion, setCompletion] = useState<Offer>(NONE);
  const [pickedText, setPickedText] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const backdrop = useRef<HTMLDivElement>(null);
  const turn = useRef(0);
  const listId = useId();
  const picked = completion.items.findIndex((item) => item.text === pickedText);
  const { shift } = combinedQuery(place, text);
  const own = problems
    .map((problem) => ({ ...problem, column: problem.column - shift }))
    .filter(({ column }) => column > 0 && column <= text.length + 1);

  useEffect(() => {
    if (backdrop.current && input.current) backdrop.current.scrollLeft = input.current.scrollLeft;
  }, [text]);

  async function complete(query: string, cursor: number): Promise<void> {
    const mine = ++turn.current;
    // Free words are searched as they are; only filters complete.
    const word = query.slice(0, cursor).match(/[^\s()]*$/)?.[0] ?? '';
    if (!word.includes(':') && word.length < 2) return close();
    const offer = await completionsFor(query, cursor);
    if (mine !== turn.current || document.activeElement !== input.current) return;
    setCompletion(offer);
  }
  function close(): void {
    turn.current++;
    setPickedText(undefined);
    setCompletion(NONE);
  }
  /** Moves along the items; before the first and behind the last is the field itself. */
  function pick(at: number): void {
    const places = completion.items.length + 1;
    setPickedText(completion.items[(at + places) % places]?.text);
  }
  async function take(chosen: string): Promise<void> {
    const cursor = input.current?.selectionStart ?? text.length;
    // The list may be of fewer letters than the field holds by now: its places would cut the query apart.
    const offer = completion.query === text ? completion : await completionsFor(text, cursor);
    const item = offer.items.find((each) => each.text === chosen);
    if (!item || input.current?.value !== offer.query) return;
    const next = text.slice(0, offer.from) + item.text + text.slice(offer.to);
    const caret = offer.from + item.text.length;
    setSearchText(next);
    close();
    requestAnimationFrame(() => input.current?.setSelectionRange(caret, caret));
    if (item.text.endsWith(':')) void complete(next, caret);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // The keys are then about the letters that are being put together.
    if (event.nativeEvent.isComposing) return;
    const open = completion.items.length > 0;
    const caret = event.currentTarget.selectionStart;
    if (event.key === 'Escape') {
      if (open) close();
      else if (text !== '') setSearchText('');
      else focusList();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (open) pick(picked + step);
      else if (step === 1) {
        focusList();
        if (total > 0) moveBy(0);
      } else return;
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      if (open && picked >= 0 && pickedText !== undefined) void take(pickedText);
      else if (event.key === 'Enter') {
        close();
        focusList();
      } else return;
    } else if (
      event.key === 'Backspace' &&
      caret === 0 &&
      event.currentTarget.selectionEnd === 0 &&
      place.query !== ''
    ) {
      searchEverywhere();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="search" role="search">
      <div className="search-row">
        {!sidebar && (
          <IconButton
            icon="sidebar"
            label="Show the sidebar"
            keys="mod+b"
            onClick={() => runAction('sidebar')}
          />
        )}
        <div className="search-box">
          <Icon name="search" />
          {place.query !== '' && (
            <span className="search-place">
              <bdi className="truncate">{place.name}</bdi>
              <button
                type="button"
                aria-label={`Search everywhere, not only in ${place.name}`}
                onClick={() => {
                  searchEverywhere();
                  input.current?.focus();
                }}
              >
                <Icon name="close" />
              </button>
            </span>
          )}
          <div className="search-field">
            <div className="search-backdrop" aria-hidden="true" ref={backdrop}>
              {queryParts(text, own).map((part, at) => (
                <span key={at} className={`query-${part.kind}`} data-problem={part.problem || undefined}>
                  {part.text}
                </span>
              ))}
            </div>
            <input
              ref={input}
              className="search-input"
              data-search-field
              type="text"
              role="combobox"
              aria-label="Search papers"
              aria-expanded={completion.items.length > 0}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={picked >= 0 ? `${listId}-${picked}` : undefined}
              aria-invalid={own.length > 0 || undefined}
              placeholder="Search titles, authors, abstracts, notes"
              autoComplete="off"
              autoCorrect="off"
              spellCheck={false}
              maxLength={20_000}
              value={text}
              onChange={(event) => {
                setSearchText(event.target.value);
                void complete(event.target.value, event.target.selectionStart ?? event.target.value.length);
              }}
              onScroll={(event) => {
                if (backdrop.current) backdrop.current.scrollLeft = event.currentTarget.scrollLeft;
              }}
              onKeyDown={onKeyDown}
              onBlur={close}
            />
          </div>
          <span className="search-stats" aria-live="polite">
            {indexing !== undefined
              ? `indexing ${Math.round(indexing * 100)} %`
              : text !== '' && !error
                ? statsText(total, ms)
                : ''}
          </span>
          {text === '' ? (
            <Keys of="/" />
          ) : (
            <>
              <IconButton
                icon="bookmark"
                label="Save this search"
                keys="mod+d"
                onClick={() => openSheet({ kind: 'save-search' })}
              />
              <IconButton
                icon="close"
                label="Clear the search"
                keys="escape"
                onClick={() => {
                  setSearchText('');
                  input.current?.focus();
                }}
              />
            </>
          )}
        </div>
      </div>
      {own[0] && completion.items.length === 0 && (
        <p className="search-problem" role="status">
          {own[0].message}
        </p>
      )}
      <div
        id={listId}
        className="search-completions"
        role="listbox"
        aria-label="Completions"
        hidden={completion.items.length === 0}
      >
        {completion.items.map((item, at) => (
          // The keyboard chooses through the field (aria-activedescendant).
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={item.text}
            id={`${listId}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === picked}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void take(item.text)}
          >
            <bdi className="truncate">{item.label}</bdi>
            {item.count !== undefined && <span className="muted">{item.count.toLocaleString('en')}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}

async function completionsFor(query: string, cursor: number): Promise<Offer> {
  const answer = await api.request('papers.complete-query', { query, cursor });
  return answer.ok ? { ...answer.value, query } : NONE;
}

function statsText(total: number, ms: number): string {
  return `${total.toLocaleString('en')} · ${ms < 1 ? '<1' : Math.round(ms)} ms`;
}
