'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import english from '../../messages/en/storage.json';
import { Bar } from '../../ui/progress-bar.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

const megabyte = 1_048_576;
const gigabyte = 1_024 * megabyte;
/** The share of the room from which on it looks scarce. */
const nearlyFull = 0.9;

/** How much room one's own files take; loaded after the page, texts included. */
export function StorageUse() {
  return (
    <FeatureMessages english={english}>
      <Use />
    </FeatureMessages>
  );
}

function Use() {
  const t = useTranslations('storage');
  const tSettings = useTranslations('settings');
  const format = useFormatter();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['storage'],
    queryFn: ({ signal }) => call('GET /me/storage', {}, { signal }),
  });
  const inUnits = (bytes: number) =>
    bytes < gigabyte
      ? format.number(bytes / megabyte, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
      : format.number(bytes / gigabyte, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 });
  if (!data) {
    if (!error) return <SkeletonRows rows={1} />;
    return <NotLoaded what={tSettings('notLoaded')} error={error} isBusy={isFetching} onRetry={refetch} />;
  }
  const { usedBytes, allowedBytes } = data;
  const used = inUnits(usedBytes);
  return (
    <div className="grid gap-2">
      <h3>{t('title')}</h3>
      <p className="text-13">
        {allowedBytes === null ? t('usedOpen', { used }) : t('used', { used, allowed: inUnits(allowedBytes) })}
      </p>
      {allowedBytes === null ? null : (
        <Bar share={usedBytes / allowedBytes} tone={usedBytes < nearlyFull * allowedBytes ? undefined : 'text-warn'} />
      )}
      <p className="text-12 text-ink-2">{t('about')}</p>
    </div>
  );
}
