import { cx } from './cx.ts';

/** The palette's names, equal to the API's. */
const marks = {
  housing: 'bg-c-housing',
  groceries: 'bg-c-groceries',
  eating: 'bg-c-eating',
  transport: 'bg-c-transport',
  energy: 'bg-c-energy',
  health: 'bg-c-health',
  children: 'bg-c-children',
  household: 'bg-c-household',
  leisure: 'bg-c-leisure',
  subs: 'bg-c-subs',
  insurance: 'bg-c-insurance',
  travel: 'bg-c-travel',
  none: 'bg-c-none',
} as const;

export type ColourKey = keyof typeof marks;
export const colourKeys = Object.keys(marks) as ColourKey[];

/** The square of a category's colour; its name stands beside it, always. */
export function CategoryMark({ colour, className }: { colour: ColourKey; className?: string | undefined }) {
  return (
    <span aria-hidden="true" className={cx('inline-block size-2 shrink-0 rounded-[2px]', marks[colour], className)} />
  );
}

/** Mark and name of a category. */
export function CategoryName({ colour, children }: { colour: ColourKey; children: string }) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-2 align-middle whitespace-nowrap">
      <CategoryMark colour={colour} />
      <span className="truncate">{children}</span>
    </span>
  );
}
