import type { AdminUser } from '@expenseai/contracts/admin';
import { useFormatter, useTranslations } from 'use-intl';
import { useMe } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Cell, Row, RowHead } from '../../ui/table.tsx';
import { useFigure } from './use-figure.ts';
import { useSignOutUser } from './user-queries.ts';

/** One person: who, how lately, how much, and ending her sessions. */
export function UserRow({ user }: { user: AdminUser }) {
  const t = useTranslations('admin.users');
  const format = useFormatter();
  const { data: me } = useMe(false);
  const signOut = useSignOutUser();
  const figure = useFigure();
  const { email, isAdministrator, sessions, ledgers } = user;
  const files = user.storageBytes === 0 ? null : figure('storageBytes', user.storageBytes);
  const name = user.name ?? email;
  const isMe = user.id === me?.id;
  const marks = [isAdministrator && t('administrator'), isMe && t('you')].filter(Boolean).join(', ');
  const lastSeen = user.lastSeenAt
    ? format.dateTime(new Date(user.lastSeenAt), { dateStyle: 'medium', timeStyle: 'short' })
    : t('never');
  const since = format.dateTime(new Date(user.createdAt), { dateStyle: 'medium' });
  return (
    <Row>
      <RowHead className="font-regular">
        <span className="block truncate">
          <span className="font-medium">{name}</span>{' '}
          {marks ? <span className="text-12 text-ink-2">{marks}</span> : null}
        </span>
        {user.name === null ? null : <span className="block truncate text-12 text-ink-2">{email}</span>}
        <span className="block text-12 text-ink-2 wide:hidden">
          {[
            `${t('lastSeen')} ${lastSeen}`,
            t('ledgerCount', { count: ledgers }),
            ...(files === null ? [] : [`${t('files')} ${files}`]),
          ].join(' · ')}
        </span>
      </RowHead>
      <Cell className="text-ink-2 max-wide:hidden">{lastSeen}</Cell>
      <Cell className="text-ink-2 max-wide:hidden">{t('places', { count: sessions })}</Cell>
      <Cell className="text-ink-2 max-wide:hidden">{format.number(ledgers)}</Cell>
      <Cell className="text-ink-2 max-wide:hidden">{files ?? '–'}</Cell>
      <Cell className="text-ink-2 max-wide:hidden">{since}</Cell>
      <td className="text-right">
        {isMe || sessions === 0 ? null : (
          <Button
            variant="quiet"
            size="small"
            aria-label={t('signOutWhom', { name })}
            isBusy={signOut.isPending}
            onClick={() => signOut.mutate(user)}
          >
            {t('signOut')}
          </Button>
        )}
      </td>
    </Row>
  );
}
