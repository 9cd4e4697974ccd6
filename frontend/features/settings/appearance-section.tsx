'use client';

import { useTranslations } from 'use-intl';
import type { Me } from '../../lib/session.ts';
import { setTheme, themes } from '../../lib/theme.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { useSaveMe } from './profile-queries.ts';
import { SettingsSection } from './settings-section.tsx';

export function AppearanceSection({ me }: { me: Me }) {
  const t = useTranslations('settings');
  const tFrame = useTranslations('frame');
  const problemText = useProblemText();
  const save = useSaveMe();
  const names = { system: tFrame('themeSystem'), light: tFrame('themeLight'), dark: tFrame('themeDark') };
  return (
    <SettingsSection title={t('appearance')} about={t('appearanceAbout')}>
      <Segmented
        label={tFrame('theme')}
        className="justify-self-start"
        options={themes.map((value) => ({ value, label: names[value] }))}
        value={me.theme}
        onChange={(theme) => {
          setTheme(theme);
          save.mutate({ change: { theme }, message: t('themeSaved', { name: names[theme] }) });
        }}
      />
      {save.error ? <ErrorLine what={problemText(save.error)} /> : null}
    </SettingsSection>
  );
}
