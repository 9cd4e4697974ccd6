import type { Finding } from '@expenseai/contracts/doctor';
import type { getMaintenance, MaintenanceTask, setMaintenanceMode } from '@expenseai/contracts/maintenance';
import type { ResponseOf } from '@expenseai/contracts/route';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { examine } from '../../platform/doctor/doctor-checks.ts';
import type { Caller } from '../../platform/http/caller.ts';
import * as mode from '../../platform/maintenance/maintenance-mode.ts';
import { addMaintenanceRecord, listTaskStates } from '../../platform/maintenance/maintenance-records.ts';
import { type Clock, clock, config } from '../../platform/platform.module.ts';
import { SecurityLog } from '../auth/security-log.ts';

/** What an administrator does to the installation as a whole. */
@Injectable()
export class MaintenanceService {
  constructor(
    private readonly database: Database,
    private readonly securityLog: SecurityLog,
    @Inject(config) private readonly settings: Config,
    @Inject(clock) private readonly now: Clock,
  ) {}

  /** Costs three queries, and the doctor's own connection and its look at files and ports. */
  async get(): Promise<ResponseOf<typeof getMaintenance>> {
    const { db } = this.database;
    const findings: Finding[] = [];
    for await (const finding of examine(this.settings)) findings.push(finding);
    const states = await listTaskStates(db, this.now());
    return {
      since: (await mode.maintenanceSince(db))?.toISOString() ?? null,
      findings,
      tasks: states.map(({ lastDoneAt, dueAt, ...state }) => ({
        ...state,
        lastDoneAt: lastDoneAt?.toISOString() ?? null,
        dueAt: dueAt.toISOString(),
      })),
    };
  }

  /** Known to every instance within two seconds; noted in the administrator's chain. */
  async setMode(isOn: boolean, { userId, address }: Caller): Promise<ResponseOf<typeof setMaintenanceMode>> {
    const since = await this.securityLog.change(async (db, note) => {
      const event = isOn ? 'admin.maintenance.on' : 'admin.maintenance.off';
      await note({ event, userId, address, device: null, details: {} });
      return mode.setMaintenanceMode(db, isOn, this.now());
    });
    return { since: since?.toISOString() ?? null };
  }

  async record(task: MaintenanceTask, administratorId: string) {
    const { doneAt, ...record } = await addMaintenanceRecord(this.database.db, task, administratorId, this.now());
    return { ...record, doneAt: doneAt.toISOString() };
  }
}
