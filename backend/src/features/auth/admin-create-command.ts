import { Email } from '@expenseai/contracts/auth';
import { runWithDatabase } from '../../platform/database/run-with-database.ts';
import { newToken } from './refresh-tokens.ts';
import { putUserInvite } from './user-invites.repository.ts';
import { isEmailTaken } from './users.repository.ts';

/** `npm run admin:create -- EMAIL` prints a one-time link with which an administrator registers. */
await runWithDatabase(async ({ db }, { appUrl }) => {
  const given = Email.safeParse(process.argv[2] ?? '');
  if (!given.success) throw new Error('Name the address: npm run admin:create -- EMAIL');
  const email = given.data;
  if (await isEmailTaken(db, email)) {
    throw new Error(`${email} has an account already. Make it an administrator: npm run admin:grant -- ${email}`);
  }
  const token = newToken();
  await putUserInvite(db, { email, isAdministrator: true, invitedBy: null }, token, new Date());
  console.log(`${appUrl}/invite#token=${token}\nThe link works once, for seven days, for ${email} alone.`);
});
