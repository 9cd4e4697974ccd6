import { randomUUID } from 'node:crypto';

export interface Person {
  headers: Record<string, string>;
  /** Path of the first ledger, and an account in it. */
  ledger: string;
  accountId: string;
}

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer by looking into it.
  body: any;
}

/** Asks one of several servers, in the name of whoever is given. Paths begin at the person's ledger, or with `/api`. */
export interface Client {
  ask: (person: Person | null, method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Adds a transaction; throws where that is refused. */
  add: (person: Person, amount: number, payee?: string) => Promise<void>;
  /** Opens the stream of changes. */
  listen: (person: Person) => Promise<{ heard: () => string; close: () => Promise<void> }>;
}

export function clientOf(origin: string): Client {
  const urlOf = (person: Person | null, path: string) =>
    path.startsWith('/api') ? `${origin}${path}` : `${origin}${person?.ledger}${path}`;
  const ask: Client['ask'] = async (person, method, path, body) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(urlOf(person, path), {
      method,
      headers: { ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }), ...person?.headers },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  };
  return {
    ask,
    add: async (person, amount, payee = 'Shop') => {
      const facts = { date: '2026-03-01', accountId: person.accountId, amount, payee };
      const { status, body } = await ask(person, 'POST', '/transactions', facts);
      if (status !== 201) throw new Error(`The line was answered with ${status}: ${JSON.stringify(body)}`);
    },
    listen: async (person) => {
      const ending = new AbortController();
      const { body } = await fetch(urlOf(person, '/events'), { headers: person.headers, signal: ending.signal });
      let heard = '';
      const reading = body?.pipeThrough(new TextDecoderStream()).pipeTo(
        new WritableStream({
          write: (text) => {
            heard += text;
          },
        }),
      );
      return {
        heard: () => heard,
        close: async () => {
          ending.abort();
          await reading?.catch(() => undefined);
        },
      };
    },
  };
}

/** Somebody new, registered with that server. */
export async function signUp(client: Client): Promise<Person> {
  const facts = { email: `${randomUUID()}@example.org`, password: 'purple-otter-42-lamp', currency: 'EUR' };
  const { status, body } = await client.ask(null, 'POST', '/api/v1/auth/register', facts);
  if (status !== 201) throw new Error(`Signing up was answered with ${status}: ${JSON.stringify(body)}`);
  const person = { headers: { authorization: `Bearer ${body.accessToken}` }, ledger: '', accountId: '' };
  const ledgers = await client.ask(person, 'GET', '/api/v1/ledgers');
  person.ledger = `/api/v1/ledgers/${ledgers.body.items[0].id}`;
  person.accountId = (await client.ask(person, 'GET', '/accounts')).body.items[0].id;
  return person;
}
