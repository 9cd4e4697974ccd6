import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import { promptly } from '../metrics/promptly.ts';
import type { Encryption } from './encryption.ts';
import { countSealedByKey } from './sealed-values.ts';
import { secretAges } from './secret-ages.ts';

type Queryable = Pick<Pool, 'query'>;

/** Adds the age of the secrets and the use of the encryption keys to the metrics: two queries when they are read. */
export function measureSecrets(
  registry: Registry,
  db: Queryable,
  secrets: ReadonlyMap<string, string>,
  encryption: Encryption,
): void {
  new Gauge({
    name: 'expenseai_secret_age_days',
    help: 'Days that a secret has been in use, by the name of its setting.',
    labelNames: ['secret'] as const,
    registers: [registry],
    async collect() {
      // Without a database the other figures are wanted all the more.
      const ages = await promptly(secretAges(db, secrets));
      this.reset();
      for (const { name, days } of ages ?? []) this.set({ secret: name }, days);
    },
  });
  new Gauge({
    name: 'expenseai_sealed_values',
    help: 'Values in the database by the key that sealed them; the previous key may go at zero, a lost one cannot be read.',
    labelNames: ['key'] as const,
    registers: [registry],
    async collect() {
      const counts = await promptly(countSealedByKey(db));
      this.reset();
      if (!counts) return;
      for (const role of ['current', 'next', 'previous', 'lost'] as const) this.set({ key: role }, 0);
      for (const [keyId, count] of counts) this.inc({ key: encryption.roleOf(keyId) }, count);
    },
  });
}
