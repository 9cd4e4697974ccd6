import { it } from 'vitest';
import pg from 'pg';
const orig = (pg.Client.prototype as any).query;
(pg.Client.prototype as any).query = function (...a: any[]) {
  const text = typeof a[0] === 'string' ? a[0] : a[0]?.text;
  const t = performance.now();
  const r = orig.apply(this, a);
  if (r?.then) r.then(() => { const d = performance.now() - t; if (d > 150) console.log('   SQL', Math.round(d), String(text).replace(/\s+/g, ' ').slice(0, 110)); }, () => {});
  return r;
};
import { startTestApp } from '../../testing/test-app.ts';

it('perf', async () => {
  const app = await startTestApp();
  const p = await app.signUp();
  const base = `/api/v1/ledgers/${p.ledgerId}`;
  const account = (await p.ask('GET', `${base}/accounts`)).body.items[0].id;
  const payee = (await p.ask('POST', `${base}/payees`, { body: { name: 'Bigbazar' } })).body.id;
  const cat = (await p.ask('GET', `${base}/categories`)).body.items[3].id;
  await p.ask('POST', `${base}/tags`, { body: { name: 'bulk' } });
  const n = 20_000;
  await app.db.asSuperuser(`insert into transactions (ledger_id,id,account_id,date,amount,payee_id,tags,status,source,descriptor,category_source,search_text,created_operation_id,version)
    select $1, uuidv7(), $2, current_date - (i % 1500), -100, $3, '{work,bulk}', 'cleared','x', case when i%3=0 then null else 'BIGBAZAR 00' || i end, 'hand', 'bigbazar bigbazar ' || i, uuidv7(), 1 from generate_series(1,${n}) i`, [p.ledgerId, account, payee]);
  await app.db.asSuperuser(`insert into splits (ledger_id, transaction_id, n, category_id, amount, base_amount, date, account_id, is_transfer)
    select ledger_id, id, 1, $2, amount, amount, date, account_id, false from transactions where ledger_id=$1`, [p.ledgerId, cat]);
  await app.db.asSuperuser('analyze');
  const timed = async (name: string, f: () => Promise<any>) => { const t = performance.now(); const c = process.cpuUsage(); const r = await f(); const e = process.cpuUsage(c); console.log('cpu', Math.round(e.user/1000)); console.log(name, r.status, Math.round(performance.now() - t), 'ms'); return r; };
  const tag = (await p.ask('GET', `${base}/tags`)).body.items.find((t: any) => t.name === 'bulk');
  const r1 = await timed('tag rename', () => p.ask('PATCH', `${base}/tags/${tag.id}`, { body: { name: 'mass' } }));
  await timed('undo', () => p.ask('POST', `${base}/operations/${r1.headers.get('operation-id')}/undo`));
  const r2 = await timed('tag delete', () => p.ask('DELETE', `${base}/tags/${tag.id}`));
  console.log(r2.body);
  const r3 = await timed('payee rename', () => p.ask('PATCH', `${base}/payees/${payee}`, { body: { name: 'Hypermart' } }));
  console.log(JSON.stringify(r3.body).slice(0, 300));
  await timed('undo payee', () => p.ask('POST', `${base}/operations/${r3.headers.get('operation-id')}/undo`));
  for (let i = 0; i < 3; i++) await timed('accounts', () => p.ask('GET', `${base}/accounts`));
  console.log((await p.ask('GET', `${base}/transactions?q=tag:mass&limit=1`)).body.items.length);
  await app.close();
}, 300_000);
