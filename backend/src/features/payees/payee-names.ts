import { payeeKey } from '@expenseai/core/categorising/clean-payee';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Db } from '../../platform/database/database.ts';
import type { Change } from '../../platform/operations/change.ts';

/**
 * Payees by name, making those that aren't there: two spellings with one key are one payee, and an alias is the payee
 * that it belongs to. Gives a map from the given name to the payee with its own name.
 */
export async function findOrCreatePayees(change: Change, names: readonly string[]): Promise<Map<string, KnownPayee>> {
  const keys = new Map<string, string>();
  for (const name of names) {
    const key = payeeKey(name);
    if (!keys.has(key)) keys.set(key, name);
  }
  if (keys.size === 0) return new Map();
  const known = await payeesByKey(change.db, change.ledgerId, [...keys.keys()]);
  const missing = [...keys].filter(([key]) => !known.has(key)).map(([key, name]) => ({ id: uuid(), key, name }));
  await insertPayees(change, missing);
  for (const { key, id, name } of missing) known.set(key, { id, name });
  const payees = new Map<string, KnownPayee>();
  for (const name of names) {
    const payee = known.get(payeeKey(name));
    if (payee) payees.set(name, payee);
  }
  return payees;
}

export interface KnownPayee {
  id: string;
  name: string;
}

/** The payees that have these keys, by their own name or else by an alias. */
export async function payeesByKey(db: Db, ledgerId: string, keys: readonly string[]): Promise<Map<string, KnownPayee>> {
  const { rows } = await sql<KnownPayee & { key: string }>`
    select id, name, key from payees where ledger_id = ${ledgerId}::uuid and key = any(${keys}::text[])`.execute(db);
  const known = new Map<string, KnownPayee>(rows.map(({ key, id, name }) => [key, { id, name }]));
  const missing = new Set(keys.filter((key) => !known.has(key)));
  if (missing.size === 0) return known;
  for (const { key, payee } of await listAliases(db, ledgerId)) if (missing.has(key)) known.set(key, payee);
  return known;
}

/** Own names of payees by the keys of their aliases; not those that are some other payee's own key. */
export async function payeeAliases(db: Db, ledgerId: string): Promise<Map<string, string>> {
  const aliases = await listAliases(db, ledgerId);
  if (aliases.length === 0) return new Map();
  const known = await payeesByKey(
    db,
    ledgerId,
    aliases.map(({ key }) => key),
  );
  return new Map(
    [...known].filter(([key, payee]) => payeeKey(payee.name) !== key).map(([key, { name }]) => [key, name]),
  );
}

/** Aliases are kept as they were typed, so their keys are made here: few payees have any. */
async function listAliases(db: Db, ledgerId: string): Promise<{ key: string; payee: KnownPayee }[]> {
  const { rows } = await sql<KnownPayee & { aliases: string[] }>`
    select id, name, aliases from payees where ledger_id = ${ledgerId}::uuid and aliases <> '{}' order by id`.execute(
    db,
  );
  return rows.flatMap(({ aliases, ...payee }) => aliases.map((alias) => ({ key: payeeKey(alias), payee })));
}

async function insertPayees(
  change: Change,
  payees: readonly { id: string; key: string; name: string }[],
): Promise<void> {
  if (payees.length === 0) return;
  await sql`
    insert into payees (ledger_id, created_operation_id, version, id, key, name)
    select ${change.ledgerId}::uuid, ${change.operationId}::uuid, ${change.version}, r.id, r.key, r.name
    from jsonb_to_recordset(${JSON.stringify(payees)}::jsonb) as r (id uuid, key text, name text)`.execute(change.db);
  change.created(
    'payee',
    payees.map((payee) => payee.id),
  );
}
