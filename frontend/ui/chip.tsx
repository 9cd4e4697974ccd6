'use client';

import { ChevronDown, X } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { cx } from './cx.ts';

/** `proposed` is dashed, since it is not yet fact; `asked` is amber, since an answer is wanted. */
export type ChipState = 'settled' | 'proposed' | 'asked';

interface ChipContent {
  /** Quiet, before the value: `date`, `Currency`. */
  name?: string | undefined;
  mark?: ReactNode;
  children: ReactNode;
  state?: ChipState | undefined;
  /** 0–1, shown as a plain percentage. */
  confidence?: number | undefined;
}

const looks = {
  settled: 'border-line-2 bg-surface',
  proposed: 'border-dashed border-mark bg-surface',
  asked: 'border-warn-mark bg-warn-soft text-warn',
} as const satisfies Record<ChipState, string>;

function chipClass(state: ChipState): string {
  return cx(
    'inline-flex h-chip max-w-full items-center gap-1.5 rounded-1 border px-2 text-12 leading-none whitespace-nowrap',
    looks[state],
  );
}

function Content({ name, mark, children, state, confidence }: ChipContent) {
  const format = useFormatter();
  const quiet = state === 'asked' ? 'text-warn' : 'text-ink-3';
  return (
    <>
      {mark}
      {name ? <span className={quiet}>{name}</span> : null}
      <span className="truncate leading-4">{children}</span>
      {confidence === undefined ? null : (
        <span className={quiet}>{format.number(confidence, { style: 'percent', maximumFractionDigits: 0 })}</span>
      )}
    </>
  );
}

/** `key value`; with `onRemove` it ends in a cross. */
export function Chip({
  onRemove,
  state = 'settled',
  ...content
}: ChipContent & { onRemove?: (() => void) | undefined }) {
  const t = useTranslations('ui');
  return (
    <span className={chipClass(state)}>
      <Content state={state} {...content} />
      {onRemove ? (
        <button
          type="button"
          aria-label={t('remove', { what: [content.name, content.children].filter(isText).join(' ') })}
          onClick={onRemove}
          className="hit-44 -mr-1 grid size-4 shrink-0 print:hidden place-items-center rounded-1 text-ink-3 hover:text-ink touch:size-6"
        >
          <X aria-hidden="true" className="size-3" />
        </button>
      ) : null}
    </span>
  );
}

type ChipButtonProps = ChipContent &
  Omit<ComponentProps<'button'>, 'children' | 'name'> & { hasMenu?: boolean | undefined };

/** A chip that can be changed or accepted; `hasMenu` draws the chevron. */
export function ChipButton({
  name,
  mark,
  children,
  state = 'settled',
  confidence,
  hasMenu,
  ...button
}: ChipButtonProps) {
  return (
    <button
      type="button"
      {...button}
      className={cx(
        chipClass(state),
        'hit-44 transition-colors',
        state === 'asked' ? 'hover:border-warn' : 'hover:bg-hover',
      )}
    >
      <Content name={name} mark={mark} state={state} confidence={confidence}>
        {children}
      </Content>
      {hasMenu ? (
        <ChevronDown aria-hidden="true" className={cx('size-3', state === 'asked' ? 'text-warn' : 'text-ink-3')} />
      ) : null}
    </button>
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
