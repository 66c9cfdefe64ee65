/** The account of every line that became nothing: what could not be read, and what is page furniture. */
import type { ImportPreview } from '../../../shared/api/schemas.ts';
import { Icon } from '../../ui/icon.tsx';

/** Longer lists are cut; the terminal's `import --dry-run` has all of it. */
const SHOWN = 200;

export function Leftovers({ warnings, unused }: Pick<ImportPreview, 'warnings' | 'unused'>) {
  const unread = unused.filter(({ kind }) => kind === 'unread');
  const chrome = unused.filter(({ kind }) => kind === 'chrome');
  if (warnings.length === 0 && unused.length === 0) return null;
  return (
    <div className="leftovers">
      {warnings.length > 0 && (
        <details open={warnings.length <= 3}>
          <summary data-level="warning">
            <Icon name="warning" />
            {warnings.length === 1 ? '1 warning' : `${warnings.length.toLocaleString('en')} warnings`}
          </summary>
          <ul>
            {warnings.slice(0, SHOWN).map(({ line, column, message }, at) => (
              <li key={at}>
                <span className="leftover-line">
                  {line}:{column}
                </span>
                <bdi>{message.slice(0, 500)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      {unread.length > 0 && <Lines title={`${lineCount(unread)} could not be read`} ranges={unread} />}
      {chrome.length > 0 && (
        <Lines title={`${lineCount(chrome)} of page furniture left out`} ranges={chrome} />
      )}
    </div>
  );
}

function lineCount(ranges: ImportPreview['unused']): string {
  const lines = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  return lines === 1 ? '1 line' : `${lines.toLocaleString('en')} lines`;
}

function Lines({ title, ranges }: { readonly title: string; readonly ranges: ImportPreview['unused'] }) {
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {ranges.slice(0, SHOWN).map(({ from, to, text }) => (
          <li key={from}>
            <span className="leftover-line">{from === to ? from : `${from}–${to}`}</span>
            <bdi>{text.slice(0, 300)}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
