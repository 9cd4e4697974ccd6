import type { FailedJob } from '@expenseai/contracts/admin';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Cell, Row, RowHead } from '../../ui/table.tsx';
import { useRetryJob } from './job-queries.ts';

/** A job that was given up: its kind, why, and trying it again. */
export function FailedJobRow({ job }: { job: FailedJob }) {
  const t = useTranslations('admin.jobs');
  const format = useFormatter();
  const retry = useRetryJob();
  const lastTried = format.dateTime(new Date(job.lastTriedAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Row>
      <RowHead className="font-regular">
        <span className="block truncate font-medium">{job.name}</span>
        <span className="block text-12 wrap-anywhere text-ink-2">{job.error ?? t('noReason')}</span>
        <span className="block text-12 text-ink-2 wide:hidden">{lastTried}</span>
      </RowHead>
      <Cell className="text-ink-2 max-wide:hidden">{format.number(job.attempts)}</Cell>
      <Cell className="text-ink-2 max-wide:hidden">{lastTried}</Cell>
      <td className="text-right">
        <Button
          variant="quiet"
          size="small"
          aria-label={t('tryAgainWhich', { name: job.name })}
          isBusy={retry.isPending}
          onClick={() => retry.mutate(job)}
        >
          {t('tryAgain')}
        </Button>
      </td>
    </Row>
  );
}
