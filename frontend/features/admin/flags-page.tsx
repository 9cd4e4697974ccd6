'use client';

import type { Flag } from '@expenseai/contracts/flags';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { FlagExceptionForm } from './flag-exception-form.tsx';
import { useFlags, useSetFlag } from './flag-queries.ts';
import { LoadState } from './load-state.tsx';

/** What can be switched off while the product runs: for everybody, and for one person or ledger. */
export function FlagsPage() {
  const t = useTranslations('admin.flags');
  const query = useFlags();
  if (!query.data) return <LoadState query={query} />;
  return (
    <div className="grid max-w-160 gap-8">
      <p className="text-ink-2">{t('intro')}</p>
      {query.data.flags.map((flag) => (
        <FlagSection key={flag.name} flag={flag} />
      ))}
    </div>
  );
}

function FlagSection({ flag }: { flag: Flag }) {
  const t = useTranslations('admin.flags');
  const problemText = useProblemText();
  const setFlag = useSetFlag(flag.name);
  const [adding, setAdding] = useState<'not-yet' | 'now' | 'done'>('not-yet');
  const name = t(`names.${flag.name}`);
  const everybody = flag.settings.find(({ scope }) => scope === 'everybody');
  const exceptions = flag.settings.filter(({ scope }) => scope !== 'everybody');
  const state = everybody === undefined ? 'default' : everybody.isOn ? 'on' : 'off';
  const byDefault = t('byDefault', { state: flag.isOnByDefault ? t('on') : t('off') });
  return (
    <section className="grid justify-items-start gap-3">
      <div>
        <h2>{name}</h2>
        <p className="text-13 text-ink-2">{t(`meanings.${flag.name}`)}</p>
      </div>
      <Segmented
        label={t('forEverybody', { name })}
        value={state}
        options={[
          { value: 'default', label: byDefault },
          { value: 'on', label: t('on') },
          { value: 'off', label: t('off') },
        ]}
        onChange={(value) =>
          setFlag.mutate({ scope: 'everybody', subjectId: null, isOn: value === 'default' ? null : value === 'on' })
        }
      />
      {setFlag.error ? <ErrorLine what={t('notSet')} next={problemText(setFlag.error)} /> : null}
      {exceptions.length > 0 ? (
        <ul aria-label={t('exceptions', { name })} className="grid w-full gap-1">
          {exceptions.map(({ scope, subjectId, email, isOn }) => (
            <li key={`${scope} ${subjectId}`} className="flex min-w-0 items-center gap-3 border-t border-line-2 py-1">
              <span className="min-w-0 flex-1 text-13">
                {scope === 'user' ? t('person') : t('ledger')}{' '}
                <span className="wrap-anywhere text-ink-2">{email ?? subjectId}</span>
              </span>
              <span className="text-13 font-medium">{isOn ? t('on') : t('off')}</span>
              <Button
                variant="quiet"
                size="small"
                aria-label={t('removeWhich', { subject: email ?? subjectId ?? '' })}
                onClick={() => setFlag.mutate({ scope, subjectId, isOn: null })}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {adding === 'now' ? (
        <FlagExceptionForm flag={flag} onEnd={() => setAdding('done')} />
      ) : (
        <Button
          size="small"
          aria-label={t('addWhich', { name })}
          autoFocus={adding === 'done'}
          onClick={() => setAdding('now')}
        >
          {t('addOne')}
        </Button>
      )}
    </section>
  );
}
