'use client';

import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDelayed } from '../../lib/use-delayed.ts';
import { Button } from '../../ui/button.tsx';
import { Head, Table } from '../../ui/table.tsx';
import { FindEntry } from './find-entry.tsx';
import { LoadState } from './load-state.tsx';
import { SignOutEveryone } from './sign-out-everyone.tsx';
import { useUsers } from './user-queries.ts';
import { UserRow } from './user-row.tsx';
import { WaitingInvites } from './waiting-invites.tsx';

const InviteDialog = lazy(() => import('./invite-dialog.tsx').then((module) => ({ default: module.InviteDialog })));

/** Milliseconds without a key until what was typed is looked for. */
const typingPause = 250;

/** Everybody who has an account on this installation, who is invited, and the way to sign all of them out. */
export function UsersPage() {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <Users />
      <WaitingInvites />
      <SignOutEveryone />
    </div>
  );
}

function Users() {
  const t = useTranslations('admin.users');
  const [typed, setTyped] = useState('');
  const query = useUsers(useDelayed(typed.trim(), typingPause));
  const users = query.data?.pages.flatMap(({ items }) => items);
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <FindEntry label={t('find')} typed={typed} onType={setTyped} />
        <InviteButton />
      </div>
      {!users ? (
        <LoadState query={query} />
      ) : users.length === 0 ? (
        <p className="py-4 text-13 text-ink-2">{t('none')}</p>
      ) : (
        <Table caption={t('list')} className="table-fixed">
          <thead>
            <tr>
              <Head>{t('person')}</Head>
              <Head className="w-40 max-wide:hidden">{t('lastSeen')}</Head>
              <Head className="w-28 max-wide:hidden">{t('sessions')}</Head>
              <Head className="w-24 max-wide:hidden">{t('ledgers')}</Head>
              <Head className="w-24 max-wide:hidden">{t('files')}</Head>
              <Head className="w-32 max-wide:hidden">{t('since')}</Head>
              <Head className="w-28">
                <span className="sr-only">{t('actions')}</span>
              </Head>
            </tr>
          </thead>
          <tbody>
            {users.map((user) => (
              <UserRow key={user.id} user={user} />
            ))}
          </tbody>
        </Table>
      )}
      {query.hasNextPage ? (
        <Button
          size="small"
          className="mt-3"
          isBusy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('older')}
        </Button>
      ) : null}
    </div>
  );
}

function InviteButton() {
  const t = useTranslations('admin.users');
  // It stays once it was open, so that closing gives the focus back.
  const [isOpen, setOpen] = useState<boolean | null>(null);
  return (
    <>
      <Button className="h-entry shrink-0" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('invite')}
      </Button>
      {isOpen === null ? null : (
        <Suspense>
          <InviteDialog isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
