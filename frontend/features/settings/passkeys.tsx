'use client';

import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isPasskeyCancelled } from '../../lib/passkeys.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { PasskeyLine } from './passkey-line.tsx';
import { usePasskeyChanges, usePasskeys } from './security-queries.ts';

/** The passkeys there are, and one more. */
export function Passkeys() {
  const t = useTranslations('security');
  const problemText = useProblemText();
  const { data: passkeys, error, isLoading } = usePasskeys();
  const { add, remove } = usePasskeyChanges();
  const [name, setName] = useState('');
  const fault = add.error ?? remove.error;
  const isShown = fault !== null && !isPasskeyCancelled(fault);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    add.mutate(name.trim(), {
      onSuccess: (passkey) => {
        setName('');
        showToast({ message: t('passkeyAdded', { name: passkey.name }) });
      },
    });
  }

  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <h3>{t('passkeys')}</h3>
      <p className="text-13 text-ink-2">{t('passkeysAbout')}</p>
      {error ? <ErrorLine what={problemText(error)} /> : null}
      {isLoading ? <SkeletonRows rows={1} /> : null}
      {passkeys && passkeys.length > 0 ? (
        <ul aria-label={t('passkeys')}>
          {passkeys.map((passkey) => (
            <PasskeyLine
              key={passkey.id}
              passkey={passkey}
              onRemove={() =>
                remove.mutate(passkey.id, {
                  onSuccess: () => showToast({ message: t('passkeyRemoved', { name: passkey.name }) }),
                })
              }
            />
          ))}
        </ul>
      ) : null}
      <form className="flex flex-wrap items-end gap-2" onSubmit={submit}>
        <div className="min-w-40 flex-1">
          <TextField
            label={t('passkeyName')}
            value={name}
            maxLength={100}
            placeholder={t('passkeyExample')}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <Button type="submit" className="h-entry" isBusy={add.isPending}>
          {t('addPasskey')}
        </Button>
      </form>
      {isShown ? <ErrorLine what={fault instanceof ApiProblem ? problemText(fault) : t('passkeyFailed')} /> : null}
    </div>
  );
}
