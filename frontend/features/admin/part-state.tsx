import type { PartState as State } from '@expenseai/contracts/admin';
import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { cx } from '../../ui/cx.ts';

const looks = {
  ok: { icon: Check, colour: 'text-good' },
  degraded: { icon: TriangleAlert, colour: 'text-warn' },
  down: { icon: CircleAlert, colour: 'text-bad' },
} as const;

interface PartStateProps {
  state: State;
  /** Other words for it. */
  label?: string | undefined;
}

/** How a part is, in words and never by colour alone. */
export function PartState({ state, label }: PartStateProps) {
  const t = useTranslations('admin.health.states');
  return (
    <span className={cx('inline-flex items-baseline gap-1.5 text-13 whitespace-nowrap', looks[state].colour)}>
      <StateIcon state={state} />
      {label ?? t(state)}
    </span>
  );
}

/** The sign of a state, beside words that say it. */
export function StateIcon({ state }: { state: State }) {
  const { icon: Icon, colour } = looks[state];
  return <Icon aria-hidden="true" className={cx('size-3.5 shrink-0 self-center', colour)} />;
}
