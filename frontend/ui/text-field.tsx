import { Entry, type EntryProps } from './entry.tsx';
import { Field, type FieldLook } from './field.tsx';

/** A labelled text input. */
export function TextField({ label, aside, hint, error, isAsked, ...entry }: FieldLook & EntryProps) {
  return (
    <Field label={label} aside={aside} hint={hint} error={error} isAsked={isAsked}>
      {(control) => <Entry {...entry} {...control} isAsked={isAsked} />}
    </Field>
  );
}
