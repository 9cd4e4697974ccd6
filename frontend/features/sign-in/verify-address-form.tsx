'use client';

import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { toProblem } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ErrorLine, StatusLine } from '../../ui/status-line.tsx';
import { EntryForm } from './entry-form.tsx';
import { useVerifyAddress } from './link-queries.ts';
import { useLinkToken } from './use-link-token.ts';

/** Verifies an address by the token of a link; at a press, since programs that look at mail open links too. */
export function VerifyAddressForm() {
  const t = useTranslations('verify');
  const tReset = useTranslations('reset');
  const problemText = useProblemText();
  const verify = useVerifyAddress();
  const token = useLinkToken();
  const isLinkDead = token === null || (verify.error !== null && toProblem(verify.error).code === 'link-expired');
  return (
    <EntryForm
      title={t('title')}
      onSubmit={() => {
        if (token) verify.mutate(token);
      }}
      onCorrect={() => undefined}
    >
      {verify.isSuccess ? (
        <div role="status" className="grid justify-items-start gap-4">
          <StatusLine tone="good">{t('done', { email: verify.data.email })}</StatusLine>
          <ButtonLink href={paths.home()}>{t('goOn')}</ButtonLink>
        </div>
      ) : isLinkDead ? (
        <>
          {token === null ? (
            <ErrorLine what={tReset('noToken')} next={tReset('noTokenNext')} />
          ) : (
            <ErrorLine what={problemText(verify.error)} />
          )}
          <ButtonLink className="justify-self-start" href={paths.settings()}>
            {t('askAgain')}
          </ButtonLink>
        </>
      ) : (
        <>
          <p className="text-13 text-ink-2">{t('why')}</p>
          {verify.isError ? <ErrorLine what={problemText(verify.error)} /> : null}
          <Button type="submit" variant="filled" size="large" isBusy={verify.isPending}>
            {verify.isPending ? t('submitting') : t('submit')}
          </Button>
        </>
      )}
    </EntryForm>
  );
}
