/** What an import did, for people: every paper, every warning with its line, and what to do next. */
import type { ImportItem, ImportPreview, ImportReport } from '../../shared/api/schemas.ts';
import type { Unused, Warning } from '../../shared/formats/format.ts';
import { columns } from './layout.ts';
import { counted, oneLine, type Terminal } from './terminal.ts';

/** Longer lists end in "and N more"; `--json` has them all. */
const MOST_PAPERS = 40;
const MOST_WARNINGS = 20;

/** Prints the outcome of an import. `preview` is what was known before it. */
export function printImportReport(
  terminal: Terminal,
  report: ImportReport,
  preview: ImportPreview,
  folder: string,
): void {
  const { added, merged, duplicates } = report;
  const say = (line: string): void => terminal.out(line + '\n');
  if (added.length === 0 && merged.length === 0) {
    say(
      duplicates.length === 0
        ? `${preview.formatName}: no paper was found.`
        : `${preview.formatName}: nothing new. ${allOf(duplicates.length)} already in the library.`,
    );
  } else {
    const outcome = [
      ...(added.length > 0 ? [`${counted(added.length, 'paper')} added`] : []),
      ...(merged.length > 0 ? [`${counted(merged.length, 'paper')} completed`] : []),
      ...(duplicates.length > 0 ? [`${counted(duplicates.length, 'paper')} already there`] : []),
    ];
    say(`${preview.formatName}: ${outcome.join(', ')}.`);
  }
  list(
    terminal,
    'Added',
    added.map((paper) => [paper.citeKey, paper.title]),
  );
  list(
    terminal,
    'Completed',
    merged.map((paper) => [paper.citeKey, paper.changed.join(', ')]),
  );
  if (added.length > 0 || merged.length > 0) {
    list(
      terminal,
      'Already there',
      duplicates.map((paper) => [paper.citeKey, paper.title]),
    );
  }
  sayBroughtOver(terminal, preview.items, added);
  const suggested = preview.items.filter((item) => item.state === 'suggestion');
  list(terminal, 'Perhaps the same as a paper you have (see roofline duplicates)', suggested.map(matchRow));
  sayYear(terminal, preview);
  sayUnread(terminal, report.warnings, report.unused);
  if (added.length > 0 || merged.length > 0) {
    terminal.err(
      `Library: ${folder}. Next: roofline search, roofline open; roofline undo takes the import back.\n`,
    );
  }
}

/** Prints what an import would do. */
export function printImportPreview(terminal: Terminal, preview: ImportPreview): void {
  const of = (state: ImportItem['state']): ImportItem[] =>
    preview.items.filter((item) => item.state === state);
  const row = (item: ImportItem): string[] => [item.citeKey, item.draft.title];
  terminal.out(
    `${preview.formatName}: ${counted(preview.items.length, 'paper')} read, nothing changed yet.\n`,
  );
  list(terminal, 'Would be added', of('new').map(row));
  list(
    terminal,
    'Would be completed',
    of('merge').map((item) => [item.match?.citeKey ?? '', item.changes.map(({ field }) => field).join(', ')]),
  );
  list(terminal, 'Already there', of('duplicate').map(row));
  list(terminal, 'Perhaps the same as a paper you have', of('suggestion').map(matchRow));
  sayBroughtOver(terminal, preview.items);
  sayYear(terminal, preview);
  sayUnread(terminal, preview.warnings, preview.unused);
}

/**
 * What comes with new papers from another program, so that a move can be checked: citation keys, tags, notes and files. `added`
 * are the papers that went in; where fewer arrived than were read, both numbers are said.
 */
function sayBroughtOver(
  terminal: Terminal,
  items: readonly ImportItem[],
  added?: ImportReport['added'],
): void {
  const drafts = items
    .filter(({ state }) => state === 'new' || state === 'suggestion')
    .map(({ draft }) => draft);
  const keys = new Set((added ?? []).flatMap((paper) => [paper.citeKey, ...paper.keyAliases]));
  const things = [
    {
      what: 'citation key',
      read: drafts.filter(({ citeKey }) => citeKey !== undefined).length,
      arrived: drafts.filter(({ citeKey }) => citeKey !== undefined && keys.has(citeKey)).length,
    },
    {
      what: 'tag',
      read: new Set(drafts.flatMap(({ tags }) => tags ?? [])).size,
      arrived: new Set((added ?? []).flatMap(({ tags }) => tags)).size,
    },
    {
      what: 'note',
      read: drafts.filter(({ note }) => note).length,
      arrived: (added ?? []).filter(({ note }) => note !== '').length,
    },
    {
      what: 'file',
      read: drafts.reduce((sum, { attachments }) => sum + (attachments?.length ?? 0), 0),
      arrived: (added ?? []).reduce((sum, { attachments }) => sum + attachments.length, 0),
    },
  ].filter(({ read }) => read > 0);
  if (things.length === 0) return;
  const counts = things.map(({ what, read, arrived }) =>
    added && arrived < read ? `${arrived} of ${counted(read, what)}` : counted(read, what),
  );
  terminal.out(`\nWith them: ${counts.join(', ')}.\n`);
}

function matchRow({ citeKey, match, draft }: ImportItem): string[] {
  return [citeKey, `${match?.citeKey ?? ''}: ${match?.title ?? draft.title}`];
}

function list(terminal: Terminal, heading: string, rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  const shown = rows.slice(0, MOST_PAPERS).map((row) => ['', ...row.map(oneLine)]);
  const more = rows.length - shown.length;
  terminal.out(`\n${heading}\n${columns(shown, terminal.width).join('\n')}\n`);
  if (more > 0) terminal.out(`  and ${more.toLocaleString('en')} more\n`);
}

/** Which year dates without one were given. Where another fits as well, a warning says so already. */
function sayYear(terminal: Terminal, { pageYear, otherYears }: ImportPreview): void {
  if (pageYear === undefined || otherYears.length > 0) return;
  terminal.err(`\nDates without a year were read as ${pageYear}. --year sets another.\n`);
}

function sayUnread(terminal: Terminal, warnings: readonly Warning[], unused: readonly Unused[]): void {
  if (warnings.length > 0) {
    terminal.err(`\n${counted(warnings.length, 'warning')}\n`);
    for (const { line, message } of warnings.slice(0, MOST_WARNINGS)) {
      terminal.err(`  line ${line}: ${oneLine(message)}\n`);
    }
    const more = warnings.length - MOST_WARNINGS;
    if (more > 0) terminal.err(`  and ${more.toLocaleString('en')} more; --json lists all\n`);
  }
  const chrome = unused.filter(({ kind }) => kind === 'chrome');
  const lines = chrome.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  if (lines > 0)
    terminal.err(`${counted(lines, 'line')} of the page around the papers left out; --json shows them.\n`);
}

function allOf(count: number): string {
  return count === 1 ? 'The one paper is' : `All ${count.toLocaleString('en')} papers are`;
}
