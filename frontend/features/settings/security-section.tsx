'use client';

import { Laptop, LogOut, Smartphone } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { RouteResponse } from '../../lib/api-routes.ts';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import type { Me } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { useEndSessions, useSessions } from './profile-queries.ts';
import { SettingsSection } from './settings-section.tsx';

const PasswordDialog = lazy(() =>
  import('./password-dialog.tsx').then((module) => ({ default: module.PasswordDialog })),
);

const SignInWays = lazy(() => import('./sign-in-ways.tsx').then((module) => ({ default: module.SignInWays })));

type Session = RouteResponse<'GET /auth/sessions'>['items'][number];

/** The password, and where one is signed in. */
export function SecuritySection({ me }: { me: Me }) {
  const t = useTranslations('settings');
  const { data: sessions, error, isFetching, refetch } = useSessions();
  const end = useEndSessions();
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const others = sessions?.filter((session) => !session.isCurrent) ?? [];
  return (
    <SettingsSection
      title={t('security')}
      about={sessions ? t('placesSignedIn', { count: sessions.length }) : t('securityAbout')}
    >
      <Button className="justify-self-start" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('changePassword')}
      </Button>
      {isOpen === null ? null : (
        <Suspense>
          <PasswordDialog me={me} isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
      {sessions ? (
        <ul aria-label={t('sessions')}>
          {[...sessions.filter((session) => session.isCurrent), ...others].map((session) => (
            <SessionLine key={session.id} session={session} onEnd={() => end.mutate([session.id])} />
          ))}
        </ul>
      ) : error ? (
        <NotLoaded what={t('notLoaded')} error={error} isBusy={isFetching} onRetry={refetch} />
      ) : (
        // As high as the lines of a computer and a phone, so that for most people nothing below moves.
        <SkeletonRows rows={2} className="[&>div]:h-row-raw" />
      )}
      {others.length > 1 ? (
        <Button
          className="justify-self-start"
          icon={<LogOut aria-hidden="true" />}
          onClick={() => end.mutate(others.map(({ id }) => id))}
        >
          {t('signOutOthers', { count: others.length })}
        </Button>
      ) : null}
      {/* About as high as what comes, so that what is below keeps its place. */}
      <Suspense fallback={<SkeletonRows rows={8} />}>
        <SignInWays />
      </Suspense>
    </SettingsSection>
  );
}

const phones = /iPhone|Android|iPad/;

function SessionLine({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const t = useTranslations('settings');
  const format = useFormatter();
  const Icon = phones.test(session.device) ? Smartphone : Laptop;
  const since = format.dateTime(new Date(session.createdAt), { day: 'numeric', month: 'short', year: 'numeric' });
  const last = format.dateTime(new Date(session.lastUsedAt), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (
    <li className="flex min-h-row-raw items-center gap-3 border-b border-line py-1.5 text-13">
      <Icon aria-hidden="true" className="text-ink-3" />
      <div className="min-w-0 flex-1">
        <p className="truncate">
          {session.device} <span className="text-12 text-ink-3">{session.address}</span>
        </p>
        <p className="text-12 text-ink-2">
          {session.isCurrent ? t('thisOne', { since }) : t('lastSeen', { since, last })}
        </p>
      </div>
      {session.isCurrent ? (
        <StatusLine tone="good">{t('now')}</StatusLine>
      ) : (
        <Button variant="quiet" aria-label={t('signOutOf', { device: session.device })} onClick={onEnd}>
          {t('signOut')}
        </Button>
      )}
    </li>
  );
}
