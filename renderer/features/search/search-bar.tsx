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
import { openSheet } from '../../state/sheets.ts';
import { queryParts } from './query-tokens.ts';
import './search.css';

const NONE: Completion = { from: 0, to: 0, items: [] };

export function SearchBar() {
  const { text, place } = useView();
  const { ms, problems, indexing, total, error } = useResults();
  const [completion, setCompletion] = useState(NONE);
  const [picked, setPicked] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const backdrop = useRef<HTMLDivElement>(null);
  const turn = useRef(0);
  const listId = useId();
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
    const answer = await api.request('papers.complete-query', { query, cursor });
    if (mine !== turn.current || document.activeElement !== input.current) return;
    setPicked(-1);
    setCompletion(answer.ok ? answer.value : NONE);
  }
  function close(): void {
    turn.current++;
    setPicked(-1);
    setCompletion(NONE);
  }
  function take(at: number): void {
    const item = completion.items[at];
    if (!item) return;
    const next = text.slice(0, completion.from) + item.text + text.slice(completion.to);
    const caret = completion.from + item.text.length;
    setSearchText(next);
    close();
    requestAnimationFrame(() => input.current?.setSelectionRange(caret, caret));
    if (item.text.endsWith(':')) void complete(next, caret);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const open = completion.items.length > 0;
    const caret = event.currentTarget.selectionStart;
    if (event.key === 'Escape') {
      if (open) close();
      else if (text !== '') setSearchText('');
      else focusList();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (open) setPicked((at) => (at + step + completion.items.length + 1) % (completion.items.length + 1));
      else if (step === 1) {
        focusList();
        if (total > 0) moveBy(0);
      } else return;
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      if (open && picked >= 0 && picked < completion.items.length) take(picked);
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
            aria-activedescendant={
              picked >= 0 && picked < completion.items.length ? `${listId}-${picked}` : undefined
            }
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
            onClick={() => take(at)}
          >
            <bdi className="truncate">{item.label}</bdi>
            {item.count !== undefined && <span className="muted">{item.count.toLocaleString('en')}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}

function statsText(total: number, ms: number): string {
  return `${total.toLocaleString('en')} · ${ms < 1 ? '<1' : Math.round(ms)} ms`;
}
