import { type Kysely, sql } from 'kysely';

/**
 * Where the old part of a chain ended that lies in the archive's files, and the only way for events to leave their
 * table: a function that takes those from the chain's beginning, whole, older than a year, and never the newest.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- No key to users or ledgers: chains outlive them.
    create table audit_anchors (
      kind text not null constraint audit_anchors_kind_check check (kind in ('ledger', 'user')),
      chain_id uuid not null,
      sequence bigint not null,
      hash bytea not null,
      archived_at timestamptz not null default now(),
      constraint audit_anchors_pkey primary key (kind, chain_id)
    );
    grant select on audit_anchors to expenseai_app;
    grant select, insert, update on audit_anchors to expenseai_search;
    grant select, delete on audit_events, security_events to expenseai_search;
    create policy search on audit_events for select to expenseai_search using (true);
    create policy archive on audit_events for delete to expenseai_search using (at < now() - interval '365 days');

    -- Of deleted ledgers, too. One step along the key for each ledger, however many events it has.
    create function audited_ledger_ids() returns setof uuid
      language sql stable security definer set search_path = pg_catalog, public as $$
        with recursive ledger as (
          (select e.ledger_id as id from public.audit_events e order by e.ledger_id limit 1)
          union all
          select (select e.ledger_id from public.audit_events e where e.ledger_id > l.id order by e.ledger_id limit 1)
          from ledger l where l.id is not null
        )
        select l.id from ledger l where l.id is not null
      $$;

    create function archive_audit_events(chain_kind text, chain uuid, through bigint, through_hash bytea)
      returns void language plpgsql security definer set search_path = pg_catalog, public as $$
      declare
        anchored bigint;
        found bigint;
        newest timestamptz;
        is_known boolean;
        is_followed boolean;
      begin
        select a.sequence into anchored from public.audit_anchors a where a.kind = chain_kind and a.chain_id = chain;
        if chain_kind = 'ledger' then
          select count(*), max(e.at), bool_or(e.sequence = through and e.hash = through_hash)
            into found, newest, is_known from public.audit_events e where e.ledger_id = chain and e.sequence <= through;
          is_followed := exists (
            select from public.audit_events e where e.ledger_id = chain and e.sequence = through + 1);
        else
          select count(*), max(e.at), bool_or(e.sequence = through and e.hash = through_hash)
            into found, newest, is_known from public.security_events e where e.user_id = chain and e.sequence <= through;
          is_followed := exists (
            select from public.security_events e where e.user_id = chain and e.sequence = through + 1);
        end if;
        if found = 0 or found <> through - coalesce(anchored, 0) then
          raise exception 'events of the chain are missing';
        elsif not is_known then
          raise exception 'the last event is another than was archived';
        elsif not is_followed then
          raise exception 'the newest event of a chain stays';
        elsif newest >= now() - interval '365 days' then
          raise exception 'events younger than a year stay';
        end if;
        insert into public.audit_anchors (kind, chain_id, sequence, hash)
          values (chain_kind, chain, through, through_hash)
          on conflict (kind, chain_id) do update
          set sequence = excluded.sequence, hash = excluded.hash, archived_at = now();
        if chain_kind = 'ledger' then
          delete from public.audit_events e where e.ledger_id = chain and e.sequence <= through;
        else
          delete from public.security_events e where e.user_id = chain and e.sequence <= through;
        end if;
      end $$;

    grant create on schema public to expenseai_search;
    alter function audited_ledger_ids() owner to expenseai_search;
    alter function archive_audit_events(text, uuid, bigint, bytea) owner to expenseai_search;
    revoke create on schema public from expenseai_search;
    revoke execute on function audited_ledger_ids(), archive_audit_events(text, uuid, bigint, bytea) from public;
    grant execute on function audited_ledger_ids(), archive_audit_events(text, uuid, bigint, bytea) to expenseai_app;
  `.execute(db);
}
