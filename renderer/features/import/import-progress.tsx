/** How far an import is, in the words of the host; a bar once it has taken a moment. */
import { useLibrary } from '../../state/library.ts';

export function ImportProgress({
  label,
}: {
  /** What is done until the host says more. */ readonly label: string;
}) {
  const task = useLibrary((state) => state.progress.get('import'));
  const fraction = task && task.fraction > 0 ? task.fraction : undefined;
  const says = task?.label ?? label;
  return (
    <div className="import-progress">
      {/* Only the words are announced: a bar that moves ten times a second is noise. */}
      <span role="status">{says}…</span>
      <progress aria-label={says} {...(fraction === undefined ? {} : { value: fraction })} />
      {fraction !== undefined && <span className="muted">{Math.round(fraction * 100)} %</span>}
    </div>
  );
}
