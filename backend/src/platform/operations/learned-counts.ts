import { featuresOf } from '@expenseai/core/categorising/features';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Session } from '../database/database.ts';
import { runByIds } from '../database/run-named.ts';

interface Decision {
  text: string;
  amount: number;
  categoryId: string;
}

/**
 * What the categoriser learns from an operation: a category that a person has set on an unsplit transaction counts,
 * and stops counting when that is changed, deleted or undone. Counts are additive, so every change can be taken back.
 */
export class LearnedCountDelta {
  readonly #counts = new Map<string, { feature: string; categoryId: string; count: number }>();

  async add(session: Session, ledgerId: string, transactionIds: readonly string[], sign: 1 | -1): Promise<void> {
    if (transactionIds.length === 0) return;
    const query = (among: RawBuilder<unknown>) => sql`
      select coalesce(t.descriptor, concat_ws(' ', p.name, t.notes)) as text, t.amount, s.category_id as "categoryId"
      from transactions t
      join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id and s.n = 1 and s.amount = t.amount
        and s.transaction_id ${among}
      left join splits o on o.ledger_id = t.ledger_id and o.transaction_id = t.id and o.n = 2 and o.transaction_id ${among}
      left join payees p on p.ledger_id = t.ledger_id and p.id = t.payee_id
      where t.ledger_id = ${ledgerId}::uuid and t.id ${among}
        and t.category_source = 'hand' and s.category_id is not null and o.n is null`;
    const rows = await runByIds<Decision>(session, 'decision-of-one', transactionIds, query);
    for (const row of rows) {
      for (const feature of featuresOf(row)) {
        const key = `${row.categoryId} ${feature}`;
        const known = this.#counts.get(key);
        if (known) known.count += sign;
        else this.#counts.set(key, { feature, categoryId: row.categoryId, count: sign });
      }
    }
  }

  /** Writes the differences; true when there were any, so that cached models are loaded again. */
  async apply(db: Db, ledgerId: string): Promise<void> {
    const rows = [...this.#counts.values()].filter((row) => row.count !== 0);
    this.#counts.clear();
    if (rows.length === 0) return;
    await sql`
      insert into category_models (ledger_id, feature, category_id, count)
      select ${ledgerId}::uuid, r->>'feature', (r->>'categoryId')::uuid, (r->>'count')::integer
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r
      on conflict (ledger_id, feature, category_id) do update set count = category_models.count + excluded.count`.execute(
      db,
    );
    if (rows.some((row) => row.count < 0)) {
      await db.deleteFrom('categoryModels').where('ledgerId', '=', ledgerId).where('count', '=', 0).execute();
    }
  }
}
