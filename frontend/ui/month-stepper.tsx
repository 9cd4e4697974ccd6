'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from './icon-button.tsx';

interface MonthStepperProps {
  onPrevious: () => void;
  /** Left out where no month follows. */
  onNext?: (() => void) | undefined;
  /** The month, or what leads to one. */
  children: ReactNode;
}

/** A month with its neighbours a press away. */
export function MonthStepper({ onPrevious, onNext, children }: MonthStepperProps) {
  const t = useTranslations('ui');
  return (
    <div className="flex shrink-0 items-center gap-0.5">
      <IconButton
        size="small"
        label={t('previousMonth')}
        icon={<ChevronLeft aria-hidden="true" />}
        onClick={onPrevious}
      />
      <span className="min-w-28 text-center text-13 font-medium">{children}</span>
      <IconButton
        size="small"
        label={t('nextMonth')}
        icon={<ChevronRight aria-hidden="true" />}
        disabled={!onNext}
        onClick={onNext}
      />
    </div>
  );
}
