import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import { Field, type FieldLook } from './field.tsx';

export interface SelectOption {
  value: string;
  label: string;
}

interface SelectProps extends Omit<ComponentProps<'select'>, 'children' | 'size' | 'onChange'> {
  options: readonly SelectOption[];
  onChange: (value: string) => void;
  size?: 'small' | 'medium' | undefined;
}

/** One of a few: the browser's own list, which phones and screen readers know. For many, use `Combobox`. */
export function Select({ options, onChange, size = 'medium', className, ...rest }: SelectProps) {
  return (
    <span className={cx('relative inline-flex min-w-0', className)}>
      <select
        {...rest}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={cx(
          'w-full min-w-0 appearance-none rounded-2 border border-control-line bg-surface pr-8 pl-2.5 text-13 text-ellipsis touch:text-16',
          size === 'small' ? 'h-7 touch:h-10' : 'h-entry',
        )}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-3.5 text-ink-3"
      />
    </span>
  );
}

/** A labelled `Select`. */
export function SelectField({ label, aside, hint, error, ...select }: FieldLook & SelectProps) {
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      {(control) => <Select {...select} {...control} />}
    </Field>
  );
}
