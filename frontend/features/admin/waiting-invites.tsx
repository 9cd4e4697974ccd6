import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { type UserInvite, useTakeInviteBack, useUserInvites } from './invite-queries.ts';
import { LoadState } from './load-state.tsx';

/** Invitations that wait to be accepted; nothing where there are none. */
export function WaitingInvites() {
  const t = useTranslations('admin.users');
  const query = useUserInvites();
  const takeBack = useTakeInviteBack();
  const invites = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (invites.length === 0 && !query.error) return null;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-3">
      <h2>{t('invites')}</h2>
      {query.data ? (
        <ul aria-label={t('invites')} className="w-full max-w-160 border-t border-line-2">
          {invites.map((invite) => (
            <InviteLine
              key={invite.id}
              invite={invite}
              isBusy={takeBack.isPending && takeBack.variables.id === invite.id}
              onTakeBack={() => takeBack.mutate(invite)}
            />
          ))}
        </ul>
      ) : (
        <LoadState query={query} />
      )}
      {query.hasNextPage ? (
        <Button size="small" isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('older')}
        </Button>
      ) : null}
    </section>
  );
}

function InviteLine({ invite, isBusy, onTakeBack }: { invite: UserInvite; isBusy: boolean; onTakeBack: () => void }) {
  const t = useTranslations('admin.users');
  const format = useFormatter();
  const { email, isAdministrator, invitedBy, expiresAt } = invite;
  const day = format.dateTime(new Date(expiresAt), { day: 'numeric', month: 'short' });
  const facts = [
    ...(isAdministrator ? [t('asOne')] : []),
    invitedBy === null ? t('byCommand') : t('by', { who: invitedBy }),
    t('until', { day }),
  ];
  return (
    <li className="flex min-h-row-raw items-center gap-3 border-b border-line py-1.5 text-13">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{email}</p>
        <p className="text-12 text-ink-2">{facts.join(' · ')}</p>
      </div>
      <Button
        variant="quiet"
        size="small"
        aria-label={t('takeBackWhose', { email })}
        isBusy={isBusy}
        onClick={onTakeBack}
      >
        {t('takeBack')}
      </Button>
    </li>
  );
}
