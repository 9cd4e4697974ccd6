import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';

export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export interface FieldLook {
  label: string;
  /** At the label's other end: “optional”, or a link, which Tab reaches after the control. */
  aside?: ReactNode;
  hint?: ReactNode;
  /** What is wrong with the value, and what to do; takes the hint's place. */
  error?: string | undefined;
  /** The value was read but not for sure: amber, with the reason as hint. */
  isAsked?: boolean | undefined;
}

/** Label above, hint or error below; the control gets the attributes that tie them together. */
export function Field({
  label,
  aside,
  hint,
  error,
  isAsked,
  children,
}: FieldLook & { children: (control: FieldControl) => ReactNode }) {
  const id = useId();
  const noteId = `${id}note`;
  const hasNote = Boolean(error || hint);
  return (
    <div className="grid min-w-0 grid-cols-[1fr_auto] content-start gap-x-2 gap-y-1.5">
      <label htmlFor={id} className="text-12 text-ink-2">
        {label}
      </label>
      <div className="col-span-2 row-start-2 grid min-w-0">
        {children({
          id,
          'aria-describedby': hasNote ? noteId : undefined,
          'aria-invalid': error ? true : undefined,
        })}
      </div>
      {aside ? <div className="col-start-2 row-start-1 text-12 text-ink-2">{aside}</div> : null}
      <div id={noteId} className="col-span-2 text-12 text-ink-3 empty:hidden" aria-live="polite">
        {error ? (
          <span className="flex gap-1.5 text-bad">
            <CircleAlert aria-hidden="true" className="mt-px size-3.5" />
            {error}
          </span>
        ) : hint ? (
          <span className={cx(isAsked && 'text-warn')}>{hint}</span>
        ) : null}
      </div>
    </div>
  );
}
