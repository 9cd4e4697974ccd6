import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'checked'> {
  /** `mixed` where only some of what it stands for are chosen. */
  checked: boolean | 'mixed';
}

/** A tick; name it by `aria-label` or a `<label>` around it. */
export function Checkbox({ checked, className, ...rest }: CheckboxProps) {
  return (
    <input
      {...rest}
      type="checkbox"
      checked={checked === true}
      ref={(element) => {
        // Only settable by script: HTML has no attribute for it.
        if (element) element.indeterminate = checked === 'mixed';
      }}
      className={cx('tick hit-44', className)}
    />
  );
}
