'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useMe } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';
import { Select } from '../../ui/select.tsx';
import { subjects, type useHistoryFilter } from './history-params.ts';
import { usePeople } from './history-queries.ts';

/** Narrows the history by what changes were about, who made them, and the day. */
export function HistoryFilterBar({
  filter,
  isFiltered,
  setAbout,
  setWho,
  setDay,
  clear,
}: ReturnType<typeof useHistoryFilter>) {
  const t = useTranslations('operations');
  const { data: me } = useMe(false);
  const people = usePeople().data ?? [];
  return (
    <search aria-label={t('filter.label')} className="mb-3 flex flex-wrap items-center gap-2">
      <Select
        size="small"
        aria-label={t('filter.about')}
        value={filter.about ?? ''}
        options={[
          { value: '', label: t('filter.everything') },
          ...subjects.map((value) => ({ value, label: t(`filter.subjects.${value}`) })),
        ]}
        onChange={setAbout}
      />
      {people.length > 1 || filter.userId !== undefined ? (
        <Select
          size="small"
          aria-label={t('who')}
          value={filter.userId ?? ''}
          options={[
            { value: '', label: t('filter.everybody') },
            ...people.map(({ userId, name, email }) => ({
              value: userId,
              label: userId === me?.id ? t('you') : (name ?? email),
            })),
          ]}
          onChange={setWho}
        />
      ) : null}
      <span>
        <Entry
          size="small"
          type="date"
          aria-label={t('filter.day')}
          value={filter.day ?? ''}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </span>
      {isFiltered ? (
        <Button variant="quiet" size="small" icon={<X aria-hidden="true" />} onClick={clear}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </search>
  );
}
