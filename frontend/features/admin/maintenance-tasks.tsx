import { useFormatter, useTranslations } from 'use-intl';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { Cell, Head, Row, RowHead, Table } from '../../ui/table.tsx';
import { type Task, useTaskDone } from './maintenance-queries.ts';

/** What an operator does daily to annually, each with when it was last done. */
export function MaintenanceTasks({ tasks }: { tasks: readonly Task[] }) {
  const t = useTranslations('admin.maintenance');
  return (
    <section>
      <h2 className="mb-2">{t('toDo')}</h2>
      <p className="mb-2 max-w-120 text-13 text-ink-2">{t('toDoAbout')}</p>
      <Table caption={t('toDo')} className="table-fixed">
        <thead>
          <tr>
            <Head>{t('task')}</Head>
            <Head className="w-32 max-wide:hidden">{t('period')}</Head>
            <Head className="w-56 max-wide:hidden">{t('lastDone')}</Head>
            <Head className="w-36">
              <span className="sr-only">{t('actions')}</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <TaskRow key={task.task} task={task} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function TaskRow({ task: { task, period, lastDoneAt, doneBy, isOverdue } }: { task: Task }) {
  const t = useTranslations('admin.maintenance');
  const format = useFormatter();
  const problemText = useProblemText();
  const done = useTaskDone();
  const name = t(`tasks.${task}`);
  const day = lastDoneAt && format.dateTime(new Date(lastDoneAt), { dateStyle: 'medium' });
  const lastDone = day === null ? t('never') : doneBy === null ? day : t('by', { day, name: doneBy });
  return (
    <Row>
      <RowHead className="font-medium">
        {name}
        <span className="block text-12 font-regular text-ink-2 wide:hidden">{`${t(`periods.${period}`)} · ${lastDone}`}</span>
        {isOverdue ? <StatusLine tone="bad">{t('overdue')}</StatusLine> : null}
        {done.error ? <StatusLine tone="bad">{problemText(done.error)}</StatusLine> : null}
      </RowHead>
      <Cell className="text-ink-2 max-wide:hidden">{t(`periods.${period}`)}</Cell>
      <Cell className="text-ink-2 max-wide:hidden">{lastDone}</Cell>
      <td className="text-right">
        <Button
          size="small"
          className="my-1"
          aria-label={t('doneWhat', { task: name })}
          isBusy={done.isPending}
          onClick={() => done.mutate(task)}
        >
          {t('done')}
        </Button>
      </td>
    </Row>
  );
}
