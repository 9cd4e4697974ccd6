import { productionExample } from '../config/env-examples.ts';
import { newSecret, readEnvFile, writeEnvFile } from './env-file.ts';
import { requiredSecrets, withSecrets } from './generate-secrets.ts';

/**
 * `npm run secrets:generate` prints a line for every secret. With `-- FILE` it fills in those that the file leaves open,
 * or makes the file from the production example; a secret that is there is never replaced.
 */
function generate(file: string | undefined): void {
  if (file === undefined) {
    for (const name of requiredSecrets) console.log(`${name}=${newSecret()}`);
    return;
  }
  const existing = readEnvFile(file);
  const { text, made } = withSecrets(existing ?? productionExample());
  if (made.length === 0) {
    throw new Error(`${file} has every secret, and was left as it is. To exchange one: npm run secrets:rotate`);
  }
  writeEnvFile(file, text);
  const rest = existing === undefined ? ' Fill in what else has no value, such as APP_URL.' : '';
  console.log(`${file} has now ${made.join(', ')}; only you can read it.${rest}`);
}

try {
  generate(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
