/** How papers are written: only what the chosen format knows is offered. */
import type { PrintOptions } from '../../../shared/formats/format.ts';

const PROFILES = [
  ['plain', 'As an article, for styles without eprint'],
  ['acm', 'As misc with eprint (ACM)'],
  ['biblatex', 'As online (BibLaTeX)'],
] as const;
const EXTRAS = [
  ['abstracts', 'Abstracts'],
  ['notes', 'Notes'],
  ['tags', 'Tags as keywords'],
] as const;

export function ExportOptions({
  format,
  options,
  onChange,
}: {
  readonly format: string;
  readonly options: PrintOptions;
  readonly onChange: (options: PrintOptions) => void;
}) {
  const isBib = format === 'bibtex' || format === 'biblatex';
  return (
    <fieldset className="export-group">
      <legend>Options</legend>
      {isBib && (
        <label className="export-choice">
          Preprints
          <select
            className="text-field"
            value={options.profile ?? (format === 'biblatex' ? 'biblatex' : 'plain')}
            onChange={(event) => {
              const profile = PROFILES.find(([id]) => id === event.target.value)?.[0];
              if (profile) onChange({ ...options, profile });
            }}
          >
            {PROFILES.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {isBib && (
        <label className="export-choice">
          Venues
          <select
            className="text-field"
            value={options.venue ?? 'long'}
            onChange={(event) =>
              onChange({ ...options, venue: event.target.value === 'short' ? 'short' : 'long' })
            }
          >
            <option value="long">In full</option>
            <option value="short">Short</option>
          </select>
        </label>
      )}
      {isBib && (
        <label className="check">
          <input
            type="checkbox"
            checked={options.ascii ?? format === 'bibtex'}
            onChange={(event) => onChange({ ...options, ascii: event.target.checked })}
          />
          ASCII with LaTeX accents
        </label>
      )}
      {EXTRAS.map(([key, name]) => (
        <label key={key} className="check">
          <input
            type="checkbox"
            checked={options[key] ?? false}
            onChange={(event) => onChange({ ...options, [key]: event.target.checked })}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
