import { useFormatter, useTranslations } from 'use-intl';
import { Head, Row, RowHead, Table } from '../../ui/table.tsx';
import type { Maintenance } from './maintenance-queries.ts';
import { PartState } from './part-state.tsx';

type Finding = Maintenance['findings'][number];

/** How what the doctor finds looks; a part that is off on purpose is in order, and doesn't work. */
const looks = { ok: 'ok', warning: 'degraded', problem: 'down' } as const;

/** What the doctor finds, in the reader's language. */
export function DoctorFindings({ findings }: { findings: Finding[] }) {
  const t = useTranslations('admin.maintenance');
  const doctor = useTranslations('admin.doctor');
  const sentence = useSentence();
  return (
    <section>
      <h2 className="mb-2">{t('findings')}</h2>
      <Table caption={t('findings')}>
        <thead>
          <tr>
            <Head>{t('part')}</Head>
            <Head>{t('state')}</Head>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <Row key={finding.part + finding.text}>
              <RowHead className="font-medium">
                {doctor(`parts.${finding.part}`)}
                <span className="block text-12 font-regular wrap-anywhere text-ink-2">{sentence(finding)}</span>
              </RowHead>
              <td className="px-2 py-1.5 align-top">
                <PartState state={looks[finding.state]} label={t(`states.${finding.state}`)} />
              </td>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function useSentence(): (finding: Finding) => string {
  const t = useTranslations('admin.doctor.texts');
  const tTasks = useTranslations('admin.maintenance.tasks');
  const format = useFormatter();
  return ({ code, values }) => {
    const shown = Object.entries(values).map(([name, value]) => {
      if (code === 'tasks-overdue' && name === 'names') {
        const tasks = String(value).split(', ');
        return [name, format.list(tasks.map((task) => (tTasks.has(task as 'cost') ? tTasks(task as 'cost') : task)))];
      }
      if (name === 'at' || name === 'now' || name === 'written') {
        return [name, format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'short' })];
      }
      // A day of the certificate, which ends in UTC.
      if (name === 'day') return [name, format.dateTime(new Date(value), { dateStyle: 'medium', timeZone: 'UTC' })];
      return [name, value];
    });
    return t(code, Object.fromEntries(shown));
  };
}
