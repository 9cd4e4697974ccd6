import { runWithDatabase } from '../../platform/database/run-with-database.ts';
import { createResetLink } from './reset-links.repository.ts';

/** `npm run admin:reset-link -- EMAIL` prints a one-time link to a new password; works beside a running instance. */
await runWithDatabase(async ({ db }, { appUrl }) => {
  const [email] = process.argv.slice(2);
  if (email === undefined) throw new Error('Name the user: npm run admin:reset-link -- EMAIL');
  const token = await createResetLink(db, email, new Date());
  if (token === undefined) throw new Error(`Nobody signs in as ${email}.`);
  // The part behind # never reaches a server's log.
  console.log(`${appUrl}/reset-password#token=${token}\nThe link works once, for an hour.`);
});
