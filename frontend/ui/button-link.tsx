import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass, hintClass } from './button-class.ts';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';
import { Link } from './link.tsx';

interface ButtonLinkProps extends ComponentProps<typeof Link> {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  shortcut?: string | undefined;
}

/** A link that looks like a button. */
export function ButtonLink({ variant, size, icon, shortcut, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} aria-keyshortcuts={shortcut} className={cx(buttonClass({ variant, size }), className)}>
      {icon}
      {children}
      {shortcut ? <Kbd className={hintClass(variant)}>{shortcut}</Kbd> : null}
    </Link>
  );
}
