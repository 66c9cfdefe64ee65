/** A chart with its title, what it counts, its data as a table behind a button, and both to copy. */
import { useId, useRef, useState, type ReactNode } from 'react';
import { textTable, type TableFormat } from '../../shared/formats/text-table.ts';
import { copyText } from '../actions/copy.ts';
import { Button, IconButton } from './button.tsx';
import { Menu, MenuItem } from './menu.tsx';
import { standaloneSvg } from './standalone-svg.ts';
import './chart-frame.css';

interface ChartFrameProps {
  readonly title: string;
  /** What is counted and what is left out. */
  readonly note: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly children: ReactNode;
}

const COPIES: readonly (readonly [TableFormat, string])[] = [
  ['markdown', 'Markdown'],
  ['latex', 'LaTeX'],
  ['csv', 'CSV'],
];

export function ChartFrame({ title, note, headings, rows, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const id = useId();
  const cells = rows.map((row) => row.map(String));
  return (
    <section ref={frame} className="chart-frame" aria-labelledby={id}>
      <header className="chart-head">
        <h3 id={id}>{title}</h3>
        {rows.length > 0 && (
          <>
            <Button look="quiet" icon="table" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              Data
            </Button>
            <Menu align="end" trigger={<IconButton icon="copy" label={`Copy ${title}`} />}>
              {COPIES.map(([format, name]) => (
                <MenuItem
                  key={format}
                  icon="table"
                  onSelect={() => void copyText(textTable(headings, cells, format), `the data as ${name}`)}
                >
                  Data as {name}
                </MenuItem>
              ))}
              {!asTable && (
                <MenuItem
                  icon="insights"
                  onSelect={() => {
                    const text = standaloneSvg(frame.current);
                    if (text) void copyText(text, 'the chart as SVG');
                  }}
                >
                  Chart as SVG
                </MenuItem>
              )}
            </Menu>
          </>
        )}
      </header>
      <p className="chart-note">{note}</p>
      {rows.length === 0 ? (
        <p className="chart-nothing">Nothing to count in these papers.</p>
      ) : asTable ? (
        // Scrolling by keyboard needs a focus.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="chart-data" tabIndex={0} role="region" aria-label={`${title}: data`}>
          <table>
            <thead>
              <tr>
                {headings.map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column} data-number={typeof cell === 'number' || undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        children
      )}
    </section>
  );
}
