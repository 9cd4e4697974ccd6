import type { Pool } from 'pg';
import type { Config } from '../config/config.ts';
import type { Secrets } from '../config/secrets.ts';
import { keyIdOf } from './key-id.ts';

/** Days after which a secret should be exchanged (docs/runbooks/rotation.md). */
export const longestSecretAge = 90;

export interface SecretAge {
  name: string;
  /** Since this database first saw it. */
  days: number;
}

type Queryable = Pick<Pool, 'query'>;

/** Those that are exchanged every 90 days, by the names of their settings. AUDIT_KEY isn't: each change adds a key that has to be kept. */
export function agingSecrets({ metricsToken }: Pick<Config, 'metricsToken'>, { jwt, encryption }: Secrets) {
  return new Map([
    ['JWT_SECRET', jwt.current],
    ['ENCRYPTION_KEY', encryption.current],
    ...(metricsToken === undefined ? [] : [['METRICS_TOKEN', metricsToken] as const]),
  ]);
}

/** Notes when each secret is first used; safe to run at every start of every instance. */
export async function noteSecrets(db: Queryable, secrets: ReadonlyMap<string, string>): Promise<void> {
  await db.query(
    `insert into known_secrets (name, key_id) select * from unnest($1::text[], $2::text[]) on conflict do nothing`,
    [[...secrets.keys()], [...secrets.values()].map(keyIdOf)],
  );
}

/** How long each secret has been in use; a secret that no start has noted yet is left out. */
export async function secretAges(db: Queryable, secrets: ReadonlyMap<string, string>): Promise<SecretAge[]> {
  const { rows } = await db.query<SecretAge>(
    `select name, floor(extract(epoch from now() - first_seen_at) / 86400)::integer as days
     from known_secrets where (name, key_id) in (select * from unnest($1::text[], $2::text[])) order by name`,
    [[...secrets.keys()], [...secrets.values()].map(keyIdOf)],
  );
  return rows;
}
