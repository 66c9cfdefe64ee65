/** How papers are written: only what the chosen format knows is offered. */
import type { PrintOptions } from '../../../shared/formats/format.ts';

const PROFILES = [
  ['plain', '@article, for styles without eprint'],
  ['acm', '@misc with eprint (ACM)'],
  ['biblatex', '@online (BibLaTeX)'],
] as const;
const VENUES = [
  ['printed', 'As their source prints them'],
  ['long', 'In full'],
  ['short', 'Short'],
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
            value={options.venue ?? 'printed'}
            onChange={(event) => {
              const { venue: _old, ...rest } = options;
              const venue = VENUES.find(([id]) => id === event.target.value)?.[0];
              onChange(venue === undefined || venue === 'printed' ? rest : { ...rest, venue });
            }}
          >
            {VENUES.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
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
            checked={options[key] ?? true}
            onChange={(event) => onChange({ ...options, [key]: event.target.checked })}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
