import type { ResponseOf } from '@expenseai/contracts/route';
import { getStorage } from '@expenseai/contracts/storage';
import { Controller } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { Caller } from '../../platform/http/caller.ts';
import { Handle } from '../../platform/http/handle.ts';
import { StorageQuota } from '../../platform/storage/storage-quota.ts';

@Controller()
export class StorageController {
  constructor(
    private readonly database: Database,
    private readonly quota: StorageQuota,
  ) {}

  @Handle(getStorage)
  async get(@Caller() { userId }: Caller): Promise<ResponseOf<typeof getStorage>> {
    return { usedBytes: await this.quota.used(this.database.db, userId), allowedBytes: this.quota.allowedBytes };
  }
}
