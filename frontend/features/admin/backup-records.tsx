import type { BackupRecord } from '@expenseai/contracts/admin';
import { useFormatter, useTranslations } from 'use-intl';
import { Cell, Head, Row, RowHead, Table } from '../../ui/table.tsx';
import { PartState } from './part-state.tsx';
import { secondsOf } from './seconds-of.ts';
import { useFigure } from './use-figure.ts';

/** The last backups and tests of restoring, those that failed, too. */
export function BackupRecords({ records }: { records: readonly BackupRecord[] }) {
  const t = useTranslations('admin.backups');
  return (
    <Table caption={t('records')}>
      <thead>
        <tr>
          <Head>{t('try')}</Head>
          <Head isAmount className="max-wide:hidden">
            {t('size')}
          </Head>
          <Head isAmount className="max-wide:hidden">
            {t('took')}
          </Head>
          <Head>{t('result')}</Head>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <RecordRow key={record.id} record={record} />
        ))}
      </tbody>
    </Table>
  );
}

function RecordRow({ record }: { record: BackupRecord }) {
  const t = useTranslations('admin.backups');
  const format = useFormatter();
  const figure = useFigure();
  const { kind, startedAt, bytes, problem } = record;
  const result = resultOf(record);
  const size = bytes === null ? '–' : figure('sizeBytes', bytes);
  const took = figure('tookSeconds', secondsOf(record));
  return (
    <Row>
      <RowHead className="font-medium">
        {format.dateTime(new Date(startedAt), { dateStyle: 'medium', timeStyle: 'short' })}
        <span className="block text-12 font-regular text-ink-2">
          {t(`kinds.${kind}`)}
          <span className="wide:hidden">{` · ${bytes === null ? took : `${size} · ${took}`}`}</span>
        </span>
        {problem === null ? null : (
          <span className="block text-12 font-regular wrap-anywhere text-ink-2">{problem}</span>
        )}
      </RowHead>
      <Cell isAmount className="max-wide:hidden">
        {size}
      </Cell>
      <Cell isAmount className="max-wide:hidden">
        {took}
      </Cell>
      <Cell>
        <PartState state={looks[result]} label={t(`results.${result}`)} />
      </Cell>
    </Row>
  );
}

const looks = { whole: 'ok', right: 'ok', incomplete: 'degraded', failed: 'down' } as const;

function resultOf({ kind, fileName, problem }: BackupRecord): keyof typeof looks {
  if (problem === null) return kind === 'backup' ? 'whole' : 'right';
  return kind === 'backup' && fileName !== null ? 'incomplete' : 'failed';
}
