'use client';

import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';

export interface Tab<Value extends string> {
  value: Value;
  label: string;
  count?: string | undefined;
  /** Its count asks for something: amber. */
  isAsked?: boolean | undefined;
}

interface TabsProps<Value extends string> {
  label: string;
  tabs: readonly Tab<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** The panel of the chosen tab. */
  children: ReactNode;
}

/** Tabs over one panel; arrow keys move and choose, as the WAI-ARIA pattern has it. */
export function Tabs<Value extends string>({ label, tabs, value, onChange, children }: TabsProps<Value>) {
  const id = useId();
  const chosen = tabs.findIndex((tab) => tab.value === value);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const to = { ArrowRight: chosen + 1, ArrowLeft: chosen - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (!tab) return;
    event.preventDefault();
    onChange(tab.value);
    document.getElementById(`${id}${tab.value}`)?.focus();
  }

  return (
    <>
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex gap-5 overflow-x-auto border-b border-line-2 [scrollbar-width:none] max-wide:-mx-4 max-wide:px-4"
      >
        {tabs.map((tab) => (
          <button
            key={tab.value}
            id={`${id}${tab.value}`}
            type="button"
            role="tab"
            aria-selected={tab.value === value}
            aria-controls={`${id}panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
            className={cx(
              '-mb-px inline-flex h-10 shrink-0 items-center gap-1.5 border-b-2 text-13 font-medium whitespace-nowrap -outline-offset-2 touch:h-11',
              tab.value === value ? 'border-accent text-ink' : 'border-transparent text-ink-2 hover:text-ink',
            )}
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className={cx('font-regular', tab.isAsked ? 'text-warn' : 'text-ink-3')}>{tab.count}</span>
            )}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${value}`} tabIndex={-1} className="outline-none">
        {children}
      </div>
    </>
  );
}
