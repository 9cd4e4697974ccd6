import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startProduct } from './support/product.ts';

interface Person {
  path: string;
  headers: Record<string, string>;
  accountId: string;
}

async function ask(url: string, headers: Record<string, string>, body?: unknown) {
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

async function signUp(origin: string): Promise<Person> {
  const person = { email: 'killed@example.org', password: 'purple-otter-42-lamp', currency: 'EUR' };
  const { accessToken } = (await ask(`${origin}/api/v1/auth/register`, {}, person)).body;
  const headers = { authorization: `Bearer ${accessToken}` };
  const path = `/api/v1/ledgers/${(await ask(`${origin}/api/v1/ledgers`, headers)).body.items[0].id}`;
  const accountId = (await ask(`${origin}${path}/accounts`, headers)).body.items[0].id;
  return { path, headers, accountId };
}

/** Writes one transaction after the other until the server is gone; gives the amounts that were acknowledged. */
async function write(origin: string, { path, headers, accountId }: Person, amounts: () => number): Promise<number[]> {
  const acknowledged: number[] = [];
  try {
    for (;;) {
      const amount = amounts();
      // Two splits, so that half a transaction would show.
      const splits = [
        { categoryId: null, amount: -amount },
        { categoryId: null, amount: -amount },
      ];
      const body = { date: '2026-03-01', accountId, amount: -2 * amount, payee: 'Killed', splits };
      const { status } = await ask(
        `${origin}${path}/transactions`,
        { ...headers, 'idempotency-key': randomUUID() },
        body,
      );
      if (status === 201) acknowledged.push(amount);
    }
  } catch {
    return acknowledged;
  }
}

test('a server that is killed in the middle of writes has every acknowledged one and nothing half, on the same folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-killed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const first = await startProduct(folder);
  const person = await signUp(first.origin);
  let next = 0;
  const amounts = () => {
    next += 1;
    return next;
  };
  const writers = Array.from({ length: 6 }, () => write(first.origin, person, amounts));
  await expect.poll(() => next).toBeGreaterThan(60);
  await first.kill();
  const acknowledged = (await Promise.all(writers)).flat();
  expect(acknowledged.length).toBeGreaterThan(20);

  const second = await startProduct(folder);
  try {
    const found: { amount: number; splits: { amount: number }[] }[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `limit=500${cursor && `&cursor=${cursor}`}`;
      const { body } = await ask(`${second.origin}${person.path}/transactions?${query}`, person.headers);
      found.push(...body.items);
      cursor = body.nextCursor;
    }
    const amountsFound = found.map(({ amount }) => -amount / 2);
    expect(new Set(amountsFound).size).toBe(found.length);
    expect(acknowledged.filter((amount) => !amountsFound.includes(amount))).toEqual([]);
    for (const { amount, splits } of found) {
      expect(splits.reduce((sum, split) => sum + split.amount, 0)).toBe(amount);
      expect(splits).toHaveLength(2);
    }
    // Totals are kept in the same database transaction.
    const { sums } = (await ask(`${second.origin}${person.path}/transactions/summary`, person.headers)).body;
    expect(sums[0].net).toBe(found.reduce((sum, { amount }) => sum + amount, 0));
    const written = await ask(`${second.origin}${person.path}/transactions`, person.headers, {
      date: '2026-03-02',
      accountId: person.accountId,
      amount: -1,
    });
    expect(written.status).toBe(201);
  } finally {
    await second.stop();
  }
});
