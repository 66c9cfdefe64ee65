/** How far a long task is, in the words of the host; a bar that fills once the host says how far. */
import './task-progress.css';

export function TaskProgress({
  task,
  label,
}: {
  readonly task: { readonly fraction: number; readonly label: string } | undefined;
  /** What is done until the host says more. */
  readonly label: string;
}) {
  const fraction = task && task.fraction > 0 ? task.fraction : undefined;
  const says = task?.label ?? label;
  return (
    <div className="task-progress">
      {/* Only the words are announced: a bar that moves ten times a second is noise. */}
      <span role="status">{says}…</span>
      <progress aria-label={says} {...(fraction === undefined ? {} : { value: fraction })} />
      {fraction !== undefined && <span className="muted">{Math.round(fraction * 100)} %</span>}
    </div>
  );
}
