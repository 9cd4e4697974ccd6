'use client';

import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Me } from '../../lib/session.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { SavedTextField } from '../../ui/saved-text-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSaveMe } from './profile-queries.ts';
import { FieldPair, SettingsSection } from './settings-section.tsx';

const AddressDialog = lazy(() => import('./address-dialog.tsx').then((module) => ({ default: module.AddressDialog })));
const AddressState = lazy(() => import('./address-state.tsx').then((module) => ({ default: module.AddressState })));

/** Name and address. */
export function ProfileSection({ me }: { me: Me }) {
  const t = useTranslations('settings');
  const problemText = useProblemText();
  const save = useSaveMe();
  const [isChanging, setChanging] = useState<boolean | null>(null);
  const isVerified = me.isEmailVerified && me.pendingEmail === null;
  return (
    <SettingsSection title={t('profile')} about={t('profileAbout')}>
      <FieldPair>
        <SavedTextField
          label={t('name')}
          value={me.name ?? ''}
          maxLength={200}
          autoComplete="name"
          error={save.error ? problemText(save.error) : undefined}
          onCorrect={save.reset}
          onSave={(name, onKept) =>
            save.mutate({ change: { name: name || null }, message: t('nameSaved') }, { onSuccess: onKept })
          }
        />
        <TextField
          label={t('email')}
          value={me.email}
          readOnly
          hint={t('emailFixed')}
          aside={
            <span className="flex gap-3">
              {isVerified ? <span className="text-good">{t('verified')}</span> : null}
              <button
                type="button"
                className="link hit-44"
                aria-haspopup="dialog"
                aria-label={t('changeEmailLabel')}
                onClick={() => setChanging(true)}
              >
                {t('changeEmail')}
              </button>
            </span>
          }
        />
      </FieldPair>
      {me.isVerificationDue ? (
        <Suspense>
          <AddressState me={me} />
        </Suspense>
      ) : null}
      {isChanging === null ? null : (
        <Suspense>
          <AddressDialog me={me} isOpen={isChanging} onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </SettingsSection>
  );
}
