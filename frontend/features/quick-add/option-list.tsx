'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../ui/cx.ts';
import type { BarOption } from './bar-option.ts';

interface OptionListProps {
  id: string;
  options: readonly BarOption[];
  /** The one that Enter takes; −1 for none. */
  active: number;
  onActive: (index: number) => void;
  onTake: (option: BarOption) => void;
}

/** The list below the line: arrow keys walk through it while the focus stays in the line. */
export function OptionList({ id, options, active, onActive, onTake }: OptionListProps) {
  const t = useTranslations('quickAdd');
  const groups = [...Map.groupBy(options, (option) => option.group)];
  const activeRow = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active >= 0) activeRow.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div id={id} role="listbox" aria-label={t('results')} className="min-h-0 flex-1 overflow-y-auto px-1.5 py-1.5">
      {groups.map(([group, members], at) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box (WAI-ARIA 1.2).
        <div key={group} role="group" aria-labelledby={`${id}group${at}`}>
          <p id={`${id}group${at}`} className="px-2.5 pt-2 pb-1 text-12 text-ink-2">
            {group}
          </p>
          {members.map((option) => {
            const index = options.indexOf(option);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the line above hears the keys.
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the line, as in every combobox.
              <div
                key={option.key}
                ref={index === active ? activeRow : undefined}
                id={optionId(id, index)}
                role="option"
                aria-selected={index === active}
                onPointerMove={() => index !== active && onActive(index)}
                onClick={() => onTake(option)}
                className={cx(
                  'flex h-9 cursor-default items-center gap-3 rounded-1 px-2.5 text-13 touch:h-11 [&>.lucide]:text-ink-3',
                  index === active && 'bg-hover',
                )}
              >
                {option.icon}
                <span className="truncate">{option.label}</span>
                {option.detail ? (
                  <span className="min-w-0 flex-1 truncate text-12 text-ink-2">{option.detail}</span>
                ) : (
                  <span className="flex-1" />
                )}
                {option.end}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

export function optionId(listId: string, index: number): string {
  return `${listId}option${index}`;
}
