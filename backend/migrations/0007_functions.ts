import { type Kysely, sql } from 'kysely';

/**
 * The only functions that see past the tenant policy. Each has a fixed search_path, an owner that can't log in
 * and no PUBLIC execute.
 *
 * Text and tag search go through functions because LIKE and @> aren't leakproof: under row-level security their
 * GIN indexes would not be used. They filter on `app.ledger_id` themselves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function ledgers_of(reader uuid) returns table (ledger_id uuid, role text)
      language sql stable security definer set search_path = pg_catalog, public as $$
        select m.ledger_id, m.role from public.members m where m.user_id = reader
      $$;

    create function role_in(reader uuid, ledger uuid) returns text
      language sql stable security definer set search_path = pg_catalog, public as $$
        select m.role from public.members m where m.ledger_id = ledger and m.user_id = reader
      $$;

    -- For sweeps and checks that go through every ledger, one at a time.
    create function ledger_ids() returns setof uuid
      language sql stable security definer set search_path = pg_catalog, public as $$
        select l.id from public.ledgers l order by l.id
      $$;

    -- Ids of the current ledger's transactions whose text is like a pattern, at most as many as the cap says:
    -- a word that is more common than that is better looked for along the list.
    create function transactions_with_text(pattern text, cap integer) returns setof uuid
      language sql stable security definer rows 500 set search_path = pg_catalog, public as $$
        select t.id from public.transactions t
        where t.ledger_id = nullif(current_setting('app.ledger_id', true), '')::uuid
          and t.search_text like pattern
        limit cap
      $$;

    create function transactions_with_tags(names text[], cap integer) returns setof uuid
      language sql stable security definer rows 500 set search_path = pg_catalog, public as $$
        select t.id from public.transactions t
        where t.ledger_id = nullif(current_setting('app.ledger_id', true), '')::uuid
          and t.tags <> '{}' and t.tags && names
        limit cap
      $$;

    -- A function's owner needs this at the moment it becomes one.
    grant create on schema public to expenseai_search;
    alter function ledgers_of(uuid) owner to expenseai_search;
    alter function role_in(uuid, uuid) owner to expenseai_search;
    alter function ledger_ids() owner to expenseai_search;
    alter function transactions_with_text(text, integer) owner to expenseai_search;
    alter function transactions_with_tags(text[], integer) owner to expenseai_search;

    revoke create on schema public from expenseai_search;

    revoke execute on function ledgers_of(uuid), role_in(uuid, uuid), ledger_ids(),
      transactions_with_text(text, integer), transactions_with_tags(text[], integer) from public;
    grant execute on function ledgers_of(uuid), role_in(uuid, uuid), ledger_ids(),
      transactions_with_text(text, integer), transactions_with_tags(text[], integer) to expenseai_app;
  `.execute(db);
}
