import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { ImportsTable } from '../../platform/database/schema.ts';

/** How many lines of an import are added, merged, duplicates that stay out, left out by a person, undecided. */
export interface Outcome {
  added: number;
  merged: number;
  duplicate: number;
  skipped: number;
  open: number;
}

export interface Written {
  isUndone: boolean;
  outcome: Outcome;
}

/**
 * What committed imports came to, by id: what the commit's operation says, moved by what was decided afterwards on
 * lines that it had left open. Imports that aren't committed are left out.
 */
export async function outcomesOf(
  db: Db,
  ledgerId: string,
  imports: readonly Pick<Selectable<ImportsTable>, 'id' | 'status' | 'operationId' | 'counts'>[],
): Promise<Map<string, Written>> {
  const done = imports.filter(({ status }) => status === 'done');
  if (done.length === 0) return new Map();
  const ids = done.map(({ id }) => id);
  const operations = await operationsOf(db, ledgerId, ids);
  const outcomes = new Map<string, Written>();
  for (const { id, operationId, counts } of done) {
    const operation = operations.get(operationId ?? '');
    const {
      added = 0,
      merged = 0,
      duplicate = counts.duplicate,
      skipped = 0,
      open = counts.uncertain,
    } = operation?.summary ?? {};
    outcomes.set(id, {
      isUndone: operation?.isUndone ?? false,
      outcome: { added, merged, duplicate, skipped, open },
    });
  }
  for (const { importId, action, count } of await lateDecisionsOf(db, ledgerId, ids)) {
    const outcome = outcomes.get(importId)?.outcome;
    if (!outcome) continue;
    outcome[action] += count;
    outcome.open -= count;
  }
  return outcomes;
}

async function operationsOf(db: Db, ledgerId: string, importIds: readonly string[]) {
  const { rows } = await sql<{ id: string; summary: Partial<Outcome>; isUndone: boolean }>`
    select o.id, o.summary, o.undone_at is not null as is_undone
    from imports i join operations o on o.ledger_id = i.ledger_id and o.id = i.operation_id
    where i.ledger_id = ${ledgerId}::uuid and i.id = any(${importIds}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...operation }) => [id, operation]));
}

/** Decisions that are operations of their own, by what they did; undone ones are none. */
async function lateDecisionsOf(db: Db, ledgerId: string, importIds: readonly string[]) {
  const { rows } = await sql<{ importId: string; action: 'added' | 'merged' | 'skipped'; count: number }>`
    select d.import_id, case d.action when 'add' then 'added' when 'merge' then 'merged' else 'skipped' end as action,
      count(*)::integer as count
    from import_decisions d join operations o on o.ledger_id = d.ledger_id and o.id = d.operation_id
    where d.ledger_id = ${ledgerId}::uuid and d.import_id = any(${importIds}::uuid[]) and d.action is not null
      and o.undone_at is null
    group by d.import_id, d.action`.execute(db);
  return rows;
}
