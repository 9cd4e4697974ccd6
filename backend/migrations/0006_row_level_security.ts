import { type Kysely, sql } from 'kysely';

const tenantTables = [
  'members',
  'accounts',
  'category_groups',
  'categories',
  'payees',
  'tags',
  'views',
  'transactions',
  'splits',
  'undone_transactions',
  'undone_splits',
  'month_totals',
  'day_totals',
  'remembered_lines',
  'category_models',
  'operations',
  'changes',
  'audit_events',
  'imports',
  'proposals',
  'import_decisions',
  'import_shapes',
];

/** The app's roles see one ledger at a time: the one in `app.ledger_id`, and none while that is unset. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The sub-select is evaluated once a query, not once a row.
  const current = `(select nullif(current_setting('app.ledger_id', true), '')::uuid)`;
  for (const table of tenantTables) {
    await sql
      .raw(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy tenant on ${table} using (ledger_id = ${current}) with check (ledger_id = ${current});
      `)
      .execute(db);
  }
  await sql
    .raw(`
      alter table ledgers enable row level security;
      alter table ledgers force row level security;
      create policy tenant on ledgers using (id = ${current}) with check (id = ${current});
    `)
    .execute(db);

  await sql`
    grant usage on schema public to expenseai_app, expenseai_search;
    grant select, insert, update, delete on all tables in schema public to expenseai_app;
    -- The logs are written once.
    revoke update, delete on audit_events, security_events from expenseai_app;

    grant select on ledgers, members, transactions to expenseai_search;
    create policy search on ledgers for select to expenseai_search using (true);
    create policy search on members for select to expenseai_search using (true);
    create policy search on transactions for select to expenseai_search using (true);
  `.execute(db);
}
