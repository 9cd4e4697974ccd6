'use client';

import { KeyRound } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { RouteResponse } from '../../lib/api-routes.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useRenamePasskey } from './security-queries.ts';

type Passkey = RouteResponse<'GET /auth/passkeys'>['items'][number];

/** One passkey: its name, which can be changed in its place, and its removal. */
export function PasskeyLine({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) {
  const t = useTranslations('security');
  const format = useFormatter();
  const [isRenaming, setRenaming] = useState(false);
  const day = (instant: string) =>
    format.dateTime(new Date(instant), { day: 'numeric', month: 'short', year: 'numeric' });
  const { name, createdAt, lastUsedAt, isBackedUp } = passkey;
  if (isRenaming) {
    return (
      <li className="border-b border-line py-2">
        <RenameForm passkey={passkey} onDone={() => setRenaming(false)} />
      </li>
    );
  }
  return (
    <li className="flex min-h-row-raw flex-wrap items-center gap-x-3 border-b border-line py-1.5 text-13">
      <KeyRound aria-hidden="true" className="text-ink-3" />
      <div className="min-w-40 flex-1">
        <p className="truncate">{name}</p>
        <p className="text-12 text-ink-2">
          {lastUsedAt
            ? t('passkeyUsed', { since: day(createdAt), last: day(lastUsedAt) })
            : t('passkeyUnused', { since: day(createdAt) })}
          {isBackedUp ? ` · ${t('passkeySynced')}` : null}
        </p>
      </div>
      <div className="flex gap-1">
        <Button variant="quiet" aria-label={t('renamePasskeyOf', { name })} onClick={() => setRenaming(true)}>
          {t('renamePasskey')}
        </Button>
        <Button variant="quiet" aria-label={t('removePasskeyOf', { name })} onClick={onRemove}>
          {t('removePasskey')}
        </Button>
      </div>
    </li>
  );
}

function RenameForm({ passkey, onDone }: { passkey: Passkey; onDone: () => void }) {
  const t = useTranslations('security');
  const tUi = useTranslations('ui');
  const problemText = useProblemText();
  const rename = useRenamePasskey();
  const [name, setName] = useState(passkey.name);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '' || wanted === passkey.name) return onDone();
    rename.mutate({ passkeyId: passkey.id, name: wanted }, { onSuccess: onDone });
  }

  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <div className="min-w-40 flex-1">
        <TextField
          label={t('passkeyName')}
          value={name}
          maxLength={100}
          autoFocus
          error={rename.error ? problemText(rename.error) : undefined}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <Button type="submit" isBusy={rename.isPending}>
        {t('keepName')}
      </Button>
      <Button variant="quiet" onClick={onDone}>
        {tUi('cancel')}
      </Button>
    </form>
  );
}
