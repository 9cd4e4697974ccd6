import { getOperation, listOperations, redoOperation, undoOperation } from '@expenseai/contracts/operations';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller } from '@nestjs/common';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { OperationsService } from './operations.service.ts';

@Controller()
export class OperationsController {
  constructor(private readonly operations: OperationsService) {}

  @Handle(listOperations)
  list(@Caller() caller: Member, @Input() { query }: InputOf<typeof listOperations>) {
    return this.operations.list(caller, query);
  }

  @Handle(getOperation)
  get(@Caller() caller: Member, @Input() { params }: InputOf<typeof getOperation>) {
    return this.operations.get(caller, params.operationId);
  }

  @Handle(undoOperation)
  async undo(@Caller() caller: Member, @Input() { params, body }: InputOf<typeof undoOperation>) {
    return { undone: await this.operations.undo(caller, params.operationId, body?.withLater ?? false) };
  }

  @Handle(redoOperation)
  async redo(@Caller() caller: Member, @Input() { params }: InputOf<typeof redoOperation>) {
    return { redone: await this.operations.redo(caller, params.operationId) };
  }
}
