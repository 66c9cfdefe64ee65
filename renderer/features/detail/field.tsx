/** A name and a value that is edited where it stands. */
import { EditableText } from '../../ui/editable-text.tsx';

export function Field({
  name,
  value,
  shown,
  placeholder,
  lines = false,
  openAtOnce = false,
  check,
  onSave,
}: {
  readonly name: string;
  readonly value: string;
  /** How the value reads, where that differs from how it is typed. */
  readonly shown?: string;
  readonly placeholder?: string;
  readonly lines?: boolean;
  /** It was empty, and is being added. */
  readonly openAtOnce?: boolean;
  readonly check?: (text: string) => string | undefined;
  readonly onSave: (text: string) => Promise<boolean>;
}) {
  return (
    <div className="field">
      <dt>{name}</dt>
      <dd>
        <EditableText
          label={name}
          value={value}
          lines={lines}
          openAtOnce={openAtOnce}
          onSave={onSave}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(check ? { check } : {})}
        >
          <bdi>{shown ?? value}</bdi>
        </EditableText>
      </dd>
    </div>
  );
}
