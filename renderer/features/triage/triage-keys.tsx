/** The row of keys under a paper in triage; each is also a button. */
import { actionById, runAction } from '../../actions/registry.ts';
import { Button } from '../../ui/button.tsx';
import { DECISIONS } from './keys.ts';

export function TriageKeys({
  onMove,
  onUndo,
}: {
  readonly onMove: (step: number) => void;
  readonly onUndo: () => void;
}) {
  return (
    <div className="triage-keys" role="toolbar" aria-label="Decide">
      {Object.entries(DECISIONS).map(([key, id]) => {
        const { name, icon = 'check' } = actionById(id);
        return (
          <Button
            key={key}
            icon={icon}
            keys={key}
            onClick={() => {
              runAction(id);
              onMove(1);
            }}
          >
            {name}
          </Button>
        );
      })}
      <span className="triage-gap" />
      <Button look="quiet" icon="star" keys="s" onClick={() => runAction('star')}>
        Star
      </Button>
      <Button look="quiet" icon="tag" keys="#" onClick={() => runAction('tag')}>
        Tag
      </Button>
      <Button look="quiet" icon="link" keys="o" onClick={() => runAction('open-page')}>
        Open
      </Button>
      <Button look="quiet" icon="undo" keys="u" onClick={onUndo}>
        Undo
      </Button>
      <span className="triage-gap" />
      <Button keys="k" onClick={() => onMove(-1)}>
        Back
      </Button>
      <Button look="primary" keys="space" onClick={() => onMove(1)}>
        Next
      </Button>
    </div>
  );
}
