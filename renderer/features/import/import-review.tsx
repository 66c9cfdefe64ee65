/** What an import would do: counts, the page's year, tags for all, each paper, and the lines that became nothing. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ImportItem, ImportPreview } from '../../../shared/api/schemas.ts';
import { papers } from '../../../shared/library/paper-count.ts';
import { useLibrary } from '../../state/library.ts';
import { TagsField } from '../../ui/tags-field.tsx';
import type { Choices } from './choices.ts';
import { ImportRow } from './import-row.tsx';
import { Leftovers } from './leftovers.tsx';

const STATES = [
  ['new', 'new'],
  ['merge', 'to merge'],
  ['suggestion', 'to decide'],
  ['duplicate', 'already here'],
] as const satisfies readonly (readonly [ImportItem['state'], string])[];

interface ReviewProps {
  readonly preview: ImportPreview;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
  readonly year: number | undefined;
  readonly onYear: (year: number) => void;
  readonly from: string | undefined;
}

export function ImportReview(props: ReviewProps) {
  const { preview, choices, onChange, from } = props;
  const { items } = preview;
  const all = choices.include.size === items.length;
  // The year selector says the same, and lets it be settled here.
  const warnings = preview.warnings.filter(({ code }) => code !== 'uncertain-year');
  return (
    <div className="review">
      <div className="review-head">
        <p className="review-counts" role="status">
          {items.length === 0 && 'No papers were found.'}
          {STATES.map(([state, says]) => {
            const count = items.filter((item) => item.state === state).length;
            if (count === 0) return null;
            return (
              <span key={state}>
                <strong>{count.toLocaleString('en')}</strong> {says}
              </span>
            );
          })}
          {from !== undefined && (
            <bdi className="muted truncate review-from" title={from}>
              from {from}
            </bdi>
          )}
        </p>
        <Options {...props} />
        {items.length > 1 && (
          <label className="check review-all">
            <input
              type="checkbox"
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = !all && choices.include.size > 0;
              }}
              onChange={() =>
                onChange({ ...choices, include: all ? new Set() : new Set(items.map(({ index }) => index)) })
              }
            />
            {papers(choices.include.size)} of {items.length.toLocaleString('en')} chosen
          </label>
        )}
      </div>
      <Items items={items} choices={choices} onChange={onChange} />
      <Leftovers warnings={warnings} unused={preview.unused} />
    </div>
  );
}

function Options({ preview, choices, onChange, year, onYear }: ReviewProps) {
  const known = useLibrary((state) => state.overview?.tags);
  const { pageYear, otherYears, items } = preview;
  const years = [...new Set([...(pageYear === undefined ? [] : [pageYear]), ...otherYears])].sort(
    (a, b) => b - a,
  );
  const offered = new Set(items.flatMap(({ offeredTags }) => offeredTags)).size;
  return (
    <div className="review-options">
      {years.length > 0 && (
        <label className="review-year">
          Dates without a year are from
          <select
            className="text-field"
            value={year ?? pageYear}
            onChange={(event) => onYear(Number(event.target.value))}
          >
            {years.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
          {years.length > 1 && <span className="muted">{years.length} years fit</span>}
        </label>
      )}
      <TagsField
        label="Tags for all"
        tags={choices.tags}
        known={known ?? []}
        onChange={(tags) => onChange({ ...choices, tags })}
      />
      {offered > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={choices.headingTags}
            onChange={(event) => onChange({ ...choices, headingTags: event.target.checked })}
          />
          Add the page’s headings as tags ({offered})
        </label>
      )}
    </div>
  );
}

function Items({
  items,
  choices,
  onChange,
}: {
  readonly items: readonly ImportItem[];
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  // The compiler's memoisation does not fit a virtualizer, which changes in place.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    overscan: 6,
  });
  return (
    <div className="review-items" ref={scroller}>
      <ul className="review-space" style={{ height: virtual.getTotalSize() }} aria-label="Papers found">
        {virtual.getVirtualItems().map(({ index, start }) => (
          <li
            key={index}
            ref={virtual.measureElement}
            data-index={index}
            className="review-item"
            style={{ transform: `translateY(${start}px)` }}
          >
            <ImportRow item={items[index]!} choices={choices} onChange={onChange} />
          </li>
        ))}
      </ul>
    </div>
  );
}
