import {
  commitImport,
  createImport,
  deleteImport,
  getImport,
  listImportLines,
  listImports,
  stopImport,
  updateImport,
  updateImportLine,
  updateImportLines,
} from '@expenseai/contracts/imports';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Answer } from '../../platform/http/answer.ts';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { versionTag } from '../../platform/http/etag.ts';
import { Handle, Input, Reply } from '../../platform/http/handle.ts';
import { ImportsService } from './imports.service.ts';
import { uploadOf } from './upload.ts';

@Controller()
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Handle(createImport)
  create(@Caller() caller: Member, @Req() request: FastifyRequest) {
    return this.imports.create(caller, uploadOf(request));
  }

  @Handle(listImports)
  list(@Caller() caller: Member, @Input() { query }: InputOf<typeof listImports>) {
    return this.imports.list(caller, query.limit, query.cursor);
  }

  @Handle(getImport)
  async get(@Caller() caller: Member, @Input() { params }: InputOf<typeof getImport>, @Reply() answer: Answer) {
    const found = await this.imports.get(caller, params.importId);
    // For If-Match alone: progress, and the undo of what it wrote, show without a new version.
    answer.header('etag', versionTag(found.version));
    return found;
  }

  @Handle(listImportLines)
  lines(@Caller() caller: Member, @Input() { params, query }: InputOf<typeof listImportLines>) {
    return this.imports.listLines(caller, params.importId, query);
  }

  @Handle(updateImport)
  update(@Caller() caller: Member, @Input() { params, body }: InputOf<typeof updateImport>, @Reply() answer: Answer) {
    return this.imports.update(caller, params.importId, body, answer.ifMatch);
  }

  @Handle(updateImportLine)
  async updateLine(
    @Caller() caller: Member,
    @Input() { params, body }: InputOf<typeof updateImportLine>,
    @Reply() answer: Answer,
  ) {
    const { result, operationId } = await this.imports.updateLine(caller, params.importId, params.n, body);
    answer.operation(operationId);
    return result;
  }

  @Handle(updateImportLines)
  updateLines(@Caller() caller: Member, @Input() { params, body }: InputOf<typeof updateImportLines>) {
    return this.imports.updateLines(caller, params.importId, body);
  }

  @Handle(commitImport)
  commit(@Caller() caller: Member, @Input() { params }: InputOf<typeof commitImport>) {
    return this.imports.commit(caller, params.importId);
  }

  @Handle(stopImport)
  stop(@Caller() caller: Member, @Input() { params }: InputOf<typeof stopImport>) {
    return this.imports.stop(caller, params.importId);
  }

  @Handle(deleteImport)
  async delete(@Caller() caller: Member, @Input() { params }: InputOf<typeof deleteImport>) {
    await this.imports.delete(caller, params.importId);
    return null;
  }
}
