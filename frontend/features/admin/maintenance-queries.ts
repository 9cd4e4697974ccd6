import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import type { RouteResponse } from '../../lib/api-routes.ts';
import { showToast } from '../../ui/toast-store.ts';

export type Maintenance = RouteResponse<'GET /admin/maintenance'>;
export type Task = Maintenance['tasks'][number];

const maintenanceKey = ['admin', 'maintenance'] as const;

/** The mode, what the doctor finds, and the tasks. */
export function useMaintenance() {
  return useQuery({
    queryKey: maintenanceKey,
    queryFn: ({ signal }) => call('GET /admin/maintenance', {}, { signal }),
  });
}

/** Refuses changes on every instance, or takes them again. */
export function useSetMode() {
  const client = useQueryClient();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (isOn: boolean) => call('POST /admin/maintenance', { body: { isOn } }),
    onSuccess: ({ since }) =>
      client.setQueryData(maintenanceKey, (before: Maintenance | undefined) => before && { ...before, since }),
  });
}

/** Notes that a task was done just now. */
export function useTaskDone() {
  const client = useQueryClient();
  const t = useTranslations('admin.maintenance');
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (task: Task['task']) => call('POST /admin/maintenance/records', { body: { task } }),
    onSuccess: (_, task) => showToast({ message: t('noted', { task: t(`tasks.${task}`) }) }),
    onSettled: () => client.invalidateQueries({ queryKey: maintenanceKey }),
  });
}
