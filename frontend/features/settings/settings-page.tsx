'use client';

import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { Changes } from '../../lib/changes.tsx';
import { useMe } from '../../lib/session.ts';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { DataSection } from './data-section.tsx';
import { LedgerSection } from './ledger-section.tsx';
import { LocaleSection } from './locale-section.tsx';
import { MembersSection } from './members-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import { SecuritySection } from './security-section.tsx';
import { SettingsSection } from './settings-section.tsx';

const Tokens = lazy(() => import('./tokens.tsx').then((module) => ({ default: module.Tokens })));

/** Everything that can be set, on one page; each change is saved as it is made. */
export function SettingsPage() {
  const t = useTranslations('settings');
  const { data: me } = useMe();
  if (!me) return null;
  return (
    <Changes>
      <Page title={t('title')} note={<span className="max-wide:hidden">{t('savedAsYouGo')}</span>}>
        <ProfileSection me={me} />
        <AppearanceSection me={me} />
        <LocaleSection me={me} />
        <SecuritySection me={me} />
        <LedgerSection />
        <MembersSection me={me} />
        <TokensSection />
        <DataSection me={me} />
      </Page>
    </Changes>
  );
}

function TokensSection() {
  const t = useTranslations('settings');
  const [ref, isSeen] = useSeen();
  return (
    <SettingsSection ref={ref} title={t('tokens')} about={t('tokensAbout')}>
      <Suspense fallback={<SkeletonRows rows={2} />}>{isSeen ? <Tokens /> : <SkeletonRows rows={2} />}</Suspense>
    </SettingsSection>
  );
}
