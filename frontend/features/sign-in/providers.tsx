'use client';

import { useTranslations } from 'use-intl';
import { useEntryOptions } from '../../lib/entry-options.ts';
import { ApiProblem, type ProblemCode } from '../../lib/problem.ts';
import { useAddressParameter } from '../../lib/use-address.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { buttonClass } from '../../ui/button-class.ts';
import { ErrorLine } from '../../ui/status-line.tsx';

/** A way to each provider that the installation has, and what the last one said where it refused. */
export function Providers({ refused }: { refused: string | undefined }) {
  const t = useTranslations('signIn');
  const problemText = useProblemText();
  const next = useAddressParameter('next');
  const search = next === null ? '' : `?next=${encodeURIComponent(next)}`;
  const providers = useEntryOptions().data?.providers ?? [];
  return (
    <>
      {refused === undefined ? null : (
        <ErrorLine what={problemText(new ApiProblem({ code: refused as ProblemCode, status: 0 }))} />
      )}
      {providers.map(({ id, name }) => (
        // Not a page of ours: the server leads on from there.
        <a
          key={id}
          href={`/api/v1/auth/oidc/${id}/start${search}`}
          className={buttonClass({ variant: undefined, size: 'large' })}
        >
          {t('provider', { name })}
        </a>
      ))}
    </>
  );
}
