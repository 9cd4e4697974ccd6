import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { getHealth } from '@expenseai/contracts/admin';
import type { ResponseOf } from '@expenseai/contracts/route';
import { Inject, Injectable } from '@nestjs/common';
import { backupState } from '../../platform/backup/backup-records.ts';
import { backupFigures } from '../../platform/backup/measure-backups.ts';
import type { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { type Clock, clock, config } from '../../platform/platform.module.ts';
import { Health, type HealthReport } from '../health/health.ts';

/** The parts that this instance stands on, for its administrator. */
@Injectable()
export class AdminHealthService {
  readonly #startedAt = new Date(performance.timeOrigin).toISOString();
  readonly #version: string;

  constructor(
    private readonly health: Health,
    private readonly database: Database,
    @Inject(clock) private readonly now: Clock,
    @Inject(config) private readonly settings: Config,
  ) {
    const manifest = JSON.parse(readFileSync(join(settings.root, 'package.json'), 'utf8')) as { version: string };
    this.#version = manifest.version;
  }

  async get(): Promise<ResponseOf<typeof getHealth>> {
    const { status, parts } = await this.health.report();
    return {
      status,
      parts: [...parts, await this.#backups()],
      version: this.#version,
      environment: this.settings.environment,
      node: process.versions.node,
      startedAt: this.#startedAt,
    };
  }

  /** No instance stands on them, but whoever looks after it has to know. */
  async #backups(): Promise<HealthReport['parts'][number]> {
    const state = await backupState(this.database.db);
    const figures = backupFigures(state, this.settings.backup.schedule, this.now());
    const isWell = !figures.overdueBackups && !figures.failedBackups;
    return { name: 'backups', state: isWell ? 'ok' : 'degraded', figures };
  }
}
