import type { AdminAuditEvent } from '@expenseai/contracts/admin';
import { useFormatter, useTranslations } from 'use-intl';
import { Cell, Row, RowHead } from '../../ui/table.tsx';
import { useEventName } from './use-event-name.ts';

/** One event, also by the name that it has in audit.log: whose, from where, when. */
export function AuditRow({ item }: { item: AdminAuditEvent }) {
  const t = useTranslations('admin.audit');
  const format = useFormatter();
  const nameOf = useEventName();
  const person = item.name ?? item.email ?? t('nobody');
  const place = [person, item.address, item.device].filter(Boolean).join(' · ');
  return (
    <Row>
      <RowHead className="font-medium wrap-anywhere">
        {nameOf(item.event)}
        <span className="block text-12 font-regular text-ink-3">{item.event}</span>
        <span className="block text-12 font-regular text-ink-2 wide:hidden">{place}</span>
      </RowHead>
      <Cell className="max-wide:hidden">
        <span className="block truncate">{person}</span>
      </Cell>
      <Cell className="text-ink-2 max-wide:hidden">{item.address}</Cell>
      <Cell className="truncate text-ink-2 max-wide:hidden">{item.device}</Cell>
      <Cell className="text-ink-2">
        {format.dateTime(new Date(item.at), { dateStyle: 'medium', timeStyle: 'medium' })}
      </Cell>
    </Row>
  );
}
