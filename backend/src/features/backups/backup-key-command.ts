import { identityOfKey, newIdentity, recipientOf } from '../../platform/backup/backup-key.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { loadSecrets } from '../../platform/config/secrets.ts';

/**
 * `npm run backup:key` prints the key of this installation's backups in age's form, to be copied to another place;
 * `npm run backup:key -- new` makes a new pair, whose public half is for BACKUP_RECIPIENT. Neither is kept anywhere.
 */
async function main(): Promise<void> {
  const [what] = process.argv.slice(2);
  if (what !== undefined && what !== 'new') throw new Error('Say new, or nothing: npm run backup:key -- new');
  const config = loadConfig();
  const identity = what === 'new' ? newIdentity() : identityOfKey(loadSecrets(config).backup);
  console.log(`# Opens backups of ExpenseAI: keep it away from the machine that makes them.`);
  console.log(`# public key: ${await recipientOf(identity)}`);
  console.log(identity);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
