/** A claim as a form: to add one by hand or to correct one that was read wrongly. */
import { useEffect, useId, useRef, type FormEvent } from 'react';
import { z } from 'zod';
import { CLAIM_BOUNDS, CLAIM_METRICS, claimSchema, type Claim } from '../../../shared/library/knowledge.ts';
import { useDraft } from '../../state/drafts.ts';
import { Button } from '../../ui/button.tsx';

const NEW: Claim = {
  metric: 'speedup',
  direction: 'higher-better',
  unit: 'x',
  bound: 'up-to',
  hardware: [],
  quote: '',
};
const BOUND_NAMES = {
  exact: 'exactly',
  'up-to': 'up to',
  'at-least': 'at least',
  average: 'on average',
  approx: 'about',
} as const;

const draftSchema = z.object({ claim: claimSchema, value: z.string() });

/** The name of the draft of a claim at its place in the paper; of a new one without. */
export const claimDraft = (at: number | undefined): string => `claim ${at ?? 'new'}`;

export function ClaimForm({
  claim = NEW,
  at,
  onSave,
  onCancel,
}: {
  readonly claim?: Claim;
  /** Its place in the paper; a new one has none. */
  readonly at?: number;
  /** Saves; false where that failed. */
  readonly onSave: (claim: Claim) => Promise<boolean>;
  readonly onCancel: () => void;
}) {
  const kept = useDraft(claimDraft(at), draftSchema, () => ({
    claim,
    value: claim.range ? claim.range.join(' to ') : (claim.value?.toString() ?? ''),
  }));
  const { claim: draft, value } = kept.value;
  const setDraft = (next: Claim): void => kept.set({ claim: next, value });
  const setValue = (next: string): void => kept.set({ claim: draft, value: next });
  const { wasLeft } = kept;
  const id = useId();
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (wasLeft) return;
    first.current?.focus();
    first.current?.form?.scrollIntoView({ block: 'nearest' });
  }, [wasLeft]);
  const number = readValue(value);
  const set = (change: Partial<Claim>): void => setDraft({ ...draft, ...change });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!number) return;
    const { value: _value, range: _range, ...rest } = draft;
    if (await onSave({ ...rest, ...number, quote: rest.quote.trim() })) kept.drop();
  }
  function cancel(): void {
    kept.drop();
    onCancel();
  }
  const text = (name: string, key: 'baseline' | 'workload' | 'where' | 'measure', hint: string) => (
    <label>
      {name}
      <input
        className="text-field"
        value={draft[key] ?? ''}
        placeholder={hint}
        onChange={(event) => {
          const { [key]: _old, ...rest } = draft;
          setDraft(event.target.value === '' ? rest : { ...rest, [key]: event.target.value });
        }}
      />
    </label>
  );

  return (
    // Escape gives up from any of its fields.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="entry-form"
      aria-label="Claim"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        cancel();
      }}
    >
      <label>
        Metric
        <select
          ref={first}
          className="text-field"
          value={draft.metric}
          onChange={(event) =>
            set({ metric: CLAIM_METRICS.find((each) => each === event.target.value) ?? 'other' })
          }
        >
          {CLAIM_METRICS.map((metric) => (
            <option key={metric}>{metric}</option>
          ))}
        </select>
      </label>
      <label>
        Bound
        <select
          className="text-field"
          value={draft.bound}
          onChange={(event) =>
            set({ bound: CLAIM_BOUNDS.find((each) => each === event.target.value) ?? 'exact' })
          }
        >
          {CLAIM_BOUNDS.map((bound) => (
            <option key={bound} value={bound}>
              {BOUND_NAMES[bound]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Value
        <input
          className="text-field"
          value={value}
          inputMode="decimal"
          placeholder="2.4, or 2 to 3"
          aria-invalid={value !== '' && !number}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setValue(event.target.value)}
        />
      </label>
      <label>
        Unit
        <input
          className="text-field"
          value={draft.unit ?? ''}
          placeholder="x, %, tokens/s"
          onChange={(event) => set({ unit: event.target.value === '' ? null : event.target.value })}
        />
      </label>
      {text('Compared with', 'baseline', 'vLLM')}
      <label>
        Hardware
        <input
          className="text-field"
          value={draft.hardware.join(', ')}
          placeholder="A100, H100"
          onChange={(event) =>
            set({ hardware: event.target.value.split(/, ?/).filter((part, at) => part !== '' || at > 0) })
          }
        />
      </label>
      {text('Workload', 'workload', 'batch 32, Llama 3 8B')}
      {text('Where', 'where', 'Fig. 9, p. 10')}
      <label className="entry-wide">
        Words it rests on
        <input
          className="text-field"
          value={draft.quote}
          onChange={(event) => set({ quote: event.target.value })}
        />
      </label>
      <label className="entry-wide entry-check">
        <input
          type="checkbox"
          checked={draft.direction === 'lower-better'}
          onChange={(event) => set({ direction: event.target.checked ? 'lower-better' : 'higher-better' })}
        />
        Lower is better
      </label>
      <div className="entry-buttons">
        <span id={`${id}-hint`} className="muted" role="status">
          {value !== '' && !number ? 'Write a number, or two with “to” between them.' : ''}
        </span>
        <Button onClick={cancel}>Cancel</Button>
        <Button look="primary" type="submit" disabled={!number}>
          Save claim
        </Button>
      </div>
    </form>
  );
}

/** Reads "2.4" or "2 to 3". */
function readValue(text: string): Pick<Claim, 'value'> | Pick<Claim, 'range'> | undefined {
  const numbers = text.split(/ to |–|\.\./).map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (numbers.some((number) => !Number.isFinite(number)) || numbers.length > 2) return undefined;
  return numbers.length === 1 ? { value: numbers[0]! } : { range: [numbers[0]!, numbers[1]!] };
}
