import type { FailedJob } from '@expenseai/contracts/admin';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import { showToast } from '../../ui/toast-store.ts';

const jobsKey = ['admin', 'jobs'] as const;
/** Milliseconds after which a page that is looked at is brought up to date. */
const refreshEvery = 10_000;

/** The queue of background jobs, as it is now. */
export function useJobs() {
  return useQuery({
    queryKey: jobsKey,
    queryFn: ({ signal }) => call('GET /admin/jobs', {}, { signal }),
    refetchInterval: refreshEvery,
  });
}

/** Gives a job that was given up its tries again. */
export function useRetryJob() {
  const client = useQueryClient();
  const t = useTranslations('admin.jobs');
  return useMutation({
    mutationFn: (job: FailedJob) => call('POST /admin/jobs/{jobId}/retry', { params: { jobId: job.id } }),
    onSuccess: (_, { name }) => showToast({ message: t('triedAgain', { name }) }),
    onSettled: () => client.invalidateQueries({ queryKey: jobsKey }),
  });
}
