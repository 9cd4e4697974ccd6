'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import { useLedgers } from '../../lib/ledger.ts';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import english from '../../messages/en/tokens.json';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { NewTokenDialog } from './new-token-dialog.tsx';
import { RevokeTokenDialog } from './revoke-token-dialog.tsx';
import { type ApiToken, useTokens } from './token-queries.ts';

/** The keys that programs have; loaded after the page, texts included, since few people have any. */
export function Tokens() {
  return (
    <FeatureMessages english={english}>
      <TokenList />
    </FeatureMessages>
  );
}

function TokenList() {
  const t = useTranslations('tokens');
  const tSettings = useTranslations('settings');
  const { data: tokens, error, isFetching, refetch } = useTokens();
  const [isNewOpen, setNewOpen] = useState(false);
  const [revoking, setRevoking] = useState<ApiToken | null>(null);
  const isEmpty = tokens?.length === 0;
  const create = (
    <Button className="justify-self-start" aria-haspopup="dialog" onClick={() => setNewOpen(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      {isEmpty ? (
        <EmptyState action={create}>
          {t('none')} {t('noneAbout')}
        </EmptyState>
      ) : tokens ? (
        <ul aria-label={t('list')}>
          {tokens.map((token) => (
            <TokenLine key={token.id} token={token} onRevoke={() => setRevoking(token)} />
          ))}
        </ul>
      ) : error ? (
        <NotLoaded what={tSettings('notLoaded')} error={error} isBusy={isFetching} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={2} />
      )}
      {isEmpty ? null : create}
      <NewTokenDialog isOpen={isNewOpen} onClose={() => setNewOpen(false)} />
      <RevokeTokenDialog token={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}

function TokenLine({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) {
  const t = useTranslations('tokens');
  const format = useFormatter();
  const { data: ledgers = [] } = useLedgers();
  const { name, scopes, ledgerId, expiresAt, lastUsedAt } = token;
  const ledger =
    ledgerId === null ? t('allLedgers') : (ledgers.find(({ id }) => id === ledgerId)?.name ?? t('lostLedger'));
  const allowed = format.list(scopes.map((scope) => t(`scopes.${scope}`)));
  const ends = format.dateTime(new Date(expiresAt), { day: 'numeric', month: 'short', year: 'numeric' });
  const used = lastUsedAt
    ? t('lastUsed', {
        at: format.dateTime(new Date(lastUsedAt), {
          day: 'numeric',
          month: 'short',
          hour: '2-digit',
          minute: '2-digit',
        }),
      })
    : t('neverUsed');
  return (
    <li className="flex min-h-row-raw items-center gap-3 border-b border-line py-1.5 text-13">
      <KeyRound aria-hidden="true" className="text-ink-3" />
      <div className="min-w-0 flex-1">
        <p className="truncate">{name}</p>
        <p className="text-12 text-ink-2">{t('what', { scopes: allowed, ledger })}</p>
        <p className="text-12 text-ink-3">{t('fate', { ends, used })}</p>
      </div>
      <Button variant="quiet" aria-haspopup="dialog" aria-label={t('revokeOf', { name })} onClick={onRevoke}>
        {t('revoke')}
      </Button>
    </li>
  );
}
