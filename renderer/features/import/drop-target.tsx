/** The whole window takes pastes (outside text fields) and drops, and opens the import sheet with them. */
import { useEffect, useState } from 'react';
import { importFiles, incomingFrom } from '../../actions/files.ts';
import { openSheet, useSheets } from '../../state/sheets.ts';
import { Icon } from '../../ui/icon.tsx';
import './import.css';

/** Papers dragged out of the list are not for us. */
const OWN = 'application/x-roofline-papers';

export function DropTarget() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const on = <K extends keyof WindowEventMap>(
      name: K,
      listener: (event: WindowEventMap[K]) => void,
    ): void => window.addEventListener(name, listener, { signal: stop.signal });

    on('paste', (event) => {
      if (inField(event.target) || !event.clipboardData || otherSheetOpen()) return;
      event.preventDefault();
      receive(event.clipboardData);
    });
    // What is dragged about within the window is no import: words of a note, papers of the list.
    let own = false;
    on('dragstart', () => (own = true));
    on('dragend', () => (own = false));
    on('dragover', (event) => {
      if (own || !isForUs(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    });
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    // On its way down, so that the veil goes too where a part of the window takes the drop for itself.
    window.addEventListener('drop', () => setOver(false), { capture: true, signal: stop.signal });
    on('drop', (event) => {
      if (own || !event.dataTransfer || !isForUs(event)) return;
      event.preventDefault();
      receive(event.dataTransfer);
    });
    return () => stop.abort();
  }, []);
  if (!over) return null;
  return (
    <div className="drop-target">
      <p>
        <Icon name="import" />
        Drop to import
      </p>
    </div>
  );
}

function receive(data: DataTransfer): void {
  if (data.files.length > 0) {
    void importFiles([...data.files]);
    return;
  }
  const incoming = incomingFrom(data);
  if (incoming) openSheet({ kind: 'import', incoming: [incoming] });
}

/** Words that are dropped on a field are for the field; files never are. */
function isForUs({ dataTransfer, target }: DragEvent): boolean {
  if (!dataTransfer || dataTransfer.types.includes(OWN)) return false;
  return dataTransfer.types.includes('Files') || !inField(target);
}

const FIELDS = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable=true]';

function inField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

/** A paste replaces what the import sheet shows; any other sheet keeps its place. */
function otherSheetOpen(): boolean {
  const { sheet } = useSheets.getState();
  return sheet !== undefined && sheet.kind !== 'import';
}
