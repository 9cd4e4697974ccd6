import type { Home } from '@expenseai/contracts/home';
import { addMonths } from '@expenseai/core/calendar/plain-date';
import { useFormatter } from 'use-intl';
import { useSearchState } from '../../lib/search-state.ts';
import { MonthStepper } from '../../ui/month-stepper.tsx';
import { isOver } from './is-over.ts';
import { useMonthNames } from './use-month-names.ts';

/** Leads to the months before, and back to this one. */
export function HomeMonth({ home }: { home: Home }) {
  const format = useFormatter();
  const { set } = useSearchState();
  const { month } = useMonthNames(home);
  const { period, today } = home;
  const step = (steps: number) => {
    const from = addMonths(period.from, steps);
    // This month has no name in the address, so that a bookmark of it stays of the month that it is opened in.
    set({ month: addMonths(from, 1) > today ? null : from });
  };
  return (
    <MonthStepper onPrevious={() => step(-1)} onNext={isOver(home) ? () => step(1) : undefined}>
      {period.from.endsWith('-01')
        ? format.dateTime(new Date(`${period.from}T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })
        : month}
    </MonthStepper>
  );
}
