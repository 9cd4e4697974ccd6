import { runWithDatabase } from '../../platform/database/run-with-database.ts';
import { makeAdministrator } from './users.repository.ts';

/** `npm run admin:grant -- EMAIL` makes a user an administrator, from the user's next request on. */
await runWithDatabase(async ({ db }) => {
  const email = process.argv[2]?.trim().toLowerCase();
  if (email === undefined) throw new Error('Name the user: npm run admin:grant -- EMAIL');
  if (!(await makeAdministrator(db, email))) {
    throw new Error(`Nobody signs in as ${email}. For somebody new: npm run admin:create -- ${email}`);
  }
  console.log(`${email} is an administrator.`);
});
