import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { getHealth } from '@expenseai/contracts/admin';
import type { ResponseOf } from '@expenseai/contracts/route';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config/config.ts';
import { config } from '../../platform/platform.module.ts';
import { Health } from '../health/health.ts';

/** The parts that this instance stands on, for its administrator. */
@Injectable()
export class AdminHealthService {
  readonly #startedAt = new Date(performance.timeOrigin).toISOString();
  readonly #version: string;

  constructor(
    private readonly health: Health,
    @Inject(config) private readonly settings: Config,
  ) {
    const manifest = JSON.parse(readFileSync(join(settings.root, 'package.json'), 'utf8')) as { version: string };
    this.#version = manifest.version;
  }

  async get(): Promise<ResponseOf<typeof getHealth>> {
    return {
      ...(await this.health.report()),
      version: this.#version,
      environment: this.settings.environment,
      node: process.versions.node,
      startedAt: this.#startedAt,
    };
  }
}
