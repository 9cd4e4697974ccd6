import { payeeKey } from '@expenseai/core/categorising/clean-payee';
import { sql } from 'kysely';
import { Database, type Db, type Session } from '../../backend/src/platform/database/database.ts';
import { LearnedCountDelta } from '../../backend/src/platform/operations/learned-counts.ts';
import { rebuildTotals } from '../../backend/src/platform/operations/totals.ts';
import { type Client, makeLedger } from './api-client.ts';
import type { BenchServer } from './server.ts';

/** A ledger with five years of a household that never sleeps. */
export interface FilledLedger {
  id: string;
  path: string;
  /** Its current account, in euros. */
  accountId: string;
  /** A category of expenses with some hundredth of all transactions. */
  categoryId: string;
  count: number;
}

const payeeCount = 1_600;

/**
 * Makes a ledger through the API and fills it past it, as the superuser: `count` transactions over the five years up to
 * today, one in a hundred half of a transfer, three with two splits, two with a tag, one in a hundred to be reviewed.
 */
export async function fillLedger(server: BenchServer, client: Client, count: number): Promise<FilledLedger> {
  const { id, path } = await makeLedger(client, `${count} transactions`);
  const account = (kind: string, name: string) =>
    client.call<{ id: string }>('POST', `${path}/accounts`, { name, kind, currency: 'EUR', openingBalance: 100_000 });
  const { id: accountId } = await account('current', 'Current account');
  const { id: cardId } = await account('credit_card', 'Card');
  const { id: savingsId } = await account('savings', 'Savings');
  const superuser = new Database(server.connections.superuser, {
    connections: 1,
    statementTimeoutMs: 3_600_000,
    onError: (error) => {
      throw error;
    },
  });
  try {
    const categoryId = await superuser.changeLedger(id, async (session) => {
      const { db } = session;
      // The rows are consistent by their making; checking each would take longer than writing it.
      await sql`set local session_replication_role = replica; set local work_mem = '256MB'; set local maintenance_work_mem = '512MB'; select setseed(0.5)`.execute(
        db,
      );
      await insertReferences(db, id);
      await withoutIndexes(db, async () => {
        await insertTransactions(db, id, count, [accountId, cardId]);
        await insertTransfers(db, id, [accountId, savingsId]);
        await insertSplits(db, id);
      });
      // Without statistics the plans below would be those of an empty ledger.
      await sql`analyze transactions, splits, payees`.execute(db);
      await learn(session, id);
      await rebuildTotals(db, id);
      return middleCategory(db, id);
    });
    await superuser.pool.query('vacuum (analyze)');
    return { id, path, accountId, categoryId, count };
  } finally {
    await superuser.close();
  }
}

/** Made anew in one go afterwards, which takes a fraction of the time. */
async function withoutIndexes(db: Db, work: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'public' and tablename in ('transactions', 'splits') and indexname not like '%_pkey'`.execute(
    db,
  );
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db);
  await work();
  for (const { definition } of rows) await sql.raw(definition).execute(db);
}

/** One operation that made everything; payees, of which the first are employers, each with a category; tags. */
async function insertReferences(db: Db, ledgerId: string): Promise<void> {
  const names = Array.from({ length: payeeCount }, (_, n) => `${words[n % 40]} ${words[Math.floor(n / 40)]}`);
  await sql`
    update ledgers set version = version + 1, review_version = version + 1 where id = ${ledgerId}::uuid`.execute(db);
  await sql`
    create temporary table filling on commit drop as
    select gen_random_uuid() as operation_id, version from ledgers where id = ${ledgerId}::uuid`.execute(db);
  await sql`
    insert into operations (ledger_id, id, sequence, kind, summary, touched, at)
    select ${ledgerId}::uuid, operation_id, version, 'import.commit', '{}', 0, now() from filling`.execute(db);
  await sql`
    create temporary table bench_payees on commit drop as
    select gen_random_uuid() as id, n::integer as n, name, key from unnest(${names}::text[], ${names.map(payeeKey)}::text[])
      with ordinality p (name, key, n)`.execute(db);
  await sql`
    insert into payees (ledger_id, id, name, key, created_operation_id, version)
    select ${ledgerId}::uuid, p.id, initcap(p.name), p.key, f.operation_id, f.version from bench_payees p, filling f`.execute(
    db,
  );
  await sql`
    insert into tags (ledger_id, id, name, created_operation_id, version)
    select ${ledgerId}::uuid, gen_random_uuid(), 'tag' || n, f.operation_id, f.version from generate_series(1, 10) n, filling f`.execute(
    db,
  );
  await sql`
    alter table bench_payees add category_id uuid, add other_category_id uuid;
    update bench_payees p set category_id = c.id, other_category_id = o.id
    from (select id, kind, row_number() over (partition by kind order by id) - 1 as at, count(*) over (partition by kind) as of
      from categories where ledger_id = '${sql.raw(ledgerId)}') c,
      (select id, row_number() over (order by id) - 1 as at, count(*) over () as of
      from categories where ledger_id = '${sql.raw(ledgerId)}' and kind = 'expense') o
    where c.kind = case when p.n <= 20 then 'income' else 'expense' end and c.at = p.n % c.of and o.at = (p.n + 1) % o.of`.execute(
    db,
  );
}

const words = (
  'north south east west blue green red gold silver stone river lake hill forest garden market corner bridge station ' +
  'harbour castle mill tower village summer winter spring autumn lion eagle fox bear wolf rose lily oak maple pine birch elm'
).split(' ');

/** In order of their dates, so that ids and places on disk follow them as they do in life. */
async function insertTransactions(
  db: Db,
  ledgerId: string,
  count: number,
  accountIds: readonly string[],
): Promise<void> {
  await sql`
    insert into transactions (ledger_id, id, account_id, date, amount, payee_id, notes, tags, status, source, statement_date,
      statement_amount, descriptor, category_source, confidence, needs_review, reviewed_at, search_text, created_operation_id,
      version, transfer_id)
    select ${ledgerId}::uuid, uuidv7(), (${[...accountIds]}::uuid[])[case when r.is_leg or r.which < 0.6 then 1 else 2 end],
      r.date, m.amount, case when not r.is_leg then p.id end, m.notes,
      case when r.chance between 0.5 and 0.52 then array['tag' || 1 + (r.i % 10)] else '{}' end,
      case when r.date > current_date - 2 then 'pending' else 'cleared' end, 'table:bench', r.date, m.amount, m.descriptor,
      case when r.is_leg then null when m.is_by_hand then 'hand' else 'model' end,
      case when r.is_leg or m.is_by_hand then null when m.is_doubtful then 0.4 else 0.95 end::real,
      m.is_doubtful, case when m.is_by_hand then now() end,
      concat_ws(' ', case when not r.is_leg then p.name end, m.notes, lower(m.descriptor)),
      f.operation_id, f.version, case when r.is_leg then gen_random_uuid() end
    from (
      select i, i % 200 = 0 as is_leg, current_date - (1825 * (1 - i::float8 / ${count}))::integer as date,
        random() as which, random() as chance, floor(power(random(), 2) * ${payeeCount})::integer + 1 as payee,
        random() as size, floor(random() * 900000)::integer + 100000 as reference
      from generate_series(1, ${count - Math.floor(count / 200)}::integer) i
      offset 0) r
    join bench_payees p on p.n = r.payee
    cross join lateral (select
      case when r.payee <= 20 and not r.is_leg then 1 else -1 end * round(100 * power(300, r.size))::bigint as amount,
      case when r.chance < 0.03 then 'shared with neighbours' end as notes,
      r.chance between 0.2 and 0.22 as is_by_hand,
      r.chance > 0.99 and not r.is_leg as is_doubtful,
      case when r.is_leg then 'TRANSFER TO SAVINGS ' || r.reference
        else 'CARD PAYMENT ' || upper(p.name) || ' REF ' || r.reference end as descriptor) m
    cross join filling f
    order by r.i`.execute(db);
}

async function insertTransfers(db: Db, ledgerId: string, [fromId, toId]: readonly [string, string]): Promise<void> {
  await sql`
    insert into transactions (ledger_id, id, account_id, date, amount, status, source, created_operation_id, version,
      transfer_id)
    select ledger_id, uuidv7(), ${toId}::uuid, date, -amount, status, 'hand', created_operation_id, version, transfer_id
    from transactions where ledger_id = ${ledgerId}::uuid and account_id = ${fromId}::uuid and transfer_id is not null
    order by date`.execute(db);
}

async function insertSplits(db: Db, ledgerId: string): Promise<void> {
  await sql`
    insert into splits (ledger_id, transaction_id, n, category_id, amount, base_amount, date, account_id, is_transfer)
    select t.ledger_id, t.id, x.n, case when x.n = 1 then p.category_id else p.other_category_id end, x.amount, x.amount, t.date,
      t.account_id, t.transfer_id is not null
    from transactions t
    left join bench_payees p on p.id = t.payee_id
    cross join lateral (
      select 1 as n, case when is_shared then t.amount / 2 else t.amount end as amount
      from (select get_byte(uuid_send(t.id), 15) < 8 and t.transfer_id is null as is_shared) y
      union all
      select 2, t.amount - t.amount / 2 where get_byte(uuid_send(t.id), 15) < 8 and t.transfer_id is null) x
    where t.ledger_id = ${ledgerId}::uuid
    order by t.date, t.id`.execute(db);
}

/** The categoriser's counts of what is marked as set by hand. */
async function learn(session: Session, ledgerId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from transactions where ledger_id = ${ledgerId}::uuid and category_source = 'hand'`.execute(session.db);
  const delta = new LearnedCountDelta();
  await delta.add(
    session,
    ledgerId,
    rows.map(({ id }) => id),
    1,
  );
  await delta.apply(session.db, ledgerId);
}

/** Neither the largest nor the smallest. */
async function middleCategory(db: Db, ledgerId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select m.category_id as id from month_totals m join categories c on c.ledger_id = m.ledger_id and c.id = m.category_id
    where m.ledger_id = ${ledgerId}::uuid and c.kind = 'expense' group by m.category_id order by sum(m.count)`.execute(
    db,
  );
  const middle = rows[Math.floor(rows.length / 2)];
  if (!middle) throw new Error('The filled ledger has no expenses.');
  return middle.id;
}
