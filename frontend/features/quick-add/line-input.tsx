'use client';

import type { EntryPart } from '@expenseai/core/entry/entry';
import { type ComponentProps, type Ref, useLayoutEffect, useRef } from 'react';
import { cx } from '../../ui/cx.ts';

interface LineInputProps extends Omit<ComponentProps<'input'>, 'ref' | 'value' | 'defaultValue'> {
  /** What `parts` are of. The input keeps its own text, so that no key waits for the reading of the one before. */
  readText: string;
  /** What was understood is underlined. */
  parts: readonly EntryPart[];
  ref: Ref<HTMLInputElement>;
}

const textClass = 'text-16 leading-7 wide:text-20';

/** The line itself; below what was read as a part of the transaction runs a line, dashed where it is a guess. */
export function LineInput({ readText, parts, ref, onScroll, ...input }: LineInputProps) {
  const underlines = useRef<HTMLDivElement>(null);
  const follow = (element: HTMLElement) => {
    if (underlines.current) underlines.current.scrollLeft = element.scrollLeft;
  };
  const own = useRef<HTMLInputElement | null>(null);
  useLayoutEffect(() => {
    if (own.current) follow(own.current);
  });
  return (
    <span className="relative min-w-0 flex-1">
      <div
        ref={underlines}
        aria-hidden="true"
        className={cx(
          textClass,
          'pointer-events-none absolute inset-x-0 -inset-y-1 overflow-hidden py-1 whitespace-pre text-transparent',
        )}
      >
        {stretches(readText, parts).map(({ text, start, part }) => (
          <span
            key={start}
            className={cx(
              part && 'border-b-2 pb-px',
              part && (part.confidence < 0.7 ? 'border-dashed border-mark' : 'border-accent-line'),
            )}
          >
            {text}
          </span>
        ))}
      </div>
      <input
        {...input}
        ref={(element) => {
          own.current = element;
          if (typeof ref === 'function') ref(element);
          else if (ref) ref.current = element;
        }}
        defaultValue={readText}
        onScroll={(event) => follow(event.currentTarget)}
        className={cx(textClass, 'relative block w-full bg-transparent p-0 outline-none')}
      />
    </span>
  );
}

function stretches(value: string, parts: readonly EntryPart[]) {
  const result: { text: string; start: number; part: EntryPart | null }[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.start < at || part.end > value.length) continue;
    if (part.start > at) result.push({ text: value.slice(at, part.start), start: at, part: null });
    result.push({ text: value.slice(part.start, part.end), start: part.start, part });
    at = part.end;
  }
  if (at < value.length) result.push({ text: value.slice(at), start: at, part: null });
  return result;
}
