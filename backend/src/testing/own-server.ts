import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../main.ts';
import { parseConfig } from '../platform/config/config.ts';
import { findRepositoryRoot } from '../platform/config/repository-root.ts';
import { asker, type Person, signUp } from './test-app.ts';

export interface OwnServer {
  url: string;
  signUp: () => Promise<Person>;
  stop: () => Promise<void>;
}

/** The whole product as it starts from a terminal, jobs included, in this process; with limits out of the way. */
export async function startOwnServer(settings: Record<string, string>): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-server-'));
  const config = parseConfig(
    {
      APP_ENV: 'local',
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      LOG_DIR: join(folder, 'logs'),
      LOG_LEVEL: 'fatal',
      RATE_LIMIT_GLOBAL: '1000000',
      ...settings,
    },
    findRepositoryRoot(),
  );
  const server = await startServer(config);
  return {
    url: server.url,
    signUp: () => signUp(server.url, asker(server.url, {}), []),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
