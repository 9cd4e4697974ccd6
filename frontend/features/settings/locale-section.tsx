'use client';

import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { languageOf, languages, regionalLocale } from '../../lib/locale.ts';
import type { Me } from '../../lib/session.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { zoneOptions } from '../../lib/zone-options.ts';
import { SelectField } from '../../ui/select.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { notationOptions } from './notation-options.ts';
import { type ProfileChange, useSaveMe } from './profile-queries.ts';
import { FieldPair, SettingsSection } from './settings-section.tsx';

/** A Monday; the six days after it follow. */
const monday = Date.UTC(2024, 0, 1);
const dayMilliseconds = 86_400_000;

/** Language, notation, time zone and week, of the person; a ledger has its own time zone. */
export function LocaleSection({ me }: { me: Me }) {
  const t = useTranslations('settings');
  const format = useFormatter();
  const problemText = useProblemText();
  const save = useSaveMe();
  const zones = useMemo(() => zoneOptions(me.timeZone), [me.timeZone]);
  const notations = useMemo(() => notationOptions(me.locale), [me.locale]);
  const set = (change: ProfileChange, message: string) => save.mutate({ change, message });
  const time = format.dateTime(new Date(), { hour: '2-digit', minute: '2-digit', timeZone: me.timeZone });
  return (
    <SettingsSection title={t('localeTitle')} about={t('localeAbout')}>
      <FieldPair>
        <SelectField
          label={t('language')}
          value={languageOf(me.locale)}
          options={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
          onChange={(tag) => set({ locale: regionalLocale(languageOf(tag)) }, t('languageSaved'))}
        />
        <SelectField
          label={t('notation')}
          value={me.locale}
          options={notations}
          onChange={(locale) => set({ locale }, t('notationSaved'))}
        />
        <SelectField
          label={t('timeZone')}
          hint={t('timeThere', { time })}
          value={me.timeZone}
          options={zones}
          onChange={(timeZone) => set({ timeZone }, t('timeZoneSaved'))}
        />
        <SelectField
          label={t('weekStart')}
          value={String(me.weekStart)}
          options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
            value: String(day),
            label: format.dateTime(new Date(monday + (day - 1) * dayMilliseconds), {
              weekday: 'long',
              timeZone: 'UTC',
            }),
          }))}
          onChange={(day) => set({ weekStart: Number(day) }, t('weekStartSaved'))}
        />
      </FieldPair>
      {save.error ? <ErrorLine what={problemText(save.error)} /> : null}
    </SettingsSection>
  );
}
