import { cx } from './cx.ts';

/** `filled` writes and stands once a page; `lead` is the proposed of several; `quiet` has no edge. */
export type ButtonVariant = 'outline' | 'filled' | 'lead' | 'quiet';
/** `large` is for the one button below a form of `large` fields. */
export type ButtonSize = 'small' | 'medium' | 'large';

const variants = {
  outline: 'border-line-2 bg-surface text-ink hover:bg-hover',
  filled: 'border-accent bg-accent text-on-accent hover:bg-accent-hover',
  lead: 'border-accent bg-surface text-accent-ink hover:bg-hover',
  quiet: 'border-transparent text-ink-2 hover:bg-hover',
} as const satisfies Record<ButtonVariant, string>;

const hints = {
  outline: '',
  filled: 'border-current/40 text-on-accent',
  lead: 'border-accent-line text-accent-ink',
  quiet: '',
} as const satisfies Record<ButtonVariant, string>;

const heights = {
  small: 'h-7 touch:h-9',
  medium: 'h-control',
  large: 'h-10 touch:h-11',
} as const satisfies Record<ButtonSize, string>;

const paddings = { small: 'px-2', medium: 'px-3', large: 'px-4' } as const satisfies Record<ButtonSize, string>;
const squares = {
  small: 'w-7 touch:w-9',
  medium: 'w-control',
  large: 'w-10 touch:w-11',
} as const satisfies Record<ButtonSize, string>;

export interface ButtonLook {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  isSquare?: boolean | undefined;
}

/** How a button looks, for `<button>` and links alike. */
export function buttonClass({ variant = 'outline', size = 'medium', isSquare = false }: ButtonLook): string {
  return cx(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-2 border text-13 font-medium whitespace-nowrap',
    'transition-colors select-none print:hidden aria-disabled:opacity-55 disabled:opacity-55',
    variants[variant],
    heights[size],
    isSquare ? squares[size] : paddings[size],
  );
}

/** The keyboard hint's colours on a button of that variant. */
export function hintClass(variant: ButtonVariant = 'outline'): string {
  return hints[variant];
}
