import { type Kysely, sql } from 'kysely';

/** Operations with their before and after images, and the audit log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table operations (
      ledger_id uuid not null constraint operations_ledger_fkey references ledgers on delete cascade,
      id uuid not null,
      -- The ledger's version that this operation made.
      sequence bigint not null,
      kind text not null,
      summary jsonb not null,
      touched integer not null,
      user_id uuid,
      at timestamptz not null,
      undone_at timestamptz,
      undone_by uuid,
      constraint operations_pkey primary key (ledger_id, id),
      constraint operations_sequence_key unique (ledger_id, sequence)
    );

    -- A created row has no change of its own: it is its own after-image until it is changed, deleted or undone.
    -- after is filled only while the operation is undone: what redo brings back.
    create table changes (
      ledger_id uuid not null,
      operation_id uuid not null,
      entity text not null,
      entity_id uuid not null,
      before jsonb,
      after jsonb,
      constraint changes_pkey primary key (ledger_id, operation_id, entity, entity_id),
      constraint changes_operation_fkey foreign key (ledger_id, operation_id) references operations (ledger_id, id) on delete cascade
    );
    create index changes_entity_idx on changes (ledger_id, entity_id);

    create table audit_events (
      ledger_id uuid not null,
      sequence bigint not null,
      id uuid not null,
      event text not null,
      user_id uuid,
      subject_id uuid,
      details jsonb not null,
      at timestamptz not null,
      previous_hash bytea,
      hash bytea not null,
      constraint audit_events_pkey primary key (ledger_id, sequence)
    );
  `.execute(db);
}
