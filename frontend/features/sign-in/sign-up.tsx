'use client';

import { useTranslations } from 'use-intl';
import { useEntryOptions } from '../../lib/entry-options.ts';
import { useWindowTitle } from '../../ui/use-window-title.ts';
import { OtherWay } from './other-way.tsx';
import { SignUpForm } from './sign-up-form.tsx';

/** Creating an account without an invitation: the very first with a word of welcome, and none where that is shut. */
export function SignUp() {
  const t = useTranslations('signUp');
  const { data: options } = useEntryOptions();
  const isShut = options !== undefined && !options.isFirstRun && options.registration !== 'open';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {isShut ? <Shut /> : <SignUpForm about={options?.isFirstRun ? t('firstRun') : undefined} hasProviders />}
      <OtherWay to="signIn" />
    </div>
  );
}

function Shut() {
  const t = useTranslations('signUp');
  useWindowTitle(t('title'));
  return (
    <div role="status" className="grid gap-4">
      <h1 className="mb-1">{t('title')}</h1>
      <p className="text-13 text-ink-2">{t('byInvitation')}</p>
    </div>
  );
}
