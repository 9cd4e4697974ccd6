import type { ColourKey } from './category-mark.tsx';

/** Written out, since the style sheet is made from what stands in the code. */
const fills = {
  housing: 'fill-c-housing',
  groceries: 'fill-c-groceries',
  eating: 'fill-c-eating',
  transport: 'fill-c-transport',
  energy: 'fill-c-energy',
  health: 'fill-c-health',
  children: 'fill-c-children',
  household: 'fill-c-household',
  leisure: 'fill-c-leisure',
  subs: 'fill-c-subs',
  insurance: 'fill-c-insurance',
  travel: 'fill-c-travel',
  none: 'fill-c-none',
} as const satisfies Record<ColourKey, string>;

interface CategoryBarProps {
  colour: ColourKey;
  /** 0–1 of the track. */
  share: number;
  /** It is longer than its track: the end is cut off, and looks so. */
  isCut?: boolean | undefined;
}

/** A bar in a category's colour, whose value is printed beside it. */
export function CategoryBar({ colour, share, isCut }: CategoryBarProps) {
  return (
    <svg aria-hidden="true" width="100%" height="8" className="block">
      <rect width={`${Math.min(1, Math.max(0, share)) * 100}%`} height="8" rx="2" className={fills[colour]} />
      {isCut ? <line x1="86%" x2="84%" y1="-2" y2="10" className="stroke-surface" strokeWidth="2" /> : null}
    </svg>
  );
}
