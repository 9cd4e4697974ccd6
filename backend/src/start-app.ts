import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppModule } from './app.module.ts';
import { Health } from './features/health/health.ts';
import { healthParts } from './features/health/health-parts.ts';
import { addHealth, addMetrics } from './features/health/health-routes.ts';
import { measureParts } from './features/health/instance-metrics.ts';
import { answerLiveness } from './features/health/liveness.ts';
import { ProcessLoad } from './features/health/process-load.ts';
import { measureBackups } from './platform/backup/measure-backups.ts';
import { createHttpApp } from './platform/http/create-http-app.ts';
import { addDocs } from './platform/http/docs-routes.ts';
import { OwnOrigins } from './platform/http/own-origins.ts';
import { findSessionAccess } from './platform/http/session-access.ts';
import { findTokenAccess } from './platform/http/token-access.ts';
import { countMails, measureMails } from './platform/mail/mail-state.ts';
import { MaintenanceWatch } from './platform/maintenance/maintenance-mode.ts';
import type { Platform } from './platform/platform.module.ts';
import { measureSecrets } from './platform/secrets/measure-secrets.ts';
import { agingSecrets } from './platform/secrets/secret-ages.ts';
import { measureCertificate } from './platform/watchdog/certificate-metric.ts';

export interface RunningApp {
  /** Where it listens, as a browser on this machine reaches it; without a slash at the end. */
  url: string;
  /** Finishes what is being answered, then stops; open event streams are cut. */
  close(): Promise<void>;
}

/** Milliseconds in which whoever distributes requests sees that this instance is not ready any more. */
const announce = 3_000;
/** Milliseconds that answers in progress have to end. */
const patience = 5_000;

/** Serves API, probes, documents and web on the configured address. */
export async function startApp(platform: Platform): Promise<RunningApp> {
  const {
    config,
    database,
    logging,
    redis,
    metrics,
    limits,
    tokens,
    cookies,
    storage,
    flags,
    now,
    secrets,
    encryption,
  } = platform;
  const maintenance = new MaintenanceWatch(database.db, (since) =>
    logging.logger.warn({ since }, `maintenance mode is ${since ? 'on' : 'off'}`),
  );
  await maintenance.start();
  await flags.start();
  const load = new ProcessLoad();
  const health = new Health(
    healthParts({
      pool: database.pool,
      dataDir: config.dataDir,
      storage,
      load,
      redis,
      countMails: config.mail ? () => countMails(database.db) : undefined,
    }),
  );
  measureParts(metrics.registry, health);
  measureSecrets(metrics.registry, database.pool, agingSecrets(config, secrets), encryption);
  measureCertificate(metrics.registry, config.appUrl);
  measureBackups(metrics.registry, database.db, config.backup.schedule);
  if (config.mail) measureMails(metrics.registry, database.db);
  const app = await createHttpApp(AppModule.of(platform, health), {
    config,
    log: logging.logger,
    metrics,
    trace: platform.reporting.trace,
    limits,
    tokens,
    cookies,
    now,
    origins: new OwnOrigins(config),
    findAccess: findSessionAccess(database),
    maintenance,
    findTokenAccess: findTokenAccess(database, config.environment),
    webDir: join(config.root, 'frontend', 'out'),
    answerFirst: answerLiveness,
    addRoutes: (server) => {
      addHealth(server, health);
      addMetrics(server, metrics, config.metricsToken);
      addDocs(server);
    },
  });
  await app.listen({ port: config.port, host: config.host });
  const server = app.getHttpServer();
  return {
    url: urlOf(server.address() as AddressInfo),
    close: async () => {
      health.drain();
      if (config.environment === 'staging' || config.environment === 'production') await delay(announce);
      const cut = setTimeout(() => server.closeAllConnections(), patience);
      await app.close();
      await flags.close();
      clearTimeout(cut);
      load.stop();
      maintenance.stop();
    },
  };
}

function urlOf({ address, port }: AddressInfo): string {
  const isEverywhere = address === '0.0.0.0' || address === '::';
  const host = isEverywhere ? 'localhost' : address.includes(':') ? `[${address}]` : address;
  return `http://${host}:${port}`;
}
