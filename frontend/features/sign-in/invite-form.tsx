'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RouteResponse } from '../../lib/api-routes.ts';
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

type Invitation = RouteResponse<'POST /invites/look'>;

/** An invitation: who is signed in joins; anybody else signs in first, or creates an account with it. */
export function InviteForm() {
  const t = useTranslations('invite');
  const tReset = useTranslations('reset');
  const problemText = useProblemText();
  const { token, forget } = useKeptToken();
  const { data: me, isLoading } = useMe(hasSessionHint());
  // Kept, since it is none any more, nor in the cache, once an account was made with it and the next page comes.
  const [newcomers, setNewcomers] = useState<Invitation | null>(null);
  const invitation = useInvitation(token, newcomers !== null);
  const accept = useAcceptInvite();
  const { ledger } = invitation.data ?? { ledger: null };
  if (!newcomers && invitation.data && !isLoading && !me) setNewcomers(invitation.data);

  if (token && newcomers) return <NewcomerForm token={token} invitation={newcomers} onUsed={forget} />;
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

interface NewcomerFormProps {
  token: string;
  invitation: Invitation;
  onUsed: () => void;
}

/** An invitation for who isn't signed in. */
function NewcomerForm({ token, invitation: { ledger, email }, onUsed }: NewcomerFormProps) {
  const t = useTranslations('invite');
  const about = ledger ? t('into', { who: ledger.invitedBy, ledger: ledger.name }) : t('here');
  return (
    <>
      <SignUpForm about={about} invite={{ token, email, onUsed }} />
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
