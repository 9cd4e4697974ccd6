import type { ClientConfig } from 'pg';
import type { Config } from '../config/config.ts';
import { Database } from '../database/database.ts';
import { queueState } from '../jobs/queue-state.ts';
import { maintenanceSince } from '../maintenance/maintenance-mode.ts';
import { listTaskStates } from '../maintenance/maintenance-records.ts';
import { certificateExpiry } from '../watchdog/certificate.ts';
import type { Finding } from './doctor-checks.ts';

/** Days before the end of a certificate at which its renewal should have happened. */
const certificateNotice = 21;
const day = 86_400_000;

/** How a migrated installation is kept: its jobs, its mail, its certificate and what its operator does. */
export async function* examineOperation(config: Config, connection: ClientConfig): AsyncGenerator<Finding> {
  const database = new Database(connection, {
    connections: 1,
    statementTimeoutMs: config.database.statementTimeoutMs,
    onError: () => undefined,
  });
  const isForOthers = config.environment === 'staging' || config.environment === 'production';
  try {
    const { failed, oldestWaitingSeconds } = await queueState(database.pool);
    yield queue(failed, Math.round(oldestWaitingSeconds));
    yield mail(config, isForOthers);
    yield certificate(config.appUrl, await certificateExpiry(config.appUrl));
    yield maintenanceMode(await maintenanceSince(database.db));
    const overdue = (await listTaskStates(database.db, new Date())).filter(({ isOverdue }) => isOverdue);
    const names = overdue.map(({ task }) => task).join(', ');
    yield {
      part: 'Tasks',
      // At home nobody else depends on them.
      state: overdue.length > 0 && isForOthers ? 'warning' : 'ok',
      text: overdue.length === 0 ? 'none is overdue' : `overdue: ${names}; see docs/maintenance.md`,
    };
  } finally {
    await database.close();
  }
}

function queue(failed: number, waitingSeconds: number): Finding {
  const part = 'Jobs';
  if (failed > 0) return { part, state: 'warning', text: `${failed} have used up their tries: see error.log` };
  if (waitingSeconds > 300) return { part, state: 'problem', text: `the oldest has been due for ${waitingSeconds} s` };
  return { part, state: 'ok', text: 'worked off' };
}

function mail({ mail: server, adminEmail }: Config, isForOthers: boolean): Finding {
  const part = 'Mail';
  const state = isForOthers ? 'warning' : 'ok';
  if (!server) return { part, state, text: 'off: SMTP_HOST is not set, so nobody is written to' };
  if (adminEmail === undefined) return { part, state, text: 'on; ADMIN_EMAIL is not set, so the watchdog is silent' };
  return { part, state: 'ok', text: 'on' };
}

function certificate(appUrl: string, expiry: Date | undefined): Finding {
  const part = 'Certificate';
  if (!expiry) {
    const text = appUrl.startsWith('https:')
      ? `not checked: ${appUrl} doesn’t answer from here`
      : 'none: APP_URL is http';
    return { part, state: 'ok', text };
  }
  const isNear = expiry.getTime() - Date.now() < certificateNotice * day;
  return { part, state: isNear ? 'problem' : 'ok', text: `valid until ${expiry.toISOString().slice(0, 10)}` };
}

function maintenanceMode(since: Date | null): Finding {
  const part = 'Maintenance mode';
  if (!since) return { part, state: 'ok', text: 'off' };
  return { part, state: 'warning', text: `on since ${since.toISOString()}: npm run maintenance -- off` };
}
