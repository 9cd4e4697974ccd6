import { listAuditEvents } from '@expenseai/contracts/operations';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { AuditService } from './audit.service.ts';

@Controller()
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Handle(listAuditEvents)
  list(@Caller() caller: Member, @Input() { query }: InputOf<typeof listAuditEvents>) {
    return this.audit.list(caller, query.limit, query.cursor);
  }
}
