'use client';

import { Link2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { ApiProblem, type ProblemCode } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useIdentities, useIdentityChanges } from './security-queries.ts';

/** Accounts at OpenID providers that sign in to this one; nothing where the installation has no provider. */
export function Identities() {
  const t = useTranslations('security');
  const problemText = useProblemText();
  const format = useFormatter();
  const { data, error } = useIdentities();
  const { link, unlink } = useIdentityChanges();
  const refused = useLinkReturn();
  const section = useRef<HTMLDivElement>(null);
  const isShown = data !== undefined && (data.items.length > 0 || data.providers.length > 0);
  useEffect(() => {
    if (refused !== null && isShown) section.current?.scrollIntoView({ block: 'center' });
  }, [refused, isShown]);
  if (error) return <ErrorLine what={problemText(error)} />;
  if (!isShown) return null;
  const fault = link.error ?? unlink.error ?? refused;
  return (
    <div ref={section} className="grid gap-2 border-t border-line pt-4">
      <h3>{t('identities')}</h3>
      <p className="text-13 text-ink-2">{t('identitiesAbout')}</p>
      {data.items.length > 0 ? (
        <ul aria-label={t('identities')}>
          {data.items.map(({ id, name, email, linkedAt }) => (
            <li key={id} className="flex min-h-row-raw items-center gap-3 border-b border-line py-1.5 text-13">
              <Link2 aria-hidden="true" className="text-ink-3" />
              <div className="min-w-0 flex-1">
                <p className="truncate">{name}</p>
                <p className="text-12 text-ink-2">
                  {email === null ? null : `${email} · `}
                  {t('linkedSince', { since: format.dateTime(new Date(linkedAt), { dateStyle: 'medium' }) })}
                </p>
              </div>
              <Button
                variant="quiet"
                aria-label={t('unlinkOf', { name: email ?? name })}
                onClick={() =>
                  unlink.mutate(id, { onSuccess: () => showToast({ message: t('identityUnlinked', { name }) }) })
                }
              >
                {t('unlink')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {data.providers.map(({ id, name }) => (
          <Button key={id} isBusy={link.isPending || link.isSuccess} onClick={() => link.mutate(id)}>
            {t('linkAt', { name })}
          </Button>
        ))}
      </div>
      {fault ? <ErrorLine what={problemText(fault)} /> : null}
    </div>
  );
}

/** What the way back from a provider says behind #: why it wasn't linked, or a message that it was. It is read once. */
function useLinkReturn(): ApiProblem | null {
  const t = useTranslations('security');
  const [refused, setRefused] = useState<ApiProblem | null>(null);
  useEffect(() => {
    const { hash, pathname, search } = window.location;
    const [what = '', code = ''] = hash.slice(1).split('=');
    if (what !== 'linked' && what !== 'refused') return;
    window.history.replaceState(window.history.state, '', pathname + search);
    if (what === 'linked') showToast({ message: t('identityLinked') });
    else setRefused(new ApiProblem({ code: code as ProblemCode, status: 0 }));
  }, [t]);
  return refused;
}
