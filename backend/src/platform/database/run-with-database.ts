import { type Config, loadConfig } from '../config/config.ts';
import { loadSecrets, type Secrets } from '../config/secrets.ts';
import { Database } from './database.ts';
import { databaseConnections } from './roles.ts';

/**
 * Runs a command of the operator on the database of the instance that these settings name, beside it. An error becomes
 * a sentence and exit status 1.
 */
export async function runWithDatabase(
  work: (database: Database, config: Config, secrets: Secrets) => Promise<void>,
): Promise<void> {
  try {
    const config = loadConfig();
    const secrets = loadSecrets(config);
    const { app } = databaseConnections(config, secrets);
    const database = new Database(app, {
      connections: 1,
      statementTimeoutMs: config.database.statementTimeoutMs,
      onError: (error) => console.error(error.message),
    });
    try {
      await work(database, config, secrets);
    } finally {
      await database.close();
    }
  } catch (error) {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  }
}

function sentenceOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const isStopped = cause instanceof Error && 'code' in cause && /^(ENOENT|ECONNREFUSED)$/.test(String(cause.code));
  if (isStopped) return 'The database doesn’t answer. Start ExpenseAI first, with npm start.';
  return error instanceof Error ? error.message : String(error);
}
