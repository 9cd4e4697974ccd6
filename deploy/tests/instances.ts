import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { hear } from '../../backend/src/testing/hear.ts';
import { addClients, ask, open, signUp } from './frame/client.ts';
import type { Stack } from './frame/stack.ts';

const first = { instance: 'backend' } as const;
const second = { instance: 'backend-2' } as const;

/** Two backends and a worker as one product, and what happens when a part of it dies. */
export function describeInstances(stack: () => Stack): void {
  it('a session of one instance is known to the other, and ends on both', async () => {
    const { headers } = await signUp(first);
    expect((await ask('/api/v1/me', { ...second, headers })).status).toBe(200);
    expect((await ask('/api/v1/auth/logout', { ...second, method: 'POST', headers })).status).toBe(204);
    expect((await ask('/api/v1/me', { ...first, headers })).status).toBe(401);
  });

  it('limits are counted together', async () => {
    const remaining = async (sent: object) => Number((await ask('/api/v1/me', sent)).headers['ratelimit-remaining']);
    const before = await remaining(first);
    expect(await remaining(second)).toBe(before - 1);
    expect(await remaining(first)).toBe(before - 2);
  });

  it('a change by one instance is an event of the other', async () => {
    const person = await signUp(first);
    const events = await open(`${person.ledgerPath}/events`, { ...second, headers: person.headers });
    const untilHeard = hear(events);
    await untilHeard('data:');
    const body = { name: 'seen-elsewhere' };
    const tag = await ask(`${person.ledgerPath}/tags`, { ...first, method: 'POST', headers: person.headers, body });
    expect(tag.status).toBe(201);
    await untilHeard(person.ledgerPath.split('/').at(-1) ?? 'data:');
    events.destroy();
  });

  it('what one instance has worked out the other takes from Redis', async () => {
    const person = await signUp(first);
    const path = `${person.ledgerPath}/home`;
    expect((await ask(path, { ...first, headers: person.headers })).status).toBe(200);
    const found = async () => {
      const script = `fetch('http://127.0.0.1:3000/metrics', { headers: { authorization: 'Bearer ' +
        require('fs').readFileSync('/run/secrets/METRICS_TOKEN', 'utf8').trim() } })
        .then((got) => got.text()).then((text) => console.log(text))`;
      const text = await stack().exec('backend-2', 'node', '-e', script);
      return [...text.matchAll(/^expenseai_cache_requests_total\{.*result="redis".*\} (\d+)$/gm)].reduce(
        (sum, [, count]) => sum + Number(count),
        0,
      );
    };
    const before = await found();
    expect((await ask(path, { ...second, headers: person.headers })).status).toBe(200);
    expect(await found()).toBeGreaterThan(before);
  });

  it('a file that one instance was given is read by the worker, and the other shows it', async () => {
    const person = await signUp(first);
    const form = new FormData();
    form.set(
      'file',
      new Blob(['Date,Amount,Payee\n2026-03-01,-4.50,Blue Bottle\n2026-03-02,-12.00,Corner shop\n']),
      'bank.csv',
    );
    const packed = new Response(form);
    const sent = await ask(`${person.ledgerPath}/imports`, {
      ...first,
      method: 'POST',
      headers: { ...person.headers, 'content-type': packed.headers.get('content-type') ?? '' },
      body: Buffer.from(await packed.arrayBuffer()),
    });
    expect(sent.status).toBe(202);
    const path = `${person.ledgerPath}/imports/${JSON.parse(sent.body).id}`;
    await expect
      .poll(async () => JSON.parse((await ask(path, { ...second, headers: person.headers })).body).status)
      .toBe('ready');
  });

  it('requests go on while an instance dies, and it comes back by itself', async () => {
    const clients = await addClients(stack(), 20);
    const load = constantLoad(clients);
    const { RestartCount, Id } = await stack().container('backend');
    await delay(300);
    await stack().crash('backend');
    await expect.poll(async () => (await stack().container('backend')).RestartCount).toBe(RestartCount + 1);
    await stack().untilHealthy();
    const { asked, failed } = await load.end();
    expect((await stack().container('backend')).Id).toBe(Id);
    expect(asked).toBeGreaterThan(100);
    expect(failed).toEqual([]);
  });

  it('requests go on without Redis, and it is used again once it is back', async () => {
    const load = constantLoad(await addClients(stack(), 20));
    await stack().stop('redis');
    const health = await ask('/health');
    expect([health.status, JSON.parse(health.body).parts]).toEqual([
      200,
      expect.arrayContaining([{ name: 'redis', state: 'down' }]),
    ]);
    await delay(500);
    await stack().start('redis');
    await expect
      .poll(async () => JSON.parse((await ask('/health')).body).parts)
      .toContainEqual({ name: 'redis', state: 'ok' });
    const { asked, failed } = await load.end();
    expect(asked).toBeGreaterThan(100);
    expect(failed).toEqual([]);
  });
}

/** Asks for a page and for the API from each address, one request after the other, until it is told to end. */
function constantLoad(clients: string[]) {
  let isEnding = false;
  let asked = 0;
  const failed: string[] = [];
  const running = clients.map(async (from) => {
    for (let n = 0; !isEnding; n += 1) {
      const [path, wanted] = n % 2 === 0 ? (['/inbox', 200] as const) : (['/api/v1/me', 401] as const);
      const status = await ask(path, { from }).then(
        (answer) => answer.status,
        (error: Error) => error.message,
      );
      asked += 1;
      if (status !== wanted) failed.push(`${path}: ${status}`);
      // Under the limit of an address.
      await delay(150);
    }
  });
  return {
    end: async () => {
      isEnding = true;
      await Promise.all(running);
      return { asked, failed };
    },
  };
}
