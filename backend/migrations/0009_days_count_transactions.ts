import { type Kysely, sql } from 'kysely';

/** The count of a day is of transactions; until now it was of their splits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    declare ledger uuid;
    begin
      for ledger in select ledger_ids() loop
        perform set_config('app.ledger_id', ledger::text, true);
        update day_totals d set count = x.count
        from (select date, account_id, count(*) filter (where n = 1) as count from splits
          where ledger_id = ledger group by date, account_id) x
        where d.ledger_id = ledger and d.date = x.date and d.account_id = x.account_id and d.count <> x.count;
      end loop;
      perform set_config('app.ledger_id', '', true);
    end $$;
  `.execute(db);
}
