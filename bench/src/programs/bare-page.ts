import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import pg from 'pg';
import { typeParsers } from '../../../backend/src/platform/database/types.ts';

/** What answers: node:http or Fastify, past row-level security or in a transaction that is held to it. */
export type BareLayer = 'node:http' | 'fastify' | 'fastify in a transaction';

export interface BarePage {
  layer: BareLayer;
  /** The superuser, or for a transaction the app's role. */
  connection: pg.ClientConfig;
  connections: number;
  ledgerId: string;
  categoryId: string;
  from: string;
  to: string;
}

const text = `
  with page as materialized (
    select s.ledger_id, s.transaction_id as id, s.date from splits s
    where s.ledger_id = $1::uuid and s.category_id = $2::uuid and s.date between $3::date and $4::date
    order by s.date desc, s.transaction_id desc limit 51)
  select t.id, t.date, t.account_id as "accountId", t.amount, a.currency, t.payee_id, p.name as payee_name, t.descriptor,
    t.notes, t.tags, t.payment_method as "paymentMethod", t.status, t.source, t.transfer_id as "transferId",
    t.import_id as "importId", t.category_source as "categorySource", t.confidence, t.reviewed_at as "reviewedAt",
    t.version, t.created_at as "createdAt", s.category_id, s.amount as split_amount, s.notes as split_notes
  from page
  join transactions t on t.ledger_id = page.ledger_id and t.id = page.id
  join accounts a on a.ledger_id = t.ledger_id and a.id = t.account_id
  join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id
  left join payees p on p.ledger_id = t.ledger_id and p.id = t.payee_id
  order by t.date desc, t.id desc, s.n`;

/** A page of a category with nothing around it: the most that this database and Node can give. */
async function main(options: BarePage): Promise<void> {
  const { layer, ledgerId, categoryId, from, to } = options;
  const pool = new pg.Pool({ ...options.connection, types: typeParsers, max: options.connections });
  const query = { name: 'page', text, values: [ledgerId, categoryId, from, to] };
  const read = async () => toItems((await pool.query(query)).rows);
  switch (layer) {
    case 'node:http':
      return announce(await listenBare(read));
    case 'fastify':
      return announce(await listenFastify(read));
    case 'fastify in a transaction':
      return announce(
        await listenFastify(async () => {
          const client = await pool.connect();
          try {
            await client.query(
              `begin isolation level repeatable read read only; set local app.ledger_id = '${ledgerId}'`,
            );
            const { rows } = await client.query(query);
            await client.query('commit');
            return toItems(rows);
          } finally {
            client.release();
          }
        }),
      );
  }
}

type Item = Record<string, unknown>;

/** One item a transaction, with its splits, as the API answers. */
function toItems(rows: readonly Item[]): { items: Item[] } {
  const items: (Item & { splits: Item[] })[] = [];
  for (const { category_id, split_amount, split_notes, payee_id, payee_name, ...row } of rows) {
    let last = items.at(-1);
    if (last?.id !== row.id) {
      last = { ...row, payee: payee_id ? { id: payee_id, name: payee_name } : null, splits: [] };
      items.push(last);
    }
    last?.splits.push({ categoryId: category_id, amount: split_amount, notes: split_notes });
  }
  return { items: items.slice(0, 50) };
}

async function listenBare(read: () => Promise<unknown>): Promise<number> {
  const server = createServer((_request, response) => {
    read().then(
      (answer) => {
        const body = JSON.stringify(answer);
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
          .end(body);
      },
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function listenFastify(read: () => Promise<unknown>): Promise<number> {
  const server = Fastify();
  server.get('/', read);
  await server.listen({ port: 0, host: '127.0.0.1' });
  return (server.server.address() as AddressInfo).port;
}

function announce(port: number): void {
  console.log(`http://127.0.0.1:${port} `);
}

await main(JSON.parse(process.argv[2] ?? '{}') as BarePage);
