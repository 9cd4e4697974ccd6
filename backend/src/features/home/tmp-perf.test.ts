import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rebuildTotals } from '../../platform/operations/totals.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
let app: TestApp; let person: Person; let base: string;
const N = Number(process.env.N ?? 1000000);
beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp();
  base = `/api/v1/ledgers/${person.ledgerId}`;
  const cash = (await person.ask('GET', `${base}/accounts`)).body.items[0].id;
  const accounts = [cash];
  for (const name of ['A','B','C','D']) accounts.push((await person.ask('POST', `${base}/accounts`, { body: { name, kind: 'current' } })).body.id);
  const cats = (await person.ask('GET', `${base}/categories`)).body.items.map((c: {id: string}) => c.id);
  await app.db.asSuperuser(`set session_replication_role = replica`);
  await app.db.asSuperuser(`insert into payees (ledger_id, created_operation_id, version, id, key, name)
   select $1::uuid, gen_random_uuid(), 1, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'payee' || n, 'Payee ' || n from generate_series(1, 3000) n`, [person.ledgerId]);
  await app.db.asSuperuser(`insert into transactions (ledger_id, created_operation_id, version, id, account_id, date, amount, payee_id, status, transfer_id, source, descriptor, category_source, confidence, needs_review, search_text)
   select $1::uuid, gen_random_uuid(), 1, uuidv7(), ($2::uuid[])[1 + n % 5], current_date - (n % 730), -100 - n % 9000,
     ('00000000-0000-4000-8000-' || lpad((1 + (n::bigint * 7919) % 3000)::text, 12, '0'))::uuid, case when n % 300 = 0 then 'pending' else 'cleared' end,
     case when n % 20 = 0 then gen_random_uuid() end, 'import', 'SHOP NUMBER ' || n % 3000 || ' TOWN ' || n, 'model', 0.5 + (n % 50) / 100.0, n % 5 = 0, 'payee ' || n % 3000 || ' shop number ' || n
   from generate_series(1, $3::integer) n`, [person.ledgerId, accounts, N]);
  await app.db.asSuperuser(`insert into splits (ledger_id, transaction_id, n, category_id, amount, base_amount, date, account_id, is_transfer)
   select ledger_id, id, 1, case when transfer_id is null then ($2::uuid[])[1 + abs(hashtext(id::text)) % cardinality($2::uuid[])] end, amount, amount, date, account_id, transfer_id is not null from transactions where ledger_id = $1::uuid`, [person.ledgerId, cats]);
  await app.db.database.changeLedger(person.ledgerId, async ({ db, client }) => { await client.query('set local statement_timeout = 0'); await rebuildTotals(db, person.ledgerId); });
  await app.db.asSuperuser('vacuum analyze');
}, 900_000);
afterAll(() => app.close());
const ms = (h: Headers) => Number(h.get('server-timing')?.match(/dur=([\d.]+)/)?.[1]);
const stats = (t: number[]) => { const s = [...t].sort((a, b) => a - b); return `p50 ${s[Math.floor(s.length / 2)]} p95 ${s[Math.floor(s.length * 0.95)]} max ${s.at(-1)}`; };
it('measures', async () => {
  const un: number[] = []; const cached: number[] = [];
  for (let i = 0; i < 100; i++) {
    await app.db.asSuperuser('update ledgers set version = version + 1 where id = $1', [person.ledgerId]);
    const a = await person.ask('GET', `${base}/home`); expect(a.status, JSON.stringify(a.body)).toBe(200); un.push(ms(a.headers));
    if (i === 0) console.log(JSON.stringify({ ...a.body, curve: a.body.curve.length, previousCurve: 0, categories: a.body.categories.length, recent: a.body.recent.length, accounts: a.body.accounts.length }));
    cached.push(ms((await person.ask('GET', `${base}/home`)).headers));
  }
  console.log('home uncached', stats(un), '| cached', stats(cached));
  const ib: number[] = [];
  for (let i = 0; i < 10; i++) { const a = await person.ask('GET', `${base}/inbox`); expect(a.status, JSON.stringify(a.body)).toBe(200); ib.push(ms(a.headers)); if (i === 0) console.log(a.body.items.length, JSON.stringify(a.body.items[0])); }
  console.log('inbox', stats(ib));
  const pe: number[] = [];
  for (let i = 0; i < 100; i++) { const a = await person.ask('POST', `${base}/entries/parse`, { body: { text: 'lunch 12 at Corner Cafe yesterday with cash #work' } }); expect(a.status).toBe(200); pe.push(ms(a.headers)); }
  console.log('parse', stats(pe));
  for (const [f, q] of [['csv', `date:last-73-days`], ['csv', ''], ['json', `date:last-73-days`]]) {
    const h = monitorEventLoopDelay({ resolution: 5 }); h.enable();
    const t0 = performance.now(); let bytes = 0; let maxHeap = 0; let rows = 0; const rss0 = process.memoryUsage();
    const r = await fetch(`${app.url}${base}/exports?format=${f}&q=${encodeURIComponent(q ?? '')}`, { headers: { authorization: `Bearer ${person.accessToken}` } });
    for await (const c of r.body ?? []) { bytes += c.length; for (const b of c) if (b === 10) rows++; maxHeap = Math.max(maxHeap, process.memoryUsage().heapUsed); }
    h.disable();
    console.log('export', f, q, rows, 'rows', bytes, 'bytes', Math.round(performance.now() - t0), 'ms; heap before', Math.round(rss0.heapUsed / 1e6), 'max', Math.round(maxHeap / 1e6), 'MB; loop delay p99.9', h.percentile(99.9) / 1e6, 'max', h.max / 1e6);
  }
}, 900_000);
