'use client';

import { useTranslations } from 'use-intl';
import type { Me } from '../../lib/session.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { SavedTextField } from '../../ui/saved-text-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSaveMe } from './profile-queries.ts';
import { FieldPair, SettingsSection } from './settings-section.tsx';

export function ProfileSection({ me }: { me: Me }) {
  const t = useTranslations('settings');
  const problemText = useProblemText();
  const save = useSaveMe();
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
        <TextField label={t('email')} value={me.email} readOnly hint={t('emailFixed')} />
      </FieldPair>
    </SettingsSection>
  );
}
