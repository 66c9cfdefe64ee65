/** The first screen of an empty library: three ways in, none of them a dead end. */
import { useEffect, useState } from 'react';
import { papers } from '../../../shared/library/paper-count.ts';
import { chooseFiles } from '../../actions/files.ts';
import { catchFocus } from '../../actions/focus.ts';
import { change, notifyUndo } from '../../state/edits.ts';
import { openSheet } from '../../state/sheets.ts';
import { goTo, PLACES } from '../../state/view.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { IS_MAC, Keys } from '../../ui/keys.tsx';
import './welcome.css';

export function Welcome() {
  const [busy, setBusy] = useState(false);
  useEffect(catchFocus, []);
  async function trySample(): Promise<void> {
    setBusy(true);
    const report = await change('import.sample', {});
    setBusy(false);
    if (!report) return;
    goTo(PLACES.all);
    notifyUndo(`Added ${papers(report.added.length)} to try things with`);
  }
  return (
    <main className="welcome">
      <div className="welcome-page" data-main-focus tabIndex={-1}>
        <Roof />
        <h1>Bring in some papers</h1>
        <p className="welcome-lead">
          Copy a listing where you read it, such as the Hugging Face Daily Papers page, an arXiv list or an
          awesome list, and paste it into this window. You see what was read before anything is added.
        </p>
        <ul className="welcome-ways">
          <Way
            icon="clipboard"
            title="Paste a listing"
            more={`Press ${IS_MAC ? '⌘V' : 'Ctrl V'} anywhere here, or open the sheet`}
            keys="mod+i"
            onOpen={() => openSheet({ kind: 'import', incoming: [] })}
          />
          <Way
            icon="file"
            title="Open a file"
            more="A bibliography, a saved page, a Markdown list. Dropping one works too"
            keys="mod+o"
            onOpen={chooseFiles}
          />
          <Way
            icon="spark"
            title="Try the sample library"
            more="Well-known ML systems papers. One undo takes them away again"
            disabled={busy}
            onOpen={() => void trySample()}
          />
        </ul>
      </div>
    </main>
  );
}

function Way({
  icon,
  title,
  more,
  keys,
  disabled = false,
  onOpen,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly more: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly onOpen: () => void;
}) {
  return (
    <li>
      <button type="button" className="welcome-way" disabled={disabled} onClick={onOpen}>
        <Icon name={icon} />
        <span className="welcome-words">
          <strong>{title}</strong>
          <span className="muted">{more}</span>
        </span>
        {keys && <Keys of={keys} />}
      </button>
    </li>
  );
}

const DOTS = [
  [58, 72],
  [96, 52],
  [128, 34],
  [150, 46],
  [182, 30],
  [214, 58],
  [236, 28],
  [276, 36],
] as const;

/** The roofline model, drawn: the slope of memory bandwidth, the roof of peak compute, and papers under it. */
function Roof() {
  return (
    <svg className="roof" viewBox="0 0 320 96" aria-hidden="true">
      <path className="roof-axis" d="M16 8v76h296" />
      <path className="roof-line" d="M16 84 132 22h180" />
      {DOTS.map(([x, y]) => (
        <circle key={x} className="roof-dot" cx={x} cy={y} r="3" />
      ))}
    </svg>
  );
}
