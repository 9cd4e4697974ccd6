import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import { ErrorLine } from '../ui/status-line.tsx';
import { useProblemText } from './use-problem-text.ts';

interface NotLoadedProps {
  /** What isn't there, in a sentence. */
  what: string;
  error: unknown;
  /** It is asked for again already. */
  isBusy: boolean;
  onRetry: () => unknown;
  /** Another way on, behind “Try again”. */
  children?: ReactNode;
}

/** In place of what couldn't be loaded: why, and the button that asks for it again. */
export function NotLoaded({ what, error, isBusy, onRetry, children }: NotLoadedProps) {
  const t = useTranslations('ui');
  const problemText = useProblemText();
  return (
    <ErrorLine
      what={what}
      next={problemText(error)}
      action={
        <>
          <Button size="small" isBusy={isBusy} onClick={() => void onRetry()}>
            {t('tryAgain')}
          </Button>
          {children}
        </>
      }
    />
  );
}
