import type { Category } from '@expenseai/contracts/categories';
import { useFormatter } from 'use-intl';
import { CategoryBar } from '../../ui/category-bar.tsx';
import { CategoryMark } from '../../ui/category-mark.tsx';
import { cx } from '../../ui/cx.ts';
import { Kbd } from '../../ui/kbd.tsx';

interface OptionRowProps {
  category: Category;
  /** The digit that takes it. */
  digit: string;
  why: string;
  /** 0–1; null where it is too small to be counted. */
  confidence: number | null;
  /** What Enter takes. */
  isFirst: boolean;
  isDisabled: boolean;
  onTake: () => void;
}

/** A category that is one press away, with what speaks for it. */
export function OptionRow({ category, digit, why, confidence, isFirst, isDisabled, onTake }: OptionRowProps) {
  const format = useFormatter();
  return (
    <li>
      <button
        type="button"
        disabled={isDisabled}
        aria-keyshortcuts={isFirst ? `${digit} Enter` : digit}
        onClick={onTake}
        className={cx(
          'grid min-h-12 w-full grid-cols-[minmax(0,1fr)_64px_44px] items-center gap-x-3 border-b border-line py-1.5 pr-3 pl-3 text-left -outline-offset-2 disabled:opacity-55',
          'wide:grid-cols-[24px_minmax(0,156px)_minmax(0,1fr)_96px_44px] wide:pl-2',
          isFirst ? 'bg-accent-soft shadow-[inset_2px_0_var(--accent)]' : 'enabled:hover:bg-hover',
        )}
      >
        <span className="max-wide:hidden">
          <Kbd className="bg-surface">{digit}</Kbd>
        </span>
        <span className="inline-flex min-w-0 items-center gap-2 text-14 font-medium">
          <CategoryMark colour={category.colour} />
          <span className="truncate">{category.name}</span>
        </span>
        <span className="truncate text-12 text-ink-2 max-wide:col-start-1 max-wide:row-start-2 max-wide:empty:hidden">
          {why}
        </span>
        {confidence === null ? null : (
          <>
            <span
              aria-hidden="true"
              className={cx(
                'block overflow-hidden rounded-[2px] max-wide:col-start-2 max-wide:row-span-2 max-wide:row-start-1',
                isFirst ? 'bg-surface' : 'bg-track',
              )}
            >
              <CategoryBar colour={category.colour} share={confidence} />
            </span>
            <span className="text-right text-13 font-medium max-wide:col-start-3 max-wide:row-span-2 max-wide:row-start-1">
              {format.number(confidence, { style: 'percent', maximumFractionDigits: 0 })}
            </span>
          </>
        )}
      </button>
    </li>
  );
}
