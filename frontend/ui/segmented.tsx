import { useId } from 'react';
import { cx } from './cx.ts';

interface SegmentedProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string | undefined;
}

/** One of two to four, all in sight. */
export function Segmented<Value extends string>({ label, options, value, onChange, className }: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset
      aria-label={label}
      className={cx('inline-flex h-control overflow-hidden rounded-2 border border-control-line', className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            'flex items-center px-3 text-13 whitespace-nowrap text-ink-2 not-first:border-l not-first:border-line-2',
            'has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent-ink',
            'outline-accent has-focus-visible:outline-2 has-focus-visible:-outline-offset-2',
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
