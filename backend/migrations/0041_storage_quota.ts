import { type Kysely, sql } from 'kysely';

/** Whose upload an import is, which stays so whoever commits it, and how much somebody's uploads take. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table imports add column uploaded_by uuid;
    do $$
    declare ledger uuid;
    begin
      for ledger in select ledger_ids() loop
        perform set_config('app.ledger_id', ledger::text, true);
        update imports set uploaded_by = user_id where ledger_id = ledger;
      end loop;
      perform set_config('app.ledger_id', '', true);
    end $$;
    alter table imports alter column uploaded_by set not null;
    create index imports_uploaded_by_idx on imports (uploaded_by) include (size);

    grant select (uploaded_by, size) on imports to expenseai_search;
    create policy search on imports for select to expenseai_search using (true);

    -- Bytes of somebody's uploads in all ledgers, those she has left included.
    create function storage_used(uploader uuid) returns bigint
      language sql stable security definer set search_path = pg_catalog, public as $$
        select coalesce(sum(i.size), 0)::bigint from public.imports i where i.uploaded_by = uploader
      $$;
    grant create on schema public to expenseai_search;
    alter function storage_used(uuid) owner to expenseai_search;
    revoke create on schema public from expenseai_search;
    revoke execute on function storage_used(uuid) from public;
    grant execute on function storage_used(uuid) to expenseai_app;
  `.execute(db);
}
