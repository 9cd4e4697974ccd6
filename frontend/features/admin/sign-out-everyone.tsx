import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';

const SignOutEveryoneDialog = lazy(() =>
  import('./sign-out-everyone-dialog.tsx').then((module) => ({ default: module.SignOutEveryoneDialog })),
);

/** For the day on which a secret or a copy of the database got out. */
export function SignOutEveryone() {
  const t = useTranslations('admin.users');
  // It stays once it was open, so that closing gives the focus back.
  const [isOpen, setOpen] = useState<boolean | null>(null);
  return (
    <section className="grid justify-items-start gap-3 border-t border-line-2 pt-5">
      <h2>{t('everyone.title')}</h2>
      <p className="max-w-120 text-13 text-ink-2">{t('everyone.about')}</p>
      <Button className="text-bad!" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('everyone.open')}
      </Button>
      {isOpen === null ? null : (
        <Suspense>
          <SignOutEveryoneDialog isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  );
}
