-- Distributes a migrated database of ExpenseAI over the nodes of a Citus cluster: each ledger is one shard key, and all
-- of its rows lie together. See docs/scaling.md for when this is worth it and what to do before and after.
--
--   psql -v ON_ERROR_STOP=1 -f deploy/citus/distribute.sql "$COORDINATOR_URL"
--
-- As the superuser of the coordinator, with ExpenseAI stopped. All of it or nothing is done, and a second run does
-- nothing. A table that isn't named here stops it, so that a new one is never forgotten.
begin;

create temporary table placement (
  position integer generated always as identity,
  name text primary key,
  kind text not null check (kind in ('reference', 'distributed', 'local')),
  -- Of distributed tables: the column that names the ledger.
  key text
) on commit drop;

insert into placement (name, kind, key) values
  -- On every node, since rows of ledgers refer to them.
  ('users', 'reference', null),
  -- Where their ledger is; what is referred to comes first.
  ('ledgers', 'distributed', 'id'),
  ('members', 'distributed', 'ledger_id'),
  ('ledger_invites', 'distributed', 'ledger_id'),
  ('accounts', 'distributed', 'ledger_id'),
  ('category_groups', 'distributed', 'ledger_id'),
  ('categories', 'distributed', 'ledger_id'),
  ('payees', 'distributed', 'ledger_id'),
  ('tags', 'distributed', 'ledger_id'),
  ('views', 'distributed', 'ledger_id'),
  ('transactions', 'distributed', 'ledger_id'),
  ('splits', 'distributed', 'ledger_id'),
  ('undone_transactions', 'distributed', 'ledger_id'),
  ('undone_splits', 'distributed', 'ledger_id'),
  ('month_totals', 'distributed', 'ledger_id'),
  ('day_totals', 'distributed', 'ledger_id'),
  ('remembered_lines', 'distributed', 'ledger_id'),
  ('category_models', 'distributed', 'ledger_id'),
  ('operations', 'distributed', 'ledger_id'),
  ('changes', 'distributed', 'ledger_id'),
  ('audit_events', 'distributed', 'ledger_id'),
  ('imports', 'distributed', 'ledger_id'),
  ('proposals', 'distributed', 'ledger_id'),
  ('import_decisions', 'distributed', 'ledger_id'),
  ('import_shapes', 'distributed', 'ledger_id'),
  -- On the coordinator: people, their ways in, and what is the installation's. So is the queue, a schema of its own.
  ('credentials', 'local', null),
  ('sessions', 'local', null),
  ('known_devices', 'local', null),
  ('reset_links', 'local', null),
  ('verification_links', 'local', null),
  ('user_invites', 'local', null),
  ('security_events', 'local', null),
  ('challenges', 'local', null),
  ('identities', 'local', null),
  ('passkeys', 'local', null),
  ('totp_secrets', 'local', null),
  ('recovery_codes', 'local', null),
  ('api_tokens', 'local', null),
  ('known_secrets', 'local', null),
  ('idempotency_keys', 'local', null),
  ('audit_anchors', 'local', null),
  ('backup_records', 'local', null),
  ('deletions', 'local', null),
  ('audit_verification', 'local', null),
  ('feature_flags', 'local', null),
  ('maintenance_mode', 'local', null),
  ('maintenance_records', 'local', null),
  ('watchdog_conditions', 'local', null),
  ('kysely_migration', 'local', null),
  ('kysely_migration_lock', 'local', null);

do $$
declare
  strange text;
  wanted record;
  kept record;
begin
  select string_agg(coalesce(t.tablename, p.name), ', ' order by 1) into strange
    from (select tablename from pg_tables where schemaname = 'public') t
    full join placement p on p.name = t.tablename
    where t.tablename is null or p.name is null;
  if strange is not null then
    raise exception 'this version doesn''t know where these tables belong, or the database lacks them: %', strange
      using hint = 'Run npm run migration:run of the same version first.';
  end if;
  if exists (select from pg_dist_partition where logicalrelid = 'public.ledgers'::regclass) then
    raise notice 'the ledgers are distributed already: nothing is done';
    return;
  end if;

  -- The ledger that row-level security asks for is set within a transaction, and has to reach the nodes with it.
  execute format('alter database %I set citus.propagate_set_commands = %L', current_database(), 'local');
  -- Keys between distributed and reference tables are made in the transaction that made the tables.
  set local citus.multi_shard_modify_mode = 'sequential';

  -- A key between two tables holds only while both are placed alike, so all go before and come back after.
  create temporary table foreign_keys on commit drop as
    select conrelid::regclass::text as table_name, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace;
  for kept in select * from foreign_keys loop
    execute format('alter table %s drop constraint %s', kept.table_name, kept.name);
  end loop;
  for wanted in select * from placement where kind <> 'local' order by position loop
    if wanted.kind = 'reference' then
      perform create_reference_table(format('public.%I', wanted.name)::regclass);
    elsif wanted.name = 'ledgers' then
      perform create_distributed_table('public.ledgers'::regclass, wanted.key, colocate_with => 'none');
    else
      perform create_distributed_table(
        format('public.%I', wanted.name)::regclass, wanted.key, colocate_with => 'public.ledgers');
    end if;
  end loop;
  for kept in select * from foreign_keys loop
    execute format('alter table %s add constraint %s %s', kept.table_name, kept.name, kept.definition);
  end loop;
end $$;

commit;
