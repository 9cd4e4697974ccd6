'use client';

import type { Home } from '@expenseai/contracts/home';
import { daysBetween } from '@expenseai/core/calendar/plain-date';
import { Eye, EyeOff } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { commandBar } from '../../lib/handover.ts';
import { toggleAmounts } from '../../lib/hidden-amounts.ts';
import { useLedger } from '../../lib/ledger.ts';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { paths } from '../../lib/paths.ts';
import { useSearchState } from '../../lib/search-state.ts';
import { useAreAmountsHidden } from '../../ui/amount-text.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Accounts } from './accounts.tsx';
import { CurveTable } from './curve-table.tsx';
import { HomeMonth } from './home-month.tsx';
import { useHome } from './home-queries.ts';
import { HomeSection, moreClass } from './home-section.tsx';
import { isOver } from './is-over.ts';
import { LeftOut } from './left-out.tsx';
import { MonthFigures } from './month-figures.tsx';
import { areQuiet, QuietMonths } from './quiet-months.tsx';
import { Recent } from './recent.tsx';
import { SpendingCurve } from './spending-curve.tsx';
import { useMonthNames } from './use-month-names.ts';
import { Waiting } from './waiting.tsx';
import { WhereItWent } from './where-it-went.tsx';

/** The month at a glance; every figure opens the transactions behind it. */
export function HomePage() {
  const t = useTranslations('home');
  const { data, error, isFetching, refetch } = useHome(useSearchState().get('month'));
  // Drawn in slices, so that a slow phone answers to touch meanwhile.
  const home = useDeferredValue(data);
  const problem = error ? (
    <NotLoaded what={t('notLoaded')} error={error} isBusy={isFetching} onRetry={refetch} />
  ) : null;
  if (!home) {
    return <Page title={t('title')}>{problem ?? <SkeletonRows rows={12} />}</Page>;
  }
  if (home.recent.length === 0 && !isOver(home)) return <NothingYet />;
  return (
    <>
      {problem ? <div className="px-4 pt-4 wide:px-8">{problem}</div> : null}
      <Month home={home} />
    </>
  );
}

function Month({ home }: { home: Home }) {
  const t = useTranslations('home');
  const { month } = useMonthNames(home);
  const { period, today } = home;
  const day = isOver(home)
    ? null
    : t('day', { day: daysBetween(period.from, today) + 1, days: daysBetween(period.from, period.to) + 1 });
  return (
    <Page
      title={month}
      note={day === null ? null : <span className="max-wide:hidden">{day}</span>}
      actions={
        <>
          <HideAmounts />
          <HomeMonth home={home} />
        </>
      }
    >
      <MonthFigures home={home} day={day} />
      <LeftOut home={home} />
      <div className="grid gap-10 pt-7 desk:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <Curve home={home} />
        <WhereItWent home={home} />
      </div>
      <div className="mt-8 grid gap-10 border-t border-line-2 pt-6 desk:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <Recent home={home} />
        <div className="grid content-start gap-8">
          <Waiting home={home} />
          <Accounts home={home} />
        </div>
      </div>
    </Page>
  );
}

/** A phone has it under More. */
function HideAmounts() {
  const t = useTranslations('frame');
  const areHidden = useAreAmountsHidden();
  return (
    <Button
      variant="quiet"
      className="max-wide:hidden"
      icon={areHidden ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
      onClick={toggleAmounts}
    >
      {t(areHidden ? 'showAmounts' : 'hideAmounts')}
    </Button>
  );
}

function Curve({ home }: { home: Home }) {
  const t = useTranslations('home');
  const [isTable, setTable] = useState(false);
  if (areQuiet(home)) {
    return (
      <HomeSection title={t('curve')}>
        <QuietMonths home={home} />
      </HomeSection>
    );
  }
  return (
    <HomeSection
      title={t('curve')}
      note={t('curveUnit', { currency: home.currency })}
      more={
        <button type="button" className={moreClass} onClick={() => setTable(!isTable)}>
          {isTable ? t('asChart') : t('asTable')}
        </button>
      }
    >
      {isTable ? <CurveTable home={home} /> : <SpendingCurve home={home} />}
    </HomeSection>
  );
}

/** A ledger with nothing in it: the two ways to begin. */
function NothingYet() {
  const t = useTranslations('home');
  const { role } = useLedger();
  if (role === 'viewer') {
    return (
      <Page title={t('title')}>
        <EmptyState>{t('emptyForViewer')}</EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('title')}>
      <EmptyState
        action={
          <div className="flex flex-wrap gap-2">
            <ButtonLink href={paths.imports()} variant="lead">
              {t('importFile')}
            </ButtonLink>
            <Button onClick={() => commandBar.offer('add')}>{t('typeFirst')}</Button>
          </div>
        }
      >
        {t('empty')}
      </EmptyState>
    </Page>
  );
}
