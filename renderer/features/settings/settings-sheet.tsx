/** Settings: how the window looks, how citation keys are made, how exports are written. Every change takes effect at once. */
import { useState } from 'react';
import { keyFromPattern, parseKeyPattern } from '../../../shared/library/citation-key.ts';
import { DEFAULT_KEY_PATTERN } from '../../../shared/library/library-meta.ts';
import { changeSettings } from '../../state/edits.ts';
import { useLibrary } from '../../state/library.ts';
import { usePaper } from '../../state/paper.ts';
import { setPreference, usePreferences } from '../../state/preferences.ts';
import { openSheet } from '../../state/sheets.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { SourcesTable } from '../../ui/sources-table.tsx';
import { LiveFiles } from './live-files.tsx';
import { Setting } from './setting.tsx';
import './settings.css';

export function SettingsSheet({ onClose }: { readonly onClose: () => void }) {
  const { theme, density, layout } = usePreferences();
  const { overview, settings } = useLibrary();
  return (
    <Sheet title="Settings" onClose={onClose}>
      <div className="settings">
        <Setting name="Theme">
          <Segmented
            label="Theme"
            value={theme}
            options={[
              ['system', 'System'],
              ['light', 'Light'],
              ['dark', 'Dark'],
            ]}
            onChange={(next) => setPreference({ theme: next })}
          />
        </Setting>
        <Setting name="Density">
          <Segmented
            label="Density"
            value={density}
            options={[
              ['compact', 'Compact'],
              ['normal', 'Normal'],
              ['roomy', 'Roomy'],
            ]}
            onChange={(next) => setPreference({ density: next })}
          />
        </Setting>
        <Setting name="Papers as">
          <Segmented
            label="Papers as"
            value={layout}
            options={[
              ['list', 'List'],
              ['table', 'Table'],
            ]}
            onChange={(next) => setPreference({ layout: next })}
          />
        </Setting>
        {settings && <KeyPatternSetting key={settings.keyPattern} saved={settings.keyPattern} />}
        {settings && (
          <Setting name="Exports" hint="What the BibTeX tab, copies and live files use.">
            <label className="check">
              <input
                type="checkbox"
                checked={settings.export.ascii ?? true}
                onChange={(event) =>
                  void changeSettings({ export: { ...settings.export, ascii: event.target.checked } })
                }
              />
              BibTeX in ASCII with LaTeX accents
            </label>
            <label className="check">
              <input
                type="checkbox"
                checked={settings.export.venue === 'short'}
                onChange={(event) =>
                  void changeSettings({
                    export: { ...settings.export, venue: event.target.checked ? 'short' : 'long' },
                  })
                }
              />
              Short venue names
            </label>
          </Setting>
        )}
        <LiveFiles />
        {settings && (
          <Setting name="Online sources" hint="Asked only when you say so. Some want a contact address.">
            <ContactField key={settings.contact} saved={settings.contact ?? ''} />
            <label className="check">
              <input
                type="checkbox"
                checked={settings.completeAfterImport}
                onChange={(event) => void changeSettings({ completeAfterImport: event.target.checked })}
              />
              Look up names and ids after each import
            </label>
            <WhoIsAsked />
          </Setting>
        )}
        {overview && (
          <Setting name="Library">
            <code className="settings-path">{overview.folder}</code>
          </Setting>
        )}
        <Setting name="Keyboard">
          <Button icon="keyboard" keys="?" onClick={() => openSheet({ kind: 'shortcuts' })}>
            All shortcuts
          </Button>
        </Setting>
      </div>
    </Sheet>
  );
}

/** Shown where the library has no paper to make a key for. */
const EXAMPLE = {
  title: 'Efficient Memory Management for Large Language Model Serving with PagedAttention',
  authors: [{ family: 'Kwon', given: 'Woosuk' }],
  published: { year: 2023 },
  venue: 'SOSP',
  type: 'inproceedings',
  ids: { arxiv: '2309.06180' },
} as const;

function KeyPatternSetting({ saved }: { readonly saved: string }) {
  const [pattern, setPattern] = useState(saved);
  const paper = usePaper((state) => state.open?.paper) ?? EXAMPLE;
  const parsed = parseKeyPattern(pattern);
  return (
    <Setting
      name="Citation keys"
      hint="New papers get keys of this pattern. Keys that exist stay as they are."
    >
      <form
        className="settings-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.ok) void changeSettings({ keyPattern: pattern });
        }}
      >
        <input
          className="text-field settings-code"
          aria-label="Pattern for citation keys"
          aria-invalid={!parsed.ok}
          spellCheck={false}
          value={pattern}
          onChange={(event) => setPattern(event.target.value)}
        />
        <Button type="submit" disabled={!parsed.ok || pattern === saved}>
          Use
        </Button>
        {pattern !== DEFAULT_KEY_PATTERN && (
          <Button look="quiet" onClick={() => setPattern(DEFAULT_KEY_PATTERN)}>
            Default
          </Button>
        )}
      </form>
      <p className={parsed.ok ? 'muted' : 'problem'} role="status">
        {parsed.ok ? (
          <>
            Gives <code>{keyFromPattern(paper, pattern)}</code>
          </>
        ) : (
          parsed.error.message
        )}
      </p>
    </Setting>
  );
}

/** Who is asked is read first when the user wants to know. */
function WhoIsAsked() {
  const [open, setOpen] = useState(false);
  const { answer: sources = [] } = useAnswer('complete.sources', open ? {} : undefined);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What is sent to whom</summary>
      <SourcesTable sources={sources} />
    </details>
  );
}

function ContactField({ saved }: { readonly saved: string }) {
  const [contact, setContact] = useState(saved);
  return (
    <input
      className="text-field"
      type="email"
      aria-label="Contact address"
      placeholder="you@example.org"
      value={contact}
      onChange={(event) => setContact(event.target.value)}
      // Escape closes the sheet, and what was typed counts.
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      onBlur={() => contact.trim() !== saved && void changeSettings({ contact: contact.trim() })}
    />
  );
}
