import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass, hintClass } from './button-class.ts';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  /** The key that does the same, as printed on it. */
  shortcut?: string | undefined;
  /** Work goes on: the button keeps its focus and takes no second press. */
  isBusy?: boolean | undefined;
}

/** A button that does something; where it goes somewhere, it is a `ButtonLink`. */
export function Button({ variant, size, icon, shortcut, isBusy, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      aria-keyshortcuts={shortcut}
      className={cx(buttonClass({ variant, size }), className)}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon}
      {children}
      {shortcut ? <Kbd className={hintClass(variant)}>{shortcut}</Kbd> : null}
    </button>
  );
}
