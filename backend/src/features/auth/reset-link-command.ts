import { loadConfig } from '../../platform/config/config.ts';
import { loadSecrets } from '../../platform/config/secrets.ts';
import { Database } from '../../platform/database/database.ts';
import { databaseConnections } from '../../platform/database/roles.ts';
import { createResetLink } from './reset-links.repository.ts';

/** `npm run admin:reset-link -- EMAIL` prints a one-time link to a new password; works beside a running instance. */
async function printResetLink(email: string | undefined): Promise<void> {
  if (email === undefined) throw new Error('Name the user: npm run admin:reset-link -- EMAIL');
  const config = loadConfig();
  const { app } = databaseConnections(config, loadSecrets(config));
  const database = new Database(app, {
    connections: 1,
    statementTimeoutMs: config.database.statementTimeoutMs,
    onError: (error) => console.error(error.message),
  });
  try {
    const token = await createResetLink(database.db, email, new Date());
    if (token === undefined) throw new Error(`Nobody signs in as ${email}.`);
    // The part behind # never reaches a server's log.
    console.log(`${config.appUrl}/reset-password#token=${token}\nThe link works once, for an hour.`);
  } finally {
    await database.close();
  }
}

try {
  await printResetLink(process.argv[2]);
} catch (error) {
  const isStopped = error instanceof Error && 'code' in error && /^(ENOENT|ECONNREFUSED)$/.test(String(error.code));
  const message = error instanceof Error ? error.message : error;
  console.error(isStopped ? 'The database doesn’t answer. Start ExpenseAI first, with npm start.' : message);
  process.exitCode = 1;
}
