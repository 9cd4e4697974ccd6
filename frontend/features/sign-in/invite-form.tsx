'use client';

import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { useMe } from '../../lib/session.ts';
import { hasSessionHint } from '../../lib/session-hint.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { EntryForm } from './entry-form.tsx';
import { useAcceptInvite, useInvitation } from './link-queries.ts';
import { SignUpForm } from './sign-up-form.tsx';
import { useKeptToken } from './use-link-token.ts';

/** An invitation: who is signed in joins; anybody else signs in first, or creates an account with it. */
export function InviteForm() {
  const t = useTranslations('invite');
  const tReset = useTranslations('reset');
  const problemText = useProblemText();
  const { token, forget } = useKeptToken();
  const invitation = useInvitation(token);
  const { data: me, isLoading } = useMe(hasSessionHint());
  const accept = useAcceptInvite();
  const { ledger, email } = invitation.data ?? { ledger: null, email: null };

  if (token && invitation.isSuccess && !isLoading && !me) {
    return (
      <>
        <p role="status" className="mb-4 text-13 text-ink-2">
          {ledger ? t('into', { who: ledger.invitedBy, ledger: ledger.name }) : t('here')}
        </p>
        <SignUpForm invite={{ token, email }} />
        <p className="mt-4 text-center text-13 text-ink-2">
          {t.rich('alreadyHere', {
            link: (text) => (
              <Link className="link" href={paths.signIn({ next: '/invite' })}>
                {text}
              </Link>
            ),
          })}
        </p>
      </>
    );
  }
  return (
    <EntryForm
      title={t('title')}
      onSubmit={() => {
        if (token) accept.mutate(token, { onSuccess: forget });
      }}
      onCorrect={() => undefined}
    >
      {token === null ? (
        <ErrorLine what={tReset('noToken')} next={tReset('noTokenNext')} />
      ) : invitation.isError ? (
        <ErrorLine what={problemText(invitation.error)} next={t('askAgain')} />
      ) : ledger && me ? (
        <>
          <p className="text-13">{t('into', { who: ledger.invitedBy, ledger: ledger.name })}</p>
          <p className="text-13 text-ink-2">{t(`may.${ledger.role}`)}</p>
          {accept.isError ? <ErrorLine what={problemText(accept.error)} /> : null}
          <Button type="submit" variant="filled" size="large" isBusy={accept.isPending || accept.isSuccess}>
            {accept.isPending ? t('joining') : t('join')}
          </Button>
        </>
      ) : me && invitation.isSuccess ? (
        <p className="text-13 text-ink-2">{t('inAlready')}</p>
      ) : null}
    </EntryForm>
  );
}
