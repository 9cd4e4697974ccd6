import { Client } from 'pg';
import { parseConfig } from '../config/config.ts';
import { findRepositoryRoot } from '../config/repository-root.ts';
import { loadSecrets } from '../config/secrets.ts';
import { databaseConnections } from '../database/roles.ts';
import { readEnvFile, variablesOf, writeEnvFile } from './env-file.ts';
import { keyIdOf } from './key-id.ts';
import { nextRotationStep, rotatedSecrets } from './rotate-secret.ts';
import { countSealedByKey } from './sealed-values.ts';

const advice = {
  announced: 'Deploy it everywhere: the new one is read from then on. Then run this again.',
  changed:
    'Deploy it everywhere: the new one is used from then on. Run this again a quarter of an hour later, when nothing needs the old one.',
  ended: 'The old one is gone from the file. Deploy it when it suits you; the rotation is done.',
};

/** Where the second step is the last. */
const adviceOf: Record<string, string> = {
  METRICS_TOKEN: 'Deploy it, and give the new one to Prometheus at once.',
  AUDIT_KEY:
    'Deploy it everywhere: the new one signs from then on. AUDIT_KEY_PREVIOUS stays: it verifies what was signed before.',
};

/** `npm run secrets:rotate -- NAME [FILE]` does the next step of exchanging a secret of an env file. */
async function rotate(name: string | undefined, file = '.env.production'): Promise<void> {
  if (name === undefined)
    throw new Error(`Name a secret: npm run secrets:rotate -- ${rotatedSecrets.join('|')} [FILE]`);
  const text = readEnvFile(file);
  if (text === undefined) throw new Error(`There is no ${file}: name the file after the secret.`);
  const { text: changed, step } = nextRotationStep(text, name);
  if (step === 'ended' && name === 'ENCRYPTION_KEY') await requireUnused(variablesOf(text), file);
  writeEnvFile(file, changed);
  const changedAdvice = step === 'changed' ? adviceOf[name] : undefined;
  console.log(`${name}: ${changedAdvice ?? advice[step]}`);
}

/** Asks the file's database: what the old key sealed could never be read again without it. */
async function requireUnused(variables: Record<string, string>, file: string): Promise<void> {
  const config = parseConfig(variables, findRepositoryRoot());
  const client = new Client(databaseConnections(config, loadSecrets(config)).app);
  const previous = keyIdOf(variables.ENCRYPTION_KEY_PREVIOUS ?? '');
  const count = await client
    .connect()
    .then(() => countSealedByKey(client))
    .then((counts) => counts.get(previous) ?? 0)
    .catch((cause: unknown) => {
      const sentence = `The database of ${file} doesn’t answer here. When doctor says that ENCRYPTION_KEY_PREVIOUS may go, take it out of the file by hand.`;
      throw new Error(sentence, { cause });
    })
    .finally(() => client.end());
  if (count > 0) {
    throw new Error(
      `With ENCRYPTION_KEY_PREVIOUS are still sealed: ${count}. Each instance seals them anew at its start and every hour; run this again then.`,
    );
  }
}

try {
  await rotate(process.argv[2], process.argv[3]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
