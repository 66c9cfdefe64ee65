/** Every shortcut, by group. */
import { actions } from '../../actions/registry.ts';
import { Keys } from '../../ui/keys.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import './shortcuts.css';

const GROUPS = [
  ['View', 'Moving about'],
  ['Papers', 'Papers'],
  ['Search', 'Search'],
  ['Copy', 'Copying'],
  ['Library', 'Library'],
] as const;

/** What keys mean in triage, where it is something else than in the list. */
const IN_TRIAGE = [
  ['Keep, discard or archive, and on to the next', ['y', 'x', 'e']],
  ['Next paper', ['space', 'j']],
  ['Paper before', ['shift+space', 'k']],
  ['Undo, and show what it was about', ['u']],
] as const;

export function ShortcutsSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Sheet title="Keyboard shortcuts" onClose={onClose}>
      {/* A long list scrolls, so it must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="shortcuts" role="region" aria-label="Shortcuts" tabIndex={0}>
        {GROUPS.map(([group, title]) => (
          <section key={group}>
            <h3>{title}</h3>
            <dl>
              {actions
                .filter((action) => action.group === group && action.keys.length > 0)
                .map(({ id, name, keys }) => (
                  <div key={id} className="shortcut">
                    <dt>{name}</dt>
                    <dd>
                      {keys.slice(0, 2).map((key) => (
                        <Keys key={key} of={key} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>In triage</h3>
          <dl>
            {IN_TRIAGE.map(([name, keys]) => (
              <div key={name} className="shortcut">
                <dt>{name}</dt>
                <dd>
                  {keys.map((key) => (
                    <Keys key={key} of={key} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Sheet>
  );
}
