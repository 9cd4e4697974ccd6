import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { BankRow } from './bank-file.ts';

/**
 * Rows a second that PostgreSQL takes at best: rows made up beforehand, COPY to a temporary table, INSERT … SELECT into
 * a table with three indexes, totals by month and account, one durable transaction. The best of three runs.
 */
export async function measureCopyLimit(connection: pg.ClientConfig, rows: readonly BankRow[]): Promise<number> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const text = rows.map(({ date, amount, text: line }) => `${randomUUID()}\t${date}\t${amount}\t${line}\n`);
    const chunks = Array.from({ length: Math.ceil(rows.length / 2_000) }, (_, n) =>
      Buffer.from(text.slice(n * 2_000, (n + 1) * 2_000).join('')),
    );
    const seconds: number[] = [];
    for (let run = 0; run < 3; run += 1) seconds.push(await copyOnce(client, chunks));
    return rows.length / Math.min(...seconds);
  } finally {
    await client.query('drop schema if exists bench cascade');
    await client.end();
  }
}

async function copyOnce(client: pg.Client, chunks: readonly Buffer[]): Promise<number> {
  await client.query(`
    drop schema if exists bench cascade;
    create schema bench;
    create table bench.lines (ledger_id uuid not null, id uuid not null, account_id uuid not null, date date not null,
      amount bigint not null, text text not null, version bigint not null, primary key (ledger_id, id));
    create index on bench.lines (ledger_id, date, id);
    create index on bench.lines (ledger_id, account_id, date, id);
    create table bench.totals (ledger_id uuid, month date, account_id uuid, amount bigint, count integer,
      primary key (ledger_id, month, account_id))`);
  const start = performance.now();
  await client.query(
    'begin; create temporary table staged (id uuid, date date, amount bigint, text text) on commit drop',
  );
  await pipeline(Readable.from(chunks), client.query(copyFrom('copy staged from stdin')));
  await client.query(`
    insert into bench.lines select '${ledger}', id, '${ledger}', date, amount, text, 1 from staged;
    insert into bench.totals select '${ledger}', date_trunc('month', date), '${ledger}', sum(amount), count(*) from staged
      group by date_trunc('month', date)
      on conflict (ledger_id, month, account_id) do update set amount = totals.amount + excluded.amount;
    commit`);
  return (performance.now() - start) / 1000;
}

const ledger = randomUUID();
