import { exportTransactions } from '@expenseai/contracts/home';
import type { InputOf } from '@expenseai/contracts/route';
import { Controller, StreamableFile } from '@nestjs/common';
import { Caller, type Member } from '../../platform/http/caller.ts';
import { Handle, Input } from '../../platform/http/handle.ts';
import { ExportsService } from './exports.service.ts';

@Controller()
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Handle(exportTransactions)
  async create(@Caller() caller: Member, @Input() { query }: InputOf<typeof exportTransactions>) {
    const { content, mediaType, disposition } = await this.exports.create(caller, query.format, query.q ?? '');
    return new StreamableFile(content, { type: mediaType, disposition });
  }
}
