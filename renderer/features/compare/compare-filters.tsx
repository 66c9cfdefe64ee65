/** What narrows the claims: metric, baseline, hardware, each with how many claims it leaves. */
import { Button } from '../../ui/button.tsx';
import { counted, metricName, type CompareFilter, type CompareRow } from './compare-rows.ts';

interface CompareFiltersProps {
  readonly rows: readonly CompareRow[];
  readonly filter: CompareFilter;
  readonly onChange: (filter: CompareFilter) => void;
}

/** No baseline can be called this: names are trimmed. */
const NONE = ' none';

export function CompareFilters({ rows, filter, onChange }: CompareFiltersProps) {
  const metrics = counted(rows.map(({ claim }) => claim.metric));
  const baselines = counted(rows.map(({ baseline }) => baseline ?? NONE));
  const devices = counted(rows.flatMap((row) => row.devices));
  const active = Object.values(filter).some((value) => value !== undefined);
  return (
    <div className="compare-filters" role="group" aria-label="Filters">
      <Choice
        label="Metric"
        all="All metrics"
        value={filter.metric}
        options={metrics}
        nameOf={metricName}
        onChange={(metric) => onChange({ ...filter, metric })}
      />
      <Choice
        label="Baseline"
        all="All baselines"
        value={filter.baseline === null ? NONE : filter.baseline}
        options={baselines}
        nameOf={(name) => (name === NONE ? 'None named' : name)}
        onChange={(name) => onChange({ ...filter, baseline: name === NONE ? null : name })}
      />
      <Choice
        label="Hardware"
        all="All hardware"
        value={filter.hardware}
        options={devices}
        onChange={(hardware) => onChange({ ...filter, hardware })}
      />
      {active && (
        <Button look="quiet" icon="close" onClick={() => onChange({})}>
          Clear
        </Button>
      )}
    </div>
  );
}

function Choice({
  label,
  all,
  value,
  options,
  nameOf = (name) => name,
  onChange,
}: {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly name: string; readonly count: number }[];
  readonly nameOf?: (name: string) => string;
  readonly onChange: (value: string | undefined) => void;
}) {
  return (
    <select
      className="compare-filter"
      aria-label={label}
      data-active={value !== undefined || undefined}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">{all}</option>
      {options.map(({ name, count }) => (
        <option key={name} value={name}>
          {nameOf(name)} ({count})
        </option>
      ))}
    </select>
  );
}
