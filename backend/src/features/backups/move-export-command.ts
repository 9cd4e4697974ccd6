import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { databaseConnections } from '../../platform/database/roles.ts';
import { runWithDatabase } from '../../platform/database/run-with-database.ts';
import { describeMove, exportMove } from './move-export.ts';

/**
 * `npm run move:export -- FILE [--to age1…]` writes everything into one encrypted file, which another installation
 * restores; beside a running instance.
 */
await runWithDatabase(async (database, config, secrets) => {
  const { values, positionals } = parseArgs({ options: { to: { type: 'string' } }, allowPositionals: true });
  const [named] = positionals;
  if (named === undefined) throw new Error('Say into which file: npm run move:export -- FILE');
  const path = resolve(config.root, named);
  const { owner } = databaseConnections(config, secrets);
  const move = await exportMove({ database, config, secrets, owner, path, recipient: values.to });
  for (const line of describeMove(move)) console.log(line);
  const { previous } = config.givenSecrets.audit;
  if (previous !== undefined) console.log('Give AUDIT_KEY_PREVIOUS of here there as well, after the key of the move.');
});
