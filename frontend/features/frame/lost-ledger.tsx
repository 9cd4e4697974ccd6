'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import type { Ledger } from '../../lib/ledger.ts';
import { paths } from '../../lib/paths.ts';
import english from '../../messages/en/lost-ledger.json';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { CreateLedger } from './first-ledger.tsx';

interface LostLedgerProps {
  lost: Ledger;
  /** Another one of the user's. */
  other: Ledger | undefined;
  onAccept: () => void;
}

/** In place of a page whose ledger its user has no longer: what happened, and the way on. */
export function LostLedger(props: LostLedgerProps) {
  return (
    <FeatureMessages english={english}>
      <Message {...props} />
    </FeatureMessages>
  );
}

function Message({ lost, other, onAccept }: LostLedgerProps) {
  const t = useTranslations('lostLedger');
  const router = useRouter();
  function openOther() {
    onAccept();
    router.push(paths.home());
  }
  return (
    <Page title={t('title')}>
      <EmptyState
        action={
          other ? (
            <Button variant="filled" onClick={openOther}>
              {t('open', { ledger: other.name })}
            </Button>
          ) : (
            <CreateLedger />
          )
        }
      >
        <span role="status">{t('text', { ledger: lost.name })}</span>
      </EmptyState>
    </Page>
  );
}
