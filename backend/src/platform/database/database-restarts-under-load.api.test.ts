import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringIn, upload } from '../../testing/bring-in.ts';
import { type OwnPostgres, startOwnPostgres } from '../../testing/own-postgres.ts';
import { type OwnServer, startOwnServer } from '../../testing/own-server.ts';
import type { Person } from '../../testing/test-app.ts';

let postgres: OwnPostgres;
let server: OwnServer;
beforeAll(async () => {
  postgres = await startOwnPostgres();
  server = await startOwnServer({ ...postgres.settings, DATABASE_POOL: '4', DATABASE_POOL_OVERFLOW: '2' });
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await postgres?.close();
});

/** What clients have seen of a ledger while they read and write. */
class Load {
  readonly #person: Person;
  readonly #accountId: string;
  /** Amounts whose writing was answered 201. */
  readonly written = new Set<number>();
  readonly statuses = new Map<number, number>();
  readonly wrong: string[] = [];
  #next = 1;
  #isOver = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(person: Person, accountId: string) {
    this.#person = person;
    this.#accountId = accountId;
  }

  start(): void {
    const writers = Array.from({ length: 4 }, () => this.#write());
    const readers = Array.from({ length: 3 }, () => this.#read());
    this.#running = Promise.all([...writers, ...readers]);
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  /** One client: each write is sent again, as the same one, until it is answered. */
  async #write(): Promise<void> {
    while (!this.#isOver) {
      const amount = this.#next;
      this.#next += 1;
      const body = { date: '2026-03-01', accountId: this.#accountId, amount: -amount, payee: 'Load' };
      const headers = { 'idempotency-key': randomUUID() };
      while (!this.written.has(amount)) {
        if ((await this.#ask('POST', 'transactions', { body, headers }))?.status === 201) this.written.add(amount);
      }
    }
  }

  /** What was acknowledged before a question is in its answer. */
  async #read(): Promise<void> {
    while (!this.#isOver) {
      const least = this.written.size;
      const answer = await this.#ask('GET', 'transactions/summary');
      if (answer && answer.body.count < least) this.wrong.push(`${answer.body.count} of ${least}`);
      await this.#ask('GET', 'home');
    }
  }

  /** The answer, or nothing where it is an honest 503. */
  async #ask(method: string, path: string, asked = {}) {
    const answer = await this.#person.ask(method, `/api/v1/ledgers/${this.#person.ledgerId}/${path}`, asked);
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    if (answer.status < 300) return answer;
    if (answer.status !== 503 || answer.headers.get('retry-after') === null) {
      this.wrong.push(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return undefined;
  }
}

/** Collects what an open window hears. */
async function listen({ ledgerId, accessToken }: Person): Promise<() => string> {
  const { body } = await fetch(`${server.url}/api/v1/ledgers/${ledgerId}/events`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  let heard = '';
  const write = (text: string) => {
    heard += text;
  };
  body
    ?.pipeThrough(new TextDecoderStream())
    .pipeTo(new WritableStream({ write }))
    .catch(() => undefined);
  return () => heard;
}

const patience = { timeout: 30_000, interval: 100 };
/** A job whose end couldn't be written is given back within a minute. */
const patienceWithJobs = { timeout: 100_000, interval: 100 };

describe('a database that restarts while people read and write', () => {
  it.each(['fast', 'immediate'] as const)(
    '%s: only 503s, nothing lost, nothing twice, and all goes on by itself',
    async (how) => {
      const person = await server.signUp();
      const path = `/api/v1/ledgers/${person.ledgerId}`;
      const accountId = (await person.ask('GET', `${path}/accounts`)).body.items[0].id;
      const heard = await listen(person);
      const load = new Load(person, accountId);
      load.start();
      await expect.poll(() => load.written.size, patience).toBeGreaterThan(20);
      // Its job is cut off, or is yet to come.
      const waiting = await upload(person, 'Date;Text;Amount\n2026-02-01;Bakery;-4,20\n', { name: 'before.csv' });

      await postgres.restart(how);

      const before = load.written.size;
      await expect.poll(() => load.written.size, patience).toBeGreaterThan(before + 20);
      await load.end();
      expect(load.wrong).toEqual([]);
      expect(load.statuses.get(503)).toBeGreaterThan(0);

      const amounts: number[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await person.ask('GET', `${path}/transactions?limit=500${cursor && `&cursor=${cursor}`}`);
        amounts.push(...body.items.map((item: { amount: number }) => -item.amount));
        cursor = body.nextCursor;
      }
      const ascending = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);
      expect(ascending(amounts)).toEqual(ascending(load.written));
      const { sums } = (await person.ask('GET', `${path}/transactions/summary`)).body;
      expect(sums[0].net).toBe(-amounts.reduce((sum, amount) => sum + amount, 0));

      expect(waiting.status).toBe(202);
      await expect
        .poll(async () => (await person.ask('GET', `${path}/imports/${waiting.body.id}`)).body.status, patienceWithJobs)
        .toBe('ready');
      const done = await bringIn(person, 'Date;Text;Amount\n2026-03-02;Bakery;-5,20\n', { name: 'after.csv' });
      expect(done.status).toBe('done');
      const { body } = await person.ask('GET', path);
      await expect.poll(heard, patience).toContain(`"version":${body.version}`);
    },
    240_000,
  );
});
